"""The answers of a bid on their way out: a Word file, the text of each box, and what is left."""

import re
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import Final
from uuid import UUID

from sv_evidence.operations.bid_problems import BidNotSendable, NothingAnswered
from sv_evidence.operations.outputs import in_place, refuse_taken, staged, write_stage
from sv_evidence.operations.sending_bids import stops_in
from sv_evidence.reports.answers_checklist import Left, checklist_text, left_to_do
from sv_evidence.reports.answers_document import Box, answers_document, boxes_of, boxes_text
from sv_evidence.reports.bid_facts import BidFacts, bid_facts
from sv_evidence.reports.linear import Numbering
from sv_evidence.reports.twins import word_file
from sv_evidence.store.workspace import Workspace

_NO_PAGES: Final = Numbering({}, {}, 0)
_UNSAFE: Final = re.compile(r"[^A-Za-z0-9.-]+")


@dataclass(frozen=True, slots=True)
class AnswersReceipt:
    """What was written: the Word file first, then every text; and what is left to do."""

    files: tuple[Path, ...]
    boxes: tuple[tuple[Box, Path], ...]
    left: tuple[Left, ...]
    facts: BidFacts


def export_answers(
    workspace: Workspace,
    bid: UUID,
    to: Path,
    *,
    overwrite: bool = False,
    stop: Event | None = None,
) -> AnswersReceipt:
    """Write the answers to ``to`` as a Word file, and beside it their texts and a check list.

    Each box has a file of its own that holds what is pasted and nothing else. Either all files
    are there in the end or none is. Raise ``NothingAnswered``, ``BidNotSendable`` with every
    reason, ``AlreadyThere``, ``TargetUnwritable`` or ``ReaderRefused``.
    """
    refuse_taken(to, overwrite=overwrite)
    with workspace.read() as view:
        facts = bid_facts(view, bid, workspace.clock())
        organisation = view.organisation
    boxes = boxes_of(facts)
    if not boxes:
        raise NothingAnswered(facts.bid.number or facts.bid.title)
    reasons = () if facts.bid.is_sent else stops_in(facts.questions)
    if reasons:
        raise BidNotSendable(reasons)
    word = word_file(answers_document(facts, organisation), _NO_PAGES, {}, stop=stop)
    left = left_to_do(facts, word_size=len(word))
    named = tuple(zip(boxes, _box_names(to, boxes), strict=True))
    texts = (
        (to.with_name(f"{to.stem}.txt"), boxes_text(facts)),
        (to.with_name(f"{to.stem}-checklist.txt"), checklist_text(facts, left)),
        *((path, box.text) for box, path in named),
    )
    files = ((to, word), *((path, text.encode("utf-8")) for path, text in texts))
    _write(files, overwrite=overwrite)
    return AnswersReceipt(tuple(path for path, _ in files), named, left, facts)


def _box_names(to: Path, boxes: Sequence[Box]) -> Iterator[Path]:
    """Name each box's file by the buyer's number, or by its place where two have the same."""
    said = [_UNSAFE.sub("-", each.question.question.label).strip("-.") for each in boxes]
    for box, label in zip(boxes, said, strict=True):
        own = label if label and said.count(label) == 1 else f"{box.question.question.position}"
        yield to.with_name(f"{to.stem}-box-{own}.txt")


def _write(files: Sequence[tuple[Path, bytes]], *, overwrite: bool) -> None:
    for path, _ in files:
        refuse_taken(path, overwrite=overwrite)
    with ExitStack() as stages:
        parts = [(stages.enter_context(staged(path)), path) for path, _ in files]
        for (part, _), (_, data) in zip(parts, files, strict=True):
            write_stage(part, data)
        with in_place(parts):
            pass
