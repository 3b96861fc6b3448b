"""Explain this number: a panel over the right edge, from the figure to its files in two steps."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QMimeData, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from sv_evidence.domain.evidence import Evidence
from sv_evidence.operations.explaining import explain_result
from sv_evidence.operations.ruling import Choice, RulingDraft, decide, take_back
from sv_evidence.reports.explained_table import html_of
from sv_evidence.reports.explained_text import lines_of
from sv_evidence.reports.explanation import Explanation
from sv_evidence.store.recorder import Changes
from sv_evidence.store.view import View
from sv_evidence.wording.words import tr
from ui.desk import Desk
from ui.newest import Newest
from ui.pages.explain.body import SHOWN, ExplainBody
from ui.pages.explain.origin import Origin
from ui.pages.explain.rows import FileRow, ResultRow
from ui.theme import Theme, Type
from ui.widgets.buttons import Button, Rank
from ui.widgets.section import Rule
from ui.widgets.surface import Host, Surface
from ui.widgets.toast import Said
from ui.widgets.words import Words

__all__ = ["SHOWN", "ExplainPanel"]

WIDE = 464
FOOT = 52

Opener = Callable[[Path], object]
Work = Callable[[View], Explanation]


@dataclass(frozen=True, slots=True)
class _Step:
    """A figure that is explained, and how it was read, to read it again."""

    shown: Explanation
    work: Work | None


def open_with_system(path: Path) -> None:
    """Hand a file to the program that opens such files."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


