"""What the fields of records are called, and their values as people say them."""

from collections.abc import Mapping
from datetime import date, datetime
from enum import Enum
from typing import Final

from sv_evidence.domain.activities import WHOLE_SHARE, Impact
from sv_evidence.domain.annual import Topic
from sv_evidence.domain.counting_records import Decision
from sv_evidence.domain.evidence import ConsentState, StrengthWord
from sv_evidence.domain.living_wage import WageArea
from sv_evidence.domain.people import Agreement, Verdict
from sv_evidence.domain.records import Kind
from sv_evidence.domain.returns import Rhythm, Run
from sv_evidence.wording.annual import topic_label
from sv_evidence.wording.labels import consent_label, impact_label, strength_label
from sv_evidence.wording.numbers import full_day_text, moment_text, percent_text
from sv_evidence.wording.people import agreement_label
from sv_evidence.wording.tenders import tender_fields, tender_word
from sv_evidence.wording.wages import area_label
from sv_evidence.wording.words import tr

UNSAID: Final = frozenset(
    {
        "uid",
        "binned_at",
        "size",
        "document",
        "facts",
        "overrides",
        "persons",
        "sha256",
        "vault_name",
        "stated",
    }
    | {"register_fingerprint", "media_type", "id", "position"}
)
"""Fields that say nothing to a person who reads what changed."""
_MINUTES: Final = frozenset({"starts_at", "ends_at"})


def field_label(kind: Kind, name: str) -> str:
    """Name a field of a kind of record."""
    own = {
        (Kind.ACTIVITY, "people"): tr("People"),
        (Kind.MEASURE, "code"): tr("Code"),
        (Kind.PROXY, "rate"): tr("£ for one"),
        (Kind.LIVING_WAGE, "rate"): tr("£ an hour"),
        (Kind.PERSON, "consent"): tr("Agreement"),
        (Kind.PERSON, "reference"): tr("Reference"),
        (Kind.EVIDENCE, "note"): tr("Note"),
        (Kind.BUYER, "sort"): tr("Sort of buyer"),
        (Kind.DOUBLE, "first"): tr("One record"),
        (Kind.DOUBLE, "second"): tr("The other"),
        (Kind.PACK, "first_day"): tr("Covers from"),
        (Kind.PACK, "last_day"): tr("Covers to"),
    }
    return own.get((kind, name)) or _labels().get(name, name)


def value_text(name: str, value: object) -> str:
    """Say a field's value; what is not given says so. References come as their names."""
    if value is None or value == "":
        return tr("nothing")
    if isinstance(value, bool):
        return tr("yes") if value else tr("no")
    if isinstance(value, Enum):
        return _word(value)
    if isinstance(value, date):
        return moment_text(value) if isinstance(value, datetime) else full_day_text(value)
    return _number(name, value) if isinstance(value, int) else str(value)


def _number(name: str, value: int) -> str:
    if name in _MINUTES:
        return f"{value // 60:02}:{value % 60:02}"
    if name == "share":
        return percent_text(value, WHOLE_SHARE)
    return str(value) if name.endswith("year") else f"{value:,}"


def _word(value: Enum) -> str:
    if isinstance(value, ConsentState):
        return consent_label(value)
    if isinstance(value, Impact):
        return impact_label(value)
    if isinstance(value, StrengthWord):
        return strength_label(value.strength)
    if isinstance(value, Agreement):
        return agreement_label(value)
    if isinstance(value, WageArea):
        return area_label(value)
    words: Mapping[Enum, str] = {
        Rhythm.MONTH: tr("Month"),
        Rhythm.QUARTER: tr("Quarter"),
        Rhythm.YEAR: tr("Year"),
        Run.WHOLE: tr("The whole contract"),
        Run.YEAR: tr("Each year"),
        Verdict.SAME: tr("One and the same person"),
        Verdict.DIFFERENT: tr("Two different people"),
        Decision.COUNT: tr("Count it"),
        Decision.LEAVE_OUT: tr("Leave it out"),
        **{topic: topic_label(topic) for topic in Topic},
    }
    return words.get(value) or tender_word(value) or str(value.value)


def _labels() -> Mapping[str, str]:
    return {
        **_about_work(),
        **_about_others(),
        **_about_numbers(),
        **_about_cases(),
        **_about_returns(),
        **_about_files(),
        **tender_fields(),
    }


def _about_work() -> Mapping[str, str]:
    return {
        "title": tr("Title"),
        "name": tr("Name"),
        "number": tr("Number"),
        "notes": tr("Notes"),
        "note": tr("Note"),
        "first_day": tr("First day"),
        "last_day": tr("Last day"),
        "day": tr("Day"),
        "starts_at": tr("Begins"),
        "ends_at": tr("Ends"),
        "place": tr("Place"),
        "project": tr("Project"),
        "people": tr("People"),
        "volunteers": tr("Volunteers"),
        "staff": tr("Staff"),
        "activity": tr("Activity"),
        "measure": tr("Measure"),
        "framework": tr("Framework"),
        "person": tr("Person"),
        "contract": tr("Contract"),
        "commitment": tr("Commitment"),
        "buyer": tr("Buyer"),
        "bid": tr("Bid"),
        "result": tr("Result"),
        "evidence": tr("File"),
    }


