"""Where both scripts start: without a command the window opens, anything else is a command."""

import sys
from collections.abc import Sequence

WINDOW_OPTIONS = ("-w", "--workspace", "--now", "--look")


def main() -> int:
    """Run the program and return its code for the shell."""
    words = sys.argv[1:]
    if words == ["--limited-child"]:
        return _child()
    if only_for_the_window(words):
        return _window()
    from sv_evidence.cli.main import main as run  # noqa: PLC0415 - the window needs none of it

    return run(words)


def only_for_the_window(words: Sequence[str]) -> bool:
    """Say whether the words name no command: none at all, or options of the window alone."""
    left = list(words)
    while left and left[0].split("=", 1)[0] in WINDOW_OPTIONS:
        del left[: 1 if "=" in left[0] else 2]
    return not left


def _child() -> int:
    """Be the limited child of a frozen program."""
    from sv_evidence.jail import run_as_child  # noqa: PLC0415 - only a frozen child comes here

    run_as_child()
    return 0


def _window() -> int:
    from ui.app import main as show  # noqa: PLC0415 - a command needs no Qt

    return show()


if __name__ == "__main__":
    sys.exit(main())
