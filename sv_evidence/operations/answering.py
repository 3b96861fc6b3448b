"""Writing an answer: its text with what it states and promises, and snapshots to go back to."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from sv_evidence.domain.answer_fitting import spoken
from sv_evidence.domain.answer_text import Piece, pieces_of, text_of
from sv_evidence.domain.answers import Answer, Promise, Snapshot
from sv_evidence.domain.bids import Question
from sv_evidence.domain.comparison import Run, compared
from sv_evidence.operations.bid_desk import keep_record, refuse_sent
from sv_evidence.operations.uids import new_uid
from sv_evidence.reports.answer_facts import Lookups
from sv_evidence.reports.bid_facts import answer_facts, limit_of
from sv_evidence.reports.stated import stated_of
from sv_evidence.store.unit import Unit
from sv_evidence.store.view import View

NEW_PROMISE = "new"
"""What stands in a promise's tag until the text is kept; then it is the uid of the promise."""


def answer_of(view: View, question: UUID) -> Answer | None:
    """Return the answer to a question, if it has one."""
    return next(iter(view.all(Answer, question=question)), None)


def write_answer(unit: Unit, question: UUID, text: str, *, today: date) -> Answer:
    """Keep the text of an answer, what its figures come to now, and the promises it makes.

    A sentence marked as a promise becomes one; a promise whose mark is gone goes to the bin, with
    its figures, and comes back with undo. Raise ``BidSent`` or ``InvalidEntry``.
    """
    asked = unit.get(Question, question)
    refuse_sent(unit, asked.bid)
    held = answer_of(unit, question)
    uid = new_uid(unit) if held is None else held.uid
    pieces, promised = _named_promises(unit, pieces_of(text), uid)
    lookups = Lookups(unit, today)
    whole = text_of(pieces)
    facts = answer_facts(lookups, whole, limit_of(asked))
    kept = Answer(uid, question, whole, stated_of(facts.figures, facts.cited))
    answer = keep_record(unit, kept, today=today)
    _keep_promises(unit, uid, pieces, promised, lookups, today=today)
    return answer


def take_snapshot(unit: Unit, answer: UUID, title: str, *, at: datetime, today: date) -> Snapshot:
    """Keep an answer as it stands now, to be compared with or taken back later."""
    held = unit.get(Answer, answer)
    snapshot = Snapshot(new_uid(unit), answer, title.strip(), held.text, held.stated, at)
    return keep_record(unit, snapshot, today=today)


def take_back(unit: Unit, snapshot: UUID, *, today: date) -> Answer:
    """Put the text of a snapshot in place of the answer's; its figures are those of today."""
    kept = unit.get(Snapshot, snapshot)
    question = unit.get(Answer, kept.answer).question
    return write_answer(unit, question, kept.text, today=today)


def snapshots_of(view: View, answer: UUID) -> tuple[Snapshot, ...]:
    """Return the snapshots of an answer, newest first."""
    return tuple(reversed(view.all(Snapshot, answer=answer)))


def compare_with_now(view: View, snapshot: UUID, *, today: date) -> tuple[Run, ...]:
    """Compare a snapshot with its answer as it reads now, word by word."""
    kept = view.get(Snapshot, snapshot)
    lookups = Lookups(view, today)
    texts = (kept.text, view.get(Answer, kept.answer).text)
    before, after = (spoken(pieces_of(text), lookups.say) for text in texts)
    return compared(before, after)


def _named_promises(
    unit: Unit, pieces: Iterable[Piece], answer: UUID
) -> tuple[tuple[Piece, ...], tuple[UUID, ...]]:
    """Give every promise of a text its uid; a sentence of another answer makes one of its own."""
    own: set[str] = set()
    if unit.find(Answer, answer) is not None:
        held = (*unit.all(Promise, answer=answer), *unit.all(Promise, answer=answer, binned=True))
        own.update(str(each.uid) for each in held)
    named: dict[str, str] = {}
    found: list[Piece] = []
    before = ""
    for piece in pieces:
        mark = piece.dress.promise
        if mark and mark not in own and (mark != before or mark not in named):
            named[mark] = str(new_uid(unit))
        before = mark
        uid = mark if mark in own or not mark else named[mark]
        found.append(replace(piece, dress=replace(piece.dress, promise=uid)))
    uids = dict.fromkeys(each.dress.promise for each in found if each.dress.promise)
    return tuple(found), tuple(UUID(uid) for uid in uids)


def _keep_promises(
    unit: Unit,
    answer: UUID,
    pieces: tuple[Piece, ...],
    promised: tuple[UUID, ...],
    lookups: Lookups,
    *,
    today: date,
) -> None:
    for uid in promised:
        words = " ".join(spoken(_of_promise(pieces, uid), lookups.say).split())
        held = unit.find(Promise, uid)
        made = Promise(uid, answer) if held is None else held
        keep_record(unit, replace(made, sentence=words, binned_at=None), today=today)
    for each in unit.all(Promise, answer=answer):
        if each.uid not in promised and each.commitment is None:
            unit.bin(Promise, each.uid)


def _of_promise(pieces: Iterable[Piece], uid: UUID) -> Iterator[Piece]:
    return (each for each in pieces if each.dress.promise == str(uid))
