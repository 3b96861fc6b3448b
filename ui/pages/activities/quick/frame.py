"""The buttons of the five-second log, and what it learnt from."""

from PySide6.QtWidgets import QWidget

from sv_evidence.wording.words import tr, trn
from ui.theme import Theme, Type
from ui.widgets.buttons import Button, Rank
from ui.widgets.sheet import Sheet
from ui.widgets.words import Elided


class QuickButtons:
    """Foot and head of the sheet."""

    def __init__(self, theme: Theme, sheet: Sheet) -> None:
        self.learnt = Elided(theme, "", Type.SMALL, "ink2")
        self.another = Button(theme, tr("Save and log another"))
        self.another.setToolTip(tr("Ctrl+Shift+Enter"))
        self.save = Button(theme, tr("Save"), rank=Rank.FILLED, hint="Enter")
        self.full = Button(theme, tr("Open the full form"), rank=Rank.LINK)
        self.full.setToolTip(tr("Open the full form (Ctrl+N)"))
        sheet.foot.addWidget(self.learnt, 1)
        sheet.foot.addWidget(self.another)
        sheet.foot.addWidget(self.save)
        sheet.head.addWidget(self.full)
        QWidget.setTabOrder(self.another, self.save)
        QWidget.setTabOrder(self.save, self.full)

    def count(self, activities: int) -> None:
        """Name the number of activities that saving makes, where it is not one."""
        words = trn("Save {count} activity", "Save {count} activities", activities)
        self.save.say(tr("Save") if activities == 1 else words)
        self.save.setEnabled(activities > 0)
