"""How a commitment stands: what is delivered against what an even pace would have reached."""

from enum import StrEnum

from sv_evidence.domain.contracts import Commitment
from sv_evidence.domain.measures import Period, Thousandths


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


def pace_of(delivered: Thousandths, expected: Thousandths, target: Thousandths) -> Pace:
    """Compare what is delivered with what is expected by now; nothing expected is on track."""
    if 0 < target <= delivered:
        return Pace.MET
    if expected <= 0:
        return Pace.AHEAD if delivered > 0 else Pace.ON_TRACK
    share = 100 * delivered
    return next((pace for pace, least in _LEAST if share >= least * expected), Pace.AT_RISK)


def expected_of(promised: Commitment, run: Period) -> Thousandths:
    """Return how much of the target an even pace would have reached by the end of ``run``.

    ``run`` begins with the contract. A commitment without a due day is expected whole.
    """
    if promised.due is None or promised.due <= run.last or promised.due <= run.first:
        return promised.target
    whole = Period(run.first, promised.due).days
    return Thousandths(promised.target * run.days // whole)
