"""Copies of evidence for other programs: readable names, read-only, gone at closing and start.

Problems: those of ``vault`` and ``durable``.
"""

import os
import secrets
import shutil
import stat
import unicodedata
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import Final

from sv_evidence.store.durable import make_folder, problem_from
from sv_evidence.store.vault import Vault
from sv_evidence.system import NEW_FILE, PRIVATE_FILE, PRIVATE_READ_ONLY

FOLDER: Final = "opened"
_LONGEST: Final = 120
_LONGEST_ENDING: Final = 12
_FORBIDDEN: Final = frozenset('<>:"/\\|?*')
_RESERVED: Final = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10)))
)
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


class Opened:
    """The folder of copies handed to other programs."""

    def __init__(self, workspace: Path, vault: Vault) -> None:
        self.folder = workspace / FOLDER
        self._vault = vault

    def copy(self, name: str, key: bytes, file_name: str) -> Path:
        """Write a read-only copy of a vault file under a readable, safe name; return its path."""
        path = self.folder / secrets.token_hex(4) / safe_name(file_name)
        make_folder(path.parent)
        try:
            with (
                self._vault.open(name, key) as original,
                os.fdopen(os.open(path, NEW_FILE, PRIVATE_FILE), "wb") as to,
            ):
                shutil.copyfileobj(original, to, 1 << 20)
            path.chmod(PRIVATE_READ_ONLY)
        except BaseException as error:
            _remove(path.parent)
            if isinstance(error, OSError):
                raise problem_from(error, path) from error
            raise
        return path

    def empty(self) -> int:
        """Remove every copy; return how many stay because another program holds them open."""
        for each in self.folder.glob("*"):
            _remove(each)
        return len(list(self.folder.glob("*")))


def safe_name(text: str) -> str:
    """Make a file name that every system takes and that shows what it is, from any text."""
    shown = "".join(
        "_" if _is_unsafe(char) else char for char in unicodedata.normalize("NFC", text)
    )
    path = PurePosixPath(shown.strip(" .") or "file")
    is_ending = path.suffix[1:].isalnum() and len(path.suffix) <= _LONGEST_ENDING
    ending = path.suffix if is_ending else ""
    stem = path.name.removesuffix(ending).rstrip(" .")
    # A stem is cut in bytes: systems limit a name to 255 of them.
    stem = stem.encode()[: _LONGEST - len(ending.encode())].decode(errors="ignore")
    if stem.partition(".")[0].casefold() in _RESERVED:
        stem = f"_{stem}"
    return stem + ending


def _is_unsafe(char: str) -> bool:
    return char in _FORBIDDEN or unicodedata.category(char) in _UNSEEN


def _remove(folder: Path) -> None:
    """Remove a folder as far as the system lets us; Windows keeps files that are open."""

    def make_writable(_call: object, path: str, _why: object) -> None:
        with suppress(OSError):
            Path(path).chmod(stat.S_IRWXU)
            Path(path).unlink()

    if folder.is_symlink() or not folder.is_dir():
        with suppress(OSError):
            folder.unlink()
        return
    shutil.rmtree(folder, onerror=make_writable)
    with suppress(OSError):
        folder.rmdir()