class ExplainPanel(Surface):
    """Shows one explanation, and gives the window back when it is closed."""

    closed = Signal()
    outcome_asked = Signal(UUID)
    """A person wants to see the measure behind the figure."""

    def __init__(
        self, theme: Theme, window: QWidget, desk: Desk, opener: Opener = open_with_system
    ) -> None:
        super().__init__(theme, "surface", border="line2", parent=window)
        self._over, self._desk, self._opener = window, desk, opener
        self._newest = Newest(desk, self)
        self._origin = Origin()
        self._steps: list[_Step] = []
        self._body: ExplainBody | None = None
        self.hide()
        self.setAccessibleName(tr("Explain this number"))
        self._arrange()
        for keys, does in (("Escape", self.leave), ("Alt+Left", self.back)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(does)
        desk.changed.connect(self._on_changed)
        if isinstance(window, Host):
            window.resized.connect(self._on_resized)

    @property
    def explanation(self) -> Explanation | None:
        """What is explained now."""
        return self._steps[-1].shown if self._steps else None

    @property
    def body(self) -> ExplainBody | None:
        """What shows it."""
        return self._body

    @property
    def rows(self) -> list[ResultRow]:
        """The results that are listed."""
        return [] if self._body is None else self._body.rows

    def explain(self, work: Work) -> None:
        """Read an explanation beside the window and show it."""
        if self.isHidden():
            self._origin.remember()
        self._newest.read("shown", work, lambda shown: self._begin(_Step(shown, work)))

    def show_explanation(self, explanation: Explanation) -> None:
        """Show a figure; the first result is open and the focus starts on Open file."""
        self._begin(_Step(explanation, None))

    def files(self) -> list[FileRow]:
        """Return the files that are shown and can be opened."""
        return [] if self._body is None else self._body.files()

    @Slot()
    def leave(self) -> None:
        """Close, and give the focus back."""
        self.hide()
        self._newest.forget("shown")
        self._steps = []
        self._origin.give_back()
        self.closed.emit()

    @Slot()
    def back(self) -> None:
        """Go back to the figure that led here; from the first one, out of the panel."""
        if len(self._steps) > 1:
            del self._steps[-1]
            self._show()
        else:
            self.leave()

    def _arrange(self) -> None:
        theme, px = self._theme, self._theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(px(22), px(14), px(16), 0)
        self._back = Button(
            theme, tr("Back"), rank=Rank.BARE, icon="chevron-left", hint="Alt+Left", small=True
        )
        self._back.clicked.connect(self.back)
        self._crumb = Words(theme, "", Type.SMALL, "ink2", wrap=True)
        close = Button(theme, tr("Close"), rank=Rank.BARE, icon="x", small=True)
        close.clicked.connect(self.leave)
        head.addWidget(self._back, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._crumb, 1)
        head.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = Surface(theme, "surface")
        self._holder = QVBoxLayout(inside)
        self._holder.setContentsMargins(px(22), px(4), px(20), px(18))
        self._scroll.setWidget(inside)
        column.addWidget(self._scroll, 1)
        column.addWidget(Rule(theme, "line2"))
        column.addWidget(self._foot())

    def _foot(self) -> QWidget:
        theme, px = self._theme, self._theme.px
        foot = Surface(theme, "win")
        foot.setFixedHeight(px(FOOT))
        row = QHBoxLayout(foot)
        row.setContentsMargins(px(22), 0, px(20), 0)
        row.setSpacing(px(14))
        self._copy = Button(theme, tr("Copy workings"), icon="copy", small=True)
        self._copy.clicked.connect(self._on_copy)
        self.outcome = Button(theme, tr("Open outcome"), rank=Rank.LINK, small=True)
        self.outcome.clicked.connect(self._on_outcome)
        row.addWidget(self._copy)
        row.addWidget(self.outcome)
        row.addStretch(1)
        row.addWidget(Words(theme, tr("Esc closes"), Type.SMALL, "ink3"))
        return foot

    def _begin(self, step: _Step) -> None:
        self._steps = [step]
        self._show()

    def _deepen(self, step: _Step) -> None:
        self._steps.append(step)
        self._show()

    def _show(self) -> None:
        """Show the newest step from its top, and start on Open file."""
        self._fill()
        self._fit()
        self.show()
        self.raise_()
        self._origin.mark()
        self._scroll.verticalScrollBar().setValue(0)
        first = next(iter(self.files()), None)
        target = self._copy if first is None else first.open
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self) -> None:
        shown = self._steps[-1].shown
        if self._body is not None:
            self._holder.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
        self._body = body = ExplainBody(self._theme, shown)
        body.file_asked.connect(self._on_file)
        body.result_asked.connect(self._on_result)
        body.decided.connect(self._on_decided)
        body.taken_back.connect(self._on_taken_back)
        body.both_asked.connect(self._on_both)
        self._holder.addWidget(body)
        titles = [tr("Explain this number"), *(step.shown.title for step in self._steps)]
        self._crumb.say("  /  ".join(titles))
        self._back.setVisible(len(self._steps) > 1)
        self.outcome.setVisible(len(shown.measures) == 1)

    def _fit(self) -> None:
        wide = min(self._theme.px(WIDE), self._over.width())
        self.setGeometry(self._over.width() - wide, 0, wide, self._over.height())

    @Slot()
    def _on_resized(self) -> None:
        if self.isVisible():
            self._fit()

    @Slot()
    def _on_copy(self) -> None:
        """Copy the workings as text and, for documents and sheets, as tables."""
        shown = self.explanation
        if shown is not None:
            copied = QMimeData()
            copied.setText("\n".join(lines_of(shown)))
            copied.setHtml(html_of(shown))
            QGuiApplication.clipboard().setMimeData(copied)
            self._desk.said.emit(Said(tr("Workings copied"), icon="copy"))

    @Slot()
    def _on_outcome(self) -> None:
        shown = self.explanation
        if shown is not None and shown.measures:
            measure = shown.measures[0]
            self.leave()
            self.outcome_asked.emit(measure)

    @Slot(object)
    def _on_result(self, uid: UUID) -> None:
        def work(view: View) -> Explanation:
            return explain_result(view, uid)

        self._newest.read("shown", work, lambda shown: self._deepen(_Step(shown, work)))

    @Slot(object)
    def _on_both(self, row: QWidget) -> None:
        self._scroll.ensureWidgetVisible(row)

    @Slot(object)
    def _on_decided(self, draft: RulingDraft) -> None:
        by, on = self._desk.workspace.author, self._desk.today()
        once = draft.choice is Choice.ONCE
        said = tr("Counted once, by decision") if once else tr("Counted both, by decision")
        self._desk.run(
            self,
            tr("Decide about a double count"),
            lambda unit: decide(unit, draft, by=by, on=on),
            said=said,
        )

    @Slot(tuple)
    def _on_taken_back(self, rulings: tuple[UUID, ...]) -> None:
        self._desk.run(
            self,
            tr("Take a decision back"),
            lambda unit: take_back(unit, rulings),
            said=tr("Decision taken back"),
        )

    @Slot(object)
    def _on_changed(self, _changes: Changes) -> None:
        """Read what is shown again, so that it never says what is no longer so."""
        if self.isVisible() and self._steps and self._steps[-1].work is not None:
            self._newest.read("shown", self._steps[-1].work, self._on_again)

    def _on_again(self, shown: Explanation) -> None:
        if self.isVisible() and self._steps and shown != self._steps[-1].shown:
            self._steps[-1] = _Step(shown, self._steps[-1].work)
            self._fill()
            self._copy.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_file(self, uid: UUID) -> None:
        """Hand over a read-only copy."""
        opened = self._desk.workspace.opened

        def copy(view: View) -> Path:
            file = view.get(Evidence, uid)
            return opened.copy(file.vault_name, file.vault_key, file.file_name)

        self._desk.read(self, copy, self._opener)
