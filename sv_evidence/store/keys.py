"""The header: the workspace's master key, open or wrapped under a passphrase, kept twice.

Without a passphrase the key lies in the header and the workspace is *not locked*. With one it is
wrapped by AES-256-GCM under Argon2id. Each copy ends in a checksum; either copy opens the
workspace, and the other is then written again.

Problems: ``not_a_workspace(folder)``, ``wrong_passphrase(folder)``,
``passphrase_needed(folder)``, ``workspace_damaged(folder, what)``,
``workspace_is_newer(folder, needs)``.
"""

import hashlib
import json
import re
import secrets
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Final

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from sv_evidence.domain.problems import Problem
from sv_evidence.store.durable import durable_write

COPIES: Final = ("header", "header.copy")
KEY_BYTES: Final = 32
_TITLE: Final = b"SV Evidence workspace header, version 1\n"
_NEWER: Final = re.compile(rb"SV Evidence workspace header, version (\d+)\n")
_TRACES: Final = ("workspace.db", "vault", "backups")
_NONCE_BYTES: Final = 12
_SALT_BYTES: Final = 16
_WRAPPED_BYTES: Final = _NONCE_BYTES + KEY_BYTES + 16
_KIBIBYTES_A_LANE: Final = 8
_MOST_KIBIBYTES: Final = 1 << 20
_MOST_PASSES: Final = 64
_MOST_LANES: Final = 64


class NotAWorkspace(Problem):
    """The folder holds no workspace."""

    def __init__(self, folder: Path) -> None:
        super().__init__("not_a_workspace", folder=folder)


class PassphraseNeeded(Problem):
    """The workspace is locked and no passphrase was given."""

    def __init__(self, folder: Path) -> None:
        super().__init__("passphrase_needed", folder=folder)


class WrongPassphrase(Problem):
    """The passphrase does not open the workspace."""

    def __init__(self, folder: Path) -> None:
        super().__init__("wrong_passphrase", folder=folder)


class WorkspaceDamaged(Problem):
    """A part of the workspace cannot be read any more; ``what`` names it by a code."""

    def __init__(self, folder: Path, what: str) -> None:
        super().__init__("workspace_damaged", folder=folder, what=what)


class WorkspaceIsNewer(Problem):
    """A later edition of the program made this workspace; ``needs`` is the format it has."""

    def __init__(self, folder: Path, needs: int) -> None:
        super().__init__("workspace_is_newer", folder=folder, needs=needs)


@dataclass(frozen=True, slots=True)
class _Header:
    """What a copy says. ``turn`` counts rewrites, so that the newer of two copies is known."""

    turn: int
    key: str
    salt: str = ""
    kibibytes: int = 64 * 1024
    passes: int = 3
    lanes: int = 4

    @property
    def is_locked(self) -> bool:
        return bool(self.salt)


def create_header(folder: Path, passphrase: str | None = None) -> bytes:
    """Make a new random master key and its header; return the key (32 bytes)."""
    master = secrets.token_bytes(KEY_BYTES)
    _write(folder, _wrapped(master, passphrase, turn=1))
    return master


def open_header(folder: Path, passphrase: str | None = None) -> bytes:
    """Return the master key; write a damaged or outdated copy again from the good one."""
    header = _read(folder)
    master = _unwrapped(folder, header, passphrase)
    if any(_copy(folder / name) != header for name in COPIES):
        with suppress(Problem):  # the key is known; `header_faults` still names the bad copy
            _write(folder, header)
    return master


def is_locked(folder: Path) -> bool:
    """Say whether a passphrase is needed to open the workspace."""
    return _read(folder).is_locked


def set_passphrase(folder: Path, old: str | None, new: str | None) -> None:
    """Wrap the same master key under another passphrase, or under none (``None``).

    The backups inside the workspace get the new header too, else they would open without it.
    """
    header = _read(folder)
    master = _unwrapped(folder, header, old)
    wrapped = _wrapped(master, new, turn=header.turn + 1)
    for place in (folder, *(each.parent for each in folder.glob(f"backups/*/{COPIES[0]}"))):
        _write(place, wrapped)


