"""One word or two for each code that a person meets: marks, strengths, consent, kinds."""

from collections.abc import Mapping
from typing import Final

from sv_evidence.domain.activities import Impact
from sv_evidence.domain.evidence import Channel, Condition, ConsentState, EvidenceKind, Strength
from sv_evidence.domain.frameworks import Confidence, Summing
from sv_evidence.domain.proof import Mark
from sv_evidence.domain.records import Kind
from sv_evidence.wording.words import tr, trn


def mark_label(mark: Mark) -> str:
    """Say a proof mark."""
    return {
        Mark.PROVEN: tr("Proven"),
        Mark.PART_PROVEN: tr("Part proven"),
        Mark.UNPROVEN: tr("Unproven"),
    }[mark]


def strength_label(strength: Strength | None) -> str:
    """Say how easy evidence is to defend; ``None`` counts for nothing."""
    if strength is None:
        return tr("Does not count")
    return {Strength.STRONG: tr("Strong"), Strength.FAIR: tr("Fair"), Strength.WEAK: tr("Weak")}[
        strength
    ]


def strength_meaning(strength: Strength | None) -> str:
    """Say what a strength means for proof."""
    if strength is None:
        return tr("Consent was withdrawn, so this counts for nothing.")
    return {
        Strength.STRONG: tr("Counts alone."),
        Strength.FAIR: tr("Two of different types count."),
        Strength.WEAK: tr("Never counts as proof."),
    }[strength]


def usual_text() -> str:
    """Say that nothing judges a file yet, so that its strength is only its type's."""
    return tr("That is usual for this type: it is filed with no activity yet.")


def day_from_activity_text() -> str:
    """Say where the day of a file without a date comes from."""
    return tr("It has no date of its own: its day is taken from the activity.")


def strength_set_text(why: str) -> str:
    """Say that a person set a strength, and why."""
    return tr("Strength set by us: {why}", why=why)


def set_by_text(who: str, why: str) -> str:
    """Say who set a strength, and why; without a name it was set by us."""
    return tr("Set by {who}: {why}", who=who, why=why) if who else strength_set_text(why)


def consent_label(state: ConsentState) -> str:
    """Say a consent state."""
    return {
        ConsentState.NO_PEOPLE: tr("No people"),
        ConsentState.HELD: tr("Consent held"),
        ConsentState.NAMES_PRIVATE: tr("Names private"),
        ConsentState.NEEDED: tr("Consent needed"),
        ConsentState.WITHDRAWN: tr("Consent withdrawn"),
    }[state]


def channel_label(channel: Channel) -> str:
    """Say where a file may be shown."""
    return {
        Channel.BID_PACK: tr("bid packs"),
        Channel.CONTRACT_RETURN: tr("contract returns"),
        Channel.PUBLISHED: tr("published reports"),
    }[channel]


def not_shown_text(reason: str) -> str:
    """Say why a file is left out of a document; reasons are those of ``may_be_shown``."""
    return {
        "needed": tr("Consent is still needed."),
        "withdrawn": tr("Consent was withdrawn."),
        "ended": tr("Consent has ended."),
        "not_yet": tr("Consent has not begun yet."),
        "channel": tr("Consent does not cover this kind of document."),
        "names_private": tr("It shows names that are private."),
        "missing": tr("The file is missing from the workspace."),
        "altered": tr("The file is not what was added."),
    }.get(reason, reason)


def condition_label(condition: Condition) -> str:
    """Say whether a file is still what was added."""
    return {
        Condition.UNCHANGED: tr("Unchanged since it was added"),
        Condition.MISSING: tr("Missing from the workspace"),
        Condition.ALTERED: tr("Altered since it was added"),
    }[condition]


def evidence_kind_label(kind: EvidenceKind) -> str:
    """Say one of the groups of evidence."""
    return {
        EvidenceKind.PHOTO: tr("Photo"),
        EvidenceKind.REGISTER: tr("Register"),
        EvidenceKind.CERTIFICATE: tr("Certificate"),
        EvidenceKind.RECEIPT: tr("Receipt"),
        EvidenceKind.SURVEY: tr("Survey"),
        EvidenceKind.LETTER: tr("Letter"),
        EvidenceKind.OTHER: tr("Other"),
    }[kind]


def impact_label(impact: Impact) -> str:
    """Say whose doing a result is."""
    return {
        Impact.CORE: tr("Core impact"),
        Impact.ADDITIONAL: tr("Additional social value"),
    }[impact]


