"""The buyer's own spreadsheet: cells are pointed at once, then one press fills a copy."""

import json
import re
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from sv_evidence.domain.problems import Problem
from sv_evidence.operations.filling_sheets import Filling, SheetMap, fill_from_return
from sv_evidence.reports.contract_facts import ReturnFacts
from sv_evidence.wording.problems import sentence_for
from sv_evidence.wording.words import tr, trn
from ui.desk import Desk
from ui.theme import Theme, Type
from ui.widgets.buttons import Button
from ui.widgets.choosing import FileChooser, SystemFileChooser
from ui.widgets.fields import LineField
from ui.widgets.section import Section
from ui.widgets.toast import Link, Said
from ui.widgets.words import Words

FILLED = "{stem} filled{suffix}"
_CELL = re.compile(r"([A-Za-z]{1,3})([1-9]\d{0,6})")
_ROWS = ("period", "to_date", "recovery")
"""What is written line by line, downwards from the cell that is named."""
_ALONE = ("story",)


class SpreadsheetFilling(QWidget):
    """Remembers for each contract which cells are meant."""

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        window: QWidget,
        contract: UUID,
        *,
        organisation: str,
        chooser: FileChooser | None = None,
    ) -> None:
        super().__init__()
        self._theme, self._desk = theme, desk
        self._name = f"sheet-map {contract}"
        self._organisation = organisation
        self._chooser = chooser or SystemFileChooser(window, tr("The buyer's spreadsheet"))
        self._told: ReturnFacts | None = None
        self._file: Path | None = None
        self._which = Words(theme, "", Type.SMALL, "ink2", wrap=True)
        self.choose = Button(theme, tr("Choose their file"), icon="file-spreadsheet", small=True)
        self.fill = Button(theme, tr("Fill a copy"), icon="table-2", small=True)
        self.cells: dict[str, LineField] = {}
        self._trouble = Words(theme, "", Type.SMALL, "alarm", wrap=True)
        self._arrange()
        self.choose.clicked.connect(self._on_choose)
        self.fill.clicked.connect(self._on_fill)
        desk.read(self, lambda view: view.draft(self._name), self._on_remembered)

    def show_told(self, told: ReturnFacts) -> None:
        """Fill from these figures from now on."""
        self._told = told

    def take(self, file: Path) -> None:
        """Fill copies of this file."""
        self._file = file
        self._which.say(file.name)
        self._fields.show()
        self.fill.setEnabled(True)

    def mapped(self, told: ReturnFacts) -> SheetMap:
        """Return the map that the typed cells stand for; a cell that is none is passed on."""
        cells: dict[str, str] = {}
        for name in _ROWS:
            typed = self.cells[name].text().strip()
            found = _CELL.fullmatch(typed)
            if found is None:
                cells |= {typed.upper(): f"{name}:1"} if typed else {}
                continue
            for place, line in enumerate(told.lines):
                cells[f"{found[1].upper()}{int(found[2]) + place}"] = f"{name}:{line.position}"
        for name in _ALONE:
            typed = self.cells[name].text().strip().upper()
            cells |= {typed: name} if typed else {}
        return SheetMap(self.cells["sheet"].text().strip(), cells, {})

    def _arrange(self) -> None:
        theme = self._theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(Section(theme, tr("The buyer's spreadsheet")))
        column.addWidget(self._which)
        column.addWidget(self.choose)
        self._fields = QWidget()
        grid = QGridLayout(self._fields)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(10))
        grid.setVerticalSpacing(theme.px(4))
        for row, (name, words, example) in enumerate(_fields()):
            label = Words(theme, words, Type.TABLE)
            field = LineField(theme)
            field.setPlaceholderText(example)
            field.setAccessibleName(words)
            label.setBuddy(field)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
            self.cells[name] = field
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        column.addWidget(self._fields)
        note = tr(
            "Lines follow downwards from each cell. A copy is written, only into these cells; "
            "formulas, colours and locked cells stay as they came."
        )
        column.addWidget(Words(theme, note, Type.SMALL, "ink2", wrap=True))
        column.addWidget(self._trouble)
        column.addWidget(self.fill)
        self._which.say(tr("No file is chosen yet."))
        self.fill.setEnabled(False)
        self._fields.hide()

    def _on_remembered(self, text: str | None) -> None:
        try:
            held = json.loads(text or "{}")
        except ValueError:
            return
        for name, field in self.cells.items():
            field.setText(str(held.get(name, "")))
        file = Path(str(held.get("file", "")))
        if held.get("file") and file.is_file():
            self.take(file)

    def _remember(self) -> None:
        held = {name: field.text().strip() for name, field in self.cells.items()}
        text = json.dumps({**held, "file": "" if self._file is None else str(self._file)})
        self._desk.work(self, lambda workspace, _ticket: workspace.keep_draft(self._name, text))

    @Slot()
    def _on_choose(self) -> None:
        self._chooser.choose(lambda files: self.take(files[0]) if files else None)

    @Slot()
    def _on_fill(self) -> None:
        file, told = self._file, self._told
        if file is None or told is None:
            return
        self._trouble.say("")
        self._remember()
        mapped, whose = self.mapped(told), self._organisation
        to = file.with_name(FILLED.format(stem=file.stem, suffix=file.suffix))
        if not mapped.cells:
            self._trouble.say(tr("Name at least one cell, such as E5."))
            return
        self._desk.fetch(
            self,
            lambda: fill_from_return(told, whose, file, mapped, to, overwrite=True),
            self._on_filled,
            self._on_failed,
        )

    def _on_filled(self, done: Filling) -> None:
        words = trn(
            "{count} cell written into {name}",
            "{count} cells written into {name}",
            len(done.written),
            name=done.file.name,
        )
        url = QUrl.fromLocalFile(str(done.file))
        opened = Link(tr("Open"), lambda: QDesktopServices.openUrl(url))
        self._desk.said.emit(Said(words, icon="table-2", links=(opened,)))

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, Problem):
            self._desk.failed.emit(error)
            return
        self._trouble.say(str(sentence_for(error)))


def _fields() -> tuple[tuple[str, str, str], ...]:
    return (
        ("sheet", tr("Worksheet"), "Q2"),
        ("period", tr("This period, from cell"), "E5"),
        ("to_date", tr("To date, from cell"), "F5"),
        ("recovery", tr("Recovery, from cell"), "H5"),
        ("story", tr("Story, in cell"), "B20"),
    )
