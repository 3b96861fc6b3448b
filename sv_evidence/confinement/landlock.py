"""The Linux rules by which a process gives up files: the rest of the disk is gone for it.

Structures and rights are those of ``linux/landlock.h``.
"""

import ctypes
import os
import sys
from collections.abc import Iterable

_CREATE, _ADD, _RESTRICT = 444, 445, 446
_ASK_VERSION = 1
_BENEATH = 1
_SET_NO_NEW_PRIVILEGES = 38

_EXECUTE, _WRITE, _READ, _LIST = 1 << 0, 1 << 1, 1 << 2, 1 << 3
_TRUNCATE = 1 << 14
_READING = _EXECUTE | _READ | _LIST
_OF_A_FILE = _EXECUTE | _WRITE | _READ | _TRUNCATE
# How many rights over files each version of the rules knows (13 at first, then refer, ...).
_RIGHTS = {1: 13, 2: 14, 3: 15, 4: 15}
_RIGHTS_LATER = 16
_NETWORK_SINCE, _SCOPES_SINCE = 4, 6
_BOTH = 0b11


class _Ruleset(ctypes.Structure):
    _fields_ = (
        ("files", ctypes.c_uint64),
        ("network", ctypes.c_uint64),
        ("scopes", ctypes.c_uint64),
    )


class _Beneath(ctypes.Structure):
    _pack_ = 1
    _layout_ = "ms"
    _fields_ = (("allowed", ctypes.c_uint64), ("folder", ctypes.c_int32))


def version() -> int:
    """Return the version of the rules that this kernel knows, 0 if none."""
    return max(
        0, int(_libc().syscall(_CREATE, None, ctypes.c_size_t(0), ctypes.c_uint(_ASK_VERSION)))
    )


def keep_only(readable: Iterable[str], writable: str) -> bool:
    """Let this process see no file but beneath ``readable`` and ``writable``, for good.

    ``False`` if the kernel has no such rules.
    """
    known = version()
    if not known:
        return False
    libc = _libc()
    every = (1 << _RIGHTS.get(known, _RIGHTS_LATER)) - 1
    asked = _Ruleset(every, _BOTH * (known >= _NETWORK_SINCE), _BOTH * (known >= _SCOPES_SINCE))
    size = 8 * (1 + (known >= _NETWORK_SINCE) + (known >= _SCOPES_SINCE))
    rules = int(libc.syscall(_CREATE, ctypes.byref(asked), ctypes.c_size_t(size), ctypes.c_uint(0)))
    if rules < 0:
        return False
    try:
        for place, rights in ((writable, every), *((place, _READING) for place in readable)):
            _allow(libc, rules, place, rights)
        libc.prctl(_SET_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
        return bool(libc.syscall(_RESTRICT, rules, 0) == 0)
    finally:
        os.close(rules)


def _allow(libc: ctypes.CDLL, rules: int, place: str, rights: int) -> None:
    if sys.platform != "linux":
        return
    try:
        held = os.open(place, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        is_folder = os.path.isdir(place)  # noqa: PTH112 - a child starts faster without pathlib
        asked = _Beneath(rights if is_folder else rights & _OF_A_FILE, held)
        libc.syscall(_ADD, rules, _BENEATH, ctypes.byref(asked), 0)
    finally:
        os.close(held)


def _libc() -> ctypes.CDLL:
    libc = ctypes.CDLL(None, use_errno=True)
    libc.syscall.restype = ctypes.c_long
    return libc
