"""Commands for tenders: ask what can be proven, count words, and what becomes of a bid."""

from pathlib import Path
from typing import Annotated, Any

import typer

from sv_evidence.cli.asking_fields import kit_fields, kit_lines
from sv_evidence.cli.options import REF, From, To, asked_day, session_of
from sv_evidence.domain.bids import Bid
from sv_evidence.domain.measures import decimal_text
from sv_evidence.operations.asking import ask
from sv_evidence.operations.bid_desk import add_questions
from sv_evidence.operations.bid_problems import LimitZero
from sv_evidence.operations.claiming import period_asked
from sv_evidence.operations.counting_words import count_file, rule_named
from sv_evidence.operations.question_import import questions_from_file
from sv_evidence.operations.references import uid_of
from sv_evidence.operations.sending_bids import Won, send_bid, win_bid
from sv_evidence.wording.answers import length_line
from sv_evidence.wording.bids import question_line, stops_text
from sv_evidence.wording.changes import Change
from sv_evidence.wording.labels import kind_count
from sv_evidence.wording.words import tr

BidRef = Annotated[str, typer.Argument(metavar="REF", help=REF)]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("ask")(ask_)
    app.command("words")(words)
    bid = typer.Typer(help="A tender, from its questions to what came of it.", no_args_is_help=True)
    bid.callback()(_bids)
    bid.command("questions")(questions)
    bid.command("sent")(sent)
    bid.command("win")(win)
    app.add_typer(bid, name="bid")


def _bids() -> None:
    """A tender, from its questions to what came of it."""


def ask_(
    context: typer.Context,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="The buyer's question.")],
    *,
    bid: Annotated[str | None, typer.Option("--bid", help="For a bid: " + REF)] = None,
    first: From = None,
    last: To = None,
) -> None:
    """Say what can be proven today of what a buyer asks."""
    session = session_of(context)
    with session.reading() as workspace, workspace.read() as view:
        begins, ends = asked_day(first, "from"), asked_day(last, "to")
        period = period_asked(view, begins, ends, today=session.today)
        uid = None if bid is None else uid_of(view, bid, Bid)
        kit = ask(view, text, period, today=session.today, bid=uid)
    session.answer(kit_fields(kit), kit_lines(kit))


def words(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A text, Word or PDF file.")],
    *,
    rule: Annotated[
        str,
        typer.Option("--rule", metavar="R", help="word, apart, box, characters ..."),
    ] = "word",
    limit: Annotated[int | None, typer.Option("--limit", metavar="N", help="How many.")] = None,
) -> None:
    """Count the words of a file as a buyer counts them."""
    session = session_of(context)
    if limit is not None and limit <= 0:
        raise LimitZero(limit)
    asked = rule_named(rule, limit)
    counted = count_file(file, asked)
    session.answer(
        {
            "counted": counted.counted,
            "over": counted.over,
            "limit": limit,
            "unit": asked.unit.value,
            "rule": asked.rule.value,
            "reads_until": counted.reads_until,
        },
        [
            length_line(counted.counted, asked),
            *([stops_text(counted.reads_until)] if counted.reads_until is not None else []),
        ],
    )


def questions(
    context: typer.Context,
    ref: BidRef,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="DOCX, XLSX, PDF, CSV or text.")],
) -> None:
    """Add the questions that a tender's paper asks."""
    session = session_of(context)
    drafts = questions_from_file(file)
    with session.workspace() as workspace:
        with workspace.read() as view:
            uid = uid_of(view, ref, Bid)
        with workspace.change(Change.ADD_QUESTIONS) as unit:
            made = add_questions(unit, uid, drafts, today=session.today)
            change = unit.change
    session.answer(
        {
            "change": str(change),
            "questions": [
                {
                    "uid": str(each.uid),
                    "label": each.label,
                    "title": each.title,
                    "text": each.text,
                    "weight": None if each.weight is None else decimal_text(each.weight, 3),
                    "limit": each.most,
                    "unit": each.unit.value,
                }
                for each in made
            ],
        },
        [question_line(each) for each in made],
    )


def sent(context: typer.Context, ref: BidRef) -> None:
    """Mark a bid as sent: its answers stand still from now on."""
    session = session_of(context)
    with session.workspace() as workspace:
        with workspace.read() as view:
            uid = uid_of(view, ref, Bid)
        with workspace.change(Change.SEND_BID) as unit:
            facts = send_bid(unit, uid, at=workspace.clock())
            change = unit.change
    at = facts.bid.submitted_at
    session.answer(
        {"change": str(change), "bid": str(uid), "sent": None if at is None else at.isoformat()},
        [tr("Sent: {title}. Its answers stand still now.", title=facts.bid.title)],
    )


def win(context: typer.Context, ref: BidRef) -> None:
    """Mark a bid as won, and turn its promises into commitments of a contract."""
    session = session_of(context)
    with session.workspace() as workspace:
        with workspace.read() as view:
            uid = uid_of(view, ref, Bid)
        with workspace.change(Change.WIN_BID) as unit:
            won = win_bid(unit, uid, at=workspace.clock())
            change = unit.change
    session.answer({"change": str(change), **_won_fields(won)}, _won_lines(won))


def _won_fields(won: Won) -> dict[str, Any]:
    return {
        "contract": str(won.contract.uid),
        "number": won.contract.number,
        "commitments": [
            {
                "uid": str(each.uid),
                "measure": str(each.measure),
                "sentence": each.wording,
                "target": decimal_text(each.target, 3),
                "due": None if each.due is None else each.due.isoformat(),
                "owner": each.owner,
            }
            for each in won.commitments
        ],
        "unmeasured": [
            {"uid": str(each.uid), "sentence": each.sentence} for each in won.unmeasured
        ],
    }


def _won_lines(won: Won) -> list[str]:
    contract = won.contract
    return [
        tr("Won: {title} is contract {number} now.", title=contract.title, number=contract.number),
        *(f"- {each.wording}" for each in won.commitments),
        kind_count(won.commitments[0].kind, len(won.commitments)) + "."
        if won.commitments
        else tr("It has no commitment yet."),
        *(
            tr("No measure or target yet, so it is not tracked: {sentence}", sentence=each.sentence)
            for each in won.unmeasured
        ),
    ]
