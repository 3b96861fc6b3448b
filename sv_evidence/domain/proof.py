"""What can be proven: three tests of a result, the strength of its evidence, and its mark.

A result is proven by one strong file or two fair ones of different types, part proven by one
fair file, else unproven; it is never proven if it is not specific or not measurable.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sv_evidence.domain.doubts import NOT_WHOLE, Company, doubt_about
from sv_evidence.domain.evidence import (
    Attachment,
    Condition,
    ConsentState,
    Evidence,
    EvidenceType,
    Strength,
)
from sv_evidence.domain.measures import ONE, Period, Thousandths, Unit
from sv_evidence.domain.surveys import Need, SurveyResult

ENOUGH_FAIR_TYPES = 2


class Mark(StrEnum):
    """The proof mark, as staff and council see it."""

    PROVEN = "proven"
    PART_PROVEN = "part_proven"
    UNPROVEN = "unproven"


@dataclass(frozen=True, slots=True)
class Exhibit:
    """What proof needs to know of one file on an activity.

    ``judged`` is the strength that a person set, with a reason, against the usual one.
    """

    type: str
    condition: Condition
    consent: ConsentState
    camera_at: datetime | None = None
    dated: date | None = None
    judged: Strength | None = None
    is_shared: bool = False
    """It is filed with several activities, so that it cannot take its day from one of them."""


@dataclass(frozen=True, slots=True)
class Wants:
    """What a measure asks of its results beside a number and a file."""

    needs: tuple[Need, ...] = ()
    names_contract: bool = False
    counts_people: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """One result as proof sees it: what, who, when, where, how much, and the files beside it."""

    title: str
    days: Period
    has_place: bool
    quantity: Thousandths
    accepts: Mapping[str, Strength | None]
    """Accepted types; a strength here overrides the type's usual one."""
    exhibits: tuple[Exhibit, ...]
    says_who: bool = True
    """It names a project, counts people or has a register of persons."""
    has_contract: bool = False
    wants: Wants = Wants()
    surveys: tuple[SurveyResult, ...] = ()
    unit: Unit | None = None
    """What is counted; without it no quantity is doubted."""
    company: Company = Company()
    """Who was there, and for how many days."""


@dataclass(frozen=True, slots=True)
class Finding:
    """How a result stands: its mark, and why each test fails (codes), empty where it passes.

    ``best`` is the strength of the best file of an accepted type, ``None`` if there is none.
    """

    mark: Mark
    specific: tuple[str, ...]
    measurable: tuple[str, ...]
    verifiable: tuple[str, ...]
    best: Strength | None = None

    @property
    def codes(self) -> tuple[str, ...]:
        """All that is missing."""
        return (*self.specific, *self.measurable, *self.verifiable)


def exhibit_of(
    file: Evidence,
    condition: Condition,
    attachment: Attachment | None = None,
    *,
    is_shared: bool = False,
) -> Exhibit:
    """Return a file as proof sees it; the attachment matters if a strength was set on it."""
    judged = None
    if attachment is not None and attachment.strength is not None:
        judged = attachment.strength.strength
    return Exhibit(
        file.type, condition, file.consent, file.camera_at, file.dated, judged, is_shared
    )


def spoilt_by(exhibit: Exhibit, days: Period, types: Mapping[str, EvidenceType]) -> str | None:
    """Return what makes a file less than its type promises, as a code; ``None`` if nothing does.

    ``withdrawn`` counts for nothing; ``missing``, ``altered``, ``unknown_type``,
    ``no_camera_date``, ``file_undated`` and ``dated_outside`` make it weak.
    """
    if exhibit.consent is ConsentState.WITHDRAWN:
        return exhibit.consent.value
    if exhibit.condition is not Condition.UNCHANGED:
        return exhibit.condition.value
    known = types.get(exhibit.type)
    if known is None:
        return "unknown_type"
    if exhibit.judged is not None:
        return None
    return _misdated(exhibit, known, days)


def _misdated(exhibit: Exhibit, known: EvidenceType, days: Period) -> str | None:
    camera_at = exhibit.camera_at
    if known.needs_camera_date and (camera_at is None or camera_at.date() not in days):
        return "no_camera_date"
    if known.is_of_a_day and exhibit.dated is None and exhibit.is_shared:
        return "file_undated"
    return None if known.suits(exhibit.dated, days) else "dated_outside"


def takes_day(exhibit: Exhibit, types: Mapping[str, EvidenceType]) -> bool:
    """Say whether a file counts as of the days of the one activity it is filed with.

    It has no date of its own, and is of a type that proves what happened on its day.
    """
    known = types.get(exhibit.type)
    is_alone = exhibit.dated is None and not exhibit.is_shared
    return known is not None and known.is_of_a_day and is_alone


