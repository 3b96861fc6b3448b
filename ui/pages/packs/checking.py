"""Checking anyone's pack: dropped or chosen, looked at in the jail, and answered in words."""

from collections.abc import Sequence
from datetime import tzinfo
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from sv_evidence.reports.verify import Verdict, verify
from sv_evidence.wording.words import tr
from ui.desk import Desk
from ui.pages.packs.verdict import VerdictLine
from ui.theme import Theme, Type
from ui.widgets.buttons import Button, Rank
from ui.widgets.choosing import FileChooser, SystemFileChooser
from ui.widgets.drop import DropArea
from ui.widgets.section import Section
from ui.widgets.sheet import Sheet
from ui.widgets.words import Words

SIZE = (560, 430)


class CheckSheet(Sheet):
    """Says what a check found: unchanged, changed, or that nothing can be said."""

    def __init__(self, theme: Theme, window: QWidget, name: str, zone: tzinfo | None) -> None:
        super().__init__(theme, window, tr("Check a pack"), *SIZE)
        self.set_subtitle(name)
        px = theme.px
        self.body.setContentsMargins(px(24), px(20), px(24), px(20))
        self.body.setSpacing(px(12))
        self._waiting = Words(theme, tr("Reading every page and every file inside"), wrap=True)
        self._verdict = VerdictLine(theme, zone)
        self._whose = Section(theme, tr("Key fingerprint"), tr("eight words"))
        self._key = Words(theme, "", Type.SHEET_TITLE, wrap=True)
        advice = tr(
            "Ask whoever sent it to read these words out."
            " If they are the same, their key sealed it."
        )
        self._advice = Words(theme, advice, Type.SMALL, "ink2", wrap=True)
        for part in (self._waiting, self._verdict, self._whose, self._key, self._advice):
            self.body.addWidget(part)
        self.body.addStretch(1)
        for part in (self._whose, self._key, self._advice):
            part.hide()
        self.primary = Button(theme, tr("Close"), rank=Rank.FILLED, hint="Ctrl+Enter")
        self.primary.clicked.connect(self.leave)
        self.foot.addStretch(1)
        self.foot.addWidget(self.primary)

    def show_verdict(self, verdict: Verdict) -> None:
        """Say what was found."""
        self._waiting.hide()
        self._verdict.show_verdict(verdict)
        self._key.say(" ".join(verdict.key))
        for part in (self._whose, self._key, self._advice):
            part.setVisible(bool(verdict.key))


class PackChecks(QObject):
    """Takes files from the button, from the area under the list, and from a drop on the page."""

    def __init__(
        self, theme: Theme, desk: Desk, window: QWidget, chooser: FileChooser | None = None
    ) -> None:
        super().__init__(window)
        self._theme, self._desk, self._window = theme, desk, window
        self._chooser = chooser or SystemFileChooser(window, tr("Check a pack"))
        self.button = Button(theme, tr("Check a pack"), icon="shield-check")
        self.button.clicked.connect(self.ask)
        self.area = DropArea(
            theme,
            tr("Has someone sent you a pack?"),
            before=tr("Drop it here to see whether it is as it was sealed, or"),
            link=tr("choose a file"),
            height=76,
        )
        self.area.asked.connect(self.ask)
        self.area.dropped.connect(self.check)

    @Slot()
    def ask(self) -> None:
        """Choose a file to check."""
        self._chooser.choose(self.check)

    def check(self, files: Sequence[Path]) -> None:
        """Check the first of these files, whatever it is."""
        if not files:
            return
        path = files[0]
        sheet = CheckSheet(self._theme, self._window, path.name, self._desk.clock().tzinfo)
        sheet.open()
        self._desk.fetch(sheet, lambda: verify(path), sheet.show_verdict)
