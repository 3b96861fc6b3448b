"""The evidence files: each encrypted under its own key, named by the hash of what lies on disk.

A file is a run of 1 MiB chunks, each sealed by AES-256-GCM. The nonce is the chunk's number with
a mark on the last one, so a file that was cut, lengthened or put in another order does not open.

Problems: ``vault_file_missing(name)``, ``vault_file_altered(name)``, ``source_unreadable(reason)``
and those of ``durable``.
"""

import hashlib
import io
import os
import re
import secrets
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import BinaryIO, Final, Protocol, cast

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from sv_evidence.domain.evidence import Condition
from sv_evidence.domain.problems import Defect, Problem
from sv_evidence.store.durable import file_within, make_folder, problem_from, settle, write_all
from sv_evidence.system import PRIVATE_FOLDER, sync_folder

CHUNK: Final = 1 << 20
TAG: Final = 16
KEY_BYTES: Final = 32
INCOMING: Final = "incoming"
QUARANTINE: Final = "quarantine"
_SEALED: Final = CHUNK + TAG
_NAME: Final = re.compile(r"[0-9a-f]{64}")
_FORMAT: Final = b"sv-evidence vault 1"


class VaultFileMissing(Problem):
    """The vault no longer holds a file that a record points to."""

    def __init__(self, name: str) -> None:
        super().__init__("vault_file_missing", name=name)


class VaultFileAltered(Problem):
    """A file in the vault is not what was put there."""

    def __init__(self, name: str) -> None:
        super().__init__("vault_file_altered", name=name)


class SourceUnreadable(Problem):
    """The file to be kept could not be read to its end."""

    def __init__(self, reason: str) -> None:
        super().__init__("source_unreadable", reason=reason)


class SupportsRead(Protocol):
    """Anything bytes can be read from."""

    def read(self, count: int, /) -> bytes | None:
        """Return at most ``count`` bytes, none at the end."""
        ...


@dataclass(frozen=True, slots=True)
class Kept:
    """A file in the vault: its name there, its key, and the original's SHA-256 and size."""

    name: str
    key: bytes = field(repr=False)
    sha256: str
    size: int


