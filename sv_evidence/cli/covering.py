"""The command that covers areas of a picture or page."""

from pathlib import Path
from typing import Annotated

import typer

from sv_evidence.cli.options import REF, session_of
from sv_evidence.domain.evidence import Evidence
from sv_evidence.operations.covering import areas_from, cover_areas
from sv_evidence.operations.references import uid_of
from sv_evidence.wording.words import tr, trn


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("cover")(cover)


def cover(
    context: typer.Context,
    ref: Annotated[str, typer.Argument(metavar="REF", help="A file: " + REF)],
    *,
    areas: Annotated[
        Path,
        typer.Option(
            "--areas",
            metavar="FILE",
            help="All covered areas as JSON: page, x, y, w and h in thousandths of the page.",
        ),
    ],
) -> None:
    """Cover these areas of a file in every document, and no others; an empty list uncovers it."""
    session = session_of(context)
    wanted = areas_from(areas)
    with session.workspace() as workspace:
        with workspace.read() as view:
            uid = uid_of(view, ref, Evidence)
        done = cover_areas(workspace, uid, wanted)
    session.answer(
        {
            "change": None if done.change is None else str(done.change),
            "evidence": done.number,
            "uid": str(done.evidence),
            "areas": done.areas,
            "pages": list(done.pages),
        },
        [
            tr("Nothing is covered on {number}.", number=done.number)
            if not done.areas
            else trn(
                "{count} area is covered on {number}.",
                "{count} areas are covered on {number}.",
                done.areas,
                number=done.number,
            )
        ],
    )
