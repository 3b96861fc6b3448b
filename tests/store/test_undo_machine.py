"""Random work with undo and redo, against a model of plain dictionaries."""

import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, multiple, rule

from sv_evidence.domain.activities import Activity, Result
from sv_evidence.domain.measures import Thousandths
from sv_evidence.domain.organisations import Place
from sv_evidence.domain.records import Record
from sv_evidence.store.chain import differs_from_entries, stale_marks, verify_chain
from sv_evidence.store.errors import NothingToRedo, NothingToUndo
from sv_evidence.store.rulebook import Rulebook
from sv_evidence.store.unit import Unit
from tests.builders import (
    MEALS,
    NOW,
    a_place,
    a_result,
    a_uid,
    add_framework,
    an_activity,
    new_workspace,
)

Fields = dict[str, Any]
KINDS: tuple[type[Record], ...] = (Place, Activity, Result)
PARENT = {Activity: "place", Result: "activity"}


@dataclass
class Step:
    """A change set as the model sees it: each row before and after."""

    uid: UUID
    rows: dict[UUID, tuple[Fields | None, Fields | None]]
    reverses: "Step | None" = None
    is_undo: bool = False
    is_reversed: bool = False


@dataclass
class Model:
    """What a workspace should hold, kept as simply as possible."""

    rows: dict[UUID, Fields] = field(default_factory=dict)
    kinds: dict[UUID, type[Record]] = field(default_factory=dict)
    steps: list[Step] = field(default_factory=list)

    def undoable(self) -> list[Step]:
        return [each for each in self.steps if each.reverses is None and not each.is_reversed]

    def redoable(self) -> list[Step]:
        newest = max((at for at, each in enumerate(self.steps) if not each.reverses), default=-1)
        later = self.steps[newest + 1 :]
        return [each for each in later if each.is_undo and not each.is_reversed]

    def reverse(self, step: Step) -> dict[UUID, str]:
        """Take a step back, row by row."""
        kept: dict[UUID, str] = {}
        before = {uid: None if row is None else dict(row) for uid, row in self._of(step).items()}
        order = sorted(step.rows, key=lambda uid: KINDS.index(self.kinds[uid]))
        for uid in order:
            was, is_ = step.rows[uid]
            if is_ is None and was is not None:
                self._bring_back(uid, was, kept)
        for uid in order:
            was, is_ = step.rows[uid]
            if was is not None and is_ is not None:
                self._set_back(uid, was, is_, kept)
        for uid in reversed(order):
            was, is_ = step.rows[uid]
            if was is None and is_ is not None:
                self._take_out(uid, is_, kept)
        after = self._of(step)
        done = Step(
            a_uid(),
            {uid: (before[uid], after[uid]) for uid in order if before[uid] != after[uid]},
            step,
            is_undo=step.reverses is None,
        )
        step.is_reversed = True
        if step.reverses is not None:
            step.reverses.is_reversed = False
        self.steps.append(done)
        return kept

    def _of(self, step: Step) -> dict[UUID, Fields | None]:
        return {uid: self.rows.get(uid) for uid in step.rows}

    def _parent_is_gone(self, uid: UUID, row: Fields) -> bool:
        parent = row.get(PARENT.get(self.kinds[uid], ""))
        return parent is not None and parent not in self.rows

    def _bring_back(self, uid: UUID, was: Fields, kept: dict[UUID, str]) -> None:
        if self._parent_is_gone(uid, was):
            kept[uid] = "gone"
        else:
            self.rows[uid] = dict(was)

    def _set_back(self, uid: UUID, was: Fields, is_: Fields, kept: dict[UUID, str]) -> None:
        changed = [name for name in is_ if is_[name] != was[name]]
        if uid not in self.rows:
            kept[uid] = "gone"
        elif any(self.rows[uid][name] != is_[name] for name in changed):
            kept[uid] = "edited_since"
        elif self._parent_is_gone(uid, {name: was[name] for name in changed}):
            kept[uid] = "gone"
        else:
            self.rows[uid] = self.rows[uid] | {name: was[name] for name in changed}

    def _take_out(self, uid: UUID, is_: Fields, kept: dict[UUID, str]) -> None:
        if uid not in self.rows:
            kept[uid] = "gone"
        elif self.rows[uid] != is_:
            kept[uid] = "edited_since"
        elif any(
            row.get(PARENT.get(self.kinds[other], "")) == uid for other, row in self.rows.items()
        ):
            kept[uid] = "in_use"
        else:
            del self.rows[uid]


class Lost(Exception):
    """Stops a change half way."""


