"""Making a measure and putting it to use: a new version of its framework, as one change.

A version never changes. What is logged moves to the measure's new version; what is promised in a
contract, and allotted to it, keeps the old wording until the council agrees to another.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sv_evidence.domain.activities import Allotment, Result
from sv_evidence.domain.building import MeasureDraft, draft_from, measure_from
from sv_evidence.domain.contracts import Commitment
from sv_evidence.domain.definitions import Once
from sv_evidence.domain.evidence_types import load_types
from sv_evidence.domain.framework_files import framework_text
from sv_evidence.domain.frameworks import Framework, InstalledFramework, InstalledMeasure, Proxy
from sv_evidence.domain.problems import Fault, InvalidEntry
from sv_evidence.domain.rule_kinds import Rule
from sv_evidence.operations.framework_library import install_document, install_measures
from sv_evidence.operations.uids import new_uid
from sv_evidence.store.unit import Unit
from sv_evidence.store.view import View

_MONTHS_A_YEAR = 12
_OURS = "ours"


@dataclass(frozen=True, slots=True)
class Put:
    """What putting a measure to use came to."""

    framework: UUID
    version: str
    measure: UUID
    moved: int
    """Results that are judged by the new wording from now on."""
    kept: tuple[UUID, ...]
    """Commitments that keep the old wording until the council agrees."""


def begin_measure(view: View, framework: UUID, node: str) -> MeasureDraft:
    """Begin a new measure under an outcome."""
    return draft_from(view.framework(framework), node)


def begin_change(view: View, measure: UUID) -> MeasureDraft:
    """Begin to change a measure, with what it says already."""
    installed = view.get(InstalledMeasure, measure)
    framework = view.framework(installed.framework)
    held = framework.measure(installed.code)
    return draft_from(framework, held.node, held)


def promised_under(view: View, measure: UUID) -> tuple[Commitment, ...]:
    """Return the commitments that would keep the wording a measure has now."""
    return view.all(Commitment, measure=measure)


def make_measure(unit: Unit, framework: UUID, draft: MeasureDraft, *, today: date) -> Put:
    """Add a measure to a framework; raise ``InvalidEntry`` if it could not be one."""
    held = unit.framework(framework)
    named = replace(draft, code=draft.code or _free_code(held, draft.title))
    _check(held, named, None)
    new = replace(held, measures=(*held.measures, measure_from(named)))
    after = _with_rule(new, named)
    uid, version = _next_version(unit, framework, after, today, without=None)
    return Put(uid, version, _installed(unit, uid, named), 0, ())


def change_measure(unit: Unit, measure: UUID, draft: MeasureDraft, *, today: date) -> Put:
    """Give a measure another wording, in a new version of its framework.

    Raise ``InvalidEntry`` if it could not be one. A draft that changes nothing changes nothing.
    """
    installed = unit.get(InstalledMeasure, measure)
    framework = unit.framework(installed.framework)
    before = framework.measure(installed.code)
    named = replace(draft, code=before.code)
    _check(framework, named, before.code)
    made = measure_from(named, before)
    measures = tuple(made if each is before else each for each in framework.measures)
    new = _with_rule(replace(framework, measures=measures), named)
    if new == framework:
        kept = tuple(each.uid for each in promised_under(unit, measure))
        return Put(installed.framework, framework.version, measure, 0, kept)
    uid, version = _next_version(unit, installed.framework, new, today, without=measure)
    after = _installed(unit, uid, named)
    commitments = promised_under(unit, measure)
    held_back = _allotted(unit, commitments)
    results: tuple[Result, ...] = (
        *unit.all(Result, measure=measure),
        *unit.all(Result, binned=True, measure=measure),
    )
    moving = [each for each in results if each.uid not in held_back]
    for each in moving:
        unit.amend(Result, each.uid, measure=after)
    _carry_proxies(unit, measure, after)
    _leave(unit, measure)
    shown = sum(each.binned_at is None for each in moving)
    return Put(uid, version, after, shown, tuple(each.uid for each in commitments))


def agree_wording(unit: Unit, commitment: UUID, measure: UUID, *, wording: str = "") -> Commitment:
    """Let a commitment, and what is allotted to its contract, follow a measure's new wording."""
    held = unit.get(Commitment, commitment)
    before = held.measure
    for result in _allotted(unit, (held,)):
        if unit.get(Result, result).measure == before:
            unit.amend(Result, result, measure=measure)
    words = wording.strip() or held.wording
    agreed = unit.amend(Commitment, commitment, measure=measure, wording=words)
    _leave(unit, before)
    return agreed