def header_faults(folder: Path) -> tuple[str, ...]:
    """Name the copies that are missing, damaged or differ from the newest one."""
    found = [_copy(folder / name) for name in COPIES]
    newest = max((each for each in found if each), key=lambda each: each.turn, default=None)
    return tuple(
        name for name, each in zip(COPIES, found, strict=True) if each is None or each != newest
    )


def subkey(master: bytes, purpose: str, length: int = KEY_BYTES) -> bytes:
    """Derive a key of its own for one purpose (HKDF-SHA-256)."""
    return HKDF(SHA256(), length, salt=None, info=f"sv-evidence {purpose}".encode()).derive(master)


def database_key(master: bytes) -> bytes:
    """Derive the raw key of the database file."""
    return subkey(master, "database key")


def _wrapped(master: bytes, passphrase: str | None, *, turn: int) -> _Header:
    if passphrase is None:
        return _Header(turn, master.hex())
    salt = secrets.token_bytes(_SALT_BYTES)
    bare = _Header(turn, "", salt.hex())
    nonce = secrets.token_bytes(_NONCE_BYTES)
    sealed = AESGCM(_stretched(passphrase, bare)).encrypt(nonce, master, _TITLE)
    return replace(bare, key=(nonce + sealed).hex())


def _unwrapped(folder: Path, header: _Header, passphrase: str | None) -> bytes:
    sealed = bytes.fromhex(header.key)
    if not header.is_locked:
        return sealed
    if passphrase is None:
        raise PassphraseNeeded(folder)
    try:
        wrapping = AESGCM(_stretched(passphrase, header))
        return wrapping.decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], _TITLE)
    except InvalidTag as refused:
        raise WrongPassphrase(folder) from refused


def _stretched(passphrase: str, header: _Header) -> bytes:
    return hash_secret_raw(
        passphrase.encode(),
        bytes.fromhex(header.salt),
        time_cost=header.passes,
        memory_cost=header.kibibytes,
        parallelism=header.lanes,
        hash_len=KEY_BYTES,
        type=Type.ID,
    )


def _write(folder: Path, header: _Header) -> None:
    body = _TITLE + json.dumps(asdict(header), sort_keys=True).encode() + b"\n"
    text = body + hashlib.sha256(body).hexdigest().encode() + b"\n"
    for name in COPIES:
        durable_write(folder / name, text)


def _read(folder: Path) -> _Header:
    copies = [each for each in (_copy(folder / name) for name in COPIES) if each is not None]
    if copies:
        return max(copies, key=lambda each: each.turn)
    if any((folder / name).exists() for name in (*COPIES, *_TRACES)):
        raise WorkspaceDamaged(folder, "header")
    raise NotAWorkspace(folder)


def _copy(path: Path) -> _Header | None:
    """Return what one copy says, or ``None`` if it is missing or not exactly as written."""
    try:
        text = path.read_bytes()
    except OSError:
        return None
    body, checksum = text[:-65], text[-65:]
    if checksum != hashlib.sha256(body).hexdigest().encode() + b"\n":
        return None
    if not body.startswith(_TITLE):
        newer = _NEWER.match(body)
        if newer is None:
            return None
        raise WorkspaceIsNewer(path.parent, int(newer[1]))
    return _header_from(body.removeprefix(_TITLE))


def _header_from(body: bytes) -> _Header | None:
    """Read a header that may come from elsewhere: it must not make us stretch for hours."""
    try:
        header = _Header(**json.loads(body))
        salt, key = bytes.fromhex(header.salt), bytes.fromhex(header.key)
        sane = (
            (len(salt), len(key)) in {(0, KEY_BYTES), (_SALT_BYTES, _WRAPPED_BYTES)}
            and header.turn >= 1
            and 1 <= header.lanes <= _MOST_LANES
            and 1 <= header.passes <= _MOST_PASSES
            and _KIBIBYTES_A_LANE * header.lanes <= header.kibibytes <= _MOST_KIBIBYTES
        )
    except (TypeError, ValueError):
        return None
    return header if sane else None
