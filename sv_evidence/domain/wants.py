"""What a measure asks of its results, for proof."""

from sv_evidence.domain.frameworks import Measure
from sv_evidence.domain.proof import Wants


def wants_of(measure: Measure) -> Wants:
    """Return what a measure asks."""
    return Wants(measure.needs, measure.names_contract, measure.unit.is_people)
