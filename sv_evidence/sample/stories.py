"""The sample's quotes and case study, as they were written down."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, TypeVar
from uuid import UUID

from sv_evidence.domain.evidence import ConsentState, Evidence
from sv_evidence.domain.organisations import Place
from sv_evidence.domain.records import Record
from sv_evidence.domain.stories import CaseStudy, Quote
from sv_evidence.operations.bid_desk import keep_record
from sv_evidence.operations.uids import new_uid
from sv_evidence.sample.diary import Diary, Step
from sv_evidence.store.unit import Unit
from sv_evidence.wording.changes import Change

Row = Mapping[str, Any]
R = TypeVar("R", bound=Record)
_DAYS = frozenset({"said_on", "written_on", "consent_from", "consent_until"})
_FILES = frozenset({"evidence", "picture"})


def stories_step(said: Row, moment: Callable[[str], datetime]) -> Step:
    """Write down what was said, and the story told of it."""

    def do(diary: Diary) -> None:
        today = diary.workspace.clock().date()
        with diary.workspace.change(Change.EDIT_STORY) as unit:
            quotes = {
                row["key"]: keep_record(unit, _story(Quote, row, unit, {}), today=today).uid
                for row in said["quotes"]
            }
            for row in said["case_studies"]:
                keep_record(unit, _story(CaseStudy, row, unit, quotes), today=today)

    return Step(moment(said["written"]), said["by"], do)


def _story(kind: type[R], row: Row, unit: Unit, quotes: Mapping[str, UUID]) -> R:
    fields = {name: _value(name, value, unit, quotes) for name, value in row.items()}
    fields.pop("key", None)
    return kind(**{"uid": new_uid(unit), **fields})


def _value(name: str, value: Any, unit: Unit, quotes: Mapping[str, UUID]) -> object:
    if name in _DAYS:
        return date.fromisoformat(value)
    if name in _FILES:
        return unit.resolve(value, Evidence).uid
    if name == "place":
        return unit.all(Place, name=value)[0].uid
    if name == "quote":
        return quotes[value]
    return ConsentState(value) if name == "consent" else value