def confidence_label(confidence: Confidence) -> str:
    """Say how sure we are of a framework's row."""
    return {
        Confidence.PRIMARY: tr("Confirmed in the publisher's own text"),
        Confidence.SECONDARY: tr("Confirmed in a second source"),
        Confidence.UNCONFIRMED: tr("Not confirmed: check the tender's own documents"),
        Confidence.OURS: tr("Ours, not the publisher's"),
    }[confidence]


def summing_label(summing: Summing) -> str:
    """Say how results become one figure."""
    return {
        Summing.SUM: tr("All results are added up"),
        Summing.LATEST: tr("The latest result counts"),
        Summing.AVERAGE: tr("Results are averaged"),
    }[summing]


def shortfall_text(code: str) -> str:
    """Say why one of the three tests of a result fails."""
    return {
        "no_title": tr("It does not say what was done."),
        "no_place": tr("It does not say where."),
        "no_who": tr("It does not say who: no people, no project."),
        "no_contract": tr("Its buyer counts only what is allotted to a contract."),
        "no_quantity": tr("It has no number."),
        "not_whole": tr("This cannot be counted in parts."),
        "more_than_came": tr("It counts more people than the activity says were there."),
        "more_hours_than_days": tr("It counts more than 24 hours a day for everybody there."),
        "out_of_proportion": tr("It counts more than 100 for each person and day."),
        "far_too_many": tr("The number is out of all proportion for one result."),
        "no_baseline": tr("It is a change, and what was found before is not here."),
        "baseline_undated": tr("The baseline has no date, so a change cannot be shown."),
        "no_follow_up": tr("What was found after is not here, so a change cannot be shown."),
        "no_response_rate": tr("It does not say how many were asked and how many answered."),
        "more_than_answered": tr("It counts more people than answered."),
        "no_files": tr("No file proves it yet."),
        "no_accepted_type": tr("None of its files is of a type this measure accepts."),
        "only_weak": tr("Its files are too weak to count."),
        "dated_outside": tr("The date of a file does not fit the days it should prove."),
        "file_undated": tr("A file has no date, and is filed with several activities."),
        "only_one_fair": tr("One fair file is half way: add a second of another type."),
    }.get(code, code)


def remark_text(code: str) -> str:
    """Say why less is shown of a file than one may expect; codes are those of a look at it."""
    return {
        "empty": tr("The file is empty."),
        "encrypted": tr("The file is locked with a password, so we cannot show what is in it."),
        "damaged": tr("The file is damaged and does not open; it is kept as it is."),
        "too_large": tr("The file is too large for us to look into; it is kept as it is."),
        "unreadable": tr("The file cannot be read; it is kept as it is."),
        "scripted": tr("The file holds a program. It is never run: we show pictures of its pages."),
        "needs_conversion": tr("We cannot show this type of file; save it as JPEG or PDF as well."),
        "misnamed": tr("Its name says PDF, but it is not one; check that it is the right file."),
        "unknown": tr("We cannot show what is in it; check that it is the file you meant."),
    }.get(code, code)


def kind_label(kind: Kind) -> str:
    """Say a kind of record."""
    return {
        **_of_returns(),
        Kind.ORGANISATION: tr("Organisation"),
        Kind.FRAMEWORK: tr("Framework"),
        Kind.MEASURE: tr("Measure"),
        Kind.PROXY: tr("Proxy"),
        Kind.BUYER: tr("Buyer"),
        Kind.PROJECT: tr("Project"),
        Kind.PLACE: tr("Place"),
        Kind.CONTRACT: tr("Contract"),
        Kind.COMMITMENT: tr("Commitment"),
        Kind.BID: tr("Bid"),
        Kind.ACTIVITY: tr("Activity"),
        Kind.RESULT: tr("Result"),
        Kind.ALLOTMENT: tr("Allotment"),
        Kind.SURVEY: tr("Survey result"),
        Kind.PERSON: tr("Person"),
        Kind.ATTENDANCE: tr("Attendance"),
        Kind.DOUBLE: tr("Likely double"),
        Kind.DETAIL: tr("Detail of a result"),
        Kind.CONTRACT_RULE: tr("Contract's rule"),
        Kind.RULING: tr("Ruling"),
        Kind.EVIDENCE: tr("Evidence"),
        Kind.ATTACHMENT: tr("Attachment"),
        Kind.COVERED_AREA: tr("Covered area"),
        Kind.PACK: tr("Pack"),
        Kind.LIVING_WAGE: tr("Living Wage rate"),
        Kind.LOT: tr("Lot"),
        Kind.QUESTION: tr("Question"),
        Kind.PASSAGE: tr("Library passage"),
        Kind.ANSWER: tr("Answer"),
        Kind.PASSAGE_USE: tr("Use of a library passage"),
        Kind.SNAPSHOT: tr("Snapshot of an answer"),
        Kind.PROMISE: tr("Promise"),
        Kind.QUOTE: tr("Quote"),
        Kind.CASE_STUDY: tr("Case study"),
        Kind.YEAR_NOTE: tr("Note for the year"),
    }[kind]


