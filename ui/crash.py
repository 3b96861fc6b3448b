"""Our own mistakes, shown once, on one sheet."""

import traceback
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from sv_evidence.wording.words import tr
from ui.theme import Theme, Type
from ui.widgets.buttons import Button, Rank
from ui.widgets.sheet import Sheet
from ui.widgets.words import Words


class CrashSheet(Sheet):
    """Says that we failed, that saved work is safe, and what can be done now."""

    def __init__(self, theme: Theme, window: QWidget, error: BaseException, *, logs: Path) -> None:
        super().__init__(theme, window, tr("Something went wrong"), 560, 280)
        self._details = "".join(traceback.format_exception(error))
        self._logs = logs
        px = theme.px
        row = QHBoxLayout()
        row.setContentsMargins(px(24), px(18), px(24), px(18))
        row.setSpacing(px(16))
        sign = QLabel()
        sign.setPixmap(theme.pixmap("circle-alert", "alarm", 26, self.devicePixelRatioF()))
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(px(8))
        safe = tr("Your work up to the last save is safe. You can carry on, or close the program.")
        words.addWidget(Words(theme, safe, Type.BODY, "ink2", wrap=True))
        last = traceback.format_exception_only(error)[-1].strip()
        words.addWidget(Words(theme, last, Type.SMALL, "ink3", wrap=True))
        words.addStretch(1)
        row.addLayout(words, 1)
        self.body.addLayout(row)
        self._arrange_ways_out()

    def _arrange_ways_out(self) -> None:
        copy = Button(self._theme, tr("Copy details"), rank=Rank.LINK, icon="copy")
        copy.clicked.connect(self._on_copy)
        folder = Button(self._theme, tr("Open log folder"), rank=Rank.LINK, icon="folder")
        folder.clicked.connect(self._on_folder)
        close = Button(self._theme, tr("Close the program"))
        close.clicked.connect(self._over.close)
        carry_on = Button(self._theme, tr("Carry on"), rank=Rank.FILLED)
        carry_on.clicked.connect(self.dismiss)
        self.primary = self.first = carry_on
        self.foot.addWidget(copy)
        self.foot.addWidget(folder)
        self.foot.addStretch(1)
        self.foot.addWidget(close)
        self.foot.addWidget(carry_on)

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._details)

    @Slot()
    def _on_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._logs)))
