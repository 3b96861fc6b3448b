"""How far an export is, as one bar, and what it is doing, in words."""

from sv_evidence.operations.watching import Step
from sv_evidence.wording.words import tr

SHARE = 100
"""Parts of progress that each step of an export stands for."""
_STEPS = tuple(Step)


def overall(step: Step, done: int, of: int) -> tuple[int, int]:
    """Return how far the whole export is, each step an equal part."""
    within = SHARE * done // of if of else 0
    return SHARE * _STEPS.index(step) + min(within, SHARE - 1), SHARE * len(_STEPS)


def step_text(done: int) -> str:
    """Say what an export is doing when so much of it is done."""
    return {
        "looking": tr("Comparing files with their SHA-256"),
        "gathering": tr("Adding up every figure"),
        "building": tr("Laying out the pages"),
        "checking": tr("Checking the pages"),
        "writing": tr("Writing the file"),
    }[_STEPS[min(done // SHARE, len(_STEPS) - 1)].value]