class Work(RuleBasedStateMachine):
    """Adds, changes, bins, fails, undoes and redoes."""

    uids = Bundle("uids")

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.workspace = new_workspace(Path(self.folder.name))
        with self.workspace.change("Add framework") as unit:
            self.measure = add_framework(unit)[MEALS]
        with self.workspace.database.writing() as connection:  # so that it stays for good
            connection.exec_driver_sql("UPDATE change_sets SET is_reversed = 1")
        self.model = Model()
        self.model.steps.append(Step(unit.change, {}, is_reversed=True))

    def kept(self, unit: Unit, changed: Mapping[UUID, Fields]) -> None:
        rows: dict[UUID, tuple[Fields | None, Fields | None]] = {}
        for uid, new in changed.items():
            was = self.model.rows.get(uid)
            self.model.rows[uid] = {**(was or {}), **new}
            if was != self.model.rows[uid]:
                rows[uid] = (was, self.model.rows[uid])
        if rows:
            self.model.steps.append(Step(unit.change, rows))

    def pick(self, kind: type[Record], choice: int) -> UUID | None:
        there = [uid for uid in self.model.rows if self.model.kinds[uid] is kind]
        return there[choice % len(there)] if there else None

    @rule(target=uids, title=st.text(max_size=5), choice=st.integers(0, 99), new=st.booleans())
    def log(self, title: str, choice: int, *, new: bool) -> Any:
        place = a_place(title)
        where = place.uid if new else self.pick(Place, choice)
        activity = an_activity(title, place=where)
        result = a_result(activity.uid, self.measure, choice)
        with self.workspace.change("Log") as unit:
            if new:
                unit.add(place)
            unit.add(activity)
            unit.add(result)
        made: dict[UUID, Fields] = {
            activity.uid: {"title": title, "place": where, "binned_at": None},
            result.uid: {"activity": activity.uid, "quantity": choice * 1000, "binned_at": None},
        }
        if new:
            made = {place.uid: {"name": title, "binned_at": None}, **made}
        self.model.kinds |= {place.uid: Place, activity.uid: Activity, result.uid: Result}
        self.kept(unit, made)
        return multiple(*made)

    @rule(uid=uids, word=st.text(max_size=5), choice=st.integers(0, 99))
    def amend(self, uid: UUID, word: str, choice: int) -> None:
        if uid not in self.model.rows:
            return
        kind = self.model.kinds[uid]
        by_kind: dict[type[Record], Fields] = {
            Place: {"name": word},
            Activity: {"title": word, "place": self.pick(Place, choice)},
            Result: {"quantity": Thousandths(choice)},
        }
        new = by_kind[kind]
        with self.workspace.change("Amend") as unit:
            unit.amend(kind, uid, **new)
        self.kept(unit, {uid: new})

    @rule(uid=uids)
    def bin_or_restore(self, uid: UUID) -> None:
        if uid not in self.model.rows:
            return
        kind, is_binned = self.model.kinds[uid], self.model.rows[uid]["binned_at"] is not None
        with self.workspace.change("Bin") as unit:
            (unit.restore if is_binned else unit.bin)(kind, uid)
        self.kept(unit, {uid: {"binned_at": None if is_binned else NOW}})

    @rule(uid=uids)
    def fail(self, uid: UUID) -> None:
        with suppress(Lost), self.workspace.change("Fail") as unit:
            unit.add(a_place("lost"))
            if uid in self.model.rows:
                unit.bin(self.model.kinds[uid], uid)
            raise Lost

    @rule()
    def undo(self) -> None:
        steps = self.model.undoable()
        if not steps:
            try:
                self.workspace.undo()
            except NothingToUndo:
                return
            raise AssertionError
        undone = self.workspace.undo()
        assert undone.undone == steps[-1].uid
        self.reversed(steps[-1], undone.change, dict(undone.kept))

    @rule(choice=st.integers(0, 99))
    def undo_one(self, choice: int) -> None:
        steps = self.model.undoable()
        if steps:
            step = steps[choice % len(steps)]
            undone = self.workspace.undo(step.uid)
            self.reversed(step, undone.change, dict(undone.kept))

    @rule()
    def redo(self) -> None:
        steps = self.model.redoable()
        if not steps:
            try:
                self.workspace.redo()
            except NothingToRedo:
                return
            raise AssertionError
        redone = self.workspace.redo()
        assert redone.undone == steps[-1].uid
        self.reversed(steps[-1], redone.change, dict(redone.kept))

    def reversed(self, step: Step, change: UUID, kept: Mapping[UUID, str]) -> None:
        assert kept == self.model.reverse(step)
        self.model.steps[-1].uid = change

    @invariant()
    def the_workspace_holds_what_the_model_holds(self) -> None:
        found: dict[UUID, Fields] = {}
        with self.workspace.read() as view:
            for kind in KINDS:
                for row in (*view.all(kind), *view.all(kind, binned=True)):
                    found[row.uid] = {name: getattr(row, name) for name in self.names(kind)}
        assert found == self.model.rows

    @staticmethod
    def names(kind: type[Record]) -> tuple[str, ...]:
        return {
            Place: ("name", "binned_at"),
            Activity: ("title", "place", "binned_at"),
            Result: ("activity", "quantity", "binned_at"),
        }[kind]

    def teardown(self) -> None:
        with self.workspace.database.reading() as connection:
            assert verify_chain(connection) == ()
            assert differs_from_entries(connection) == ()
            assert stale_marks(connection, Rulebook()) == 0
        self.workspace.close()
        self.folder.cleanup()


Work.TestCase.settings = settings(max_examples=40, stateful_step_count=40, deadline=None)
TestWork = Work.TestCase
