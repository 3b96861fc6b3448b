"""What stands round the two halves of the sheet: notices above, buttons below."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sv_evidence.domain.problems import Problem
from sv_evidence.wording.problems import sentence_for
from sv_evidence.wording.words import tr
from ui.pages.activities.log.opening import Purpose
from ui.theme import Theme, Type
from ui.widgets.buttons import Button, Rank
from ui.widgets.inspector import empty
from ui.widgets.notice import Notice
from ui.widgets.sheet import Sheet
from ui.widgets.words import Words


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

    def clear(self) -> None:
        """Take the notice away."""
        empty(self._rows)
        self.hide()

    def _show(self, notice: Notice) -> None:
        self.clear()
        notice.setToolTip(notice.accessibleName())
        self._rows.addWidget(notice)
        self.show()


class SheetButtons:
    """The buttons of the sheet's foot and head, and the words about the kept draft."""

    def __init__(self, theme: Theme, sheet: Sheet, purpose: Purpose) -> None:
        is_edit = purpose is Purpose.EDIT
        self.kept = Words(theme, "", Type.SMALL, "ink2")
        self.cancel = Button(theme, tr("Cancel"))
        self.another = Button(theme, tr("Save and log another"))
        self.another.setToolTip(tr("Ctrl+Shift+Enter"))
        words = tr("Save changes") if is_edit else tr("Save activity")
        self.save = Button(theme, words, rank=Rank.FILLED, hint="Ctrl+Enter")
        sheet.foot.addWidget(self.kept)
        sheet.foot.addStretch(1)
        for button in (self.cancel, self.another, self.save):
            sheet.foot.addWidget(button)
        last = tr("Start from last week\N{RIGHT SINGLE QUOTATION MARK}s")
        self.last_weeks = Button(theme, last, rank=Rank.LINK, icon="copy")
        sheet.head.addWidget(self.last_weeks)
        self.another.setVisible(not is_edit)
        self.last_weeks.hide()  # until it is known that there is something to start from
        QWidget.setTabOrder(self.save, self.last_weeks)
