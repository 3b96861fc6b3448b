"""What stands in the place of the grid: tiles, loading, no files yet, nothing found."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from sv_evidence.wording.words import tr, trn
from ui.pages.evidence.asking import Answer
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.drop import DropArea
from ui.widgets.states import EmptyState, LoadingRows


class GridStates(QStackedWidget):
    """Shows the grid, or why there is nothing in it and what to do about that."""

    add_asked = Signal()
    dropped = Signal(tuple)
    clear_asked = Signal()

    def __init__(self, theme: Theme, grid: QWidget) -> None:
        super().__init__()
        self._grid = grid
        self._loading = LoadingRows(theme, self)
        area = DropArea(theme, tr("Drop photos and papers here"), height=240)
        area.asked.connect(self.add_asked)
        area.dropped.connect(self._on_dropped)
        self._empty = QWidget()
        filled = QVBoxLayout(self._empty)
        filled.setContentsMargins(theme.px(28), theme.px(16), theme.px(28), theme.px(28))
        filled.addWidget(area)
        area.setMinimumHeight(theme.px(240))
        filled.setStretch(0, 1)
        self._nothing = EmptyState(theme, "search", "")
        clear = Button(theme, tr("Clear filters"), small=True)
        clear.clicked.connect(self.clear_asked)
        self._nothing.add_button(clear)
        for state in (grid, self._empty, self._nothing):
            self.addWidget(state)

    def start_loading(self, count: int) -> None:
        """Say after a moment that files are on their way."""
        said = trn("Opening {count} file", "Opening {count} files", count)
        self._loading.setGeometry(self.rect())
        self._loading.start(said if count else tr("Opening your evidence"))

    def show_answer(self, answer: Answer, words: str) -> None:
        """Show what an answer calls for."""
        self._loading.stop()
        if answer.ids:
            self.setCurrentWidget(self._grid)
        elif answer.in_all:
            title = tr("No files match \u201c{words}\u201d", words=words)
            self._nothing.say(title if words else tr("No files of this kind"), "")
            self.setCurrentWidget(self._nothing)
        else:
            self.setCurrentWidget(self._empty)

    def _on_dropped(self, files: list[Path]) -> None:
        self.dropped.emit(tuple(files))
