"""Explain this number: a panel over the right edge, from the figure to its files in two steps."""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import shiboken6
from PySide6.QtCore import Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from sv_evidence.domain.evidence import Evidence
from sv_evidence.reports.explained_text import (
    headline,
    lines_of,
    proxy_text,
    rules_lines,
    sums_lines,
)
from sv_evidence.reports.explanation import Explanation
from sv_evidence.store.view import View
from sv_evidence.wording.explaining import (
    results_and_files_text,
    sums_differ_text,
    then_text,
)
from sv_evidence.wording.numbers import period_text
from sv_evidence.wording.words import tr, trn
from ui.desk import Desk
from ui.pages.explain.rows import FileRow, FormulaRows, ResultRow
from ui.theme import Theme, Type
from ui.widgets.buttons import Button, Rank
from ui.widgets.inspector import empty
from ui.widgets.notice import Notice
from ui.widgets.section import Rule, Section
from ui.widgets.surface import Host, Surface
from ui.widgets.toast import Said
from ui.widgets.words import Words

WIDE = 464
FOOT = 52
SHOWN = 12
"""So many results are listed at first, and so many more each time."""

Opener = Callable[[Path], object]


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
        self._before: QWidget | None = None
        self._shown: Explanation | None = None
        self.rows: list[ResultRow] = []
        self.hide()
        self.setAccessibleName(tr("Explain this number"))
        self._arrange()
        for keys in ("Escape", "Alt+Left"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.leave)
        if isinstance(window, Host):
            window.resized.connect(self._on_resized)

    @property
    def explanation(self) -> Explanation | None:
        """What is explained now."""
        return self._shown

    def explain(self, work: Callable[[View], Explanation]) -> None:
        """Read an explanation beside the window and show it."""
        if self.isHidden():
            self._before = QApplication.focusWidget()
        self._desk.read(self, work, self.show_explanation)

    def show_explanation(self, explanation: Explanation) -> None:
        """Show a figure; the first result is open and the focus starts on Open file."""
        self._shown = explanation
        self._fill(explanation)
        self._fit()
        self.show()
        self.raise_()
        first = next(iter(self.files()), None)
        target = self._copy if first is None else first.open
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def files(self) -> list[FileRow]:
        """Return the files that are shown and can be opened."""
        return [file for row in self.rows for file in row.files if not file.open.isHidden()]

    @Slot()
    def leave(self) -> None:
        """Close, and give the focus back."""
        self.hide()
        before = self._before
        if before is not None and shiboken6.isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def _arrange(self) -> None:
        theme, px = self._theme, self._theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(px(22), px(14), px(16), 0)
        self._crumb = Words(theme, "", Type.SMALL, "ink2", wrap=True)
        close = Button(theme, tr("Close"), rank=Rank.BARE, icon="x", small=True)
        close.clicked.connect(self.leave)
        head.addWidget(self._crumb, 1)
        head.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = Surface(theme, "surface")
        self._body = QVBoxLayout(inside)
        self._body.setContentsMargins(px(22), px(4), px(20), px(18))
        self._body.setSpacing(px(8))
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
        self._copy = Button(theme, tr("Copy workings"), icon="copy", small=True)
        self._copy.clicked.connect(self._on_copy)
        row.addWidget(self._copy)
        row.addStretch(1)
        row.addWidget(Words(theme, tr("Esc closes"), Type.SMALL, "ink3"))
        return foot

    def _fill(self, shown: Explanation) -> None:
        theme, body = self._theme, self._body
        empty(body)
        self.rows = []
        self._crumb.say(f"{tr('Explain this number')}  /  {shown.title}")
        body.addLayout(self._figure(shown))
        head = then_text(shown.where, shown.pack, shown.made_at)
        body.addWidget(Words(theme, head, Type.SMALL, "ink2", wrap=True))
        count = results_and_files_text(len(shown.results) + shown.more, len(shown.files))
        said = f"{period_text(shown.period)}, {count}"
        body.addWidget(Words(theme, said, Type.SMALL, "ink2", wrap=True))
        if not shown.agree:
            notice = Notice(theme, "alarm", "circle-alert", strong=sums_differ_text())
            body.addWidget(notice)
        body.addWidget(
            Section(theme, tr("How it is worked out"), tr("counted \N{MULTIPLICATION SIGN} proxy"))
        )
        body.addWidget(FormulaRows(theme, shown))
        for proxy in shown.proxies:
            body.addWidget(Words(theme, proxy_text(proxy), Type.SMALL, "ink2", wrap=True))
        body.addWidget(Section(theme, tr("What the rules did")))
        for said in (*rules_lines(shown), *sums_lines(shown)):
            body.addWidget(Words(theme, said, Type.TABLE, "ink2", wrap=True))
        self._add_results(shown)
        body.addStretch(1)

    def _figure(self, shown: Explanation) -> QHBoxLayout:
        figure, _, rest = headline(shown).partition(" ")
        row = QHBoxLayout()
        row.setSpacing(self._theme.px(8))
        row.addWidget(Words(self._theme, figure, Type.FIGURE))
        row.addWidget(Words(self._theme, rest, Type.BODY, "ink2", wrap=True), 1)
        return row

    def _add_results(self, shown: Explanation) -> None:
        theme = self._theme
        count = trn("{count} result", "{count} results", len(shown.results) + shown.more)
        self._body.addWidget(Section(theme, tr("Results"), count))
        holder = QWidget()
        self._list = QVBoxLayout(holder)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        self._body.addWidget(holder)
        self._more = Button(theme, "", rank=Rank.LINK, small=True)
        self._more.clicked.connect(self._on_more)
        self._body.addWidget(self._more)
        self._show_more()
        if self.rows:
            self.rows[0].turn()
        for file in () if shown.results else shown.loose:
            line = FileRow(theme, file)
            line.opened.connect(self._on_file)
            self._list.addWidget(line)

    def _show_more(self) -> None:
        results = () if self._shown is None else self._shown.results
        for result in results[len(self.rows) : len(self.rows) + SHOWN]:
            row = ResultRow(self._theme, result)
            row.opened.connect(self._on_file)
            self.rows.append(row)
            self._list.addWidget(row)
        left = len(results) - len(self.rows)
        self._more.setVisible(left > 0)
        self._more.say(trn("{count} more result", "{count} more results", left))

    def _fit(self) -> None:
        wide = min(self._theme.px(WIDE), self._over.width())
        self.setGeometry(self._over.width() - wide, 0, wide, self._over.height())

    @Slot()
    def _on_resized(self) -> None:
        if self.isVisible():
            self._fit()

    @Slot()
    def _on_more(self) -> None:
        self._show_more()

    @Slot()
    def _on_copy(self) -> None:
        if self._shown is not None:
            QGuiApplication.clipboard().setText("\n".join(lines_of(self._shown)))
            self._desk.said.emit(Said(tr("Workings copied"), icon="copy"))

    @Slot(object)
    def _on_file(self, uid: UUID) -> None:
        """Hand over a read-only copy."""
        opened = self._desk.workspace.opened

        def copy(view: View) -> Path:
            file = view.get(Evidence, uid)
            return opened.copy(file.vault_name, file.vault_key, file.file_name)

        self._desk.read(self, copy, self._opener)
