"""The parts of the sheet, arranged: how it is read, the columns, the try, and its rows."""

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from sv_evidence.domain.organisations import Project
from sv_evidence.domain.sheet_columns import How, Role
from sv_evidence.domain.sheet_rows import Plan
from sv_evidence.domain.sheet_values import DayOrder
from sv_evidence.operations.bringing_in import Trial, Verdict
from sv_evidence.operations.sheet_plans import Book, is_remembered
from sv_evidence.store.view import View
from sv_evidence.wording.numbers import quantity_text
from sv_evidence.wording.sheets import (
    columns_text,
    order_text,
    skipped_count_text,
    target_label,
    why_text,
)
from sv_evidence.wording.words import tr, trn
from ui.pages.bringing.columns import SHOWN, ColumnTable, examples
from ui.pages.bringing.rows import RowList
from ui.pages.bringing.tiles import TrialTiles
from ui.theme import Theme, Type
from ui.widgets.buttons import Button, Rank
from ui.widgets.choice import Choice
from ui.widgets.notices import NoticeArea
from ui.widgets.scrolling import scrolling
from ui.widgets.states import EmptyState
from ui.widgets.surface import Surface
from ui.widgets.words import Elided, Words
from ui.widgets.working import Working

_MOST_QUANTITIES = 2


