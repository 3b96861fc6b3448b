"""Will it stand up? The three tests while typing, and what saving now would make."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from sv_evidence.operations.previewing import ResultPreview
from sv_evidence.reports.shapes import TEXTS
from sv_evidence.wording.words import tr
from ui.pages.activities.facts import sign
from ui.pages.activities.log.sentences import Test, Types, saved_now, three_tests
from ui.theme import Theme, Type
from ui.widgets.flow import FlowLayout
from ui.widgets.inspector import empty
from ui.widgets.marks import ProofMark
from ui.widgets.section import Rule
from ui.widgets.surface import Surface
from ui.widgets.words import Words

WORD_WIDTH = 96


class LiveCheck(QWidget):
    """Says what is missing in words, and never stops anybody from saving."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._said: tuple[object, ...] = ()
        self._panel = Surface(theme, "bg", radius=8, border="line")
        self._tests = QVBoxLayout(self._panel)
        self._tests.setContentsMargins(theme.px(14), theme.px(4), theme.px(14), theme.px(4))
        self._tests.setSpacing(0)
        self._now = QWidget()
        self._saved = FlowLayout(self._now, theme.px(10), theme.px(4))
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(theme.px(9))
        down.addWidget(Words(theme, tr("Will it stand up?"), Type.ROW_TITLE))
        down.addWidget(self._panel)
        down.addWidget(self._now)
        self.setAccessibleName(tr("Will it stand up?"))

    def show_previews(self, previews: Sequence[ResultPreview], types: Types) -> None:
        """Say how the results would stand; nothing is painted again that says the same."""
        tests = three_tests(previews, types)
        saved = [(each.finding.mark, said) for each in previews if (said := saved_now(each))]
        if (tests, tuple(saved)) == self._said:
            return
        self._said = (tests, tuple(saved))
        empty(self._tests)
        for place, test in enumerate(tests):
            if place:
                self._tests.addWidget(Rule(self._theme))
            self._tests.addWidget(self._line(test))
        self._saved.clear()
        self._now.setVisible(bool(saved))
        self._saved.addWidget(Words(self._theme, tr("If saved now:"), Type.TABLE, "ink2"))
        for mark, said in saved:
            holder = QWidget()
            row = QHBoxLayout(holder)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(self._theme.px(7))
            row.addWidget(ProofMark(self._theme, mark))
            row.addWidget(Words(self._theme, said, Type.TABLE, TEXTS[mark]))
            self._saved.addWidget(holder)

    def _line(self, test: Test) -> QWidget:
        theme = self._theme
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, theme.px(8), 0, theme.px(8))
        grid.setHorizontalSpacing(theme.px(10))
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(2, 1)
        icon, colour = ("check", "proven_text") if test.is_passed else ("circle-alert", "part_text")
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(sign(theme, icon, colour, 18), 0, 0, top)
        word = Words(theme, test.word, Type.SECTION)
        word.setMinimumWidth(theme.px(WORD_WIDTH))
        grid.addWidget(word, 0, 1, top)
        words = Words(theme, "\n".join(test.lines), Type.TABLE, "ink2", wrap=True)
        words.setAccessibleName(f"{test.word}: {' '.join(test.lines)}")
        grid.addWidget(words, 0, 2)
        return holder