def encrypted_size(size: int) -> int:
    """Return how many bytes an original of ``size`` bytes takes in the vault."""
    return size + TAG * max(1, -(-size // CHUNK))


class Vault:
    """The folder of evidence files. Files never change; a new one is durable before it is known."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(self, source: SupportsRead, *, is_remakeable: bool = False) -> Kept:
        """Encrypt and keep everything ``source`` yields; return when it is on the medium.

        What ``is_remakeable`` reaches the medium in the system's own time: after a power cut it
        may be missing or altered, which every reading notices, and is made again.
        """
        key = secrets.token_bytes(KEY_BYTES)
        with file_within(self.folder.parent, self.folder / INCOMING) as (stream, unfinished):
            name, sha256, size = _encrypt(source, stream, AESGCM(key))
            home = self.path(name)
            make_folder(home.parent)
            if is_remakeable:
                stream.close()
                unfinished.replace(home)
            else:
                settle(stream, unfinished, home)
        return Kept(name, key, sha256, size)

    def open(self, name: str, key: bytes) -> BinaryIO:
        """Open a file for reading from its beginning; every chunk is checked as it is read."""
        try:
            stream = self._opened(name)
        except FileNotFoundError as gone:
            raise VaultFileMissing(name) from gone
        except OSError as error:
            raise problem_from(error, self.path(name)) from error
        return cast("BinaryIO", io.BufferedReader(_Reader(stream, name, AESGCM(key)), CHUNK))

    def read(self, name: str, key: bytes) -> bytes:
        """Return a whole original, checked."""
        with self.open(name, key) as stream:
            return stream.read()

    def state(self, name: str, *, size: int | None = None, deep: bool = False) -> Condition:
        """Say whether a file is there with its right size; ``deep`` hashes what lies on disk."""
        try:
            with self._opened(name) as stream:
                found = os.fstat(stream.fileno()).st_size
                if size is not None and found != encrypted_size(size):
                    return Condition.ALTERED
                if deep and hashlib.file_digest(stream, "sha256").hexdigest() != name:
                    return Condition.ALTERED
        except FileNotFoundError:
            return Condition.MISSING
        except OSError:  # there, but the medium does not give it back
            return Condition.ALTERED
        return Condition.UNCHANGED

    def holds(self, name: str) -> bool:
        """Say whether a file of this name is there, whatever it holds."""
        return self.path(name).exists()

    def names(self) -> Iterator[str]:
        """Yield the name of every file kept, in order."""
        if not self.folder.is_dir():
            return
        for shelf in sorted(self.folder.iterdir()):
            if len(shelf.name) == 2:  # noqa: PLR2004 - two hex digits
                yield from sorted(each.name for each in shelf.iterdir() if _is_name(each.name))

    def lay_out(self) -> None:
        """Make the 256 folders that files go into, so that no later file waits for its own."""
        make_folder(self.folder)
        try:
            for shelf in range(256):
                (self.folder / f"{shelf:02x}").mkdir(PRIVATE_FOLDER, exist_ok=True)
            sync_folder(self.folder)
        except OSError as error:
            raise problem_from(error, self.folder) from error

    def path(self, name: str) -> Path:
        """Return where a file of this name lies or would lie."""
        if not _is_name(name):
            raise Defect(f"no name of a vault file: {name!r}")
        return self.folder / name[:2] / name

    def _opened(self, name: str) -> io.FileIO:
        """Open what lies on disk; a file set aside comes back if somebody asks for it again."""
        home = self.path(name)
        if not home.exists():
            with suppress(OSError):
                (self.folder / QUARANTINE / name).rename(home)
        return home.open("rb", buffering=0)

    def clear_incoming(self) -> int:
        """Remove what an interrupted ``keep`` left; only the holder of the workspace may."""
        left = list((self.folder / INCOMING).glob("*"))
        for path in left:
            path.unlink(missing_ok=True)
        return len(left)

    def set_aside(self, name: str) -> None:
        """Move a file that nothing points to into quarantine; it is never deleted here."""
        to = self.folder / QUARANTINE / name
        make_folder(to.parent)
        try:
            self.path(name).replace(to)
            sync_folder(to.parent)
        except OSError as error:
            raise problem_from(error, to) from error


def _is_name(text: str) -> bool:
    return _NAME.fullmatch(text) is not None


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])


def _encrypt(source: SupportsRead, to: BinaryIO, cipher: AESGCM) -> tuple[str, str, int]:
    """Return name, the original's SHA-256 and its size; a large file has two threads."""
    chunks = _chunks(source)
    first, is_all = next(chunks)
    if is_all:
        sealed = cipher.encrypt(_nonce(0, last=True), first, _FORMAT)
        write_all(to, sealed)
        return hashlib.sha256(sealed).hexdigest(), hashlib.sha256(first).hexdigest(), len(first)
    return _encrypt_many(chain([(first, False)], chunks), to, cipher)


def _encrypt_many(
    chunks: Iterable[tuple[bytes, bool]], to: BinaryIO, cipher: AESGCM
) -> tuple[str, str, int]:
    """Encrypt chunk by chunk; a second thread hashes meanwhile."""
    original, sealed_hash, size = hashlib.sha256(), hashlib.sha256(), 0
    # Two buffers used in turn: fresh memory for every chunk costs more than the encryption.
    buffers = (bytearray(_SEALED), bytearray(_SEALED))
    hashed: list[Future[None]] = []

    def hash_both(chunk: bytes, sealed: memoryview) -> None:
        original.update(chunk)
        sealed_hash.update(sealed)

    with ThreadPoolExecutor(1) as beside:  # hashing and encrypting both leave Python's lock
        for number, (chunk, last) in enumerate(chunks):
            if number >= len(buffers):
                hashed[number - len(buffers)].result()
            sealed = memoryview(buffers[number % len(buffers)])[: len(chunk) + TAG]
            cipher.encrypt_into(_nonce(number, last=last), chunk, _FORMAT, sealed)
            hashed.append(beside.submit(hash_both, chunk, sealed))
            write_all(to, sealed)
            size += len(chunk)
    return sealed_hash.hexdigest(), original.hexdigest(), size


def _chunks(source: SupportsRead) -> Iterator[tuple[bytes, bool]]:
    """Yield each chunk and whether it is the last; a source that is empty has one empty chunk."""
    chunk = _taken(source)
    while True:
        following = _taken(source) if len(chunk) == CHUNK else b""
        yield chunk, not following
        if not following:
            return
        chunk = following


def _taken(source: SupportsRead) -> bytes:
    try:
        return _up_to(CHUNK, source)
    except OSError as error:
        raise SourceUnreadable(error.strerror or type(error).__name__) from error


def _up_to(count: int, source: SupportsRead) -> bytes:
    """Read ``count`` bytes; less only at the end. One call may give only some of them."""
    data = source.read(count) or b""
    while data and len(data) < count and (more := source.read(count - len(data))):
        data += more
    return data


class _Reader(io.RawIOBase):
    """Decrypts chunk by chunk; which chunk is the last one is told by the file's length."""

    def __init__(self, stream: io.FileIO, name: str, cipher: AESGCM) -> None:
        self._stream = stream
        self._name = name
        self._cipher = cipher
        self._chunks = max(1, -(-os.fstat(stream.fileno()).st_size // _SEALED))
        self._number = 0
        self._plain = bytearray(CHUNK)
        self._rest = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        while not self._rest and self._number < self._chunks:
            self._rest = self._next()
        count = min(len(buffer), len(self._rest))
        buffer[:count] = self._rest[:count]
        self._rest = self._rest[count:]
        return count

    def close(self) -> None:
        self._stream.close()
        super().close()

    def _next(self) -> memoryview:
        last = self._number == self._chunks - 1
        try:
            sealed = _up_to(_SEALED, self._stream)
            plain = memoryview(self._plain)[: max(0, len(sealed) - TAG)]
            self._cipher.decrypt_into(_nonce(self._number, last=last), sealed, _FORMAT, plain)
        except (InvalidTag, OSError, ValueError) as broken:
            raise VaultFileAltered(self._name) from broken
        self._number += 1
        return plain
