"""What was put right later, and what went into the bin."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sv_evidence.domain.activities import Activity, ActivityDraft, Impact, Result, ResultDraft
from sv_evidence.domain.measures import Thousandths
from sv_evidence.operations.activity_log import draft_of, edit_activity, log_activity
from sv_evidence.operations.binning import bin_records
from sv_evidence.sample.diary import Diary, Step
from sv_evidence.wording.changes import logged_label

Row = Mapping[str, Any]
Moment = Callable[[str], datetime]


def correction_steps(said: Row, moment: Moment) -> Iterator[Step]:
    """Correct entries, and bin those that should not have been made."""
    for change in said["corrections"]:
        yield Step(moment(change["at"]), change["by"], _correction(change))
    for entry in said["binned"]:
        key = f"binned {entry['title']}"
        yield Step(moment(entry["logged"]), entry["by"], _entry(entry, key))
        yield Step(moment(entry["at"]), entry["by"], _binning(key))


def _correction(change: Row) -> Callable[[Diary], None]:
    def do(diary: Diary) -> None:
        uid = diary.activities[change["activity"]]
        with diary.workspace.change(change["label"]) as unit:
            for code, (_, now) in change.get("results", {}).items():
                (result,) = unit.all(Result, activity=uid, measure=diary.measures[code])
                unit.amend(Result, result.uid, quantity=Thousandths(now * 1000))
            if "place" in change:
                draft = replace(draft_of(unit, uid), place=change["place"][1], postcode="")
                edit_activity(unit, uid, draft, today=diary.workspace.clock().date())

    return do


def _entry(entry: Row, key: str) -> Callable[[Diary], None]:
    def do(diary: Diary) -> None:
        draft = ActivityDraft(
            title=entry["title"],
            first_day=date.fromisoformat(entry["day"]),
            place=entry["place"],
            project=entry["project"],
            contract=diary.contract,
            results=tuple(
                ResultDraft(diary.measures[code], Thousandths(amount * 1000), Impact.CORE)
                for code, amount in entry.get("results", {}).items()
            ),
        )
        with diary.workspace.change(logged_label(draft.title)) as unit:
            today = diary.workspace.clock().date()
            diary.activities[key] = log_activity(unit, draft, today=today).uid

    return do


def _binning(key: str) -> Callable[[Diary], None]:
    def do(diary: Diary) -> None:
        with diary.workspace.read() as view:
            activity = view.get(Activity, diary.activities[key])
        bin_records(diary.workspace, (activity,))

    return do
