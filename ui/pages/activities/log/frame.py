"""What stands round the two halves of the sheet: notices above, buttons below."""

from PySide6.QtWidgets import QWidget

from sv_evidence.wording.expecting import not_logged_text
from sv_evidence.wording.words import tr
from ui.pages.activities.log.opening import Opening, Purpose
from ui.theme import Theme, Type
from ui.widgets.buttons import Button, Rank
from ui.widgets.notices import NoticeArea
from ui.widgets.question import Question
from ui.widgets.sheet import Sheet
from ui.widgets.words import Words

__all__ = ["NoticeArea", "SheetButtons", "throwing_away"]


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
        register = tr("Register") if is_edit else tr("Save and take the register")
        self.register = Button(theme, register, rank=Rank.LINK, icon="users")
        sheet.head.addWidget(self.last_weeks)
        sheet.head.addWidget(self.register)
        self.another.setVisible(not is_edit)
        self.last_weeks.hide()  # until it is known that there is something to start from
        self.expected = Button(theme, "", rank=Rank.LINK, icon="clock")
        self.expected.hide()
        sheet.head.insertWidget(0, self.expected)
        QWidget.setTabOrder(self.save, self.last_weeks)
        QWidget.setTabOrder(self.last_weeks, self.register)

    def offer(self, opening: Opening) -> None:
        """Offer what a new activity may start from, and what was expected and is not logged."""
        self.last_weeks.setVisible(opening.has_last_weeks)
        self.expected.say(not_logged_text(opening.expected))
        self.expected.setVisible(opening.expected > 0)


def throwing_away(theme: Theme, window: QWidget) -> Question:
    """Return the question that stands before typing is lost; the safe way has the focus."""
    return Question(
        theme,
        window,
        tr("Throw away what you typed?"),
        text=tr("It was not saved. Files you added stay where they are on this computer."),
        safe=tr("Carry on typing"),
        go=tr("Throw it away"),
    )
