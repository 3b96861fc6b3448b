"""The sample's tender: its questions, its answers with their figures, and what they promise."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sv_evidence.domain.answers import Promise
from sv_evidence.domain.bids import Bid, Question
from sv_evidence.domain.measures import Thousandths, scaled
from sv_evidence.domain.problems import Defect
from sv_evidence.operations.answering import answer_of, write_answer
from sv_evidence.operations.bid_desk import keep_record
from sv_evidence.operations.uids import new_uid
from sv_evidence.reports.bid_facts import questions_of
from sv_evidence.sample.diary import Diary, Step
from sv_evidence.store.unit import Unit
from sv_evidence.wording.changes import Change

Row = Mapping[str, Any]
Moment = Callable[[str], datetime]


def tender_steps(said: Row, added: str, by: str, moment: Moment) -> Iterator[Step]:
    """Paste the questions, write each answer on its day, and say what its promises come to."""
    rows: Sequence[Row] = said["questions"]

    def paste(diary: Diary) -> None:
        with diary.workspace.change(Change.ADD_QUESTIONS) as unit:
            for place, row in enumerate(rows, start=1):
                question = _question(row, place, _bid(unit), new_uid(unit))
                keep_record(unit, question, today=_today(diary))

    yield Step(moment(added), by, paste)
    for place, row in enumerate(rows):
        if "answer" in row:

            def write(diary: Diary, place: int = place, row: Row = row) -> None:
                with diary.workspace.change(Change.WRITE_ANSWER) as unit:
                    question = questions_of(unit, _bid(unit))[place]
                    text = "\n\n".join(row["answer"])
                    write_answer(unit, question.uid, text, today=_today(diary))
                    _promise(unit, question.uid, said["promises"], diary)

            yield Step(moment(row["written"]), row["by"], write)


def _question(row: Row, place: int, bid: UUID, uid: UUID) -> Question:
    return Question(
        uid=uid,
        bid=bid,
        title=row["title"],
        text=row["text"],
        position=place,
        label=row["label"],
        weight=_quantity(row["weight"]),
        most=row["most"],
    )


def _promise(unit: Unit, question: UUID, promises: Sequence[Row], diary: Diary) -> None:
    """Give the promises of an answer their measures, in the order of its sentences."""
    answer = answer_of(unit, question)
    if answer is None:
        raise Defect("the answer was written a moment ago")
    made = unit.all(Promise, answer=answer.uid)
    for promise, row in zip(made, promises if made else (), strict=False):
        known = replace(
            promise,
            measure=diary.measures[row["measure"]],
            target=_quantity(row["target"]),
            is_yearly=row["yearly"],
            due=date.fromisoformat(row["due"]),
            owner=row["owner"],
        )
        keep_record(unit, known, today=_today(diary))


def _bid(unit: Unit) -> UUID:
    return unit.all(Bid)[0].uid


def _today(diary: Diary) -> date:
    return diary.workspace.clock().date()


def _quantity(text: str) -> Thousandths:
    value = scaled(text, 3)
    if value is None:
        raise Defect(f"no number: {text}")
    return Thousandths(value)
