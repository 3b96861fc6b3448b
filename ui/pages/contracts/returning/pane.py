"""Prepare return: the figures, what is written about them, and what is open before it goes."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from sv_evidence.domain.problems import Problem
from sv_evidence.operations.exporting import PackReceipt
from sv_evidence.operations.returning import begin_return, write_line, write_return
from sv_evidence.reports.contract_facts import ReturnLineFacts
from sv_evidence.store.opened import safe_name
from sv_evidence.store.unit import Unit
from sv_evidence.wording.changes import Change
from sv_evidence.wording.documents import run_text
from sv_evidence.wording.problems import sentence_for
from sv_evidence.wording.returns import about_return, return_title
from sv_evidence.wording.words import tr, trn
from ui.desk import Desk
from ui.newest import Newest
from ui.pages.contracts.returning.before import NARROW, WIDE, BeforeItGoes
from ui.pages.contracts.returning.making import ReturnMaking
from ui.pages.contracts.returning.opening import Prepared, prepared
from ui.pages.contracts.returning.spreadsheet import SpreadsheetFilling
from ui.pages.contracts.returning.table import ReturnTable
from ui.pages.contracts.returning.writing import Declarations, LineWriting, StoryWriting
from ui.pages.packs.target import TargetFields
from ui.pages.page import MIDDLE, SIDE_MARGIN
from ui.theme import Theme, Type
from ui.widgets.buttons import Button, Rank
from ui.widgets.section import Rule
from ui.widgets.surface import Host, Surface
from ui.widgets.toast import Link, Said
from ui.widgets.words import Words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

KEEP_AFTER = 1500
"""Milliseconds after the last key before what is written is kept."""


class ReturnPane(Surface):
    """``left`` when a person goes back; what is written is kept by itself."""

    left = Signal()
    saved_in = Signal(Path)

    def __init__(
        self, theme: Theme, desk: Desk, window: QWidget, start: Prepared, folder: Path
    ) -> None:
        super().__init__(theme, "bg")
        self._desk, self._start, self._told = desk, start, start.told
        self._newest = Newest(desk, self)
        self._line: ReturnLineFacts | None = None
        self._unkept: dict[UUID, Mapping[str, object]] = {}
        self._is_dirty = False
        self.table = ReturnTable(theme, start.told)
        self.writing = LineWriting(theme, start.today)
        self.story = StoryWriting(theme)
        self.declarations = Declarations(theme)
        self.spreadsheet = SpreadsheetFilling(
            theme, desk, window, start.contract, organisation=start.organisation
        )
        self.target = TargetFields(theme, window, folder)
        self.before = BeforeItGoes(theme, self.spreadsheet, self.target)
        self.make = self.before.make
        self._making = ReturnMaking(desk, start.contract, start.first, self)
        self._keep = QTimer(self)
        self._keep.setSingleShot(True)
        self._keep.setInterval(KEEP_AFTER)
        self._arrange()
        self._connect(window)
        self._show(start)

    def choose(self, position: int) -> None:
        """Write about the commitment at a position, else about what is wanted most."""
        self.table.choose(position)

    def focus_first(self) -> None:
        """Begin at the table."""
        self.table.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def leave(self) -> None:
        """Go back; what was written is kept."""
        self.keep_now()
        self.left.emit()

    @Slot()
    def keep_now(self) -> None:
        """Keep what is written, if anything changed, as one change."""
        self._keep.stop()
        if not self._is_dirty or self._told.period.sent_on is not None:
            return
        self._note_line()
        self._is_dirty = False
        start, lines = self._start, dict(self._unkept)
        self._unkept.clear()
        whole = {**self.declarations.written(), "story": self.story.text.toPlainText().strip()}

        def operation(unit: Unit) -> None:
            report = begin_return(unit, start.contract, start.first)
            write_return(unit, report, whole, today=start.today)
            for commitment, said in lines.items():
                write_line(unit, report, commitment, said, today=start.today)

        self._desk.run(
            self,
            Change.EDIT_RETURN,
            operation,
            done=lambda _none: self._read_again(),
            failed=self._on_failed,
        )

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Give the page more room on smaller windows."""
        super().resizeEvent(event)
        wide = self.window().width() / self._theme.scale
        self.before.setFixedWidth(self._theme.px(WIDE if wide >= MIDDLE else NARROW))

    def _arrange(self) -> None:
        theme, px = self._theme, self._theme.px
        inside = Surface(theme, "bg")
        body = QVBoxLayout(inside)
        body.setContentsMargins(0, 0, 0, px(24))
        body.setSpacing(0)
        body.addWidget(self.table)
        two = QHBoxLayout()
        two.setContentsMargins(px(SIDE_MARGIN), px(18), px(SIDE_MARGIN), 0)
        two.setSpacing(px(36))
        right = QVBoxLayout()
        right.setSpacing(px(18))
        right.addWidget(self.story)
        right.addWidget(self.declarations)
        right.addStretch(1)
        two.addWidget(self.writing, 1)
        two.addLayout(right, 1)
        body.addLayout(two, 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(scroll, 1)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addLayout(column, 1)
        across.addWidget(Rule(theme, "line2", upright=True))
        across.addWidget(self.before)

    def _head(self) -> QWidget:
        theme, px = self._theme, self._theme.px
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(px(20), px(14), px(SIDE_MARGIN), px(12))
        row.setSpacing(px(8))
        back = Button(
            theme, tr("Back"), rank=Rank.BARE, icon="chevron-left", hint="Alt+Left", small=True
        )
        back.clicked.connect(self.leave)
        self._title = Words(theme, "", Type.TITLE)
        self._about = Words(theme, "", Type.BODY, "ink2")
        self._trouble = Words(theme, "", Type.BODY, "alarm", wrap=True)
        self._trouble.hide()
        names = QVBoxLayout()
        names.setSpacing(1)
        for words in (self._title, self._about, self._trouble):
            names.addWidget(words)
        row.addWidget(back, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(names, 1)
        return head

    def _connect(self, window: QWidget) -> None:
        for part in (self.writing, self.story, self.declarations):
            part.edited.connect(self._on_edited)
        self.table.chosen.connect(self._on_chosen)
        self._keep.timeout.connect(self.keep_now)
        self.make.clicked.connect(self._on_make)
        self.before.sent.clicked.connect(self._on_sent)
        self.before.stopped.connect(self._making.stop)
        self._making.stepped.connect(self.before.show_step)
        self._making.made.connect(self._on_made)
        self._making.sent.connect(self._read_again)
        self._making.failed.connect(self._on_failed)
        self._making.stopped.connect(self.before.show_done)
        if isinstance(window, Host):
            window.leaving.connect(self.keep_now)
        for keys in ("Alt+Left", "Escape"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.leave)

    def _show(self, start: Prepared) -> None:
        told = self._told = start.told
        period = told.period
        title = return_title(told.rhythm, period.number, period.year)
        self._title.say(title)
        said = about_return(
            told.title,
            run_text(period.period),
            sent_on=period.sent_on,
            due=period.due,
            today=start.today,
        )
        self._about.say(said)
        self.target.suggest(safe_name(f"{title} \u2013 {told.title}.pdf"))
        self.table.show_told(told)
        self.story.show_told(told)
        self.declarations.show_told(told)
        self.spreadsheet.show_told(told)
        self.before.show_told(told)

    def _read_again(self) -> None:
        start = self._start

        def show(found: Prepared) -> None:
            if not self._is_dirty:
                self._show(found)

        self._newest.read(
            "told", lambda view: prepared(view, start.contract, start.first, start.today), show
        )

    def _note_line(self) -> None:
        if self._line is not None:
            self._unkept[self._line.uid] = self.writing.written()

    @Slot()
    def _on_edited(self) -> None:
        self._is_dirty = True
        self._keep.start()

    @Slot(object)
    def _on_chosen(self, line: ReturnLineFacts) -> None:
        if self._line is not None and line.uid != self._line.uid:
            self.keep_now()
        self._line = line
        self.writing.show_line(line, self._told)

    @Slot()
    def _on_make(self) -> None:
        to = self.target.target()
        if to is None:
            return
        self.keep_now()
        self._trouble.hide()
        self.before.show_step(0, 1)
        self._making.start(to)

    @Slot()
    def _on_sent(self) -> None:
        self.keep_now()
        self._making.mark_sent(self._start.today)

    @Slot(object, Path)
    def _on_made(self, receipt: PackReceipt, to: Path) -> None:
        self.before.show_done()
        pages = trn("{count} page", "{count} pages", receipt.pages)
        said = tr(
            "Return {number} is made, {pages}, and a workbook beside it",
            number=receipt.number,
            pages=pages,
        )
        url, folder = QUrl.fromLocalFile(str(to)), QUrl.fromLocalFile(str(to.parent))
        links = (
            Link(tr("Open"), lambda: QDesktopServices.openUrl(url)),
            Link(tr("Show in folder"), lambda: QDesktopServices.openUrl(folder)),
        )
        self._desk.said.emit(Said(said, links=links))
        self.saved_in.emit(to.parent)
        self._read_again()

    def _on_failed(self, error: Exception) -> None:
        self.before.show_done()
        if not isinstance(error, Problem):
            self._desk.failed.emit(error)
            return
        self._trouble.say(str(sentence_for(error)))
        self._trouble.show()
