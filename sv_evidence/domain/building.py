"""Making a measure out of a headline aim: what is missing, and whether it will stand up.

The tests are those of proof, asked of the best case: every file that the measure accepts, in
order and in time. What fails then fails always.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from uuid import UUID

from sv_evidence.domain.definitions import CouncilCheck, Definition
from sv_evidence.domain.evidence import Condition, ConsentState, EvidenceType, Strength
from sv_evidence.domain.frameworks import Confidence, Framework, Measure
from sv_evidence.domain.measures import ONE, Period, Thousandths, Unit
from sv_evidence.domain.proof import Case, Exhibit, Mark, Wants, finding_of
from sv_evidence.domain.surveys import Need, SurveyResult
from sv_evidence.domain.wants import wants_of

_ANY_DAY = date(2026, 4, 1)
_NOBODY = UUID(int=0)


@dataclass(frozen=True, slots=True)
class MeasureDraft:
    """A measure as typed. ``aim`` is in the framework's own words and never edited."""

    aim: str
    node: str
    code: str = ""
    title: str = ""
    unit: Unit = Unit("", "")
    accepts: tuple[tuple[str, Strength | None], ...] = ()
    names_contract: bool = False
    definition: Definition = field(default_factory=Definition)


@dataclass(frozen=True, slots=True)
class Terms:
    """What is known of the contract that a measure is meant for; both ends of its days."""

    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class ThreeTests:
    """Why each test fails, as codes, empty where it passes."""

    specific: tuple[str, ...]
    """``no_title``, ``no_who``, ``no_place``, ``no_what``, ``no_movement``."""
    measurable: tuple[str, ...]
    """``no_unit``, ``no_target``, ``no_target_date``, ``no_amount``, ``no_once`` and, from
    proof, ``not_whole``, ``no_baseline``, ``baseline_undated``; ``baseline_after_target``."""
    verifiable: tuple[str, ...]
    """``nothing_accepted``, ``nothing_counts`` (only weak), ``never_enough`` (one fair type)."""
    alone: tuple[str, ...] = ()
    """Types that prove a result by themselves."""
    together: tuple[str, ...] = ()
    """Types of which two are needed."""

    @property
    def all_pass(self) -> bool:
        """Say whether nothing is missing."""
        return not (self.specific or self.measurable or self.verifiable)


def draft_from(framework: Framework, node: str, measure: Measure | None = None) -> MeasureDraft:
    """Begin a draft with the framework's own aim, and with what a measure says already."""
    held = framework.node(node)
    aim = held.summary or held.title
    if measure is None:
        return MeasureDraft(aim, node)
    return MeasureDraft(
        aim,
        node,
        code=measure.code,
        title=measure.title,
        unit=measure.unit,
        accepts=measure.accepts,
        names_contract=measure.names_contract,
        definition=_told_by(measure),
    )


def measure_from(draft: MeasureDraft, before: Measure | None = None) -> Measure:
    """Return the measure that a draft makes; what the form does not ask is kept as it was."""
    told = draft.definition
    held = before or Measure(
        draft.code, draft.node, draft.title, draft.unit, draft.accepts, Confidence.OURS
    )
    is_open = told.movement is None and Need.BASELINE in held.needs
    is_change = told.movement is not None and told.movement.is_change
    wanted = {Need.BASELINE: is_open or is_change, Need.SURVEY: told.by_survey}
    made = replace(
        held,
        code=draft.code,
        node=draft.node,
        title=draft.title.strip(),
        unit=draft.unit,
        accepts=draft.accepts,
        needs=tuple(need for need, is_wanted in wanted.items() if is_wanted),
        names_contract=draft.names_contract,
        definition=held.definition if told == _told_by(held) else told,
    )
    return made if made == before else replace(made, confidence=Confidence.OURS)


def _told_by(measure: Measure) -> Definition:
    return measure.definition or Definition(by_survey=Need.SURVEY in measure.needs)


def three_tests(draft: MeasureDraft, types: Mapping[str, EvidenceType]) -> ThreeTests:
    """Say of a draft whether results under it could be specific, measurable and verifiable."""
    alone, together = _weights(draft, types)
    return ThreeTests(
        specific=_vague(draft),
        measurable=_unmeasured(draft, types),
        verifiable=_unverifiable(draft, types, together),
        alone=alone,
        together=together,
    )


