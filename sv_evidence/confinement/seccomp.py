"""A Linux filter that takes from a process the system calls that no reader needs.

The program is classic BPF over ``struct seccomp_data``, written by hand because no library for
it is worth a dependency. Call numbers are those of the kernel's tables for x86-64 and of
``asm-generic/unistd.h`` for aarch64.
"""

import ctypes
import errno
import os
import platform
import struct
from dataclasses import dataclass

_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_ALLOW, _KILL, _ERROR = 0x7FFF_0000, 0x8000_0000, 0x0005_0000
_NUMBER, _ARCHITECTURE, _ARGUMENTS = 0, 4, 16
_X32 = 0x4000_0000
_CLONE_THREAD = 0x0001_0000
_SET_NO_NEW_PRIVILEGES = 38
_SET_MODE_FILTER, _ALL_THREADS = 1, 1


@dataclass(frozen=True, slots=True)
class _Calls:
    """The numbers of one processor family."""

    audit: int
    seccomp: int
    clone: int
    prlimit: int
    signals: tuple[int, ...]
    """kill, tkill, tgkill: allowed only towards oneself, because abort needs one of them."""
    refused: tuple[int, ...]
    """Sockets, new programs, other processes, other limits, and memory that nobody counts."""
    x32: bool = False


# Each row of ``refused``: socket socketpair bind connect | fork vfork execve execveat |
# ptrace process_vm_readv process_vm_writev rt_sigqueueinfo rt_tgsigqueueinfo |
# setrlimit unshare setns mount open_by_handle_at setpgid setsid |
# memfd_create shmget add_key request_key keyctl | bpf perf_event_open userfaultfd
_SAME_EVERYWHERE = (425, 424, 434, 438)  # io_uring_setup, pidfd_send_signal, _open, _getfd
_CLONE3 = 435
_CALLS = {
    "x86_64": _Calls(
        audit=0xC000_003E,
        seccomp=317,
        clone=56,
        prlimit=302,
        signals=(62, 200, 234),
        refused=(
            *(41, 53, 49, 42),
            *(57, 58, 59, 322),
            *(101, 310, 311, 129, 297),
            *(160, 272, 308, 165, 304, 109, 112),
            *(319, 29, 248, 249, 250),
            *(321, 298, 323),
            *_SAME_EVERYWHERE,
        ),
        x32=True,
    ),
    "aarch64": _Calls(
        audit=0xC000_00B7,
        seccomp=277,
        clone=220,
        prlimit=261,
        signals=(129, 130, 131),
        refused=(
            *(198, 199, 200, 203),
            *(221, 281),
            *(117, 270, 271, 138, 240),
            *(164, 97, 268, 40, 265, 154, 157),
            *(279, 194, 217, 218, 219),
            *(280, 241, 282),
            *_SAME_EVERYWHERE,
        ),
    ),
}


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.c_void_p))


def is_known_here() -> bool:
    """Say whether this kernel and processor can take the filter."""
    return platform.machine() in _CALLS and os.path.exists("/proc/sys/kernel/seccomp")  # noqa: PTH110 - a child starts faster without pathlib


def refuse_calls() -> bool:
    """Take the calls from this process for good; ``False`` if the system has no such filter."""
    calls = _CALLS.get(platform.machine())
    if calls is None:
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    libc.syscall.restype = ctypes.c_long
    if libc.prctl(_SET_NO_NEW_PRIVILEGES, 1, 0, 0, 0) != 0:
        return False
    code = program(calls, os.getpid())
    held = ctypes.create_string_buffer(code, len(code))
    asked = _Program(len(code) // 8, ctypes.addressof(held))
    taken = libc.syscall(
        ctypes.c_long(calls.seccomp),
        ctypes.c_uint(_SET_MODE_FILTER),
        ctypes.c_uint(_ALL_THREADS),
        ctypes.byref(asked),
    )
    return bool(taken == 0)


def program(calls: _Calls, own_pid: int) -> bytes:
    """Write the filter for one processor family and one process."""
    refuse, absent = _ERROR | errno.EPERM, _ERROR | errno.ENOSYS
    steps = [
        _step(_LOAD, _ARCHITECTURE),
        _step(_EQUAL, calls.audit, yes=1),
        _step(_RETURN, _KILL),
        _step(_LOAD, _NUMBER),
    ]
    if calls.x32:
        steps += [_step(_AT_LEAST, _X32, no=1), _step(_RETURN, refuse)]
    for number in calls.refused:
        steps += [_step(_EQUAL, number, no=1), _step(_RETURN, refuse)]
    # "No such call" sends the C library to the older clone, whose flags a filter can see.
    steps += [_step(_EQUAL, _CLONE3, no=1), _step(_RETURN, absent)]
    steps += _unless(calls.clone, _step(_ANY_BIT, _CLONE_THREAD, no=1), refuse)
    for number in calls.signals:
        steps += _unless(number, _step(_EQUAL, own_pid, no=1), refuse)
    steps += [
        _step(_EQUAL, calls.prlimit, no=6),
        _step(_LOAD, _ARGUMENTS + 16),
        _step(_EQUAL, 0, no=3),
        _step(_LOAD, _ARGUMENTS + 20),
        _step(_EQUAL, 0, no=1),
        _step(_RETURN, _ALLOW),
        _step(_RETURN, refuse),
        _step(_RETURN, _ALLOW),
    ]
    return b"".join(steps)


def _unless(number: int, test_of_first_argument: bytes, verdict: int) -> list[bytes]:
    return [
        _step(_EQUAL, number, no=4),
        _step(_LOAD, _ARGUMENTS),
        test_of_first_argument,
        _step(_RETURN, _ALLOW),
        _step(_RETURN, verdict),
    ]


def _step(code: int, value: int, *, yes: int = 0, no: int = 0) -> bytes:
    return struct.pack("=HBBI", code, yes, no, value)
