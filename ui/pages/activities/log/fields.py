"""The left half of the sheet: what, when, where, for whom, how many, and notes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from sv_evidence.domain.activities import (
    LONGEST_NAME,
    LONGEST_POSTCODE,
    LONGEST_TITLE,
    ActivityDraft,
)
from sv_evidence.domain.headcount import read_headcount
from sv_evidence.domain.problems import Fault
from sv_evidence.domain.reading import read_when, when_text
from sv_evidence.domain.typed_places import joined_place
from sv_evidence.operations.previewing import ContractChoice, FormChoices
from sv_evidence.wording.faults import fault_text
from sv_evidence.wording.typed import (
    people_fault_text,
    quantity_fault_text,
    when_doubt_text,
    when_fault_text,
)
from sv_evidence.wording.words import tr
from ui.pages.activities.log.calendar import offer_calendar
from ui.pages.activities.log.entry import Entry, entry_of
from ui.pages.activities.log.results import ResultLines
from ui.theme import Theme
from ui.widgets.fields import Choice, Field, LineField, TextArea

COLUMN_GAP = 12
ROW_GAP = 16
_HOME = {
    "title": "what",
    "first_day": "when",
    "last_day": "when",
    "starts_at": "when",
    "ends_at": "when",
    "place": "place",
    "postcode": "place",
    "project": "project",
    "people": "people",
    "volunteers": "people",
    "staff": "people",
    "notes": "notes",
}
"""The input in which each field of a draft is typed."""
_OF_MEASURE = frozenset({"no_measure", "same_measure_twice"})
"""Faults of a result that are about what was counted, not about the number."""


class ActivityFields(QWidget):
    """Collects what was typed. ``edited`` whenever any of it changed."""

    edited = Signal()

    def __init__(self, theme: Theme, today: Callable[[], date]) -> None:
        super().__init__()
        self._theme, self._today = theme, today
        self._entry: Entry | None = None
        self.what = LineField(theme)
        self.what.setMaxLength(LONGEST_TITLE)
        self.when = LineField(theme, trail="calendar")
        self.place = Choice(theme, editable=True)
        self.project = Choice(theme, editable=True)
        self.project.limit(LONGEST_NAME)
        self.place.limit(LONGEST_NAME + LONGEST_POSTCODE)
        self.people = LineField(theme)
        self.people.setPlaceholderText(tr("74 guests, 5 volunteers"))
        self.results = ResultLines(theme, today)
        self.contract = Choice(theme, small=True)
        self.contract.setAccessibleName(tr("Contract that the results count towards"))
        self.results.below.addWidget(self.contract)
        self.notes = TextArea(theme)
        self._contracts: tuple[ContractChoice, ...] = ()
        self._contract_chosen = False
        self.results.stand_between(self.people, self.contract, self.notes)
        self._arrange(theme)
        self._connect()

    def set_choices(self, choices: FormChoices) -> None:
        """Offer known places, projects, measures and contracts."""
        for box, names in (
            (self.place, [joined_place(*each) for each in choices.places]),
            (self.project, list(choices.projects)),
        ):
            typed = box.currentText()
            box.clear()
            box.addItems(names)
            box.setCurrentIndex(-1)
            box.setEditText(typed)
        self.results.set_choices(choices.measures)
        self._contracts = choices.contracts
        self.contract.clear()
        self.contract.addItem(tr("No contract"), "")
        for each in choices.contracts:
            self.contract.addItem(each.title, str(each.uid))

    def show_entry(self, entry: Entry) -> None:
        """Put an entry into the form."""
        self.blockSignals(True)
        self._entry = entry
        self.what.setText(entry.what)
        self.when.setText(entry.when)
        self.when.setCursorPosition(0)
        self.place.setEditText(entry.place)
        self.project.setEditText(entry.project)
        self.people.setText(entry.people)
        self.notes.setPlainText(entry.notes)
        self.results.show_entries(entry.results)
        self._contract_chosen = entry.is_edit or entry.contract is not None
        self._take_contract(entry.contract)
        self._suit_contract()
        self.show_faults((), ())
        self.blockSignals(False)

    def entry(self, held: Entry) -> Entry:
        """Return ``held`` with what stands in the form."""
        return replace(
            held,
            what=self.what.text(),
            when=self.when.text(),
            place=self.place.currentText(),
            project=self.project.currentText(),
            people=self.people.text(),
            notes=self.notes.toPlainText(),
            contract=self._contract(),
            results=self.results.entries(),
        )

    def fill_gaps(self, draft: ActivityDraft) -> None:
        """Take from a likely draft what was left empty; what was typed stays."""
        if self._entry is None:
            return
        likely = entry_of(draft, self._entry.uid)
        for box, words in ((self.place, likely.place), (self.project, likely.project)):
            if not box.currentText().strip():
                box.setEditText(words)
        if all(each.is_blank for each in self.results.entries()) and likely.results:
            self.results.show_entries(likely.results)
            self.edited.emit()

    def show_faults(self, faults: tuple[Fault, ...], lines: tuple[int, ...]) -> None:
        """Say every fault under its input; ``lines`` tells the form's line of each result."""
        said: dict[str, str] = {}
        at_lines: dict[tuple[int, bool], str] = {}
        for fault in faults:
            name, _, place = fault.field.partition(".")
            if name == "results" and place.isdecimal() and int(place) < len(lines):
                line, of_number = lines[int(place)], fault.code not in _OF_MEASURE
                at_lines.setdefault((line, of_number), self._line_text(fault, line))
            else:
                said.setdefault(_HOME.get(name, "what"), self._field_text(fault))
        for name, field in self._fields.items():
            field.show_fault(said.get(name, ""))
        self.results.show_faults(at_lines)

    def go_to_first_fault(self) -> None:
        """Put the cursor where the first thing is wrong, in the order of the form."""
        fields = [each for name, each in self._fields.items() if name != "notes"]
        order = [each.editor for each in fields if each.fault]
        order += [each for line in self.results.lines if (each := line.first_at_fault)]
        order += [self.notes] if self._fields["notes"].fault else []
        if order:
            order[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self, theme: Theme) -> None:
        self._fields = {
            "what": Field(theme, tr("&What happened"), self.what),
            "when": Field(theme, tr("&Date"), self.when),
            "place": Field(theme, tr("P&lace"), self.place),
            "project": Field(theme, tr("P&roject"), self.project),
            "people": Field(theme, tr("P&eople"), self.people),
            "notes": Field(theme, tr("&Notes"), self.notes, optional=True),
        }
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(COLUMN_GAP))
        grid.setVerticalSpacing(theme.px(ROW_GAP))
        places = {"when": (0, 0), "place": (0, 1), "project": (1, 0), "people": (1, 1)}
        for name, (row, column) in places.items():
            grid.addWidget(self._fields[name], row, column, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(column, 1)
        down = QVBoxLayout(self)
        down.setContentsMargins(theme.px(24), theme.px(20), theme.px(24), theme.px(20))
        down.setSpacing(theme.px(ROW_GAP))
        down.addWidget(self._fields["what"])
        down.addLayout(grid)
        down.addWidget(self.results)
        down.addWidget(self._fields["notes"])
        down.addStretch(1)

    def _connect(self) -> None:
        for line in (self.what, self.when, self.people):
            line.textEdited.connect(self.edited)
        for box in (self.place, self.project):
            box.currentTextChanged.connect(self.edited)
        self.notes.textChanged.connect(self.edited)
        self.results.edited.connect(self._on_results_edited)
        self.contract.activated.connect(self._on_contract_chosen)
        self.when.editingFinished.connect(self._on_when_left)
        self.people.editingFinished.connect(self._on_people_left)
        self.when.trail_pressed.connect(self._offer_calendar)

    def _on_results_edited(self) -> None:
        self._suit_contract()
        self.edited.emit()

    def _on_contract_chosen(self) -> None:
        self._contract_chosen = True
        self._suit_contract()
        self.edited.emit()

    def _suit_contract(self) -> None:
        """Show the contract where one asks for what was counted; take the only one that does."""
        measures = {each.measure for each in self.results.entries()}
        suiting = [each.uid for each in self._contracts if each.measures & measures]
        if not self._contract_chosen:
            self._take_contract(suiting[0] if len(suiting) == 1 else None)
        chosen = self._contract()
        self.contract.setVisible(bool(suiting) or chosen is not None)
        asked = {each.uid: each.measures for each in self._contracts}
        self.results.suit_contract(None if chosen is None else asked.get(chosen, frozenset()))

    def _contract(self) -> UUID | None:
        text = self.contract.currentData()
        return UUID(text) if text else None

    def _take_contract(self, uid: UUID | None) -> None:
        self.contract.setCurrentIndex(max(0, self.contract.findData(str(uid or ""))))

    def _on_when_left(self) -> None:
        """Write the day out once it is read, and say at once what cannot be read."""
        read = read_when(self.when.text(), today=self._today())
        field = self._fields["when"]
        if read.fault or read.first is None:
            field.show_fault(when_fault_text(read) if self.when.text().strip() else "")
            return
        field.show_fault(when_doubt_text(read), doubt=True)
        self.when.setText(when_text(read.first, read.last, read.starts_at, read.ends_at))
        self.when.setCursorPosition(0)

    def _on_people_left(self) -> None:
        """Say at once what cannot be read as people."""
        heads = read_headcount(self.people.text())
        said = people_fault_text(heads.detail) if heads.fault else ""
        self._fields["people"].show_fault(said)

    def _offer_calendar(self) -> None:
        day = read_when(self.when.text(), today=self._today()).first or self._today()
        offer_calendar(self._theme, self.when, day, self._on_day_chosen)

    def _on_day_chosen(self, day: date) -> None:
        self.when.setText(when_text(day))
        self._on_when_left()
        self.edited.emit()

    def _field_text(self, fault: Fault) -> str:
        if fault.field == "first_day" or fault.code == "no_time":
            read = read_when(self.when.text(), today=self._today())
            if read.fault:
                return when_fault_text(read)
        if fault.code == "unreadable_people":
            return people_fault_text(fault.detail)
        return fault_text(fault)

    def _line_text(self, fault: Fault, line: int) -> str:
        if fault.code == "no_measure" and self.results.lines[line].has_unknown_words:
            return tr("No measure is called that. Choose one from the list.")
        if fault.code == "no_quantity":
            return quantity_fault_text(self.results.lines[line].quantity.text())
        return fault_text(fault)
