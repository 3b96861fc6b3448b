"""How much a child may use before it is killed."""

from dataclasses import dataclass

MEBIBYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """Address space, file bytes and answer in bytes; processor and wall time from the request."""

    memory: int
    cpu_seconds: int
    wall_seconds: float
    written: int
    """All that it may leave in its folder, added up."""
    answer: int
    """All blobs of its answer, added up."""


READER_LIMITS = Limits(
    memory=512 * MEBIBYTE,
    cpu_seconds=10,
    wall_seconds=20,
    written=50 * MEBIBYTE,
    answer=50 * MEBIBYTE,
)


def builder_limits(size: int, *, streamed: int = 0) -> Limits:
    """Return what a child may use to build a document from ``size`` bytes of our own making.

    ``streamed`` bytes more go through a file and never lie in memory together.
    """
    held, size = size, size + streamed
    pieces = 1 + size // MEBIBYTE
    return Limits(
        memory=1024 * MEBIBYTE + 8 * held,
        cpu_seconds=120 + pieces,
        wall_seconds=240 + 2 * pieces,
        written=256 * MEBIBYTE + 4 * size,
        answer=256 * MEBIBYTE + 4 * size,
    )


def checker_limits(size: int) -> Limits:
    """Return what a child may use to check a document of ``size`` bytes that came from outside."""
    pieces = 1 + size // (10 * MEBIBYTE)
    return Limits(
        memory=512 * MEBIBYTE + 4 * size,
        cpu_seconds=30 + pieces,
        wall_seconds=60 + 2 * pieces,
        written=50 * MEBIBYTE,
        answer=MEBIBYTE,
    )
