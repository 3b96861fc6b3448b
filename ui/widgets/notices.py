"""Room for one standing notice above what a sheet holds."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sv_evidence.domain.problems import Problem
from sv_evidence.wording.problems import sentence_for
from sv_evidence.wording.words import tr
from ui.theme import Theme
from ui.widgets.inspector import empty
from ui.widgets.notice import Notice


class NoticeArea(QWidget):
    """Holds one notice, or nothing and no room."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(theme.px(24), theme.px(10), theme.px(24), theme.px(10))
        self.hide()

    def show_trouble(self, strong: str, rest: str) -> None:
        """Say what went wrong and what to do."""
        self._show(Notice(self._theme, "alarm", "circle-alert", strong=strong, rest=rest))

    def tell(self, strong: str, rest: str) -> None:
        """Say something that went as it should, and that a person may want to know."""
        self._show(Notice(self._theme, "calm", "info", strong=strong, rest=rest))

    def show_failure(self, error: Exception) -> None:
        """Say that it was not saved, and why; nothing typed is lost."""
        rest = tr("Something inside the program went wrong. Your words are here.")
        if isinstance(error, Problem):
            said = sentence_for(error)
            rest = f"{said.happened} {said.next}"
        self.show_trouble(tr("Not saved."), rest)

    def offer(self, strong: str, rest: str, action: str, act: Callable[[], object]) -> None:
        """Say something that may be turned down."""
        notice = Notice(self._theme, "part", "history", strong=strong, rest=rest, action=action)
        notice.acted.connect(self.clear)
        notice.acted.connect(act)
        self._show(notice)

    def ask(self, strong: str, rest: str, *answers: tuple[str, Callable[[], object]]) -> None:
        """Say a doubt, with buttons for what can be done; each also takes the notice away."""
        notice = Notice(self._theme, "part", "triangle-alert", strong=strong, rest=rest, wrap=True)
        for words, act in answers:
            notice.add_answer(words, partial(self._answered, act))
        self._show(notice)

    def clear(self) -> None:
        """Take the notice away."""
        empty(self._rows)
        self.hide()

    def _answered(self, act: Callable[[], object]) -> None:
        self.clear()
        act()

    def _show(self, notice: Notice) -> None:
        self.clear()
        notice.setToolTip(notice.accessibleName())
        self._rows.addWidget(notice)
        self.show()
