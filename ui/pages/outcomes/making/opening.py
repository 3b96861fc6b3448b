"""What making a measure starts from, read in one moment."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sv_evidence.domain.building import MeasureDraft, Terms, draft_from
from sv_evidence.domain.contracts import Commitment, Contract
from sv_evidence.domain.frameworks import Framework, InstalledMeasure, Node
from sv_evidence.domain.measures import Period
from sv_evidence.operations.building import begin_change, begin_measure, promised_under
from sv_evidence.operations.claiming import period_asked
from sv_evidence.store.view import View


@dataclass(frozen=True, slots=True)
class MakingStart:
    """A draft, where it stands, and what else is known; ``measure`` is ``None`` for a new one."""

    framework: UUID
    known: Framework
    node: Node
    measure: UUID | None
    draft: MeasureDraft
    period: Period
    promised: tuple[Commitment, ...]
    terms: Terms
    examples: tuple[MeasureDraft, ...]
    kept: Mapping[str, str] | None
    """What was typed and not yet put to use."""

    @property
    def name(self) -> str:
        """The name under which its typing is kept."""
        return draft_name(self.framework, self.draft.code or self.node.code)


def draft_name(framework: UUID, code: str) -> str:
    """Name what is kept while it is typed."""
    return f"measure-{framework}-{code}"


def making_start(view: View, framework: UUID, code: str, *, today: date) -> MakingStart:
    """Begin to change the measure with a code, or to make one under the node with it."""
    known = view.framework(framework)
    held = view.all(InstalledMeasure, framework=framework, code=code)
    measure = held[0].uid if held else None
    draft = begin_measure(view, framework, code) if measure is None else begin_change(view, measure)
    promised = () if measure is None else promised_under(view, measure)
    contracts = [view.get(Contract, each.contract) for each in promised]
    text = view.draft(draft_name(framework, draft.code or draft.node))
    return MakingStart(
        framework=framework,
        known=known,
        node=known.node(draft.node),
        measure=measure,
        draft=draft,
        period=period_asked(view, None, None, today=today),
        promised=promised,
        terms=Terms(contracts[0].first_day, contracts[0].last_day) if contracts else Terms(),
        examples=_examples(known, draft),
        kept=None if text is None else _kept(text),
    )


def _examples(framework: Framework, draft: MeasureDraft) -> tuple[MeasureDraft, ...]:
    """Return what stands under the same theme already."""
    theme = framework.line_of(draft.node)[0].code
    return tuple(
        draft_from(framework, each.node, each)
        for each in framework.measures
        if each.code != draft.code and framework.line_of(each.node)[0].code == theme
    )


def _kept(text: str) -> Mapping[str, str] | None:
    try:
        found = json.loads(text)
    except ValueError:
        return None
    if not isinstance(found, dict):
        return None
    return {str(name): str(value) for name, value in found.items()}
