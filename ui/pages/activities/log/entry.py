"""What stands in the sheet as typed: kept as a draft word for word, read only when asked."""

import json
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from typing import Any
from uuid import UUID

from sv_evidence.domain.activities import ActivityDraft, Impact, ResultDraft
from sv_evidence.domain.headcount import headcount_text, read_headcount, read_quantity
from sv_evidence.domain.measures import Period, decimal_text
from sv_evidence.domain.problems import Fault
from sv_evidence.domain.reading import ReadWhen, read_when, when_text
from sv_evidence.domain.surveys import SurveyDraft
from sv_evidence.domain.typed_places import joined_place, parted_place

EDITION = 1


@dataclass(frozen=True, slots=True)
class ResultEntry:
    """One result line as typed; ``uid`` names the result it edits."""

    quantity: str = ""
    measure: UUID | None = None
    uid: UUID | None = None
    impact: str = ""
    """What it counts as, if that was said; else the contract decides."""
    survey: SurveyDraft | None = None
    """The answers behind it, if anything was said of them."""

    @property
    def is_blank(self) -> bool:
        """Say whether nothing was put in, so that the line may be passed over."""
        return not self.quantity.strip() and self.measure is None


@dataclass(frozen=True, slots=True)
class FileEntry:
    """A file beside the form: where it lies and what the person said about it."""

    uid: UUID
    path: str
    title: str = ""
    type: str = ""
    consent: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """All that stands in the sheet. ``uid`` is the activity's: saving twice keeps one."""

    uid: UUID
    what: str = ""
    when: str = ""
    place: str = ""
    project: str = ""
    people: str = ""
    notes: str = ""
    contract: UUID | None = None
    results: tuple[ResultEntry, ...] = ()
    files: tuple[FileEntry, ...] = ()
    taken_off: tuple[UUID, ...] = ()
    """Files that the edited activity has, and shall have no longer."""
    is_edit: bool = False

    @property
    def is_blank(self) -> bool:
        """Say whether nothing worth keeping was typed; the date fills itself in."""
        words = (self.what, self.people, self.notes, self.place, self.project)
        return not (any(map(str.strip, words)) or self.files or self.has_results)

    @property
    def has_results(self) -> bool:
        """Say whether any result line has something in it."""
        return any(not each.is_blank for each in self.results)

    def to_json(self) -> str:
        """Write the entry so that it can be taken up again."""
        return json.dumps({"edition": EDITION, **asdict(self)}, default=str)


@dataclass(frozen=True, slots=True)
class Reading:
    """An entry as understood: the draft, what could not be read, and how the days were read."""

    draft: ActivityDraft
    faults: tuple[Fault, ...]
    when: ReadWhen = field(default_factory=ReadWhen)
    lines: tuple[int, ...] = ()
    """The sheet's line of each of the draft's results: blank lines are passed over."""


def reading_of(entry: Entry, *, today: date) -> Reading:
    """Read what was typed; a fault of reading stands where the domain would only say "missing"."""
    when = read_when(entry.when, today=today)
    heads = read_headcount(entry.people)
    place, postcode = parted_place(entry.place)
    lines = tuple(at for at, line in enumerate(entry.results) if not line.is_blank)
    draft = ActivityDraft(
        title=entry.what.strip(),
        first_day=when.first,
        last_day=when.last,
        starts_at=when.starts_at,
        ends_at=when.ends_at,
        place=place,
        postcode=postcode,
        project=entry.project.strip(),
        people=heads.people,
        volunteers=heads.volunteers,
        staff=heads.staff,
        notes=entry.notes.strip(),
        contract=entry.contract,
        results=tuple(_result(entry.results[at]) for at in lines),
        uid=entry.uid,
    )
    faults = (
        *((Fault("first_day", when.fault, when.detail),) if when.fault else ()),
        *((Fault("people", heads.fault, heads.detail),) if heads.fault else ()),
    )
    return Reading(draft, faults, when, lines)


def entry_of(draft: ActivityDraft, uid: UUID, *, is_edit: bool = False) -> Entry:
    """Write a draft as a person would type it."""
    first = draft.first_day
    when = "" if first is None else when_text(first, draft.last_day, draft.starts_at, draft.ends_at)
    return Entry(
        uid=uid,
        what=draft.title,
        when=when,
        place=joined_place(draft.place, draft.postcode),
        project=draft.project,
        people=headcount_text(draft.people, draft.volunteers, draft.staff),
        notes=draft.notes,
        contract=draft.contract,
        results=tuple(_line(each) for each in draft.results),
        is_edit=is_edit,
    )


def without_counts(entry: Entry, *, when: str) -> Entry:
    """Keep what stays the same from week to week: not people, quantities, notes or files."""
    lines = tuple(ResultEntry(measure=line.measure, impact=line.impact) for line in entry.results)
    return replace(entry, when=when, people="", notes="", results=lines, files=(), is_edit=False)


def entry_from_json(text: str) -> Entry | None:
    """Take up a kept entry; ``None`` if it was kept by another edition or is not whole."""
    try:
        kept = json.loads(text)
        if kept.pop("edition") != EDITION:
            return None
        return Entry(
            **{
                **kept,
                "uid": UUID(kept["uid"]),
                "contract": _uid(kept["contract"]),
                "results": tuple(
                    ResultEntry(
                        each["quantity"],
                        _uid(each["measure"]),
                        _uid(each["uid"]),
                        each.get("impact", ""),
                        _survey(each.get("survey")),
                    )
                    for each in kept["results"]
                ),
                "files": tuple(_file(each) for each in kept["files"]),
                "taken_off": tuple(UUID(each) for each in kept.get("taken_off", ())),
            }
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def days_of(draft: ActivityDraft) -> Period | None:
    """Return the days of a draft that has some."""
    first, last = draft.first_day, draft.last_day or draft.first_day
    return None if first is None or last is None or last < first else Period(first, last)


def typed_over(entry: Entry, typed: Entry) -> Entry:
    """Keep what a person typed while the sheet was still reading what it starts from."""
    return replace(
        entry,
        what=typed.what or entry.what,
        place=typed.place or entry.place,
        project=typed.project or entry.project,
        people=typed.people or entry.people,
        notes=typed.notes or entry.notes,
    )


def _file(kept: dict[str, str]) -> FileEntry:
    words = (kept[name] for name in ("path", "title", "type", "consent"))
    return FileEntry(UUID(kept["uid"]), *words)


def _survey(kept: dict[str, Any] | None) -> SurveyDraft | None:
    if kept is None:
        return None
    days = {
        name: None if kept[name] is None else date.fromisoformat(kept[name])
        for name in ("baseline_on", "follow_up_on")
    }
    return SurveyDraft(**{**kept, **days})


def _uid(text: str | None) -> UUID | None:
    return None if text is None else UUID(text)


def _result(line: ResultEntry) -> ResultDraft:
    impact = Impact(line.impact) if line.impact else None
    return ResultDraft(
        line.measure, read_quantity(line.quantity), impact, None, line.uid, line.survey
    )


def _line(result: ResultDraft) -> ResultEntry:
    quantity = "" if result.quantity is None else decimal_text(result.quantity, 3)
    impact = "" if result.impact is None else result.impact.value
    return ResultEntry(quantity, result.measure, result.uid, impact, result.survey)
