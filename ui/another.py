"""Another window of the program, to open or make another workspace beside this one."""

import sys
from pathlib import Path

from PySide6.QtCore import QProcess, QProcessEnvironment

import sv_evidence
from sv_evidence.system import interpreter

BEGIN = "--begin"
"""Asks the new window to show how to begin instead of the last workspace."""


def words_for(*, frozen: bool) -> tuple[str, list[str]]:
    """Return the program to run and its arguments."""
    if frozen:
        return sys.executable, [BEGIN]
    return interpreter(), ["-P", "-m", "sv_evidence", BEGIN]


def open_another() -> bool:
    """Start the program once more; say whether it could be started."""
    program, words = words_for(frozen=bool(getattr(sys, "frozen", False)))
    child = QProcess()
    environment = QProcessEnvironment.systemEnvironment()
    environment.insert("PYTHONPATH", str(Path(sv_evidence.__path__[0]).parent))
    child.setProcessEnvironment(environment)
    child.setProgram(program)
    child.setArguments(words)
    return bool(child.startDetached())
