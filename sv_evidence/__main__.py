"""Where both scripts start: without a command the window opens, anything else is a command."""

import os
import sys
from collections.abc import Mapping, Sequence

WINDOW_OPTIONS = ("-w", "--workspace", "--now", "--look")
BEGIN = "--begin"
NO_DISPLAY = 2
"""What the shell is told where nothing was changed, as by a refused command."""


def main() -> int:
    """Run the program and return its code for the shell."""
    words = sys.argv[1:]
    if words == ["--limited-child"]:
        return _child()
    if words[:1] == ["--backup-child"]:
        return _backup(words[1:])
    if words == ["--self-test"]:
        return _try_everything()
    if only_for_the_window(words):
        return _window()
    from sv_evidence.cli.main import main as run  # noqa: PLC0415 - the window needs none of it

    return run(words)


def only_for_the_window(words: Sequence[str]) -> bool:
    """Say whether the words name no command: none at all, or options of the window alone."""
    left = [word for word in words if word != BEGIN]
    while left and left[0].split("=", 1)[0] in WINDOW_OPTIONS:
        del left[: 1 if "=" in left[0] else 2]
    return not left


def has_display(environment: Mapping[str, str], platform: str) -> bool:
    """Say whether a window can be shown; without one Qt would end the program with a crash."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not platform.startswith("linux") or any(environment.get(name) for name in named)


def _child() -> int:
    """Be the limited child of a frozen program."""
    from sv_evidence.jail import run_as_child  # noqa: PLC0415 - only a frozen child comes here

    run_as_child()
    return 0


def _backup(words: Sequence[str]) -> int:
    """Be the child of a frozen program that backs up."""
    from sv_evidence.store.backup_child import (  # noqa: PLC0415 - only a frozen child comes here
        main as back_up,
    )

    return back_up(list(words), sys.stdin.buffer.read())


def _try_everything() -> int:
    """Try whether this computer, and this build, can do all that the program does."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from ui.self_test import main as go  # noqa: PLC0415 - a command needs no Qt

    return go()


def _window() -> int:
    if not has_display(os.environ, sys.platform):
        from sv_evidence.wording.words import tr  # noqa: PLC0415 - the window loads it later

        said = tr("There is no display to open the window on; sv-evidence --help lists commands.")
        sys.stderr.write(f"{said}\n")
        return NO_DISPLAY
    from ui.app import main as show  # noqa: PLC0415 - a command needs no Qt

    return show()


if __name__ == "__main__":
    sys.exit(main())
