"""The lines of a register while it is taken: typed, pasted, or there before."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QCompleter

from sv_evidence.domain.measures import Period
from sv_evidence.domain.people import told_apart
from sv_evidence.domain.registering import RegisterLine, register_line_text
from sv_evidence.operations.register_lines import Known, Register, people_known, register_of
from sv_evidence.store.view import View
from sv_evidence.wording.numbers import day_text
from sv_evidence.wording.people import person_text, times_text
from sv_evidence.wording.words import tr
from ui.delegates.rows import WordsCell
from ui.models.paged import Column, Ids, PagedModel
from ui.pages.people.keeping import RegisterDraft, kept_register
from ui.theme import Theme, Type
from ui.widgets.completing import TAB, Suggestions, take_match
from ui.widgets.fields import LineField
from ui.widgets.row_table import RowTable


@dataclass(frozen=True, slots=True)
class Opening:
    """What the sheet starts from, read in one moment."""

    register: Register
    known: tuple[Known, ...]
    kept: tuple[RegisterDraft, datetime] | None = None
    """What was put down and not saved, and when."""


def opening_of(view: View, activity: UUID) -> Opening:
    """Read what the sheet starts from."""
    kept = kept_register(view, activity)
    return Opening(register_of(view, activity), people_known(view), kept)


@dataclass(frozen=True, slots=True)
class Line:
    """One line in the sheet; ``attendance`` names one that was recorded before."""

    reference: str
    said: str
    state: str
    day: date
    typed: RegisterLine
    attendance: UUID | None = None


class LineEntry(LineField):
    """Types one line after another. ``entered`` with each, also with all that is pasted."""

    entered = Signal(list)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._popup = Suggestions(self)
        self.returnPressed.connect(lambda: self.entered.emit([self.text()]))

    def offer(self, references: Sequence[str]) -> None:
        """Complete these references."""
        completer = QCompleter(list(references), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setPopup(self._popup)
        self.setCompleter(completer)

    def event(self, event: QEvent) -> bool:
        """Take the first reference that is offered by Tab; Enter puts down what is typed."""
        return take_match(event, self, TAB) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Take a paste of several lines as several people."""
        if event.matches(QKeySequence.StandardKey.Paste):
            lines = QGuiApplication.clipboard().text().splitlines()
            if len(lines) > 1:
                self.entered.emit(lines)
                return
        super().keyPressEvent(event)


class LinesTable(RowTable):
    """Everybody on the register: those there before, then those put down now."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        self._lines: tuple[Line, ...] = ()
        columns: tuple[tuple[Column[Line], int], ...] = (
            (Column("reference", tr("Reference"), lambda line: line.reference), 200),
            (Column("known", tr("Known of them"), lambda line: line.said), 240),
            (Column("state", tr("So far"), lambda line: line.state), 150),
            (Column("day", tr("Day"), lambda line: day_text(line.day)), 110),
        )
        super().__init__(theme, [width for _, width in columns], [0, 1])
        self.lines_model: PagedModel[Line] = PagedModel(
            [column for column, _ in columns], self._page, sentence, parent
        )
        self.setModel(self.lines_model)
        self.setAccessibleName(tr("On the register"))
        for at, (column, _) in enumerate(columns):
            style, ink = (Type.ROW_TITLE, "ink") if at == 0 else (Type.TABLE, "ink2")
            cell = WordsCell(theme, self, column.text, style=style, ink=ink)
            self.setItemDelegateForColumn(at, cell)

    def show_lines(self, lines: Sequence[Line], *, several_days: bool) -> None:
        """Replace the lines; the day stands beside them where there are several."""
        self._lines = tuple(lines)
        self.lines_model.show_ids(array("q", range(len(lines))))
        self.setColumnHidden(3, not several_days)
        self.fit()
        self.scrollToBottom()

    def chosen(self) -> tuple[Line, ...]:
        """Return the lines that are chosen."""
        rows = self.selectionModel().selectedRows()
        return tuple(self._lines[each.row()] for each in rows)

    def _page(self, ids: Ids) -> dict[int, Line]:
        return {each: self._lines[each] for each in ids if each < len(self._lines)}


def sentence(line: Line) -> str:
    """Say a line in one sentence, for screen readers."""
    parts = (line.reference, line.said, line.state, day_text(line.day))
    return ", ".join(part for part in parts if part)


def lines_there(register: Register) -> list[Line]:
    """Return the lines of a register that was taken before."""
    return [
        Line(
            each.person.reference,
            person_text(each.person),
            tr("On the register"),
            each.day,
            RegisterLine(each.person.reference),
            each.attendance,
        )
        for each in register.present
    ]


def line_put_down(typed: RegisterLine, day: date, known: Sequence[Known]) -> Line:
    """Return a new line, with what is known of the person already."""
    plain = told_apart(typed.reference)
    found = next((each for each in known if told_apart(each.person.reference) == plain), None)
    said = register_line_text(typed).partition(", ")[2]
    if found is None:
        return Line(typed.reference, said, tr("New person"), day, typed)
    words = ", ".join(dict.fromkeys(filter(None, (person_text(found.person), said))))
    return Line(found.person.reference, words, times_text(found.times), day, typed)


def length_of(days: Period) -> int:
    """Count the days of an activity."""
    return (days.last - days.first).days + 1
