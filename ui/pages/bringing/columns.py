"""The columns of a sheet in their own order, what each becomes, and seven rows that show it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from sv_evidence.domain.sheet_columns import Column, How, MeasureName, Role, Target
from sv_evidence.domain.sheet_layout import letters
from sv_evidence.operations.bringing_in import RowTried, Trial, Verdict
from sv_evidence.operations.sheet_plans import target_from, target_text
from sv_evidence.wording.sheets import how_text, role_label, target_label, verdict_label
from sv_evidence.wording.words import tr
from ui.pages.bringing.sign import Sign
from ui.theme import Theme, Type
from ui.widgets.choice import Choice
from ui.widgets.words import Elided, Words

SHOWN = 7
ROW, PLACE, NARROW, LAST = 30, 38, 112, 132
SIGNS = {
    Verdict.ADD: ("plus", "proven_text"),
    Verdict.CHANGE: ("pencil", "accent"),
    Verdict.EXISTING: ("copy", "ink2"),
    Verdict.SKIP: ("minus", "ink2"),
    Verdict.FAIL: ("circle-alert", "alarm"),
}


def examples(trial: Trial) -> tuple[RowTried, ...]:
    """Choose rows to show, one of each kind of trouble first, in the order of the sheet."""
    firsts: dict[object, RowTried] = {}
    for each in trial.rows:
        codes = tuple(wrong.mend.code for wrong in each.read.faults)
        firsts.setdefault((each.verdict, each.read.skipped, each.why, codes), each)
    chosen = sorted(firsts.values(), key=lambda each: each.verdict is not Verdict.FAIL)[:SHOWN]
    there = {each.read.place for each in chosen}
    others = (each for each in trial.rows if each.read.place not in there)
    for each in others:
        if len(chosen) >= SHOWN:
            break
        chosen.append(each)
    return tuple(sorted(chosen, key=lambda each: each.read.place))


class ColumnHead(QWidget):
    """A column's letter and heading, a choice of what it becomes, and how sure that is."""

    chosen = Signal(object)
    """Another ``Target``."""

    def __init__(self, theme: Theme, column: Column, measures: Sequence[MeasureName]) -> None:
        super().__init__()
        letter = letters(column.place)
        name = "" if column.heading == letter else column.heading
        self._heading = column.heading
        self.becomes = Choice(theme, small=True)
        self.becomes.setAccessibleName(tr("What {heading} becomes", heading=column.heading))
        for role in Role:
            if role is not Role.RESULT:
                self.becomes.addItem(role_label(role), role.value)
        for each in measures:
            self.becomes.addItem(each.title, target_text(Target(Role.RESULT, each.uid)))
        self.how = Elided(theme, "", Type.TINY, "ink2")
        self.sign = Sign(theme, "check", "ink2", 13)
        self._arrange(theme, letter, name)
        self.becomes.activated.connect(self._on_chosen)

    def show_column(self, column: Column, measures: Sequence[MeasureName], new_places: int) -> None:
        """Show what the column becomes now."""
        at = self.becomes.findData(target_text(column.target))
        self.becomes.setCurrentIndex(at)
        label = target_label(column.target, measures)
        self.becomes.setToolTip(label)
        self.how.say(how_text(column, new_places))
        self.becomes.setAccessibleDescription(self.how.text())
        is_guess = column.how is How.GUESSED
        is_left = column.target.role is Role.LEFT_OUT
        self.how.wear("part_text" if is_guess else "ink2")
        icon = "minus" if is_left else "circle-alert" if is_guess else "check"
        self.sign.wear(icon, "part_text" if is_guess else "ink2")

    def _arrange(self, theme: Theme, letter: str, name: str) -> None:
        px = theme.px
        top = QHBoxLayout()
        top.setSpacing(px(6))
        top.addWidget(Words(theme, letter, Type.TINY, "ink2"))
        top.addWidget(Elided(theme, name, Type.SMALL_STRONG), 1)
        under = QHBoxLayout()
        under.setSpacing(px(5))
        under.addWidget(self.sign)
        under.addWidget(self.how, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(10), px(7), px(8), px(7))
        column.setSpacing(px(5))
        column.addLayout(top)
        column.addWidget(self.becomes)
        column.addLayout(under)

    def _on_chosen(self, at: int) -> None:
        self.chosen.emit(target_from(str(self.becomes.itemData(at))))