def _leave(unit: Unit, measure: UUID) -> None:
    """Put a wording in the bin that nothing is promised or logged under, and its empty version."""
    logged = unit.all(Result, measure=measure)
    if logged or promised_under(unit, measure):
        return
    framework = unit.get(InstalledMeasure, measure).framework
    unit.bin(InstalledMeasure, measure)
    if not unit.all(InstalledMeasure, framework=framework):
        unit.bin(InstalledFramework, framework)


def _check(framework: Framework, draft: MeasureDraft, own: str | None) -> None:
    types = load_types()
    faults = []
    if not draft.title.strip():
        faults.append(Fault("title", "no_name"))
    if not draft.unit.one.strip() or not draft.unit.many.strip():
        faults.append(Fault("unit", "no_unit"))
    if draft.node not in {each.code for each in framework.nodes}:
        faults.append(Fault("node", "unknown_node", draft.node))
    faults += [
        Fault("accepts", "unknown_type", type_) for type_, _ in draft.accepts if type_ not in types
    ]
    taken = {each.code.casefold() for each in framework.measures if each.code != own}
    if draft.code.casefold() in taken:
        faults.append(Fault("code", "measure_named", draft.code))
    if faults:
        raise InvalidEntry(faults)


def _free_code(framework: Framework, title: str) -> str:
    word = "".join(each for each in title.upper() if each.isalnum())[:12] or "MEASURE"
    taken = {each.code.casefold() for each in framework.measures}
    tries = (word, *(f"{word}{place}" for place in range(2, len(taken) + 3)))
    return next(each for each in tries if each.casefold() not in taken)


def _with_rule(framework: Framework, draft: MeasureDraft) -> Framework:
    """Let the counting keep to how often a person counts, which the definition says."""
    name = f"once-{draft.code}"
    rest = tuple(each for each in framework.rules if each.id != name)
    once = draft.definition.once
    if once is None or once is Once.EACH_TIME or not draft.unit.is_people:
        return replace(framework, rules=rest)
    rule = Rule(
        name,
        "once_per_person",
        draft.title.strip(),
        measures=(draft.code,),
        values={"months": _MONTHS_A_YEAR} if once is Once.ONCE_A_YEAR else {},
        whose="our own definition of the measure",
    )
    return replace(framework, rules=(*rest, rule))


def _next_version(
    unit: Unit, before: UUID, framework: Framework, today: date, *, without: UUID | None
) -> tuple[UUID, str]:
    """Install a new version, with the measures of the one before except that which changed."""
    versions = {
        each.version
        for binned in (False, True)
        for each in unit.all(InstalledFramework, binned=binned, id=framework.id)
    }
    names = (f"{_OURS}-{today.isoformat()}.{place}" for place in range(1, len(versions) + 2))
    version = next(each for each in names if each not in versions)
    new = replace(framework, version=version)
    uid = install_document(unit, new, framework_text(new))
    moved = {
        each.code: each
        for each in unit.all(InstalledMeasure, framework=before)
        if each.uid != without
    }
    for each in moved.values():
        unit.amend(InstalledMeasure, each.uid, framework=uid)
    install_measures(unit, uid, (each for each in new.measures if each.code not in moved))
    if without is None:
        unit.bin(InstalledFramework, before)
    return uid, version


def _installed(unit: Unit, framework: UUID, draft: MeasureDraft) -> UUID:
    return unit.all(InstalledMeasure, framework=framework, code=draft.code)[0].uid


def _allotted(unit: View, commitments: Iterable[Commitment]) -> set[UUID]:
    contracts = {each.contract for each in commitments}
    return {each.result for each in unit.all(Allotment) if each.contract in contracts}


def _carry_proxies(unit: Unit, before: UUID, after: UUID) -> None:
    for each in unit.all(Proxy, measure=before):
        unit.add(replace(each, uid=new_uid(unit), measure=after))
