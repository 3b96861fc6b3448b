"""Carries pictures and files into a drawn PDF, one at a time, so that none fills the memory.

They are put behind the drawn pages as an update of the file (ISO 32000-1, 7.5.6); finishing then
writes everything anew, and reads each only when its turn comes.
"""

import hashlib
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO

from reportlab.pdfbase.pdfutils import readJPEGInfo

from sv_evidence.domain.problems import Defect
from sv_evidence.jail import ReaderRefused, Stream
from sv_evidence.reports.pdf.jpeg import bare

_SPACES = {1: b"/DeviceGray", 3: b"/DeviceRGB"}
"""What an sRGB file may hold (ISO 19005-3, 6.2.4), by the number of components."""
_SAMPLE = 65_536
_PIECE = 1 << 20
_WORTH_IT = 0.9
"""What does not shrink below this share is stored as it is: it is compressed already."""
_TAIL = re.compile(
    rb"/Info (\d+ 0 R).*?/Root (\d+ 0 R).*?/Size (\d+).*?startxref\s+(\d+)\s+%%EOF", re.DOTALL
)
_LAST = 2_048


@dataclass(frozen=True, slots=True)
class Carried:
    """A file in its place: its object, and what it says of its content."""

    number: int
    size: int
    md5: bytes


class Carrier:
    """Writes one file: the drawn pages at once, then object after object."""

    def __init__(self, to: BinaryIO, drawn: bytes) -> None:
        found = _TAIL.search(drawn, max(0, len(drawn) - _LAST))
        if found is None:
            raise Defect("what was drawn has no trailer")
        self._info, self._root, size, self._previous = found.groups()
        self._first = int(size)
        self._to = to
        self._places: list[int] = []
        to.write(drawn)

    def picture(self, jpeg: bytes) -> int:
        """Carry a picture to be shown, without a word about where it came from."""
        pixels = bare(jpeg)
        try:
            width, height, components = readJPEGInfo(BytesIO(pixels))[:3]
            space = _SPACES[components]
        except Exception as broken:
            raise ReaderRefused("bad_picture") from broken
        return self._image(pixels, width, height, space)

    def no_picture(self) -> int:
        """Carry an empty picture, to see how large the file is without it."""
        return self._image(b"", 2000, 2000, _SPACES[3])

    def file(self, source: Stream) -> Carried:
        """Carry a file to be taken out again as it is."""
        number, length = self._begin(), 0
        md5, size, packed = hashlib.md5(usedforsecurity=False), 0, None
        self._to.write(b"<</Type/EmbeddedFile/Filter/FlateDecode/Length %d 0 R>>" % (number + 1))
        self._to.write(b"\nstream\n")
        for piece in _pieces(source):
            packed = packed or zlib.compressobj(_level(piece))
            md5.update(piece)
            size += len(piece)
            length += self._to.write(packed.compress(piece))
        packed = packed or zlib.compressobj()
        length += self._to.write(packed.flush())
        self._end(b"\nendstream")
        self._begin()
        self._end(b"%d" % length)
        return Carried(number, size, md5.digest())

    def finish(self) -> None:
        """Write where everything stands; before, the file is none."""
        place = self._to.tell()
        lines = [b"%010d 00000 n \n" % each for each in self._places]
        self._to.write(b"xref\n%d %d\n" % (self._first, len(lines)))
        self._to.writelines(lines)
        size = self._first + len(lines)
        self._to.write(b"trailer\n<</Size %d/Prev %s" % (size, self._previous))
        self._to.write(b"/Root %s/Info %s>>\n" % (self._root, self._info))
        self._to.write(b"startxref\n%d\n%%%%EOF\n" % place)

    def _image(self, data: bytes, width: int, height: int, space: bytes) -> int:
        number = self._begin()
        told = (width, height, space, len(data))
        self._to.write(b"<</Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace%s" % told[:3])
        self._to.write(b"/BitsPerComponent 8/Filter/DCTDecode/Length %d>>\nstream\n" % told[3])
        self._to.write(data)
        self._end(b"\nendstream")
        return number

    def _begin(self) -> int:
        number = self._first + len(self._places)
        self._places.append(self._to.tell())
        self._to.write(b"%d 0 obj\n" % number)
        return number

    def _end(self, last: bytes) -> None:
        self._to.write(last + b"\nendobj\n")


def _level(head: bytes) -> int:
    sample = head[:_SAMPLE]
    return 6 if len(zlib.compress(sample)) < _WORTH_IT * len(sample) else 0


def _pieces(source: Stream) -> Iterator[bytes]:
    left = source.size
    while left:
        piece = source.source.read(min(left, _PIECE))
        if not piece:
            raise EOFError
        left -= len(piece)
        yield piece
