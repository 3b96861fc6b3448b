"""Words of the annual report and of what goes with it."""

from collections.abc import Sequence
from datetime import date

from sv_evidence.domain.annual import Topic
from sv_evidence.domain.measures import Period
from sv_evidence.wording.documents import named, run_text
from sv_evidence.wording.numbers import full_day_text
from sv_evidence.wording.words import tr, trn

_TWELVE = 12


def topic_label(topic: Topic) -> str:
    """Say what a note for the year is about."""
    return {
        Topic.TITLE: tr("Title of the report"),
        Topic.HEADLINE: tr("The year in one sentence"),
        Topic.AIM: tr("What we set out to do"),
        Topic.NEED: tr("Why we exist"),
        Topic.CHANGE: tr("How change happens"),
        Topic.MONEY_IN: tr("Money in"),
        Topic.MONEY_OUT: tr("Money out"),
        Topic.MISSED: tr("What did not work"),
        Topic.NEXT: tr("What comes next"),
        Topic.CONSULTATION: tr("Consultation"),
        Topic.GOVERNANCE: tr("Governance"),
        Topic.THANKS: tr("Thanks"),
        Topic.DIRECTORS_PAY: tr("Directors' pay"),
        Topic.ASSETS: tr("Assets passed on"),
        Topic.DIVIDENDS: tr("Dividends and interest"),
        Topic.EARLIER_FIGURE: tr("Figure of an earlier year"),
    }[topic]


def year_name(period: Period) -> str:
    """Name a whole year by the one or two it lies in, and write any other run of days in full."""
    if not period.months_are_whole or sum(1 for _ in period.months()) != _TWELVE:
        return run_text(period)
    first, last = period.first.year, period.last.year
    return str(last) if first == last else f"{first}\N{EN DASH}{last % 100:02}"


def report_kind_text(period: Period) -> str:
    """Say on the cover what it is."""
    return tr("Impact report, {year}", year=year_name(period))


def missing_parts_text(topics: Sequence[Topic]) -> str:
    """Name the parts that nobody has written yet."""
    return tr("Still to write: {parts}.", parts=named([topic_label(each) for each in topics], 20))


def held_back_text(count: int) -> str:
    """Say how many stories and quotes stay inside."""
    return trn(
        "{count} story or quote is left out: its consent does not cover publishing today.",
        "{count} stories and quotes are left out: their consent does not cover publishing today.",
        count,
    )


def restated_count_text(count: int) -> str:
    """Say how many figures of last year's report are other ones now."""
    return trn(
        "{count} figure of the last report is restated.",
        "{count} figures of the last report are restated.",
        count,
    )


def personal_text(topic: Topic, points: Sequence[str]) -> str:
    """Say why a note stays out of a public form."""
    return tr(
        "A note on {topic} is left out: {points} may point at a person.",
        topic=topic_label(topic).lower(),
        points=named(points),
    )


def told_text(number: str, title: str, day: date, whom: str, *, is_public: bool) -> str:
    """Say which document was sent out, when and for whom."""
    to = tr("everybody") if is_public else whom or tr("nobody by name")
    return tr(
        "{number}, {day}, for {whom}: {title}",
        number=number,
        day=full_day_text(day),
        whom=to,
        title=title,
    )


def changed_since_text(title: str, was: str, now: str) -> str:
    """Say that a figure is another one since a document told it."""
    return tr("  Changed since: {title}, then {was}, now {now}.", title=title, was=was, now=now)


def nothing_told_text() -> str:
    """Say that no document was sent out yet."""
    return tr("Nothing was sent out yet.")