class BringInParts:
    """Builds the body of the sheet and shows in it what it is told."""

    def __init__(self, theme: Theme, body: QVBoxLayout) -> None:
        self._theme = theme
        self.notices, self.working = NoticeArea(theme), Working(theme)
        self.working.setContentsMargins(theme.px(24), theme.px(12), theme.px(24), theme.px(6))
        self.choose = Button(theme, tr("Choose a spreadsheet"), icon="file-spreadsheet")
        self.another = Button(theme, tr("Another file"), rank=Rank.LINK)
        self.sheets, self.order = Choice(theme, small=True), Choice(theme, small=True)
        self.project = Choice(theme, editable=True, small=True)
        self.columns, self.tiles, self.rows = ColumnTable(theme), TrialTiles(theme), RowList(theme)
        self._counts = Elided(theme, "", Type.SMALL, "ink2")
        self._shown = Words(theme, "", Type.SMALL, "ink2")
        self._whys = Elided(theme, "", Type.SMALL, "ink2")
        self._tried = Words(theme, tr("A try, nothing saved yet"), Type.SECTION)
        self._empty = _nothing_chosen(theme, self.choose)
        self._all = Surface(theme, "bg")
        self._arrange()
        body.addWidget(self.notices)
        body.addWidget(self.working)
        body.addWidget(self._empty, 1)
        self._pane = scrolling(self._all)
        body.addWidget(self._pane, 1)
        self._pane.hide()

    def start(self, what: str) -> None:
        """Say what is being done."""
        self.notices.clear()
        self.working.start(what)

    def show_book(self, book: Book) -> None:
        """Offer the sheets of a file; the fullest is taken."""
        self.sheets.clear()
        for each in book.sheets:
            self.sheets.addItem(each.name or book.path.name)
        self.sheets.setCurrentIndex(book.fullest())
        self.sheets.setVisible(len(book.sheets) > 1)

    def build(self, plan: Plan) -> None:
        """Lay out the columns of another sheet."""
        self.columns.build(plan.columns, plan.measures)
        self.columns.setFixedHeight(self._theme.px(92 + 30 * SHOWN + 14))
        self._empty.hide()
        self._pane.show()

    def offer_projects(self, view: View, chosen: str) -> None:
        """Offer the projects there are for rows that name none."""
        self.project.blockSignals(True)
        self.project.clear()
        self.project.addItem(tr("No project"))
        for name in sorted(each.name for each in view.all(Project)):
            self.project.addItem(name)
        self.project.setEditText(chosen or self.project.itemText(0))
        self.project.blockSignals(False)

    def project_said(self) -> str:
        """Return the project for rows that name none; empty for none."""
        words = self.project.currentText().strip()
        return "" if words == self.project.itemText(0) else words

    def project_words(self) -> QLineEdit:
        """Return what takes the words of a project."""
        edit = self.project.lineEdit()
        return edit if edit is not None else QLineEdit(self.project)

    def show_trial(self, trial: Trial, *, is_first: bool) -> None:
        """Show what would happen; at first, the rows that need a look."""
        plan = trial.plan
        self.notices.clear()
        self.working.finish()
        self.columns.show_trial(trial)
        self._counts.say(columns_text(plan.columns))
        self._whys.say(_whys(plan))
        total = len(plan.layout.rows) + trial.empty_rows
        self._shown.say(
            tr(
                "{shown} of {count} rows, chosen to show each kind",
                shown=len(examples(trial)),
                count=f"{total:,}",
            )
        )
        self.order.setCurrentIndex(self.order.findData(plan.order.value))
        self._days.setVisible(not plan.order_is_certain)
        self._say_tiles(trial)
        if is_first:
            failed = bool(trial.of(Verdict.FAIL))
            self.tiles.choose(Verdict.FAIL if failed else Verdict.ADD)
            bar = self._pane.verticalScrollBar()
            bar.setValue(bar.maximum() if is_remembered(plan) else 0)
        self.rows.show_rows(trial, self.tiles.verdict)

    def _say_tiles(self, trial: Trial) -> None:
        tiles, plan = self.tiles.tiles, trial.plan
        added, changed = len(trial.of(Verdict.ADD)), len(trial.of(Verdict.CHANGE))
        units = {each.uid: each.unit for each in plan.measures}
        sums = [
            quantity_text(total, units[measure])
            for measure, total in trial.quantities()[:_MOST_QUANTITIES]
        ]
        note = tr("{sums}, unproven", sums=", ".join(sums)) if sums else tr("no results, only days")
        if changed:
            changes = trn("{count} changed", "{count} changed", changed)
            note = f"{changes}, {note}"
        tiles[Verdict.ADD].say(tr("Will be added"), added + changed, note)
        here = len(trial.of(Verdict.EXISTING))
        tiles[Verdict.EXISTING].say(tr("Already there"), here, tr("linked, not doubled"))
        skipped = trial.of(Verdict.SKIP)
        totals = sum(each.read.skipped == "total" for each in skipped)
        words = skipped_count_text(trial.empty_rows, totals, len(skipped) - totals)
        tiles[Verdict.SKIP].say(tr("Skipped"), len(skipped) + trial.empty_rows, words)
        failed = len(trial.of(Verdict.FAIL))
        left = tr("left for you to mend") if failed else tr("nothing")
        tiles[Verdict.FAIL].say(tr("Cannot be read"), failed, left)

    def _arrange(self) -> None:
        px = self._theme.px
        column = QVBoxLayout(self._all)
        column.setContentsMargins(px(24), px(12), px(24), px(12))
        column.setSpacing(px(10))
        column.addLayout(self._top())
        column.addWidget(_framed(self._theme, self.columns))
        under = QHBoxLayout()
        under.addWidget(self._shown)
        under.addStretch(1)
        under.addWidget(self._whys, 2)
        column.addLayout(under)
        column.addWidget(self._tried)
        column.addWidget(self.tiles)
        column.addWidget(self.rows)
        column.addStretch(1)

    def _top(self) -> QHBoxLayout:
        theme, px = self._theme, self._theme.px
        for order in DayOrder:
            self.order.addItem(order_text(order), order.value)
        self.order.setAccessibleName(tr("How days are written"))
        self.sheets.setAccessibleName(tr("Sheet"))
        self.project.setAccessibleName(tr("Project of rows that name none"))
        self.project.setFixedWidth(px(150))
        self._days = QWidget()
        days = QHBoxLayout(self._days)
        days.setContentsMargins(0, 0, 0, 0)
        days.addWidget(Words(theme, tr("Is 4/5 in May?"), Type.SMALL, "part_text"))
        days.addWidget(self.order)
        top = QHBoxLayout()
        top.setSpacing(px(10))
        top.addWidget(Words(theme, tr("Which column is which?"), Type.SECTION))
        top.addWidget(self._counts, 1)
        top.addWidget(self.sheets)
        top.addWidget(self._days)
        top.addWidget(Words(theme, tr("in project"), Type.SMALL, "ink2"))
        top.addWidget(self.project)
        top.addWidget(self.another)
        return top


def _nothing_chosen(theme: Theme, choose: Button) -> EmptyState:
    state = EmptyState(
        theme,
        "file-spreadsheet",
        tr("Bring in what you have in a spreadsheet"),
        tr(
            "Excel, OpenDocument or CSV, one row for each thing you did. You see what every row"
            " becomes before anything is kept, and the file itself stays as it is."
        ),
    )
    state.add_button(choose)
    return state


def _framed(theme: Theme, inside: QWidget) -> QWidget:
    frame = Surface(theme, "surface", radius=6, border="line2")
    column = QVBoxLayout(frame)
    column.setContentsMargins(1, 1, 1, 1)
    column.addWidget(inside)
    frame.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return frame


def _whys(plan: Plan) -> str:
    """Say of each guess why, as far as there is room."""
    said = (
        why_text(each, target_label(each.target, plan.measures))
        for each in plan.columns
        if each.how is How.GUESSED and each.target.role is not Role.LEFT_OUT
    )
    return " ".join(filter(None, said))