class Grid(QWidget):
    """Heads and cells; it paints the lines, the tint of what is guessed, and what is wrong."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.cells = QGridLayout(self)
        self.cells.setContentsMargins(1, 1, 1, 1)
        self.cells.setSpacing(0)
        self.tinted: set[int] = set()
        """Grid columns that are only guessed."""
        self.wrong: set[tuple[int, int]] = set()
        """Grid rows and columns of cells that cannot be read."""
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint what lies under and between the cells."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("surface"))
        for column in self.tinted:
            painter.fillRect(self._cell(0, column), self._theme.color("tint_part"))
        painter.setPen(self._theme.color("line"))
        for row in range(1, self.cells.rowCount()):
            top = self._cell(row, 0).top()
            painter.drawLine(0, top, self.width(), top)
        for column in range(1, self.cells.columnCount()):
            left = self._cell(0, column).left()
            painter.drawLine(left, 0, left, self.height())
        painter.setPen(QPen(self._theme.color("alarm"), 2))
        for row, column in self.wrong:
            painter.drawRect(self._cell(row, column).adjusted(1, 1, -1, -1))

    def _cell(self, row: int, column: int) -> QRect:
        return self.cells.cellRect(row, column)


class ColumnTable(QScrollArea):
    """Columns side by side. ``chosen`` when a column is to become something else."""

    chosen = Signal(int, object)
    """A column's place, and its ``Target``."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.heads: list[ColumnHead] = []
        self._texts: list[list[Words]] = []
        self._happens: list[tuple[Sign, Words]] = []
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(tr("Which column is which?"))

    def build(self, columns: Sequence[Column], measures: Sequence[MeasureName]) -> None:
        """Lay out the columns of another sheet."""
        px, grid = self._theme.px, Grid(self._theme)
        self.heads, self._happens = [], []
        self._texts = [[] for _ in range(SHOWN)]
        grid.cells.setColumnMinimumWidth(0, px(PLACE))
        for row in range(SHOWN):
            place = Words(self._theme, "", Type.SMALL, "ink2")
            place.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._put(grid, place, row, 0)
        for column in columns:
            head = ColumnHead(self._theme, column, measures)
            head.chosen.connect(partial(self.chosen.emit, column.place))
            self.heads.append(head)
            grid.cells.addWidget(head, 0, column.place + 1)
            grid.cells.setColumnMinimumWidth(column.place + 1, px(NARROW))
            grid.cells.setColumnStretch(column.place + 1, 1)
            for row in range(SHOWN):
                self._put(grid, Elided(self._theme, "", Type.SMALL), row, column.place + 1)
        self._end(grid, len(columns) + 1)
        self.setWidget(grid)

    def show_trial(self, trial: Trial) -> None:
        """Show what columns become, and the example rows."""
        grid = self.widget()
        if not isinstance(grid, Grid):
            return
        plan, rows = trial.plan, examples(trial)
        for head, column in zip(self.heads, plan.columns, strict=True):
            head.show_column(column, plan.measures, len(trial.new_places))
        grid.tinted = {
            each.place + 1
            for each in plan.columns
            if each.how is How.GUESSED and each.target.role is not Role.LEFT_OUT
        }
        grid.wrong = set()
        for at in range(SHOWN):
            tried = rows[at] if at < len(rows) else None
            self._show_row(at, tried)
            if tried is not None:
                grid.wrong |= {
                    (at + 1, wrong.column + 1)
                    for wrong in tried.read.faults
                    if wrong.column is not None
                }
        grid.update()

    def _show_row(self, at: int, tried: RowTried | None) -> None:
        place, *cells = self._texts[at]
        sign, words = self._happens[at]
        sign.setVisible(tried is not None)
        said = () if tried is None else tried.read.cells
        wrong = set() if tried is None else {each.column for each in tried.read.faults}
        is_quiet = tried is not None and tried.verdict in {Verdict.SKIP, Verdict.EXISTING}
        place.say("" if tried is None else f"{tried.read.place:,}")
        for column, cell in enumerate(cells):
            cell.say(said[column].replace("\n", " ") if column < len(said) else "")
            is_wrong = column in wrong
            style = Type.SMALL_STRONG if is_wrong else Type.SMALL
            cell.wear("alarm" if is_wrong else "ink2" if is_quiet else "ink", style)
        words.say("" if tried is None else verdict_label(tried.verdict.value))
        if tried is not None:
            icon, colour = SIGNS[tried.verdict]
            sign.wear(icon, colour)
            words.wear(colour)

    def _put(self, grid: Grid, words: Words, row: int, column: int) -> None:
        px = self._theme.px
        words.setFixedHeight(px(ROW))
        words.setContentsMargins(px(10) if column else 0, 0, px(8), 0)
        self._texts[row].append(words)
        grid.cells.addWidget(words, row + 1, column)

    def _end(self, grid: Grid, last: int) -> None:
        """Close with a column that says what would happen."""
        px = self._theme.px
        title = Words(self._theme, tr("What would happen"), Type.SMALL, "ink2")
        title.setContentsMargins(px(10), px(7), px(8), 0)
        top = Qt.AlignmentFlag.AlignTop
        grid.cells.addWidget(title, 0, last, top)
        grid.cells.setColumnMinimumWidth(last, px(LAST))
        for row in range(SHOWN):
            holder = QWidget()
            line = QHBoxLayout(holder)
            line.setContentsMargins(px(10), 0, px(8), 0)
            line.setSpacing(px(6))
            sign, words = Sign(self._theme, "plus", "ink2", 14), Words(self._theme, "", Type.SMALL)
            line.addWidget(sign)
            line.addWidget(words, 1)
            self._happens.append((sign, words))
            grid.cells.addWidget(holder, row + 1, last)
