"""The checksum file beside a pack: what ``sha256sum -c`` reads, so that any office can check."""

import hashlib
import re
from collections.abc import Iterable

SUFFIX = ".sha256"
_LINE = re.compile(rb"^\\?([0-9a-f]{64}) [ *]", re.MULTILINE)


def checksums_name(stem: str) -> str:
    """Return the name of the checksum file of a pack whose name without suffix is ``stem``."""
    return f"{stem}{SUFFIX}"


def checksums(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Write the SHA-256 and the name of each file, one a line."""
    return checksum_lines((name, hashlib.sha256(data).hexdigest()) for name, data in files)


def checksum_lines(files: Iterable[tuple[str, str]]) -> bytes:
    """Write the same for files whose SHA-256 is known."""
    return "".join(_line(*each) for each in files).encode("utf-8", "surrogateescape")


def fingerprints_in(data: bytes) -> frozenset[str]:
    """Return every SHA-256 that a checksum file lists."""
    return frozenset(found.decode() for found in _LINE.findall(data))


def _line(name: str, sha256: str) -> str:
    """Escape as GNU coreutils do: a backslash before the line says that the name is escaped."""
    escaped = name.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")
    mark = "" if escaped == name else "\\"
    return f"{mark}{sha256}  {escaped}\n"
