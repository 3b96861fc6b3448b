"""Carries pictures and files into a finished PDF, each straight to its place.

The file was finished without them, small, with an empty stream for each. What stands around these
is copied, then one after the other is written as it comes: nothing large is held in memory, and
nothing is written twice.
"""

import hashlib
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import BinaryIO, Final

from reportlab.pdfbase.pdfutils import readJPEGInfo

from sv_evidence.jail import ReaderRefused, Stream
from sv_evidence.reports.pdf.archive import Finished, Waiting
from sv_evidence.reports.pdf.crossing import FREE, PLAIN, Entry, read_table, written_table
from sv_evidence.reports.pdf.jpeg import bare

_SPACES: Final = {1: b"/DeviceGray", 3: b"/DeviceRGB"}
"""What an sRGB file may hold (ISO 19005-3, 6.2.4), by the number of components."""
_JPEG: Final = b"\xff\xd8\xff"
_SAMPLE: Final = 65_536
_PIECE: Final = 1 << 20
_WORTH_IT: Final = 0.9
"""What does not shrink below this share is stored as it is: it is compressed already."""
_NOWHERE: Final[Entry] = (FREE, 0, 0)


class Carrier:
    """Writes one file: what was finished at once, then object after object."""

    def __init__(self, to: BinaryIO, finished: Finished) -> None:
        self._to = to
        self._pictures = dict(finished.pictures)
        self._table = read_table(finished.pdf)
        self._entries = list(self._table.entries)
        self._said = hashlib.sha256(self._table.id)
        self._copy(finished)

    def picture(self, name: str, jpeg: bytes) -> None:
        """Carry a picture to be shown, without a word about where it came from."""
        pixels = bare(jpeg)
        try:
            width, height, components = readJPEGInfo(BytesIO(pixels))[:3]
            space = _SPACES[components]
        except Exception as broken:
            raise ReaderRefused("bad_picture") from broken
        self._image(name, pixels, width, height, space)

    def no_picture(self, name: str) -> None:
        """Carry an empty picture, to see how large the file is without it."""
        self._image(name, b"", 2000, 2000, _SPACES[3])

    def file(self, waiting: Waiting, source: Stream) -> None:
        """Carry a file to be taken out again as it is; raise ``EOFError`` if it is too short."""
        params = self._new()
        md5 = hashlib.md5(usedforsecurity=False)
        told = b"/Type/EmbeddedFile/Subtype%s/Params %d 0 R" % (waiting.media_type, params)
        pieces = _pieces(source)
        first = next(pieces, b"")
        md5.update(first)
        if _shrinks(first):
            self._packed(waiting.number, told, first, pieces, md5)
        else:
            self._begin(waiting.number, b"%s/Length %d" % (told, source.size))
            self._to.write(first)
            for piece in pieces:
                md5.update(piece)
                self._to.write(piece)
            self._end()
        self._said.update(md5.digest())
        self._plain(
            params,
            b"<</CheckSum<%s>/CreationDate%s/ModDate%s/Size %d>>"
            % (md5.hexdigest().encode(), waiting.day, waiting.day, source.size),
        )

    def finish(self) -> None:
        """Write where everything stands; before, the file is none.

        The file's name for itself follows from all that is in it.
        """
        place = self._to.tell()
        self._entries[self._table.number] = (PLAIN, place, 0)
        name = self._said.digest()[:16]
        self._to.write(written_table(self._table, place, self._entries, name))

    def _copy(self, finished: Finished) -> None:
        """Write what was finished, without its empty streams and its end."""
        empty = {*finished.pictures.values(), *(each.number for each in finished.files)}
        table, pdf = self._table, memoryview(finished.pdf)
        first = min((begin for _, begin, _ in table.places()), default=table.place)
        self._to.write(pdf[:first])
        for number, begin, end in table.places():
            if number in empty:
                self._entries[number] = _NOWHERE
            else:
                self._entries[number] = (PLAIN, self._to.tell(), 0)
                self._to.write(pdf[begin:end])

    def _image(self, name: str, data: bytes, width: int, height: int, space: bytes) -> None:
        number = self._pictures.get(name)
        if number is None:  # it stands on no page
            return
        self._said.update(data)
        told = (width, height, space, len(data))
        self._begin(
            number,
            b"/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace%s"
            b"/BitsPerComponent 8/Filter/DCTDecode/Length %d" % told,
        )
        self._to.write(data)
        self._end()

    def _packed(
        self,
        number: int,
        told: bytes,
        first: bytes,
        pieces: Iterator[bytes],
        md5: "hashlib._Hash",
    ) -> None:
        """Carry a file compressed; how long it becomes is said behind it."""
        length = self._new()
        self._begin(number, b"%s/Filter/FlateDecode/Length %d 0 R" % (told, length))
        packed = zlib.compressobj(6)
        written = self._to.write(packed.compress(first))
        for piece in pieces:
            md5.update(piece)
            written += self._to.write(packed.compress(piece))
        written += self._to.write(packed.flush())
        self._end()
        self._plain(length, b"%d" % written)

    def _new(self) -> int:
        """Return the number of an object that nobody knew of before."""
        self._entries.append(_NOWHERE)
        return len(self._entries) - 1

    def _begin(self, number: int, told: bytes) -> None:
        self._entries[number] = (PLAIN, self._to.tell(), 0)
        self._to.write(b"%d 0 obj\n<<%s>>\nstream\n" % (number, told))

    def _end(self) -> None:
        self._to.write(b"\nendstream\nendobj\n")

    def _plain(self, number: int, value: bytes) -> None:
        self._entries[number] = (PLAIN, self._to.tell(), 0)
        self._to.write(b"%d 0 obj\n%s\nendobj\n" % (number, value))


def _shrinks(head: bytes) -> bool:
    sample = head[:_SAMPLE]
    return not sample.startswith(_JPEG) and len(zlib.compress(sample)) < _WORTH_IT * len(sample)


def _pieces(source: Stream) -> Iterator[bytes]:
    left = source.size
    while left:
        piece = source.source.read(min(left, _PIECE))
        if not piece:
            raise EOFError
        left -= len(piece)
        yield piece
