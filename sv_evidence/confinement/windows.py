"""A Windows job that holds one child: memory, processor time, no further process.

NOT RUN: written from the published interface (``JobApi2.h``); no machine of ours has run it yet.
Windows has no limit on the size of files and no switch for the network here: both are named by
``system.limits_lacking``.
"""

import ctypes
import sys

_BASIC_TIME, _ACTIVE_PROCESS = 0x0002, 0x0008
_PROCESS_MEMORY, _DIE_ON_UNHANDLED, _KILL_ON_CLOSE = 0x0100, 0x0400, 0x2000
_EXTENDED = 9
_TICKS_A_SECOND = 10_000_000


class _Basic(ctypes.Structure):
    _fields_ = (
        ("process_time", ctypes.c_int64),
        ("job_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("least_working_set", ctypes.c_size_t),
        ("most_working_set", ctypes.c_size_t),
        ("processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority", ctypes.c_uint32),
        ("scheduling", ctypes.c_uint32),
    )


class _Extended(ctypes.Structure):
    _fields_ = (
        ("basic", _Basic),
        ("counters", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process_memory", ctypes.c_size_t),
        ("peak_job_memory", ctypes.c_size_t),
    )


class Job:
    """Holds a child from before it gets anything foreign until it is gone."""

    def __init__(self, process: int, *, memory: int, cpu_seconds: int) -> None:
        self._kernel = _kernel()
        kernel = self._kernel
        kernel.CreateJobObjectW.restype = ctypes.c_void_p
        self._job = ctypes.c_void_p(kernel.CreateJobObjectW(None, None))
        if self._job.value is None:
            raise _last_error()
        wanted = _Extended()
        wanted.basic.process_time = cpu_seconds * _TICKS_A_SECOND
        wanted.basic.processes = 1
        wanted.basic.flags = (
            _BASIC_TIME | _ACTIVE_PROCESS | _PROCESS_MEMORY | _DIE_ON_UNHANDLED | _KILL_ON_CLOSE
        )
        wanted.process_memory = memory
        taken = kernel.SetInformationJobObject(
            self._job, _EXTENDED, ctypes.byref(wanted), ctypes.sizeof(wanted)
        ) and kernel.AssignProcessToJobObject(self._job, ctypes.c_void_p(process))
        if not taken:
            error = _last_error()
            self.close()
            raise error

    def close(self) -> None:
        """Let go of the job, which kills what it still holds."""
        if self._job.value is not None:
            self._kernel.CloseHandle(self._job)
            self._job = ctypes.c_void_p(None)


def _kernel() -> ctypes.CDLL:
    if sys.platform != "win32":
        raise OSError("jobs exist on Windows only")
    return ctypes.WinDLL("kernel32", use_last_error=True)


def _last_error() -> OSError:
    if sys.platform != "win32":
        raise OSError("jobs exist on Windows only")
    return ctypes.WinError(ctypes.get_last_error())