def _of_returns() -> Mapping[Kind, str]:
    return {
        Kind.CONTRACT_TERMS: tr("Contract's terms"),
        Kind.COMMITMENT_TERMS: tr("Commitment's terms"),
        Kind.RETURN: tr("Return"),
        Kind.RETURN_LINE: tr("Line of a return"),
    }


_COUNTED_OF_RETURNS: Final[Mapping[Kind, tuple[str, str]]] = {
    Kind.CONTRACT_TERMS: ("{count} contract's terms", "{count} contracts' terms"),
    Kind.COMMITMENT_TERMS: ("{count} commitment's terms", "{count} commitments' terms"),
    Kind.RETURN: ("{count} return", "{count} returns"),
    Kind.RETURN_LINE: ("{count} line of returns", "{count} lines of returns"),
    Kind.YEAR_NOTE: ("{count} note for the year", "{count} notes for the year"),
}


def kind_count(kind: Kind, count: int) -> str:
    """Say how many of a kind there are: ``3 activities``."""
    one, many = {
        **_COUNTED_OF_RETURNS,
        Kind.ORGANISATION: ("{count} organisation", "{count} organisations"),
        Kind.FRAMEWORK: ("{count} framework", "{count} frameworks"),
        Kind.MEASURE: ("{count} measure", "{count} measures"),
        Kind.PROXY: ("{count} proxy", "{count} proxies"),
        Kind.BUYER: ("{count} buyer", "{count} buyers"),
        Kind.PROJECT: ("{count} project", "{count} projects"),
        Kind.PLACE: ("{count} place", "{count} places"),
        Kind.CONTRACT: ("{count} contract", "{count} contracts"),
        Kind.COMMITMENT: ("{count} commitment", "{count} commitments"),
        Kind.BID: ("{count} bid", "{count} bids"),
        Kind.ACTIVITY: ("{count} activity", "{count} activities"),
        Kind.RESULT: ("{count} result", "{count} results"),
        Kind.ALLOTMENT: ("{count} allotment", "{count} allotments"),
        Kind.SURVEY: ("{count} survey result", "{count} survey results"),
        Kind.PERSON: ("{count} person", "{count} people"),
        Kind.ATTENDANCE: ("{count} attendance", "{count} attendances"),
        Kind.DOUBLE: ("{count} likely double", "{count} likely doubles"),
        Kind.DETAIL: ("{count} detail of results", "{count} details of results"),
        Kind.CONTRACT_RULE: ("{count} contract's rule", "{count} contracts' rules"),
        Kind.RULING: ("{count} ruling", "{count} rulings"),
        Kind.EVIDENCE: ("{count} evidence file", "{count} evidence files"),
        Kind.ATTACHMENT: ("{count} attachment", "{count} attachments"),
        Kind.COVERED_AREA: ("{count} covered area", "{count} covered areas"),
        Kind.PACK: ("{count} pack", "{count} packs"),
        Kind.LIVING_WAGE: ("{count} Living Wage rate", "{count} Living Wage rates"),
        Kind.LOT: ("{count} lot", "{count} lots"),
        Kind.QUESTION: ("{count} question", "{count} questions"),
        Kind.PASSAGE: ("{count} library passage", "{count} library passages"),
        Kind.ANSWER: ("{count} answer", "{count} answers"),
        Kind.PASSAGE_USE: ("{count} use of a passage", "{count} uses of passages"),
        Kind.SNAPSHOT: ("{count} snapshot", "{count} snapshots"),
        Kind.PROMISE: ("{count} promise", "{count} promises"),
        Kind.QUOTE: ("{count} quote", "{count} quotes"),
        Kind.CASE_STUDY: ("{count} case study", "{count} case studies"),
    }[kind]
    return trn(one, many, count)


def kinds_count(counts: Mapping[Kind, int]) -> str:
    """Say how many there are kind by kind: ``2 activities and 1 evidence file``."""
    said = [kind_count(kind, counts[kind]) for kind in Kind if counts.get(kind)]
    if len(said) < 2:  # noqa: PLR2004 - two is where "and" begins
        return "".join(said)
    return tr("{first} and {last}", first=", ".join(said[:-1]), last=said[-1])
