"""Words for what was expected and is not logged."""

from sv_evidence.domain.expected import ENOUGH, STILL, WEEKS, ExpectedSession
from sv_evidence.wording.numbers import day_text
from sv_evidence.wording.words import tr, trn


def rule_text() -> str:
    """Say the rule in plain words."""
    return tr(
        "Expected is what was logged on the same weekday, at the same place and for the same"
        " project in at least {enough} of the {weeks} weeks before, and in one of the last {still}."
        " Nothing is counted until you log it.",
        enough=ENOUGH,
        weeks=WEEKS,
        still=STILL,
    )


def expected_text(expected: ExpectedSession) -> str:
    """Say where and for what it was, and how often: ``Ladywood Hall, 4 of the 6 weeks before``."""
    often = tr("{times} of the {weeks} weeks before", times=expected.weeks, weeks=WEEKS)
    return ", ".join(part for part in (expected.like.place, expected.like.project, often) if part)


def not_logged_text(count: int) -> str:
    """Say how many are not logged."""
    return trn("{count} expected, not logged", "{count} expected, not logged", count)


def logged_text(expected: ExpectedSession) -> str:
    """Say that one was logged."""
    return tr("{title}, {day} logged", title=expected.like.title, day=day_text(expected.day))
