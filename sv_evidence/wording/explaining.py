"""Sentences that explain a figure."""

from datetime import datetime
from enum import StrEnum

from sv_evidence.domain.measures import Period
from sv_evidence.wording.numbers import full_day_text, period_text
from sv_evidence.wording.words import tr, trn


class Says(StrEnum):
    """What a figure of a pack says of the claims behind it."""

    PROVEN = "proven"
    CLAIMED = "claimed"
    QUANTITY = "quantity"
    CHART = "chart"
    MONTH = "month"
    GAP = "gap"
    CLAIMS = "claims"
    CLAIMS_PROVEN = "claims_proven"
    DELIVERED = "delivered"
    LEFT_OUT = "left_out"


def stated_text(says: Says, figure: str) -> str:
    """Say a figure of a pack with what it says of its claims: ``£28,800 proven``."""
    words = {
        Says.PROVEN: tr("{figure} proven"),
        Says.CLAIMED: tr("{figure} claimed"),
        Says.QUANTITY: tr("{figure} claimed"),
        Says.CHART: tr("{figure} in the period of the chart"),
        Says.MONTH: tr("{figure} in this month"),
        Says.GAP: tr("{figure} not proven yet"),
        Says.CLAIMS: tr("claims made: {figure}"),
        Says.CLAIMS_PROVEN: tr("claims proven: {figure}"),
        Says.DELIVERED: tr("{figure} delivered"),
        Says.LEFT_OUT: tr("{figure} left out"),
    }
    return words[says].format(figure=figure)


def no_rule_text() -> str:
    """Say that no counting rule did anything."""
    return tr("No rule took anything away.")


def logged_text() -> str:
    """Say that a figure is what was logged, before any rule."""
    return tr("This is what was logged. Rules are asked where it is claimed.")


def sums_differ_text() -> str:
    """Say what two sums that differ mean."""
    return tr("These should be equal. Nothing can be exported until they are.")


def agree_text(code: str, added: str) -> str:
    """Say that a second way of adding gives the same."""
    return tr("{code}: two separate sums agree, {added}.", code=code, added=added)


def sums_agree_text(code: str) -> str:
    """Head the row that says so."""
    return tr("{code}: two separate sums agree", code=code)


def added_again_text() -> str:
    """Say what the second sum is."""
    return tr("Added up again just now, in another way. Nothing else is left out.")


def counts_text(claims: int, results: int) -> str:
    """Count what unlike things stand together: ``2 claims, 39 results``."""
    return ", ".join(
        (
            trn("{count} claim", "{count} claims", claims),
            trn("{count} result", "{count} results", results),
        )
    )


def results_and_files_text(results: int, files: int) -> str:
    """Count what stands behind a figure: ``39 results, 66 files``."""
    return ", ".join(
        (
            trn("{count} result", "{count} results", results),
            trn("{count} file", "{count} files", files),
        )
    )


def entered_text(rate: str, source: str, who: str, when: str | None) -> str:
    """Say where a proxy is from, who entered it and when."""
    said = tr("Proxy {rate}: {source}.", rate=rate, source=source or tr("no source given"))
    if who and when:
        return f"{said} " + tr("Entered by {who}, {when}.", who=who, when=when)
    if who:
        return f"{said} " + tr("Entered by {who}.", who=who)
    return said


def then_text(title: str, pack: str, made_at: datetime | None) -> str:
    """Head a figure of an old pack with its day."""
    if not pack or made_at is None:
        return title
    day = full_day_text(made_at.date())
    return tr("As {pack} said on {day}: {title}", pack=pack, day=day, title=title)


def more_text(count: int) -> str:
    """Say that not every result is listed."""
    return trn("and {count} more result", "and {count} more results", count)


def taken_day_text() -> str:
    """Say where the date of a file without one of its own comes from."""
    return tr("its day is taken from the activity")


def day_of_activity_text(days: Period) -> str:
    """Say of which day a file counts that has no date of its own."""
    if days.days == 1:
        return tr("{day}, the day of its activity", day=period_text(days))
    return tr("{days}, the days of its activity", days=period_text(days))


def days_of_activities_text() -> str:
    """Say what the days of several files are that have no date of their own."""
    return tr("The day of its activity, or the first: the file has no date of its own.")


def spoilt_text(code: str) -> str:
    """Say what makes a file less than its type promises."""
    return {
        "withdrawn": tr("consent was withdrawn"),
        "missing": tr("it is missing"),
        "altered": tr("it was altered"),
        "unknown_type": tr("its type is not known here"),
        "no_camera_date": tr("no camera date on a day of the activity"),
        "dated_outside": tr("its date does not fit the days it should prove"),
        "file_undated": tr("it has no date, and is filed with several activities"),
    }.get(code, code)
