"""The register: every file behind the claims, what it supports, and what of it may be shown."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from sv_evidence.domain.activities import Activity
from sv_evidence.domain.evidence import (
    ConsentState,
    Evidence,
    EvidenceKind,
    EvidenceType,
    Strength,
    may_be_shown,
)
from sv_evidence.domain.evidence_types import load_types
from sv_evidence.domain.identity import Number
from sv_evidence.domain.measures import Period
from sv_evidence.domain.organisations import Place
from sv_evidence.domain.proof import strength_of, takes_day
from sv_evidence.reports.claim_facts import OutcomeFacts
from sv_evidence.reports.facts import EvidenceFacts
from sv_evidence.reports.gathering_pictures import pictures_of, stays_here, with_extract
from sv_evidence.reports.reading import Reading

WIDE_ENOUGH = 1400
"""A cover picture is at least so many pixels wide."""


class _Served:
    """What a file counts for: outcomes, measures, and how well."""

    day_of: Period | None = None
    """The days of the one activity from which it takes its day."""

    def __init__(self) -> None:
        self.outcomes: dict[str, None] = {}
        self.measures: dict[str, None] = {}
        self.best: Strength | None = None
        self.place = ""
        """Where it was: a place by name, never the camera's coordinates."""


def evidence_facts(reading: Reading, outcomes: Sequence[OutcomeFacts]) -> tuple[EvidenceFacts, ...]:
    """Return every file on an activity that counts, by number."""
    types = load_types()
    served = _served(reading, outcomes, types)
    files = {file.uid: file for held in reading.files.values() for file in held}
    rows = [_row(reading, file, served[file.uid], types) for file in files.values()]
    rows.sort(key=lambda row: _order(row.number))
    chosen = _chosen(rows, outcomes, reading.question.most_in_annex)
    return tuple(
        with_extract(reading, replace(row, in_annex=True)) if row.number in chosen else row
        for row in rows
    )


def chosen_cover(evidence: Sequence[EvidenceFacts]) -> str:
    """Choose the newest photo that may be shown and is wide enough, one without people first."""
    able = [row for row in evidence if _suits_cover(row)]
    if not able:
        return ""
    best = max(
        able,
        key=lambda row: (
            row.consent is ConsentState.NO_PEOPLE,
            row.dated is not None and row.dated.toordinal(),
            _order(row.number),
        ),
    )
    return best.number


def _suits_cover(row: EvidenceFacts) -> bool:
    if row.kind is not EvidenceKind.PHOTO or not row.pictures or row.covered:
        return False
    picture = row.pictures[0]
    return picture.width >= WIDE_ENOUGH and picture.width >= picture.height


def _order(number: str) -> tuple[str, int, str]:
    parsed = Number.parse(number)
    return ("", 0, number) if parsed is None else (parsed.device, parsed.count, "")


def _served(
    reading: Reading, outcomes: Sequence[OutcomeFacts], types: Mapping[str, EvidenceType]
) -> dict[UUID, _Served]:
    activities = reading.view.many(Activity, reading.files)
    found: dict[UUID, _Served] = {
        file.uid: _Served() for held in reading.files.values() for file in held
    }
    for outcome in outcomes:
        framework = reading.view.framework(outcome.framework)
        for claim in outcome.claims:
            accepted = dict(framework.measure(claim.code).accepts)
            for row in reading.results[claim.measure]:
                for file in reading.files.get(row.activity, ()):
                    if file.type not in accepted:
                        continue
                    days, entry = activities[row.activity].days, found[file.uid]
                    entry.outcomes[outcome.title] = None
                    entry.measures[claim.title] = None
                    exhibit = reading.exhibit(file, row.activity)
                    worth = strength_of(exhibit, days, types, accepted[file.type])
                    entry.best = max(filter(None, (entry.best, worth)), default=None)
    _place(reading, activities, found, types)
    return found


def _place(
    reading: Reading,
    activities: Mapping[UUID, Activity],
    found: Mapping[UUID, _Served],
    types: Mapping[str, EvidenceType],
) -> None:
    """Say where each file belongs, and what one that nothing accepts would be worth."""
    places = reading.view.many(Place, {each.place for each in activities.values() if each.place})
    for activity, held in reading.files.items():
        for file in held:
            entry, where = found[file.uid], activities[activity]
            if where.place in places:
                entry.place = places[where.place].name
            exhibit = reading.exhibit(file, activity)
            if takes_day(exhibit, types):
                entry.day_of = where.days
            if not entry.measures:
                worth = strength_of(exhibit, where.days, types)
                entry.best = max(filter(None, (entry.best, worth)), default=None)


def _row(
    reading: Reading, file: Evidence, served: _Served, types: Mapping[str, EvidenceType]
) -> EvidenceFacts:
    kind = types.get(file.type)
    left_out = reading.left_out(file)
    remark = reading.view.remark_on(file.uid)
    covered = len(reading.areas.get(file.uid, ()))
    hidden = may_be_shown(file, reading.question.channel, reading.today, is_covered=bool(covered))
    shown = left_out is None and hidden is None
    return EvidenceFacts(
        uid=file.uid,
        number=file.number,
        title=file.title,
        type=kind.title if kind else file.type,
        kind=kind.kind if kind else EvidenceKind.OTHER,
        dated=file.dated,
        taken=file.camera_at,
        place=served.place,
        source=file.source,
        pages=file.pages,
        supports=tuple(served.outcomes),
        measures=tuple(served.measures),
        consent=file.consent,
        consent_until=file.consent_until,
        strength=served.best,
        set_because=_reasons(reading, file),
        sha256=file.sha256,
        left_out=left_out,
        hidden=hidden,
        pictures=tuple(pictures_of(reading, file)) if shown else (),
        covered=covered,
        stays=stays_here(file.media_type, remark),
        remark=remark,
        day_of=served.day_of,
    )


def _reasons(reading: Reading, file: Evidence) -> tuple[str, ...]:
    """Return why a person set its strength, for each activity that counts here."""
    return tuple(
        dict.fromkeys(
            tied.strength_reason
            for (activity, uid), tied in reading.set_strengths.items()
            if uid == file.uid and activity in reading.files
        )
    )


def _chosen(
    rows: Sequence[EvidenceFacts], outcomes: Sequence[OutcomeFacts], most: int
) -> frozenset[str]:
    """Choose what the annex shows: all if they are few, else the newest that may be shown.

    The proof is taken claim by claim in turn, so that each claim has its share; what room is left
    goes to the newest of the others that a claim accepts.
    """
    included = [row.number for row in rows if row.left_out is None]
    if len(included) <= most:
        return frozenset(included)
    able = frozenset(row.number for row in rows if row.pictures)
    queues = [
        [number for number in claim.evidence if number in able]
        for outcome in outcomes
        for claim in outcome.claims
    ]
    chosen: dict[str, None] = {}
    for place in range(max((len(queue) for queue in queues), default=0)):
        for queue in queues:
            if place < len(queue) and len(chosen) < most:
                chosen[queue[place]] = None
    rest = [row for row in rows if row.pictures and row.supports and row.number not in chosen]
    rest.sort(key=lambda row: (row.dated or date.min, _order(row.number)), reverse=True)
    return frozenset((*chosen, *(row.number for row in rest[: most - len(chosen)])))
