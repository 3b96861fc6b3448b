"""The command that writes the answers of a bid."""

from pathlib import Path
from typing import Annotated, Any

import typer

from sv_evidence.cli.options import REF, session_of
from sv_evidence.domain.bids import Bid
from sv_evidence.operations.exporting_answers import AnswersReceipt, export_answers
from sv_evidence.operations.references import only_bid, uid_of
from sv_evidence.wording.answers import length_line, nothing_left_text, question_name
from sv_evidence.wording.words import tr


def answers(
    context: typer.Context,
    *,
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="The Word file to write.")],
    bid: Annotated[
        str | None, typer.Option("--bid", help="Of which bid; not needed if there is one. " + REF)
    ] = None,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace the files.")] = False,
) -> None:
    """Write the answers of a bid as a Word file, and as text for each box of the portal."""
    session = session_of(context)
    with session.workspace() as workspace:
        with workspace.read() as view:
            uid = only_bid(view) if bid is None else uid_of(view, bid, Bid)
        receipt = export_answers(workspace, uid, out, overwrite=overwrite)
    session.answer(_fields(receipt), _lines(receipt))


def _fields(receipt: AnswersReceipt) -> dict[str, Any]:
    return {
        "bid": str(receipt.facts.bid.uid),
        "files": [str(path.resolve()) for path in receipt.files],
        "boxes": [
            {
                "question": str(box.question.question.uid),
                "label": box.question.question.label,
                "title": box.question.question.title,
                "counted": box.counted,
                "limit": box.question.limit.most,
                "unit": box.question.limit.unit.value,
                "rule": box.question.limit.rule.value,
                "over": box.over,
                "file": str(path.resolve()),
            }
            for box, path in receipt.boxes
        ],
        "left": [
            {
                "code": each.code,
                "question": each.question,
                "message": each.message,
                "more": list(each.more),
            }
            for each in receipt.left
        ],
    }


def _lines(receipt: AnswersReceipt) -> list[str]:
    return [
        tr("Written to {file}", file=receipt.files[0]),
        *(
            f"{question_name(box.question.question)}: "
            f"{length_line(box.counted, box.question.limit)}"
            for box, _ in receipt.boxes
        ),
        *(each.message for each in receipt.left),
        *([] if receipt.left else [nothing_left_text()]),
    ]
