"""Everybody who is recorded, how many different people came, and pairs that may be one."""

from array import array
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from sv_evidence.domain.people import LikelyDouble, Person, Verdict
from sv_evidence.domain.records import Kind
from sv_evidence.operations.register_lines import Known, amend_person
from sv_evidence.operations.registers import decide_double
from sv_evidence.store.changes import Changes
from sv_evidence.store.unit import Unit
from sv_evidence.wording.changes import Change, binned_label
from sv_evidence.wording.documents import short_day_text
from sv_evidence.wording.people import (
    agreement_label,
    counts_text,
    person_text,
    times_text,
    unnamed_text,
)
from sv_evidence.wording.words import tr, trn
from ui.delegates.rows import WordsCell
from ui.delegates.two_lines import TwoLinesCell
from ui.desk import Desk
from ui.models.paged import Column, Ids, PagedModel
from ui.newest import Newest
from ui.pages.people.asking import Answer, Question, answer
from ui.pages.people.doubles import LikelyDoubles
from ui.pages.people.filters import PeopleFilters
from ui.pages.people.person import PersonSheet
from ui.theme import Theme, Type
from ui.widgets.buttons import Button
from ui.widgets.row_table import RowTable
from ui.widgets.section import Rule
from ui.widgets.sheet import Sheet
from ui.widgets.states import EmptyState
from ui.widgets.words import Words

SIZE = (1032, 676)
ROW = 48
PANE = 316


