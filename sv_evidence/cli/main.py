"""The command line itself: finds the command, runs it, and answers with one of five codes."""

import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module, metadata
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.main import get_command

from sv_evidence.cli.arguments import command_in, in_order
from sv_evidence.cli.failing import Code, own_up, refuse, refuse_usage
from sv_evidence.cli.problems import Stopped
from sv_evidence.cli.session import Session, clock_from, usual_author, write
from sv_evidence.domain.problems import Problem
from sv_evidence.system import keep_files_private
from sv_evidence.wording.words import tr

_ROOMS: Mapping[str, tuple[str, ...]] = {
    "starting": ("init", "schema", "framework"),
    "entering": ("record", "log", "attach"),
    "looking": ("list", "show", "bin", "claims"),
    "counting": ("findings",),
    "erasing": ("erase",),
    "going_back": ("history", "undo", "redo"),
    "proving": ("explain", "gaps", "people"),
    "finding": ("find",),
    "sending": ("export", "verify"),
    "bidding": ("ask", "words", "bid"),
    "covering": ("cover",),
    "filling": ("fill-sheet",),
    "keeping": ("check", "backup", "restore"),
    "telling": ("told",),
    "samples": ("demo", "sample"),
    "valuing": ("value",),
    "wages": ("living-wage",),
    "bringing": ("import",),
    "settings": ("settings",),
}
"""Commands by the module that has them, so that one command imports only what it needs."""

Register = Callable[[typer.Typer], None]


def main(words: Sequence[str] | None = None) -> int:
    """Run one command and return its code."""
    keep_files_private()
    _speak_utf8()
    given = in_order(sys.argv[1:] if words is None else words)
    in_json = "--json" in given[: given.index("--") if "--" in given else None]
    try:
        command = _command(command_in(given))
        with command.make_context("sv-evidence", given) as context:
            command.invoke(context)
    except BaseException as failure:  # noqa: BLE001 - whatever it is, it is said
        return _failed(failure, in_json=in_json)
    return Code.DONE


def _failed(failure: BaseException, *, in_json: bool) -> int:
    match failure:
        case typer.Exit():
            return failure.exit_code
        case KeyboardInterrupt() | typer.Abort():
            return refuse(Stopped(), in_json=in_json)
        case Problem():
            return refuse(failure, in_json=in_json)
        case typer.TyperException():
            field = getattr(getattr(failure, "param", None), "name", None)
            return refuse_usage(_message(failure), field, in_json=in_json)
        case _:
            return own_up(failure, in_json=in_json)


def _message(wrong: typer.TyperException) -> str:
    """Say what is wrong as a sentence: the words that come to us may lack their full stop."""
    say: Callable[[], str] = getattr(wrong, "format_message", lambda: str(wrong))
    said = say().rstrip()
    return said if said.endswith((".", "?")) else f"{said}."


def _command(name: str) -> Any:
    app = typer.Typer(
        name="sv-evidence",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )
    app.callback()(_shared)
    wanted = [room for room, names in _ROOMS.items() if name in names]
    for room in wanted or _ROOMS:
        register: Register = import_module(f"sv_evidence.cli.{room}").register
        register(app)
    return get_command(app)


def _shared(
    context: typer.Context,
    *,
    workspace: Annotated[
        Path | None, typer.Option("--workspace", "-w", help="The folder of the workspace.")
    ] = None,
    in_json: Annotated[bool, typer.Option("--json", help="Answer with one JSON object.")] = False,
    now: Annotated[
        str | None, typer.Option("--now", help="The moment to take for now, as ISO text.")
    ] = None,
    author: Annotated[
        str | None, typer.Option("--author", help="Whose name stands beside the change.")
    ] = None,
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            help="Say which edition this is.",
            is_eager=True,
            callback=lambda asked: _say_edition() if asked else None,
        ),
    ] = False,
) -> None:
    """Log what you did, keep the proof, export the evidence pack.

    These options may also stand after the command. A passphrase comes from SV_EVIDENCE_PASSPHRASE.
    """
    clock = clock_from(now)
    if clock is None:
        raise typer.BadParameter(f"{now} is no moment; write 2026-09-30T16:52.", context)
    del version  # was answered as soon as it was read
    context.obj = Session(
        folder=workspace,
        in_json=in_json,
        author=(author or usual_author()).strip(),
        clock=clock,
        is_still=now is not None,
    )


def _say_edition() -> None:
    try:
        edition = metadata.version("sv-evidence")
    except metadata.PackageNotFoundError:  # started from its source
        edition = tr("not installed")
    write(sys.stdout, f"sv-evidence {edition}")
    raise typer.Exit


def _speak_utf8() -> None:
    """Write UTF-8 also where the console's own encoding is older."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
