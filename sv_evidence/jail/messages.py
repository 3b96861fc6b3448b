"""What goes into a child and comes out of it: one line of JSON with blob lengths, then the blobs.

The parent trusts nothing that a child says after it has seen something foreign, so ``read_frame``
checks every type and size before it takes a byte.
"""

import errno
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, BinaryIO

LONGEST_LINE = 1 << 20
MOST_BLOBS = 50_000
_PIECE = 1 << 20


class Nonsense(Exception):
    """What came is no frame."""


class TooMuch(Exception):
    """A frame announces more than may be sent."""


class Cut(Exception):
    """The other side ended before its frame did."""


@dataclass(frozen=True, slots=True)
class Stream:
    """A blob that is copied from where it lies, so that nobody holds it whole."""

    source: BinaryIO
    size: int


def _nothing_more() -> Iterator[Stream]:
    return iter(())


def _tell_nobody(done: int, of: int) -> None:
    del done, of


@dataclass(frozen=True, slots=True)
class Request:
    """What a worker is asked: plain data, and bytes beside it."""

    header: Mapping[str, Any] = field(default_factory=dict)
    blobs: Sequence[bytes | Stream] = ()
    later: Sequence[Stream] = ()
    """Blobs that the worker takes one by one when it wants them, so that it holds none whole."""
    lent: BinaryIO | None = None
    """An open file that the worker reads for itself, wherever it wants and without a copy."""
    out: BinaryIO | None = None
    """The worker's side of a file that is to take its answer, if it can write there itself."""
    incoming: Callable[[], Iterator[Stream]] = _nothing_more
    """The worker's side of ``later``: each must be read to its end before the next one comes."""
    tell: Callable[[int, int], None] = _tell_nobody
    """The worker's way to say how far it is, and of how much."""

    @property
    def data(self) -> tuple[bytes, ...]:
        """The blobs as the worker has them: whole."""
        return tuple(blob for blob in self.blobs if isinstance(blob, bytes))

    @property
    def file(self) -> BinaryIO:
        """The file that was lent; where a child cannot inherit one, its bytes came as a blob."""
        return BytesIO(self.data[-1]) if self.lent is None else self.lent


@dataclass(frozen=True, slots=True)
class Answer:
    """What a worker answers. Its header is plain JSON; nothing in it has been judged yet."""

    header: Mapping[str, Any] = field(default_factory=dict)
    blobs: tuple[bytes, ...] = ()
    stream: Stream | None = None
    """One blob more, as a worker gives it: from a file, since it would fill the memory."""


def write_frame(to: BinaryIO, header: Mapping[str, Any], blobs: Sequence[bytes | Stream]) -> None:
    """Send one frame.

    Raise ``Cut`` if the other side is gone. An ``OSError`` is a stream's own, also where a stream
    is shorter than it said.
    """
    lengths = [len(blob) if isinstance(blob, bytes) else blob.size for blob in blobs]
    line = json.dumps({"header": dict(header), "blobs": lengths}, allow_nan=False)
    _send(to, line.encode("ascii") + b"\n")
    for blob in blobs:
        if isinstance(blob, bytes):
            _send(to, blob)
        else:
            for piece in _pieces(blob):
                _send(to, piece)
    with _other_side():
        to.flush()


def read_frame(
    source: BinaryIO, *, most: int, to: BinaryIO | None = None
) -> tuple[dict[str, Any], tuple[bytes, ...]]:
    """Take one frame whose blobs are ``most`` bytes together at most.

    With ``to`` the blobs are copied there, one after the other, and none is returned. Raise
    ``Cut``, ``Nonsense`` or ``TooMuch``; an ``OSError`` is that of ``to``.
    """
    header, lengths = read_head(source, most=most)
    if to is None:
        return header, tuple(_exactly(source, length) for length in lengths)
    for length in lengths:
        _copy(source, to, length)
    return header, ()


def read_head(source: BinaryIO, *, most: int) -> tuple[dict[str, Any], list[int]]:
    """Take the line a frame begins with: its header, and the lengths of the blobs to come."""
    line = source.readline(LONGEST_LINE + 1)
    if not line.endswith(b"\n"):
        if len(line) > LONGEST_LINE:
            raise TooMuch
        raise Cut
    header, lengths = _decoded(line)
    if sum(lengths) > most:
        raise TooMuch
    return header, lengths


def _decoded(line: bytes) -> tuple[dict[str, Any], list[int]]:
    try:
        frame = json.loads(line, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise Nonsense from error
    if not isinstance(frame, dict) or frame.keys() != {"header", "blobs"}:
        raise Nonsense
    header, lengths = frame["header"], frame["blobs"]
    if not isinstance(header, dict) or not isinstance(lengths, list) or len(lengths) > MOST_BLOBS:
        raise Nonsense
    if not all(type(length) is int and length >= 0 for length in lengths):
        raise Nonsense
    return header, lengths


def _refuse_constant(name: str) -> None:
    raise ValueError(name)


def _exactly(source: BinaryIO, length: int) -> bytes:
    blob = source.read(length)
    if len(blob) != length:
        raise Cut
    return blob


def _copy(source: BinaryIO, to: BinaryIO, length: int) -> None:
    while length:
        piece = _exactly(source, min(length, _PIECE))
        to.write(piece)
        length -= len(piece)


def _pieces(blob: Stream) -> Iterator[bytes]:
    left = blob.size
    while left:
        piece = blob.source.read(min(left, _PIECE))
        if not piece:
            raise OSError(errno.EIO, f"{left} bytes fewer than there were")
        yield piece
        left -= len(piece)


def _send(to: BinaryIO, piece: bytes) -> None:
    with _other_side():
        to.write(piece)


@contextmanager
def _other_side() -> Iterator[None]:
    try:
        yield
    except OSError as error:  # Windows says EINVAL where others say EPIPE
        raise Cut from error