def strength_of(
    exhibit: Exhibit,
    days: Period,
    types: Mapping[str, EvidenceType],
    override: Strength | None = None,
) -> Strength | None:
    """Return how easy a file is to defend for an activity; ``None`` if it counts for nothing.

    Missing and altered files are weak, one dated outside what its type demands, and one without a
    date that could be of several activities; a withdrawn item counts for nothing. A strength that
    a person set goes before the measure's, which goes before the type's usual one.
    """
    spoilt = spoilt_by(exhibit, days, types)
    if spoilt is not None:
        return None if spoilt == ConsentState.WITHDRAWN else Strength.WEAK
    if exhibit.judged is not None:
        return exhibit.judged
    return types[exhibit.type].usual if override is None else override


def finding_of(case: Case, types: Mapping[str, EvidenceType]) -> Finding:
    """Judge one result."""
    specific = _failed(
        ("no_title", bool(case.title.strip())),
        ("no_who", case.says_who),
        ("no_place", case.has_place),
        ("no_contract", case.has_contract or not case.wants.names_contract),
    )
    measurable = _unmeasured(case)
    mark, verifiable, best = _verified(case, types)
    if specific or measurable:
        mark = Mark.UNPROVEN
    return Finding(mark, specific, measurable, verifiable, best)


def _failed(*tests: tuple[str, bool]) -> tuple[str, ...]:
    return tuple(code for code, holds in tests if not holds)


def _unmeasured(case: Case) -> tuple[str, ...]:
    """Name what keeps the number from meaning anything."""
    needs, surveys = case.wants.needs, case.surveys
    before = [each for each in surveys if each.baseline is not None]
    counted = [each.response for each in surveys if each.response is not None]
    answered = sum(response[0] for response in counted)
    is_survey, is_change = Need.SURVEY in needs, Need.BASELINE in needs
    is_people = case.wants.counts_people
    doubt = _doubt(case)
    return _failed(
        ("no_quantity", case.quantity > 0),
        (doubt or "", doubt is None),
        ("no_baseline", bool(before) or not is_change),
        (
            "baseline_undated",
            not (is_change and before) or any(each.baseline_on is not None for each in before),
        ),
        (
            "no_follow_up",
            not (is_change and before) or any(each.follow_up is not None for each in before),
        ),
        ("no_response_rate", bool(counted) or not is_survey),
        (
            "more_than_answered",
            not (is_survey and is_people and counted) or case.quantity <= answered * ONE,
        ),
    )


def _doubt(case: Case) -> str | None:
    if case.wants.counts_people and case.quantity % ONE:
        return NOT_WHOLE
    return None if case.unit is None else doubt_about(case.quantity, case.unit, case.company)


def _verified(
    case: Case, types: Mapping[str, EvidenceType]
) -> tuple[Mark, tuple[str, ...], Strength | None]:
    accepted = [each for each in case.exhibits if each.type in case.accepts]
    worth = [
        (each.type, strength_of(each, case.days, types, case.accepts[each.type]))
        for each in accepted
    ]
    best = max((strength for _, strength in worth if strength is not None), default=None)
    fair = {type_ for type_, strength in worth if strength is Strength.FAIR}
    if best is Strength.STRONG or len(fair) >= ENOUGH_FAIR_TYPES:
        return Mark.PROVEN, (), best
    held_back = {_held_back(each, case, types) for each in accepted}
    undated = ("file_undated",) if "file_undated" in held_back else ()
    if fair:
        return Mark.PART_PROVEN, ("only_one_fair", *undated), best
    if not case.exhibits:
        return Mark.UNPROVEN, ("no_files",), best
    if not accepted:
        return Mark.UNPROVEN, ("no_accepted_type",), best
    outside = ("dated_outside",) if "dated_outside" in held_back else ()
    return Mark.UNPROVEN, ("only_weak", *outside, *undated), best


def _held_back(exhibit: Exhibit, case: Case, types: Mapping[str, EvidenceType]) -> str | None:
    """Say what is wrong with the date of a file that would count for something without it."""
    spoilt = spoilt_by(exhibit, case.days, types)
    if spoilt not in {"dated_outside", "file_undated"}:
        return None
    counts = (case.accepts[exhibit.type] or types[exhibit.type].usual) > Strength.WEAK
    return spoilt if counts else None


def mark_of_all(marks: Iterable[Mark]) -> Mark:
    """Mark a claim by its results, or an activity by its results.

    Proven if every one is, part proven if some are proven or part proven, else unproven.
    """
    found = set(marks)
    if found == {Mark.PROVEN}:
        return Mark.PROVEN
    return Mark.PART_PROVEN if found & {Mark.PROVEN, Mark.PART_PROVEN} else Mark.UNPROVEN
