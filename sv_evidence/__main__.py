"""Where both scripts start: no arguments open the window, anything else is a command."""

import sys


def main() -> int:
    """Run the program and return its code for the shell."""
    words = sys.argv[1:]
    if words == ["--limited-child"]:
        return _child()
    if not words:
        return _window()
    from sv_evidence.cli.main import main as run  # noqa: PLC0415 - the window needs none of it

    return run(words)


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
