"""The sample's notes for the year, as they were written down for its report."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from sv_evidence.domain.annual import Topic, YearNote
from sv_evidence.domain.measures import Pence, quantity_from, scaled
from sv_evidence.domain.organisations import Organisation
from sv_evidence.operations.bid_desk import keep_record
from sv_evidence.operations.uids import new_uid
from sv_evidence.sample.diary import Diary, Step
from sv_evidence.wording.changes import Change

Row = Mapping[str, Any]
_PENCE_PLACES: Final = 2


def year_step(said: Row, moment: Callable[[str], datetime]) -> Step:
    """Write the notes down, and the number at Companies House."""

    def do(diary: Diary) -> None:
        today = diary.workspace.clock().date()
        with diary.workspace.change(Change.EDIT_YEAR_NOTE) as unit:
            number = said["company_number"]
            unit.amend(Organisation, unit.organisation.uid, company_number=number)
            for row in said["notes"]:
                keep_record(unit, _note(row, new_uid(unit), diary), today=today)

    return Step(moment(said["written"]), said["by"], do)


def _note(row: Row, uid: UUID, diary: Diary) -> YearNote:
    amount = scaled(row.get("amount", ""), _PENCE_PLACES)
    return YearNote(
        uid,
        Topic(row["topic"]),
        date.fromisoformat(row["said_on"]),
        headline=row.get("headline", ""),
        text=row.get("text", ""),
        changed=row.get("changed", ""),
        source=row.get("source", ""),
        amount=None if amount is None else Pence(amount),
        measure=diary.measures.get(row.get("measure", "")),
        quantity=quantity_from(row.get("quantity", "")),
    )
