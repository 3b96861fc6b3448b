"""All differences between Windows, macOS and Linux, so that no other module asks which it is on."""

import os
import shutil
import socket
import stat
import sys
from collections.abc import Mapping
from pathlib import Path

from sv_evidence.domain.problems import Defect

# --- Private files -------------------------------------------------------------------------

PRIVATE_FILE = stat.S_IRUSR | stat.S_IWUSR
PRIVATE_READ_ONLY = stat.S_IRUSR
PRIVATE_FOLDER = stat.S_IRWXU
NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
"""Flags that make a file which did not exist before; never text mode on Windows."""


def keep_files_private() -> None:
    """Make every file that this process creates readable by its owner alone."""
    os.umask(0o077)


def host_name() -> str:
    """Return this computer's name, as people know it."""
    return socket.gethostname() or "this computer"


def user_name() -> str:
    """Return the login name, or an empty text where the system tells none."""
    return os.environ.get("USER") or os.environ.get("USERNAME") or ""


# --- Durable writing -----------------------------------------------------------------------


def sync_file(descriptor: int) -> None:
    """Return when a file's bytes are on the medium; raise ``OSError`` if that failed."""
    if sys.platform == "darwin":
        import fcntl  # noqa: PLC0415 - exists on Unix only

        # fsync on macOS hands the bytes to the drive, which may still hold them in its cache.
        fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
    else:
        os.fsync(descriptor)


def sync_folder(folder: Path) -> None:
    """Return when the names in a folder are on the medium; NTFS journals them by itself."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def free_bytes(folder: Path) -> int:
    """Return how many bytes this user can still write where ``folder`` lies."""
    return shutil.disk_usage(folder).free


# --- Folders that another program copies behind our back -----------------------------------

_BY_VARIABLE = (
    ("OneDrive", "OneDrive"),
    ("OneDriveConsumer", "OneDrive"),
    ("OneDriveCommercial", "OneDrive"),
    ("DROPBOX_HOME", "Dropbox"),
)
_BY_NAME = (
    ("onedrive", "OneDrive"),
    ("dropbox", "Dropbox"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("my drive", "Google Drive"),
    ("icloud drive", "iCloud Drive"),
    ("iclouddrive", "iCloud Drive"),
    ("com~apple~clouddocs", "iCloud Drive"),
    ("nextcloud", "Nextcloud"),
    ("owncloud", "ownCloud"),
    ("syncthing", "Syncthing"),
    ("box sync", "Box"),
)
_BY_MARKER = (
    (".dropbox", "Dropbox"),
    (".dropbox.cache", "Dropbox"),
    (".stfolder", "Syncthing"),
    (".sync_folder", "Nextcloud"),
    ("desktop.ini.onedrive", "OneDrive"),
)


def synced_folder(path: Path, environment: Mapping[str, str] | None = None) -> str | None:
    """Name the program that copies this folder to other computers; ``None`` if none is known.

    It looks at known roots in the environment, at the names of the folders above, and at the
    marker files that such programs leave.
    """
    whole = Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would lose the link's name
    places = (whole, *whole.parents)
    variables = os.environ if environment is None else environment
    for variable, program in _BY_VARIABLE:
        root = variables.get(variable)
        if root and Path(root) in places:
            return program
    for place in places:
        name = place.name.casefold()
        for start, program in _BY_NAME:
            # as in OneDrive - Larkspur Kitchens, or Dropbox (Personal)
            if name == start or name.startswith((f"{start} - ", f"{start} (", f"{start}-")):
                return program
        for marker, program in _BY_MARKER:
            if (place / marker).exists():
                return program
    return None


# --- Processes -----------------------------------------------------------------------------


def background_flags() -> int:
    """Return the creation flags that keep a child process from opening a console window."""
    if sys.platform == "win32":
        import subprocess  # noqa: PLC0415 - the constants exist on Windows only

        return subprocess.CREATE_NO_WINDOW
    return 0


def interpreter() -> str:
    """Return the Python that runs us, to start a child of the same kind."""
    if not sys.executable:
        raise Defect("the interpreter does not know its own path")
    return sys.executable
