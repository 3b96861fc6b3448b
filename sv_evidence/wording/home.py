"""What Home says: the statement, commitments, days to come, and gaps."""

from collections.abc import Sequence
from datetime import date, datetime

from sv_evidence.domain.measures import Thousandths, Unit
from sv_evidence.domain.pace import Pace
from sv_evidence.wording.documents import short_day_text
from sv_evidence.wording.numbers import number_text
from sv_evidence.wording.words import tr, trn


def money_today(amounts: Sequence[tuple[str, str, str]]) -> str:
    """State what can be proven: each amount is proven, claimed, and ``core`` or ``additional``.

    One amount is said with its whole; two are never added together.
    """
    if len(amounts) == 1:
        proven, claimed, _ = amounts[0]
        if proven == claimed:
            return tr("You can prove all {claimed} today.", claimed=claimed)
        return tr("You can prove {proven} of {claimed} today.", proven=proven, claimed=claimed)
    core, additional = (each[0] for each in amounts)
    return tr(
        "You can prove {core} of core impact and {additional} of additional social value today.",
        core=core,
        additional=additional,
    )


def claims_today(proven: int, of: int) -> str:
    """State the same in claims, where nothing has a £ value."""
    if proven == of:
        return trn(
            "You can prove the one claim today.", "You can prove all {count} claims today.", of
        )
    return trn(
        "You can prove {proven} of {count} claim today.",
        "You can prove {proven} of {count} claims today.",
        of,
        proven=f"{proven:,}",
    )


def claims_proven_text(proven: int, of: int) -> str:
    """Say under the statement how many claims are proven in full."""
    return trn(
        "{proven} of {count} claim is proven.",
        "{proven} of {count} claims are proven.",
        of,
        proven=f"{proven:,}",
    )


def in_claims_text(count: int) -> str:
    """Say in how many claims an amount lies."""
    return trn("in {count} claim", "in {count} claims", count)


def of_text(proven: str, claimed: str) -> str:
    """Say an amount and its whole, for reading aloud."""
    return tr("{proven} proven of {claimed}", proven=proven, claimed=claimed)


def others_text(pace_well: int) -> str:
    """Say how many commitments need no care."""
    return trn("{count} other on track", "{count} others on track", pace_well)


def all_on_track_text(count: int) -> str:
    """Say that no commitment is at risk."""
    return trn("The one commitment is on track.", "All {count} commitments are on track.", count)


def pace_label(pace: Pace) -> str:
    """Say how a commitment stands."""
    return {
        Pace.MET: tr("Met"),
        Pace.AHEAD: tr("Ahead"),
        Pace.ON_TRACK: tr("On track"),
        Pace.BEHIND: tr("Behind"),
        Pace.AT_RISK: tr("At risk"),
    }[pace]


def short_by_text(delivered: Thousandths, expected: Thousandths, unit: Unit) -> str:
    """Say by how much a commitment is short of an even pace, in whole units, rounded down."""
    short = Thousandths((expected - delivered) // 1000 * 1000)
    if unit.is_money:
        return tr("£{amount} less than expected by now", amount=number_text(short))
    return tr("{amount} fewer than expected by now", amount=number_text(short))


def target_text(delivered: Thousandths, target: Thousandths, unit: Unit, due: date | None) -> str:
    """Say what is delivered of a target, and by when it is due."""
    sign = "£" if unit.is_money else ""
    amounts = {"part": sign + number_text(delivered), "whole": sign + number_text(target)}
    if due is None:
        return tr("{part} of {whole}", **amounts)
    return tr("{part} of {whole} by {day}", day=short_day_text(due, with_year=False), **amounts)


def bid_due_text(at: datetime) -> str:
    """Say at what time a bid closes."""
    if (at.hour, at.minute) == (12, 0):
        return tr("Bid, 12 noon")
    return tr("Bid, {at}", at=f"{at:%H:%M}")


def consent_ends_text(count: int) -> str:
    """Say whose consent ends."""
    return trn("Consent ends for {count} file", "Consent ends for {count} files", count)


def days_text(days: int) -> str:
    """Say in how many days something comes."""
    if days == 0:
        return tr("today")
    if days == 1:
        return tr("tomorrow")
    return trn("{count} day", "{count} days", days)


def alarms_text(missing: int, altered: int) -> str:
    """Count files that are not what was added."""
    said = []
    if missing:
        said.append(trn("{count} file missing", "{count} files missing", missing))
    if altered and missing:
        said.append(tr("{count} altered", count=f"{altered:,}"))
    elif altered:
        said.append(trn("{count} file altered", "{count} files altered", altered))
    return ", ".join(said)


def alarms_where_text(numbers: Sequence[str], measures: int) -> str:
    """Name the first of these files, and how many claims lean on them."""
    named = tr(" and ").join(numbers[:2])
    if len(numbers) > 2:  # noqa: PLR2004 - two fit the line
        rest = trn("{count} more", "{count} more", len(numbers) - 2)
        named = tr("{named}, {rest}", named=", ".join(numbers[:2]), rest=rest)
    if not measures:
        return named
    used = trn("used in {count} claim", "used in {count} claims", measures)
    return tr("{named}, {used}", named=named, used=used)


def without_value(quantities: Sequence[str]) -> str:
    """Say what was counted where nothing has a £ value."""
    return tr("{quantities}, no £ value", quantities=", ".join(quantities))


def more_text(count: int) -> str:
    """Say how many outcomes are not shown."""
    return trn("{count} more", "{count} more", count)
