"""The sheet of what is left to do before a bid leaves."""

from PySide6.QtWidgets import QWidget

from sv_evidence.reports.answers_checklist import Left, left_to_do
from sv_evidence.reports.bid_facts import BidFacts
from sv_evidence.wording.answers import nothing_left_text
from sv_evidence.wording.words import tr
from ui.pages.bids.beside import Beside
from ui.pages.outcomes.parts import icon_words
from ui.theme import Theme, Type
from ui.widgets.form import Form
from ui.widgets.sheet import Sheet
from ui.widgets.words import Words

SIZE = (720, 560)
ALARMING = frozenset({"over_limit", "hidden", "too_large"})


class LeftSheet(Sheet):
    """The same list that goes beside the answers when they are written."""

    def __init__(self, theme: Theme, window: QWidget, facts: BidFacts) -> None:
        super().__init__(theme, window, tr("What is left to do"), *SIZE)
        self.set_subtitle(facts.bid.title)
        form = Form(theme)
        left = left_to_do(facts)
        for each in left:
            form.add(_row(theme, each))
            for more in each.more:
                words = Words(theme, more, Type.SMALL, "ink2", wrap=True)
                words.setContentsMargins(theme.px(26), 0, 0, 0)
                form.add(words)
        if not left:
            form.add(Words(theme, nothing_left_text(), Type.BODY, wrap=True))
        self.body.addWidget(form)
        self.end_with(tr("Close"), self.leave)


def _row(theme: Theme, left: Left) -> QWidget:
    colour = "alarm" if left.code in ALARMING else "part_text"
    words = Words(theme, left.message, Type.TABLE, wrap=True)
    return Beside(theme, icon_words(theme, "circle-alert", colour, 16), words, wide=(1,))
