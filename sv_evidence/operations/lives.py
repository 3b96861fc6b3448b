"""The life of one record, and what one change did: step by step, in the words of its fields."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from sv_evidence.domain.answer_text import told_plainly
from sv_evidence.domain.evidence_types import load_types
from sv_evidence.domain.measures import Pence, ProxyRate, Thousandths
from sv_evidence.domain.records import Kind
from sv_evidence.operations.naming import Names
from sv_evidence.operations.shapes import Shape, shapes_of
from sv_evidence.store.history import ChangeSet, Edit
from sv_evidence.store.journal import Does
from sv_evidence.store.view import View
from sv_evidence.wording.changes import happened_text, redone_text, undone_text
from sv_evidence.wording.fields import UNSAID, field_label, value_text
from sv_evidence.wording.labels import kind_label
from sv_evidence.wording.numbers import money_text, number_text, quantity_text, rate_text
from sv_evidence.wording.words import tr, trn

BELONGS: Final[Mapping[Kind, tuple[Kind, ...]]] = {
    Kind.ACTIVITY: (Kind.RESULT, Kind.ATTACHMENT),
    Kind.RESULT: (Kind.SURVEY, Kind.DETAIL, Kind.ALLOTMENT, Kind.RULING),
    Kind.EVIDENCE: (Kind.ATTACHMENT,),
    Kind.CONTRACT: (Kind.COMMITMENT, Kind.CONTRACT_RULE),
    Kind.MEASURE: (Kind.PROXY,),
    Kind.BID: (Kind.LOT, Kind.QUESTION),
    Kind.QUESTION: (Kind.ANSWER,),
    Kind.ANSWER: (Kind.SNAPSHOT, Kind.PROMISE),
}
"""Whose changes are told in the life of a record they belong to."""
_MOST_MADE: Final = 6
"""How many fields of a new record are told."""
_SCALED: Final[Mapping[object, Callable[[Any], str]]] = {
    Thousandths: number_text,
    Pence: money_text,
    ProxyRate: rate_text,
}
_NAMING: Final = frozenset({"title", "name", "number", "reference"})
"""Fields of a new record that its name says already."""
_TOLD_WHOLE: Final = frozenset({Kind.BID, Kind.QUESTION, Kind.ANSWER})
"""Kinds that others belong to, and whose own fields are told when they are made all the same."""
_TIES: Final = frozenset({Kind.ATTACHMENT, Kind.ATTENDANCE})
"""Kinds whose name says all of what they tie."""


@dataclass(frozen=True, slots=True)
class Line:
    """One field before and after, in words; ``was`` is empty where there was nothing to be."""

    label: str
    was: str
    is_: str


@dataclass(frozen=True, slots=True)
class Step:
    """What one change did in the life of a record."""

    change: ChangeSet
    title: str
    lines: tuple[Line, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Life:
    """Everything that happened to a record, newest first."""

    kind: Kind
    uid: UUID
    title: str
    steps: tuple[Step, ...]
    is_there: bool
    """Whether the record still exists; the making of one that does not was undone."""

    @property
    def people(self) -> int:
        """Count who changed it."""
        return len({step.change.author for step in self.steps})


@dataclass(frozen=True, slots=True)
class Touched:
    """What one change did to one record."""

    kind: Kind
    uid: UUID
    title: str
    done: str
    lines: tuple[Line, ...]


@dataclass
class _Gathered:
    done: list[str] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    is_made: bool = False


def life_of(view: View, kind: Kind, uid: UUID) -> Life:
    """Tell what happened to a record and to what belongs to it."""
    names = Names(view)
    own = view.edits(uid)
    wanted = BELONGS.get(kind, ())
    parts = [other for other in view.referring(kind, uid) if other[0] in wanted]
    changes = {each.uid: each for each in view.history(uid, limit=1 << 30)}
    gathered: dict[UUID, _Gathered] = {}
    for edit in own:
        _tell(names, edit, gathered.setdefault(edit.change, _Gathered()))
    for _, part in parts:
        for edit in view.edits(part):
            _tell(names, edit, gathered.setdefault(edit.change, _Gathered()), of=kind)
        changes |= {each.uid: each for each in view.history(part, limit=1 << 30)}
    steps = [_step(changes[each], told) for each, told in gathered.items() if each in changes]
    steps.sort(key=lambda step: step.change.place, reverse=True)
    record = names.record(kind, uid)
    title = names.name(kind, uid) if record is not None else _last_title(own, kind)
    return Life(kind, uid, title, tuple(steps), is_there=record is not None)


def touched_by(view: View, change: UUID, *, limit: int) -> tuple[Touched, ...]:
    """Tell what a change did, record by record, ``limit`` of them at most."""
    names = Names(view)
    return tuple(
        Touched(
            kind := Kind(edit.kind),
            edit.record,
            names.name(kind, edit.record),
            happened_text(kind, _what(edit)),
            _lines(names, edit),
        )
        for edit in view.edits_in(change, limit=limit)
    )


def _what(edit: Edit) -> str:
    if not edit.before:
        return "made"
    if not edit.after:
        return "removed"
    if "binned_at" in edit.after:
        return "restored" if edit.after["binned_at"] is None else "binned"
    return "changed"


def _tell(names: Names, edit: Edit, into: _Gathered, of: Kind | None = None) -> None:
    """Add what an edit did; ``of`` is the kind of record it belongs to, ``None`` for its own."""
    kind, what = Kind(edit.kind), _what(edit)
    said = happened_text(kind, what, of=of)
    is_part_of_making = of is not None and what == "made" and into.is_made
    if said not in into.done and not is_part_of_making:
        into.done.append(said)
    into.is_made = into.is_made or (of is None and what == "made")
    if what == "changed" or (edit.before and len(edit.after) > 1):
        into.lines.extend(_lines(names, edit))
    elif of is not None:
        into.notes.append(_part_note(names, kind, edit, of))
    elif what == "made" and (kind not in BELONGS or kind in _TOLD_WHOLE):
        into.lines.extend(_lines(names, edit)[:_MOST_MADE])


def _part_note(names: Names, kind: Kind, edit: Edit, of: Kind) -> str:
    """Say which part came or went, without saying again whose it is."""
    fields = edit.after if "measure" in edit.after else edit.before
    if kind is Kind.RESULT and "measure" in fields:
        return quantity_text(
            Thousandths(fields["quantity"]), names.unit_of(UUID(fields["measure"]))
        )
    record: Any = names.record(kind, edit.record)
    if kind is Kind.RESULT and record is not None:
        return quantity_text(record.quantity, names.unit_of(record.measure))
    if kind is Kind.ATTACHMENT and record is not None:
        if of is Kind.EVIDENCE:
            return names.name(Kind.ACTIVITY, record.activity)
        return names.name(Kind.EVIDENCE, record.evidence)
    return names.name(kind, edit.record)


def _step(change: ChangeSet, told: _Gathered) -> Step:
    title = ", ".join((told.done[0], *(each[:1].lower() + each[1:] for each in told.done[1:])))
    if change.does is Does.UNDO:
        title = undone_text(change.label)
    elif change.does is Does.REDO:
        title = redone_text(change.label)
    return Step(change, title, tuple(told.lines), tuple(told.notes))


def _lines(names: Names, edit: Edit) -> tuple[Line, ...]:
    kind = Kind(edit.kind)
    if kind in _TIES and not (edit.before and edit.after):
        return ()
    shapes = {shape.name: shape for shape in shapes_of(kind) if shape.name not in UNSAID}
    found: list[Line] = []
    changed = edit.before.keys() | edit.after.keys()
    for name in (each for each in shapes if each in changed):
        was, is_ = edit.before.get(name), edit.after.get(name)
        if not edit.before and (is_ in {None, ""} or name in _NAMING):
            continue
        label = field_label(kind, name)
        if kind is Kind.RESULT and name == "quantity":
            label = _measure_title(names, edit) or label
        said = [_said(names, shapes[name], each) for each in (was, is_)]
        found.append(Line(label, said[0] if edit.before else "", said[1] if edit.after else ""))
    return tuple(found)


def _measure_title(names: Names, edit: Edit) -> str:
    record: Any = names.record(Kind.RESULT, edit.record)
    return "" if record is None else names.name(Kind.MEASURE, record.measure)


def _said(names: Names, shape: Shape, plain: Any) -> str:
    """Say a value as the journal holds it."""
    if plain is None:
        return value_text(shape.name, None)
    if shape.refers is not None:
        return names.name(shape.refers, UUID(plain))
    if shape.name == "type":
        kind = load_types().get(str(plain))
        return str(plain) if kind is None else kind.title
    if shape.of in _SCALED:
        return _SCALED[shape.of](plain)
    if shape.name == "text" and isinstance(plain, str):
        plain = told_plainly(plain, names.measure)
    is_text = not isinstance(plain, str) or shape.of is str
    return value_text(shape.name, plain if is_text else shape.read(plain))


def _last_title(edits: tuple[Edit, ...], kind: Kind) -> str:
    """Return what a record was called that is no more."""
    for edit in edits:
        for name in ("title", "name", "reference"):
            said = edit.after.get(name) or edit.before.get(name)
            if said:
                return str(said)
    return kind_label(kind)


def counted_text(life: Life) -> str:
    """Say how often a record was changed, and by how many people."""
    changes = trn("{count} change", "{count} changes", len(life.steps))
    people = trn("{count} person", "{count} people", life.people)
    return tr("{changes} by {people}", changes=changes, people=people)
