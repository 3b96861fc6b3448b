"""One record of each kind, with every field filled."""

from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from sv_evidence.domain.activities import Activity, Allotment, Impact, Result
from sv_evidence.domain.annual import Topic, YearNote
from sv_evidence.domain.contracts import Commitment, Contract, Pack
from sv_evidence.domain.covering import CoveredArea
from sv_evidence.domain.evidence import Attachment, ConsentState, Evidence, StrengthWord
from sv_evidence.domain.frameworks import Proxy
from sv_evidence.domain.living_wage import LivingWage, WageArea
from sv_evidence.domain.measures import Pence, ProxyRate, Thousandths
from sv_evidence.domain.people import Agreement, Attendance, Double, Person, Verdict
from sv_evidence.domain.records import Record
from sv_evidence.domain.surveys import SurveyResult
from tests.builders import (
    NOW,
    TODAY,
    a_buyer,
    a_place,
    a_project,
    a_uid,
    an_activity,
)
from tests.store.every_return import full_return
from tests.store.tenders import full_bid, full_stories, full_tender


def full_survey(result: UUID) -> SurveyResult:
    return SurveyResult(
        a_uid(),
        result,
        "Three questions",
        60,
        52,
        Thousandths(7000),
        TODAY,
        Thousandths(-500),
        TODAY,
        "n",
        NOW,
    )


def full_activity(place: UUID, project: UUID) -> Activity:
    """An activity with every field filled."""
    return replace(
        an_activity(place=place, project=project, people=74, volunteers=5, staff=2),
        number="A-077",
        first_day=date(2026, 9, 29),
        starts_at=690,
        ends_at=840,
        notes='<b>R&D</b> "quoted" \N{SNOWMAN}',
        binned_at=NOW,
    )


def full_file() -> Evidence:
    """A file with every field filled."""
    return Evidence(
        uid=a_uid(),
        title="Sign-in sheet",
        type="sign_in_sheet",
        number="E-500",
        dated=TODAY,
        camera_at=datetime(2026, 9, 30, 12, 1, 2),  # noqa: DTZ001 - cameras know no zone
        camera_place="52.48, -1.92",
        source="Amina",
        consent=ConsentState.HELD,
        consent_channels="bid_pack,published",
        consent_from=TODAY,
        consent_until=TODAY,
        file_name="sheet.pdf",
        media_type="application/pdf",
        size=5,
        pages=2,
        sha256="ab" * 32,
        vault_name="cd" * 32,
        vault_key=bytes(range(32)),
        note="kept",
        binned_at=NOW,
    )


def full_pack(bid: UUID, contract: UUID) -> Pack:
    """A pack with every field filled that has no default of its own."""
    return Pack(
        uid=a_uid(),
        number="LK-2026-003",
        title="Evidence pack",
        made_at=NOW,
        first_day=TODAY,
        last_day=TODAY,
        pages=52,
        size=9,
        sha256="ef" * 32,
        register_fingerprint="01" * 32,
        bid=bid,
        contract=contract,
    )


def full_note(measure: UUID) -> YearNote:
    """A note for the year with every field filled."""
    return YearNote(
        a_uid(),
        Topic.CONSULTATION,
        TODAY,
        "Guests",
        "More soup",
        "There is more soup",
        "Our survey",
        Pence(1250),
        measure,
        Thousandths(1500),
        NOW,
    )


def full_set(measure: UUID) -> tuple[Record, ...]:
    """One record of each kind that is not there yet, with every field filled."""
    buyer, place, project = a_buyer(), a_place(), a_project()
    began = date(2025, 2, 1)
    contract = Contract(a_uid(), "Meals", buyer.uid, "C-009", "REF/1", TODAY, TODAY, began, NOW)
    target = Thousandths(5_000_000)
    commitment = Commitment(a_uid(), contract.uid, measure, 2, "Serve", target, TODAY, "Amina")
    activity = full_activity(place.uid, project.uid)
    result = Result(
        a_uid(), activity.uid, measure, Thousandths(1500), TODAY, Impact.ADDITIONAL, "n", NOW
    )
    bid, other = full_bid(buyer.uid, contract.uid), Person(a_uid(), "P-018")
    evidence, pack = full_file(), full_pack(bid.uid, contract.uid)
    person = Person(a_uid(), "P-017", 1950, "B16", "carer", Agreement.GIVEN, TODAY, "n", NOW)
    return (
        LivingWage(a_uid(), WageArea.LONDON, ProxyRate(148_000), TODAY, "Foundation", "Amina"),
        Proxy(a_uid(), measure, ProxyRate(37_900), "HM Treasury", 2025, "OGL", "Amina", TODAY),
        buyer,
        project,
        place,
        contract,
        commitment,
        bid,
        activity,
        result,
        Allotment(a_uid(), result.uid, contract.uid, commitment.uid, 250_000, NOW),
        evidence,
        full_survey(result.uid),
        person,
        other,
        Attendance(a_uid(), activity.uid, person.uid, TODAY, NOW),
        Double(a_uid(), person.uid, other.uid, Verdict.DIFFERENT, "n", NOW),
        Attachment(a_uid(), activity.uid, evidence.uid, StrengthWord.FAIR, "The host saw it", NOW),
        CoveredArea(a_uid(), 2, 90, 110, 600, 50, evidence.uid, NOW),
        pack,
        full_note(measure),
        *full_return(contract.uid, commitment.uid, pack.uid),
        *full_tender(bid.uid, measure, commitment.uid),
        *full_stories(place.uid, activity.uid, person.uid, evidence.uid),
    )