def _about_others() -> Mapping[str, str]:
    return {
        "area": tr("Area"),
        "contact_name": tr("Who signs"),
        "contact_role": tr("Their role"),
        "pack_prefix": tr("Letters of pack numbers"),
        "year_start": tr("Year starts"),
        "shows_values": tr("Values are shown"),
        "company_number": tr("Company number"),
        "charity_number": tr("Charity number"),
        "topic": tr("About"),
        "headline": tr("Headline"),
        "changed": tr("What came of it"),
        "amount": tr("Amount"),
        "postcode": tr("Postcode"),
        "reference": tr("Reference"),
        "procurement_start": tr("Procurement began"),
        "wording": tr("Wording"),
        "due": tr("Due"),
        "owner": tr("Owner"),
        "deadline": tr("Deadline"),
        "impact": tr("Whose doing"),
        "first": tr("One record"),
        "second": tr("The other"),
    }


def _about_numbers() -> Mapping[str, str]:
    return {
        "quantity": tr("Quantity"),
        "target": tr("Target"),
        "share": tr("Share"),
        "rate": tr("Rate"),
        "year": tr("Year"),
        "asked": tr("Asked"),
        "answered": tr("Answered"),
        "baseline": tr("Found before"),
        "baseline_on": tr("Found before, on"),
        "follow_up": tr("Found after"),
        "follow_up_on": tr("Found after, on"),
        "tool": tr("Tool"),
        "birth_year": tr("Year of birth"),
        "district": tr("District"),
        "groups": tr("Groups"),
        "keep_until": tr("Kept until"),
        "verdict": tr("Found to be"),
    }


def _about_cases() -> Mapping[str, str]:
    return {
        "claimed_group": tr("Claimed as"),
        "starts_on": tr("Starts"),
        "ends_on": tr("Ends"),
        "fte": tr("Full-time equivalent"),
        "weekly_hours": tr("Hours a week"),
        "hours": tr("Hours"),
        "attendees": tr("Attendees"),
        "trainers": tr("Trainers"),
        "weeks": tr("Weeks"),
        "costs": tr("Costs"),
        "contracts_served": tr("Contracts served"),
        "authority": tr("Local authority"),
        "ward": tr("Ward"),
        "whose": tr("Whose rule"),
        "valid_from": tr("Holds from"),
        "decision": tr("Decision"),
        "reason": tr("Reason"),
        "rule": tr("Rule"),
        "decided_by": tr("Decided by"),
        "decided_on": tr("Decided on"),
        "unit_one": tr("Unit, one"),
        "unit_many": tr("Unit, many"),
        "code": tr("Code"),
    }


def _about_returns() -> Mapping[str, str]:
    return {
        "returns": tr("Return due every"),
        "due_days": tr("Days until it is due"),
        "worth": tr("Worth, in pence"),
        "run": tr("Target is for"),
        "is_kpi": tr("Is a KPI"),
        "story": tr("Story"),
        "only_contract": tr("Only this contract"),
        "only_period": tr("Only this period"),
        "matches": tr("Matches a commitment"),
        "approved_by": tr("Approved by"),
        "sent_on": tr("Sent on"),
        "pack": tr("Pack"),
        "report": tr("Return"),
        "cause": tr("Why it is behind"),
        "action": tr("What will be done"),
        "by_day": tr("By when"),
        "correction": tr("Why a figure told before changed"),
        "told_period": tr("Told for the period"),
        "told_to_date": tr("Told to date"),
    }


def _about_files() -> Mapping[str, str]:
    return {
        "type": tr("Type"),
        "dated": tr("Date"),
        "camera_at": tr("Camera date"),
        "camera_place": tr("Camera place"),
        "source": tr("Source"),
        "licence": tr("Licence"),
        "consent": tr("Consent"),
        "consent_channels": tr("May be shown in"),
        "consent_from": tr("Consent from"),
        "consent_until": tr("Consent until"),
        "file_name": tr("File name"),
        "pages": tr("Pages"),
        "page": tr("Page"),
        "x": tr("From the left"),
        "y": tr("From the top"),
        "width": tr("Width"),
        "height": tr("Height"),
        "strength": tr("Strength"),
        "strength_reason": tr("Why this strength"),
        "made_at": tr("Made"),
        "version": tr("Version"),
        "entered_by": tr("Entered by"),
        "entered_on": tr("Entered on"),
        "sort": tr("Sort"),
    }