class PeopleSheet(Sheet):
    """People as pseudonyms. It asks and shows; what is said of them goes through the desk."""

    def __init__(self, theme: Theme, desk: Desk, window: QWidget) -> None:
        super().__init__(theme, window, tr("People"), *SIZE)
        self._desk, self._window = desk, window
        self._newest = Newest(desk, self)
        self._shown: tuple[Known, ...] = ()
        self._answer: Answer | None = None
        columns: tuple[tuple[Column[Known], int], ...] = (
            (Column("reference", tr("Reference"), lambda row: row.person.reference), 220),
            (
                Column("consent", tr("Consent"), lambda row: agreement_label(row.person.consent)),
                110,
            ),
            (Column("until", tr("Keep until"), lambda row: _until(row, desk.today())), 150),
            (Column("came", tr("Came"), lambda row: f"{row.times:,}", is_number=True), 70),
        )
        self._model = PagedModel(
            [column for column, _ in columns], self._page, partial(_sentence, desk.today()), self
        )
        self.filters = PeopleFilters(theme, desk)
        self.table = RowTable(theme, [width for _, width in columns], [0])
        self.doubles = LikelyDoubles(theme)
        self._dress_table(theme, [column for column, _ in columns])
        self._arrange_people(theme)
        self.filters.asked.connect(self._ask)
        self.filters.searched.connect(self._show_found)
        self.table.opened.connect(self._on_opened)
        self.table.binned.connect(self._on_binned)
        self.doubles.decided.connect(self._on_decided)
        desk.changed.connect(self._on_changed)
        self.first = self.filters.search

    def begin(self) -> None:
        """Open, and read everybody."""
        self.open()
        self.filters.begin()
        self._ask()

    @Slot()
    def _ask(self) -> None:
        question: Question = self.filters.question
        self._newest.read("people", lambda view: answer(view, question), self._on_answered)

    def _dress_table(self, theme: Theme, columns: list[Column[Known]]) -> None:
        self.table.setModel(self._model)
        self.table.setAccessibleName(tr("People"))
        self.table.set_row_height(ROW)
        for at, column in enumerate(columns):
            cell = WordsCell(theme, self.table, column.text, ink="ink2", is_number=column.is_number)
            self.table.setItemDelegateForColumn(at, cell)
        both = TwoLinesCell(
            theme,
            self.table,
            lambda row: row.person.reference,
            lambda row: person_text(row.person) or tr("Nothing else is known"),
        )
        self.table.setItemDelegateForColumn(0, both)

    def _arrange_people(self, theme: Theme) -> None:
        px = theme.px
        self.counts = Words(theme, "", Type.STRONG)
        self.unnamed = Words(theme, "", Type.SMALL, "ink2", wrap=True)
        said = QVBoxLayout()
        said.setContentsMargins(px(24), px(2), px(24), px(12))
        said.setSpacing(px(2))
        said.addWidget(self.counts)
        said.addWidget(self.unnamed)
        self.empty = EmptyState(theme, "users", "")
        self.states = QStackedWidget()
        self.states.addWidget(self.table)
        self.states.addWidget(self.empty)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.filters)
        left.addLayout(said)
        left.addWidget(self.states, 1)
        self.doubles.setFixedWidth(px(PANE))
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addLayout(left, 1)
        across.addWidget(Rule(theme, "line", upright=True))
        across.addWidget(self.doubles)
        self.body.addLayout(across, 1)
        hint = tr(
            "Enter opens a person. Names are never needed: a reference of your own is enough."
        )
        close = Button(theme, tr("Close"))
        close.clicked.connect(self.leave)
        self.foot.addWidget(Words(theme, hint, Type.SMALL, "ink2", wrap=True), 1)
        self.foot.addWidget(close)

    def _page(self, ids: Ids) -> dict[int, Known]:
        return {each: self._shown[each] for each in ids if each < len(self._shown)}

    def _on_answered(self, found: Answer) -> None:
        self._answer = found
        report = found.report
        self.set_subtitle(trn("{count} recorded", "{count} recorded", len(found.known)))
        self.counts.say(counts_text(report.distinct, report.contacts))
        heads = unnamed_text(report.unnamed_people, report.unnamed_activities)
        self.unnamed.say(heads)
        self.unnamed.setVisible(bool(heads))
        self.doubles.show_doubles(report.likely_doubles)
        self._show_found()

    @Slot()
    def _show_found(self) -> None:
        if self._answer is None:
            return
        wanted = self.filters.words
        self._shown = tuple(each for each in self._answer.known if _matches(each, wanted))
        self._model.show_ids(array("q", range(len(self._shown))))
        if self._shown:
            self.states.setCurrentWidget(self.table)
            return
        self.states.setCurrentWidget(self.empty)
        if wanted or self._answer.known:
            self.empty.say(tr("Nobody matches"), tr("Change the words or the filters above."))
        else:
            how = tr("Take a register from an activity, and the people on it stand here.")
            self.empty.say(tr("Nobody is recorded yet"), how)

    @Slot(int)
    def _on_opened(self, row: int) -> None:
        known = self._model.row_value(row)
        if known is None:
            return
        uid, today = known.person.uid, self._desk.today()
        sheet = PersonSheet(self._theme, self._window, known.person, today)

        def correct(changed: dict[str, object]) -> None:
            said = tr("{who} changed", who=changed.get("reference", known.person.reference))
            self._desk.run(
                self,
                Change.EDIT_PERSON,
                lambda unit: amend_person(unit, uid, today=today, **changed),
                said=said,
            )

        sheet.corrected.connect(correct)
        sheet.open()

    @Slot()
    def _on_binned(self) -> None:
        rows = self.table.selectionModel().selectedRows()
        people = [self._shown[each.row()].person for each in rows]
        if not people:
            return

        def operation(unit: Unit) -> None:
            for each in people:
                unit.bin(Person, each.uid)

        what = people[0].reference
        if len(people) > 1:
            what = trn("{count} person", "{count} people", len(people))
        said = tr("{what} moved to the bin", what=what)
        self._desk.run(self, binned_label(Kind.PERSON, len(people)), operation, said=said)

    @Slot(object, object)
    def _on_decided(self, double: LikelyDouble, verdict: Verdict) -> None:
        first, second = double.first, double.second
        same = tr(
            "{one} and {other} count as one person", one=first.reference, other=second.reference
        )
        two = tr("{one} and {other} are two people", one=first.reference, other=second.reference)
        self._desk.run(
            self,
            Change.DECIDE_DOUBLE,
            lambda unit: decide_double(unit, first.uid, second.uid, verdict=verdict),
            said=same if verdict is Verdict.SAME else two,
        )
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if changes.includes(Kind.PERSON, Kind.DOUBLE, Kind.ATTENDANCE, Kind.ACTIVITY):
            self._ask()


def _consent(known: Known) -> str:
    return agreement_label(known.person.consent)


def _until(known: Known, today: date) -> str:
    until = known.person.keep_until
    if until is None:
        return ""
    said = short_day_text(until, with_year=True)
    return said if until >= today else tr("{day}, passed", day=said)


def _matches(known: Known, words: str) -> bool:
    said = f"{known.person.reference} {person_text(known.person)} {known.person.note}".casefold()
    return all(word in said for word in words.casefold().split())


def _sentence(today: date, known: Known) -> str:
    person = known.person
    consent = tr("Consent: {said}", said=agreement_label(person.consent))
    until = _until(known, today)
    kept = tr("keep until {day}", day=until) if until else ""
    parts = (person.reference, person_text(person), consent, kept, times_text(known.times))
    return ", ".join(part for part in parts if part)
