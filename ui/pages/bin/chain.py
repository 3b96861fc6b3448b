"""The foot of the page: how many changes there are, and whether their chain is whole."""

from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout

from sv_evidence.store.history import ChangeFilter, ChangeSet
from sv_evidence.store.view import View
from sv_evidence.wording.words import tr, trn
from ui.desk import Desk
from ui.pages.bin.asking import Checked, changes, checked
from ui.theme import Theme, Type
from ui.widgets.buttons import Button, Rank
from ui.widgets.inspector import empty
from ui.widgets.notice import Notice
from ui.widgets.words import Elided

SIGN = 16


class ChainBar(QObject):
    """Checks the chain once by itself, and again when asked; stands a notice where it broke."""

    change_asked = Signal(object)
    """What was altered (``ChangeSet``)."""

    def __init__(
        self, theme: Theme, desk: Desk, bar: QHBoxLayout, notices: QVBoxLayout, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._theme, self._desk, self._notices = theme, desk, notices
        self._asked = False
        self._checked: Checked | None = None
        self._count, self._since = 0, ""
        self._sign = QLabel()
        self._words = Elided(theme, "", Type.TABLE, "ink2")
        self.again = Button(theme, tr("Check again"), rank=Rank.LINK, small=True)
        self.again.clicked.connect(self.check)
        bar.addWidget(self._sign)
        bar.addSpacing(theme.px(8))
        bar.addWidget(self._words, 1)
        bar.addWidget(self.again)
        theme.changed.connect(self._say)

    def say_changes(self, count: int, since: str) -> None:
        """Say how many changes there are, and since when."""
        self._count, self._since = count, since
        self._say()

    def check_once(self) -> None:
        """Check the chain unless it was checked already since the program began."""
        if not self._asked:
            self.check()

    @Slot()
    def check(self) -> None:
        """Check the chain of every computer."""
        self._asked = True
        self.again.setEnabled(False)
        now = self._desk.clock()
        self._desk.read(self, lambda view: checked(view, now), self._on_checked)

    def _on_checked(self, found: Checked) -> None:
        self._checked = found
        self.again.setEnabled(True)
        empty(self._notices)
        for words, change in found.faults[:2]:
            rest = tr("Restore a backup from before, or ask who else uses this computer.")
            action = tr("What it touches") if change is not None else ""
            notice = Notice(
                self._theme, "alarm", "triangle-alert", strong=words, rest=rest, action=action
            )
            notice.acted.connect(lambda change=change: self._ask(change))
            self._notices.addWidget(notice)
        self._say()

    def _ask(self, change: UUID) -> None:
        zone = self._desk.clock().tzinfo

        def found(view: View) -> ChangeSet:
            keys = view.change_keys(ChangeFilter())
            return next(e for e in changes(view, keys, zone).values() if e.uid == change)

        self._desk.read(self, found, self.change_asked.emit)

    @Slot()
    def _say(self) -> None:
        icon, ink = ("history", "ink2") if self._checked is None else ("check", "proven_text")
        count = trn(
            "{count} change since {since}",
            "{count} changes since {since}",
            self._count,
            since=self._since,
        )
        if self._checked is None:
            said = tr("{changes}, checking the chain", changes=count)
        elif self._checked.faults:
            icon, ink = "triangle-alert", "alarm"
            said = tr("{changes}, the chain is broken", changes=count)
        else:
            said = tr("{changes}, chain checked {when}", changes=count, when=_at(self._checked.at))
        self._words.say(said)
        ratio = self._words.devicePixelRatioF()
        self._sign.setPixmap(self._theme.pixmap(icon, ink, SIGN, ratio))


def _at(at: datetime) -> str:
    return tr("today {time}", time=f"{at:%H:%M}")
