"""The life of one record, or all that one change did, in the page's inspector."""

from collections.abc import Sequence
from datetime import date, tzinfo
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sv_evidence.domain.records import Kind
from sv_evidence.operations.lives import Life, Touched, counted_text
from sv_evidence.store.history import ChangeSet
from sv_evidence.store.journal import Does
from sv_evidence.wording.changes import by_text, when_text
from sv_evidence.wording.labels import kind_label
from sv_evidence.wording.words import tr, trn
from ui.pages.bin.asking import change_note, change_title
from ui.pages.bin.steps import StepRow, WasIs
from ui.theme import Theme, Type
from ui.widgets.buttons import Button, Rank
from ui.widgets.inspector import Inspector, empty
from ui.widgets.section import Section
from ui.widgets.words import Words

MOST = 40
"""How many records of one change are told; the rest is counted."""
LINK = 280
SHOWABLE = frozenset({Kind.ACTIVITY, Kind.EVIDENCE})


class HistoryInspector(QObject):
    """Fills the inspector; it asks to undo, to restore, and to go to a record."""

    undo_asked = Signal(UUID)
    restore_asked = Signal()
    erase_asked = Signal()
    """What is told is to go for good."""
    record_asked = Signal(object, UUID)
    """Whose life is wanted: its kind and uid."""
    open_asked = Signal(object, UUID)
    """What is to be seen on its own page."""

    def __init__(self, theme: Theme, pane: Inspector) -> None:
        super().__init__(pane)
        self._theme, self._pane = theme, pane
        self._subject: tuple[Kind, UUID] | None = None
        self._change: UUID | None = None
        self.restore = Button(theme, tr("Restore"), icon="undo-2", parent=pane)
        self.erase = Button(theme, tr("Erase for ever"), icon="trash-2", parent=pane)
        self.open = Button(theme, tr("Open"), icon="eye", parent=pane)
        self.undo = Button(theme, tr("Undo this change"), icon="undo-2", parent=pane)
        for button in (self.restore, self.erase, self.open, self.undo):
            button.hide()
            pane.add_verb(button)
        pane.foot.addStretch(1)
        self.restore.clicked.connect(self.restore_asked)
        self.erase.clicked.connect(self.erase_asked)
        self.open.clicked.connect(self._on_open)
        self.undo.clicked.connect(self._on_undo)
        self._body = QVBoxLayout()
        self._body.setSpacing(theme.px(8))
        pane.body.addLayout(self._body)
        pane.body.addStretch(1)

    @property
    def subject(self) -> tuple[Kind, UUID] | None:
        """The record whose life is told, if one is."""
        return self._subject

    def show_nothing(self, hint: str) -> None:
        """Say what can be chosen."""
        self._begin()
        self._add(Words(self._theme, hint, Type.TABLE, "ink2", wrap=True))
        self._show_verbs()

    def show_life(self, life: Life, today: date, zone: tzinfo | None, *, is_binned: bool) -> None:
        """Show what happened to a record, newest first."""
        self._begin()
        self._subject = (life.kind, life.uid)
        self._head(kind_label(life.kind), life.title, tr("What happened to it, newest first"))
        self._add(Section(self._theme, tr("History"), counted_text(life)))
        last = len(life.steps) - 1
        for place, step in enumerate(life.steps):
            row = StepRow(
                self._theme,
                step,
                today=today,
                zone=zone,
                pane=self._pane.width(),
                is_first=place == 0,
                is_last=place == last,
            )
            row.undo_asked.connect(self.undo_asked)
            self._add(row)
        if not life.is_there:
            gone = tr("It is no longer there: it was erased, or what made it was undone.")
            self._add(Words(self._theme, gone, Type.SMALL, "ink2", wrap=True))
        can_open = life.is_there and not is_binned and life.kind in SHOWABLE
        self._show_verbs(restore=is_binned, open_=can_open)

    def show_change(self, change: ChangeSet, touched: Sequence[Touched], today: date) -> None:
        """Show what one change did to each record."""
        self._begin()
        self._change = change.uid
        who = by_text(change.author, change.device, is_own=change.is_own)
        self._head(when_text(change.at, today), change_title(change), who)
        self._add(Section(self._theme, tr("What it touched"), change_note(change)))
        for each in touched:
            self._add(self._touched(each))
        more = change.rows - len(touched)
        if more > 0 and touched:
            text = trn("and {count} more record", "and {count} more records", more)
            self._add(Words(self._theme, text, Type.TABLE, "ink2"))
        if change.does is Does.NOTE:
            text = tr("This cannot be undone, so it is only noted here.")
            self._add(Words(self._theme, text, Type.SMALL, "ink2", wrap=True))
        self._show_verbs(undo=change.does is Does.CHANGE and not change.is_undone)

    def _touched(self, each: Touched) -> QWidget:
        theme = self._theme
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, theme.px(8))
        column.setSpacing(theme.px(3))
        metrics = QFontMetrics(theme.font(Type.ROW_TITLE))
        fits = metrics.elidedText(each.title, Qt.TextElideMode.ElideRight, theme.px(LINK))
        link = Button(theme, fits.replace("&", "&&"), rank=Rank.LINK, small=True)
        link.setAccessibleName(each.title)
        link.setToolTip(each.title)
        link.clicked.connect(lambda: self.record_asked.emit(each.kind, each.uid))
        column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        said = tr("{kind}: {done}", kind=kind_label(each.kind), done=each.done.lower())
        column.addWidget(Words(theme, said, Type.SMALL, "ink2", wrap=True))
        for line in each.lines:
            column.addWidget(WasIs(theme, line, self._pane.width()))
        return part

    def _begin(self) -> None:
        empty(self._body)
        self._subject = self._change = None
        self._pane.to_top()

    def _head(self, above: str, title: str, below: str) -> None:
        theme = self._theme
        head = QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(0, 0, 0, theme.px(6))
        column.setSpacing(theme.px(1))
        column.addWidget(Words(theme, above, Type.SMALL, "ink2", wrap=True))
        column.addWidget(Words(theme, title, Type.SHEET_TITLE, wrap=True))
        column.addWidget(Words(theme, below, Type.SMALL, "ink2", wrap=True))
        self._add(head)

    def _add(self, part: QWidget) -> None:
        self._body.addWidget(part)

    def _show_verbs(
        self, *, restore: bool = False, open_: bool = False, undo: bool = False
    ) -> None:
        self.restore.setVisible(restore)
        self.erase.setVisible(restore)
        self.open.setVisible(open_)
        self.undo.setVisible(undo)
        self._pane.show_foot(shown=restore or open_ or undo)

    @Slot()
    def _on_open(self) -> None:
        if self._subject is not None:
            self.open_asked.emit(*self._subject)

    @Slot()
    def _on_undo(self) -> None:
        if self._change is not None:
            self.undo_asked.emit(self._change)
