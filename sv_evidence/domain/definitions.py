"""What a measure means, so that a stranger could check it: who, what changes, from what, to what.

It may have gaps: a measure may be used while it is still open how it stands up.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sv_evidence.domain.measures import Thousandths


class Movement(StrEnum):
    """What happens to whom it is about."""

    HAPPENS = "happens"
    """Something is done or reached; nothing need be known from before."""
    RISES = "rises"
    FALLS = "falls"

    @property
    def is_change(self) -> bool:
        """Say whether it can only be shown against what was before."""
        return self is not Movement.HAPPENS


class Once(StrEnum):
    """How often the same person, or thing, counts."""

    EACH_TIME = "each_time"
    ONCE_A_YEAR = "once_a_year"
    ONCE = "once"


class CouncilCheck(StrEnum):
    """What a council asks of an outcome before it goes into a contract.

    Visible in councils' published social value policies, such as Tamworth's.
    """

    RELEVANT = "relevant"
    """Relevant and proportionate to the contract."""
    LAWFUL = "lawful"
    """It can lawfully sit in the specification."""
    PRIORITIES = "priorities"
    """It serves the council's priorities."""
    VERIFIABLE = "verifiable"
    """It can be measured and verified."""


class Answer(StrEnum):
    """What a person says to a check."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class CheckAnswer:
    """A person's answer to one check, and why."""

    check: CouncilCheck
    answer: Answer
    why: str = ""


@dataclass(frozen=True, slots=True)
class Definition:
    """The seven lines of a measure, without its unit and its evidence, which it has anyway."""

    who: str = ""
    ages: str = ""
    places: tuple[str, ...] = ()
    what: str = ""
    """What they do or reach, or what is measured in them."""
    movement: Movement | None = None
    at_least: Thousandths | None = None
    """The least change that counts."""
    points: str = ""
    """What the change is counted in."""
    once: Once | None = None
    after: str = ""
    """How long after the start it is looked at, in words."""
    baseline: Thousandths | None = None
    baseline_state: str = ""
    """What those of the baseline were like ("scored 6 or more")."""
    baseline_on: date | None = None
    target: Thousandths | None = None
    target_by: date | None = None
    by_survey: bool = False
    """What people answer shows it, so that the number asked and answered is wanted."""
    checks: tuple[CheckAnswer, ...] = ()
