"""Which measures a question is about, and how near they are to it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sv_evidence.domain.frameworks import Framework, InstalledMeasure
from sv_evidence.domain.synonyms import WHOLE, Topic, overlap, stems_of
from sv_evidence.store.view import View

_BY_NAME, _BY_OUTCOME, _BY_TOPIC = 4, 2, 3
"""What a shared word in the measure's name, in its outcome's, and a shared topic weigh."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A measure that a question is about; the larger its nearness, the more it is about it."""

    measure: InstalledMeasure
    nearness: int


def wanted_measures(
    view: View,
    measures: Mapping[UUID, InstalledMeasure],
    topics: Sequence[Topic],
    stems: Sequence[str],
) -> dict[UUID, Wanted]:
    """Return those of the measures that a question is about.

    A question about social value as such, or about nothing we know, is about all of them.
    """
    found: dict[UUID, Wanted] = {}
    for uid, measure in measures.items():
        framework = view.framework(measure.framework)
        nearness = _nearness(framework, measure, topics, stems)
        if nearness:
            found[uid] = Wanted(measure, nearness)
    if any(topic.id == WHOLE for topic in topics) or not (found or topics):
        for uid, measure in measures.items():
            found.setdefault(uid, Wanted(measure, 0))
    return found


def _nearness(
    framework: Framework, measure: InstalledMeasure, topics: Sequence[Topic], stems: Sequence[str]
) -> int:
    line = framework.line_of(framework.measure(measure.code).node)
    nodes = {f"{framework.id}/{node.code}" for node in line}
    outcome = line[-1].title
    own = stems_of(f"{measure.title} {outcome}")
    shared = 0
    for topic in topics:
        if topic.id == WHOLE:
            continue
        if not nodes.isdisjoint(topic.outcomes):
            shared += _BY_TOPIC
        shared += min(topic.speaks_of(own), 2)
    return shared + _BY_NAME * overlap(stems, measure.title) + _BY_OUTCOME * overlap(stems, outcome)
