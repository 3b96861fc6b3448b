"""All differences between Windows, macOS and Linux, so that no other module asks which it is on."""

import importlib
import os
import shutil
import signal
import socket
import stat
import sys
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, BinaryIO

from sv_evidence.domain.problems import Defect

if TYPE_CHECKING:
    import subprocess

# --- Private files -------------------------------------------------------------------------

PRIVATE_FILE = stat.S_IRUSR | stat.S_IWUSR
PRIVATE_READ_ONLY = stat.S_IRUSR
PRIVATE_FOLDER = stat.S_IRWXU
NEW_FILE = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
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


def can_lend(file: BinaryIO) -> bool:
    """Say whether a child can inherit an open file, to read it without a copy."""
    if sys.platform == "win32":
        return False
    try:
        return file.fileno() >= 0
    except (OSError, AttributeError):  # it lies in memory, or nowhere
        return False


def interpreter() -> str:
    """Return the Python that runs us, to start a child of the same kind."""
    if not sys.executable:
        raise Defect("the interpreter does not know its own path")
    return sys.executable


def is_frozen() -> bool:
    """Say whether we are the built program, which carries its own Python."""
    return bool(getattr(sys, "frozen", False))


def own_program() -> str:
    """Return the built program to start children with.

    On Windows the one with a window has no standard streams; the command beside it has.
    """
    if sys.platform == "win32":
        return str(Path(interpreter()).with_name("sv-evidence.exe"))
    return interpreter()


# --- Limited children: the parent's side ---------------------------------------------------


class Hold:
    """Keeps a child within reach: its process group, and on Windows a job with its limits."""

    def __init__(
        self, process: "subprocess.Popen[bytes]", *, memory: int, cpu_seconds: int
    ) -> None:
        self._process = process
        self._killing = Lock()
        if sys.platform == "win32":
            from sv_evidence.confinement.windows import Job  # noqa: PLC0415 - Windows only

            self._job = Job(_handle_of(process), memory=memory, cpu_seconds=cpu_seconds)

    def kill(self) -> None:
        """End the child and whatever it may have started, at once; harmless when it is gone."""
        with self._killing:
            if sys.platform == "win32":
                self._job.close()
            # The child leads a group of its own; until it is waited for, the number is its.
            elif self._process.poll() is None:
                with suppress(ProcessLookupError, PermissionError):
                    os.killpg(self._process.pid, signal.SIGKILL)
            self._process.kill()
            self._process.wait()


def _handle_of(process: "subprocess.Popen[bytes]") -> int:
    """Return what Windows calls the process by, which Popen keeps to itself."""
    return int(getattr(process, "_handle"))  # noqa: B009 - exists on Windows only


def limits_lacking() -> tuple[str, ...]:
    """Name what this system cannot hold a child to: memory, written, network or files."""
    if sys.platform == "win32":
        return ("written", "network", "files")
    if sys.platform != "linux":
        # macOS takes a limit on address space and does not keep it.
        return ("memory", "network", "files")
    from sv_evidence.confinement import landlock, seccomp  # noqa: PLC0415 - Linux only

    return (
        *(() if seccomp.is_known_here() else ("network",)),
        *(() if landlock.version() else ("files",)),
    )


# --- Limited children: the child's side ----------------------------------------------------


def limit_child(*, memory: int, written: int) -> None:
    """Hold this process to so much address space and so large a file, and leave no core behind."""
    if sys.platform == "win32":
        return  # the parent's job does it
    import resource  # noqa: PLC0415 - exists on Unix only

    wanted = (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_FSIZE, written),
        (resource.RLIMIT_CORE, 0),
    )
    for what, most in wanted:
        _, allowed = resource.getrlimit(what)
        most_allowed = most if allowed == resource.RLIM_INFINITY else min(most, allowed)
        try:
            resource.setrlimit(what, (most_allowed, most_allowed))
        except (OSError, ValueError):
            if sys.platform == "linux":  # macOS may refuse; limits_lacking says so
                raise
    # Python ignores this signal, and a file beyond the limit would be a mere error.
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)


def start_clock(*, cpu_seconds: int, wall_seconds: float) -> None:
    """Give this process so much processor time from now, and an end even without its parent."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - exists on Unix only

    until = int(time.process_time()) + 1 + cpu_seconds
    resource.setrlimit(resource.RLIMIT_CPU, (until, until + 1))
    signal.setitimer(signal.ITIMER_REAL, wall_seconds + 5)


def cut_network() -> None:
    """Move this process to a network of its own with nothing in it, where that is allowed."""
    if sys.platform == "linux":
        import ctypes  # noqa: PLC0415 - only children pay for it

        new_user, new_network = 0x1000_0000, 0x4000_0000
        # Refused on some systems; the filter of shut_in then stands alone.
        ctypes.CDLL(None).unshare(new_user | new_network)


def see_only(readable: Iterable[str], writable: str) -> None:
    """Take all other files from this process, for good, where the kernel has rules about files."""
    if sys.platform == "linux":
        from sv_evidence.confinement import landlock  # noqa: PLC0415 - Linux only

        importlib.import_module("sv_evidence.confinement.seccomp")  # the file must not wait for it
        system_files = ("/usr", "/lib", "/lib64", "/etc/localtime", "/dev/null", "/dev/urandom")
        landlock.keep_only((*readable, *system_files), writable)


def shut_in() -> None:
    """Take sockets, programs, other processes and its own limits from this process, for good."""
    if sys.platform == "linux":
        from sv_evidence.confinement import seccomp  # noqa: PLC0415 - Linux only

        if not seccomp.refuse_calls() and seccomp.is_known_here():
            raise Defect("the kernel knows the filter and refused it")