def said_of(
    check: CouncilCheck, draft: MeasureDraft, tests: ThreeTests, node: Confidence, terms: Terms
) -> tuple[str, ...]:
    """Return what we can say ourselves of a council's check, as codes; the answer is a person's.

    ``due_after_contract``, ``due_before_contract``, ``within_contract``, ``no_contract_known``;
    ``names_contract``, ``any_contract``; ``publisher_aim``, ``aim_unconfirmed``; ``tests_pass``,
    ``tests_open``.
    """
    if check is CouncilCheck.RELEVANT:
        return (_when(draft.definition.target_by, terms),)
    if check is CouncilCheck.LAWFUL:
        return ("names_contract" if draft.names_contract else "any_contract",)
    if check is CouncilCheck.PRIORITIES:
        return ("publisher_aim" if node.is_confirmed else "aim_unconfirmed",)
    stands = not (tests.measurable or tests.verifiable)
    return ("tests_pass" if stands else "tests_open",)


def _when(due: date | None, terms: Terms) -> str:
    if due is None or (terms.first is None and terms.last is None):
        return "no_contract_known"
    if terms.last is not None and due > terms.last:
        return "due_after_contract"
    if terms.first is not None and due < terms.first:
        return "due_before_contract"
    return "within_contract"


def _failed(*tests: tuple[str, bool]) -> tuple[str, ...]:
    return tuple(code for code, holds in tests if not holds)


def _vague(draft: MeasureDraft) -> tuple[str, ...]:
    told = draft.definition
    return _failed(
        ("no_title", bool(draft.title.strip())),
        ("no_who", bool(told.who.strip())),
        ("no_place", any(place.strip() for place in told.places)),
        ("no_what", bool(told.what.strip())),
        ("no_movement", told.movement is not None),
    )


def _unmeasured(draft: MeasureDraft, types: Mapping[str, EvidenceType]) -> tuple[str, ...]:
    told = draft.definition
    change = told.movement is not None and told.movement.is_change
    proof = finding_of(_best_case(draft), types).measurable
    backwards = told.baseline_on and told.target_by and told.target_by < told.baseline_on
    return (
        *_failed(
            ("no_unit", bool(draft.unit.one.strip() and draft.unit.many.strip())),
            ("no_target", "no_quantity" not in proof),
            ("no_target_date", told.target_by is not None),
            ("no_amount", bool(told.at_least) or not change),
            ("no_once", told.once is not None or not draft.unit.is_people),
        ),
        *(code for code in proof if code != "no_quantity"),
        *_failed(("baseline_after_target", not (change and backwards))),
    )


def _unverifiable(
    draft: MeasureDraft, types: Mapping[str, EvidenceType], together: tuple[str, ...]
) -> tuple[str, ...]:
    if not draft.accepts:
        return ("nothing_accepted",)
    sure = replace(_best_case(draft), quantity=ONE, wants=Wants())
    if finding_of(sure, types).mark is Mark.PROVEN:
        return ()
    return ("never_enough",) if together else ("nothing_counts",)


def _weights(
    draft: MeasureDraft, types: Mapping[str, EvidenceType]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    worth = {
        type_: override or types[type_].usual for type_, override in draft.accepts if type_ in types
    }
    return (
        tuple(type_ for type_, strength in worth.items() if strength is Strength.STRONG),
        tuple(type_ for type_, strength in worth.items() if strength is Strength.FAIR),
    )


def _best_case(draft: MeasureDraft) -> Case:
    told = draft.definition
    seen = datetime.combine(_ANY_DAY, time())
    return Case(
        title="-",
        days=Period(_ANY_DAY, _ANY_DAY),
        has_place=True,
        quantity=told.target or Thousandths(0),
        accepts=dict(draft.accepts),
        exhibits=tuple(
            Exhibit(type_, Condition.UNCHANGED, ConsentState.NO_PEOPLE, seen, _ANY_DAY)
            for type_, _ in draft.accepts
        ),
        has_contract=True,
        wants=replace(wants_of(measure_from(draft)), needs=_change_only(draft)),
        surveys=(_before(told),),
    )


def _change_only(draft: MeasureDraft) -> tuple[Need, ...]:
    """Leave the response rate out: it comes with each result, not with the measure."""
    return tuple(need for need in measure_from(draft).needs if need is Need.BASELINE)


def _before(told: Definition) -> SurveyResult:
    return SurveyResult(
        _NOBODY,
        _NOBODY,
        baseline=told.baseline,
        baseline_on=told.baseline_on,
        follow_up=Thousandths(0),
    )
