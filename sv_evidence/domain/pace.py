"""How a commitment stands: what is delivered against what an even pace would have reached."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from sv_evidence.domain.measures import Period, Thousandths
from sv_evidence.domain.return_periods import Plan


class Pace(StrEnum):
    """How far a commitment is, from best to worst."""

    MET = "met"
    """The whole target is delivered."""
    AHEAD = "ahead"
    ON_TRACK = "on_track"
    BEHIND = "behind"
    AT_RISK = "at_risk"


_LEAST = ((Pace.AHEAD, 105), (Pace.ON_TRACK, 95), (Pace.BEHIND, 85))
"""From so many percent of what is expected by now; below all of them it is at risk."""
_SHORT: Final = 90
"""Under so many percent of its plan the figure of one period stands out."""


def pace_of(delivered: Thousandths, expected: Thousandths, target: Thousandths) -> Pace:
    """Compare what is delivered with what is expected by now; nothing expected is on track."""
    if 0 < target <= delivered:
        return Pace.MET
    if expected <= 0:
        return Pace.AHEAD if delivered > 0 else Pace.ON_TRACK
    share = 100 * delivered
    return next((pace for pace, least in _LEAST if share >= least * expected), Pace.AT_RISK)


def is_short(delivered: Thousandths, planned: Thousandths) -> bool:
    """Say whether a period brought so much less than its plan that it stands out."""
    return 100 * delivered < _SHORT * planned


@dataclass(frozen=True, slots=True)
class Outlook:
    """Where a commitment is heading, and what would still reach its target."""

    at_this_pace: Thousandths | None
    """What is delivered by the day it is due if all goes on as so far; ``None`` too early."""
    left: Thousandths
    """What is still to be delivered."""
    periods_left: int
    each: Thousandths
    """How much of it in each period that is left, whole units, rounded up."""
    by: date | None


def outlook_of(
    delivered: Thousandths, target: Thousandths, *, plan: Plan, span: Period | None, day: date
) -> Outlook:
    """Say where a commitment is heading, as of the end of a day.

    The pace is that since the span began, by days, and is said only once a tenth of it has passed:
    before that, one early delivery would promise the moon.
    """
    left = Thousandths(max(0, target - delivered))
    if span is None:
        return Outlook(None, left, 0, left, None)
    gone = min(max(0, (day - span.first).days + 1), span.days)
    ahead = None if gone * 10 < span.days else Thousandths(delivered * span.days // gone)
    periods = sum(1 for _ in plan.ends(day, span.last))
    each = Thousandths(-(-left // (1000 * periods)) * 1000) if periods else left
    return Outlook(ahead, left, periods, each, span.last)
