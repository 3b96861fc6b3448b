"""The sheet of past answers: whose they are, where they went, and whether they still hold."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from sv_evidence.operations.library import PassageRow, library
from sv_evidence.wording.numbers import full_day_text
from sv_evidence.wording.words import tr, trn
from ui.desk import Desk
from ui.newest import Newest
from ui.theme import Theme, Type
from ui.widgets.buttons import Button
from ui.widgets.search import SearchField
from ui.widgets.sheet import Sheet
from ui.widgets.words import Words

SIZE = (980, 640)


class LibrarySheet(Sheet):
    """``used`` with the passage that is to go into the answer; ``keeping`` to keep this answer."""

    used = Signal(UUID)
    keeping = Signal()

    def __init__(self, theme: Theme, desk: Desk, window: QWidget, *, may_use: bool) -> None:
        super().__init__(theme, window, tr("Library of answers"), *SIZE)
        self._desk, self._may_use = desk, may_use
        self._newest = Newest(desk, self)
        self.rows: tuple[PassageRow, ...] = ()
        px = theme.px
        self.search = SearchField(theme, tr("Words of a past answer"))
        self.names = QListWidget()
        self.names.setAccessibleName(tr("Past answers"))
        self.names.setFrameShape(QListWidget.Shape.NoFrame)
        self.names.setWordWrap(True)
        self.about = Words(theme, "", Type.SMALL, "ink2", wrap=True)
        self.text = QTextBrowser()
        self.text.setAccessibleName(tr("What it says today"))
        self.text.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.text.document().setDefaultFont(theme.font(Type.ANSWER))
        left, right = QVBoxLayout(), QVBoxLayout()
        left.addWidget(self.search)
        left.addWidget(self.names, 1)
        right.addWidget(self.about)
        right.addWidget(self.text, 1)
        across = QHBoxLayout()
        across.setContentsMargins(px(20), px(14), px(20), px(14))
        across.setSpacing(px(18))
        for wide, side in ((2, left), (3, right)):
            side.setSpacing(px(8))
            across.addLayout(side, wide)
        self.body.addLayout(across, 1)
        self.keep = Button(theme, tr("Keep this answer here"), icon="plus")
        self.keep.clicked.connect(self._on_keep)
        self.foot.addWidget(self.keep)
        self._go = self.end_with(tr("Put into the answer"), self.use)
        self.first = self.search
        self.search.searched.connect(self.look)
        self.names.currentRowChanged.connect(self._on_row)
        self.look("")

    @Slot(str)
    def look(self, words: str) -> None:
        """List the passages that hold all the words."""
        today = self._desk.today()
        self._newest.read(
            "library", lambda view: library(view, today=today, words=words), self._show
        )

    @Slot()
    def use(self) -> None:
        """Hand over what is chosen, and close."""
        row = self.names.currentRow()
        if self._may_use and 0 <= row < len(self.rows):
            self.dismiss()
            self.used.emit(self.rows[row].passage.uid)

    def _show(self, rows: Sequence[PassageRow]) -> None:
        self.rows = tuple(rows)
        self.names.clear()
        for each in rows:
            changed = len(each.facts.changed)
            note = trn("{count} number changed", "{count} numbers changed", changed)
            item = QListWidgetItem(f"{each.passage.title}\n{note if changed else _kept_by(each)}")
            if changed:
                item.setForeground(self._theme.color("part_text"))
            self.names.addItem(item)
        self._go.setEnabled(bool(rows) and self._may_use)
        if rows:
            self.names.setCurrentRow(0)
            return
        self.about.say("")
        empty = tr("Nothing here yet. Keep an answer that you will want again.")
        self.text.setPlainText(tr("Nothing found.") if self.search.text() else empty)

    @Slot(int)
    def _on_row(self, at: int) -> None:
        if not 0 <= at < len(self.rows):
            return
        row = self.rows[at]
        used = ", ".join(each.title for each in row.used_in)
        parts = [_kept_by(row)]
        if used:
            parts.append(tr("Used in {bids}.", bids=used))
        parts += [
            tr("Says {now}, said {was}.", now=each.figure.said, was=each.was)
            for each in row.facts.changed
        ]
        self.about.say(" ".join(part for part in parts if part))
        self.text.setPlainText(row.facts.fitted.text)

    @Slot()
    def _on_keep(self) -> None:
        self.dismiss()
        self.keeping.emit()


def _kept_by(row: PassageRow) -> str:
    """Say who looks after a passage, and when they last did."""
    passage = row.passage
    day = "" if passage.reviewed_on is None else full_day_text(passage.reviewed_on)
    if passage.owner and day:
        return tr("{owner} looked it over on {day}.", owner=passage.owner, day=day)
    return tr("Looked over on {day}.", day=day) if day else passage.owner
