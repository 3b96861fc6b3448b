"""Workspaces that were open before; one whose folder is not there is named and not offered."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sv_evidence.wording.words import tr
from ui.theme import Theme, Type
from ui.widgets.buttons import Button, Rank
from ui.widgets.inspector import empty
from ui.widgets.notice import Notice
from ui.widgets.words import Words

MOST = 5
"""How many are shown."""


class RecentWorkspaces(QWidget):
    """``open_asked`` with the folder that was pressed."""

    open_asked = Signal(Path)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(4))
        self.hide()

    def show_folders(self, folders: Sequence[Path], awaited: Path | None) -> None:
        """List them, the last first; ``awaited`` opens by itself as soon as it is there."""
        empty(self._column)
        theme = self._theme
        if awaited is not None:
            strong = tr("{name} is not there.", name=awaited.name)
            self._column.addWidget(Notice(theme, "part", "folder", strong=strong))
            rest = tr(
                "It was in {folder}. If it is on a drive, plug it in: it opens by itself."
                " If it was moved, use Open a workspace.",
                folder=awaited.parent,
            )
            self._column.addWidget(Words(theme, rest, Type.SMALL, "ink2", wrap=True))
        if folders:
            self._column.addWidget(Words(theme, tr("Open again"), Type.ROW_TITLE))
        for folder in folders[:MOST]:
            self._add(folder)
        self.setVisible(bool(folders) or awaited is not None)

    def _add(self, folder: Path) -> None:
        left = Qt.AlignmentFlag.AlignLeft
        if not folder.is_dir():
            said = tr("{name}: not there now ({folder})", name=folder.name, folder=folder.parent)
            self._column.addWidget(Words(self._theme, said, Type.SMALL, "ink2", wrap=True))
            return
        name = folder.name.replace("&", "&&")
        link = Button(self._theme, name, rank=Rank.LINK, icon="folder")
        link.setAccessibleName(tr("Open {name}", name=folder.name))
        link.setAccessibleDescription(str(folder))
        link.setToolTip(str(folder))
        link.clicked.connect(partial(self.open_asked.emit, folder))
        self._column.addWidget(link, 0, left)
