"""The sheet of an answer's snapshots: what was written then, beside what is written now."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QTextBrowser, QWidget

from sv_evidence.domain.answers import Snapshot
from sv_evidence.domain.comparison import Run, Went
from sv_evidence.operations.answering import compare_with_now, snapshots_of
from sv_evidence.wording.numbers import moment_text
from sv_evidence.wording.words import tr
from ui.desk import Desk
from ui.newest import Newest
from ui.theme import Theme, Type
from ui.widgets.buttons import Button
from ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from sv_evidence.store.view import View

SIZE = (980, 640)
LIST = 260


@dataclass(frozen=True, slots=True)
class Kept:
    """A snapshot and how the answer differs from it now."""

    snapshot: Snapshot
    runs: tuple[Run, ...]


class SnapshotsSheet(Sheet):
    """``wanted_back`` with the snapshot whose text is to stand again."""

    wanted_back = Signal(UUID)
    taken = Signal()

    def __init__(self, theme: Theme, desk: Desk, window: QWidget, answer: UUID) -> None:
        super().__init__(theme, window, tr("Snapshots"), *SIZE)
        self._answer = answer
        self._kept: tuple[Kept, ...] = ()
        self.names = QListWidget()
        self.names.setAccessibleName(tr("Snapshots"))
        self.names.setFixedWidth(theme.px(LIST))
        self.names.setFrameShape(QListWidget.Shape.NoFrame)
        self.text = QTextBrowser()
        self.text.setAccessibleName(tr("Changes since the snapshot"))
        self.text.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.text.document().setDefaultFont(theme.font(Type.ANSWER))
        self.text.setOpenLinks(False)
        across = QHBoxLayout()
        across.setContentsMargins(theme.px(14), theme.px(12), theme.px(14), theme.px(12))
        across.addWidget(self.names)
        across.addWidget(self.text, 1)
        self.body.addLayout(across, 1)
        self._take = Button(theme, tr("Keep a snapshot now"), icon="camera")
        self._take.clicked.connect(self._on_take)
        self.foot.addWidget(self._take)
        self._back = self.end_with(tr("Take this one back"), self.take_back)
        self._back.setEnabled(False)
        self.names.currentRowChanged.connect(self._on_row)
        today = desk.today()

        def work(view: "View") -> tuple[Kept, ...]:
            return tuple(
                Kept(each, compare_with_now(view, each.uid, today=today))
                for each in snapshots_of(view, answer)
            )

        Newest(desk, self).read("snapshots", work, self.show_kept)

    def show_kept(self, kept: Sequence[Kept]) -> None:
        """List them, the newest chosen."""
        self._kept = tuple(kept)
        self.names.clear()
        for each in kept:
            at = each.snapshot.made_at
            when = "" if at is None else moment_text(at)
            self.names.addItem(QListWidgetItem(f"{each.snapshot.title}\n{when}".strip()))
        self._back.setEnabled(bool(kept))
        if kept:
            self.names.setCurrentRow(0)
        else:
            self.text.setPlainText(
                tr("No snapshot yet. Keep one before you rewrite an answer, to compare or go back.")
            )

    @Slot()
    def take_back(self) -> None:
        """Ask for the text of the chosen one."""
        row = self.names.currentRow()
        if 0 <= row < len(self._kept):
            self.dismiss()
            self.wanted_back.emit(self._kept[row].snapshot.uid)

    @Slot()
    def _on_take(self) -> None:
        self.dismiss()
        self.taken.emit()

    @Slot(int)
    def _on_row(self, row: int) -> None:
        if 0 <= row < len(self._kept):
            self.text.setHtml("".join(self._said(run) for run in self._kept[row].runs))

    def _said(self, run: Run) -> str:
        words = escape(run.text).replace("\n", "<br>")
        if run.went is Went.STAYED:
            return words
        colour = self._theme.color("alarm" if run.went is Went.GONE else "proven_text").name()
        tag = "s" if run.went is Went.GONE else "u"
        return f'<{tag} style="color:{colour}">{words}</{tag}>'
