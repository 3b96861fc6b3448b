"""The menu beside a contract's name, which holds the others."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, QPoint, Signal, Slot
from PySide6.QtWidgets import QMenu, QWidget

from sv_evidence.operations.contract_lines import ContractName
from sv_evidence.wording.words import tr
from ui.theme import Theme
from ui.widgets.buttons import Button, Rank


class Others(QObject):
    """``chosen`` with the contract to go to."""

    chosen = Signal(UUID)

    def __init__(self, theme: Theme, page: QWidget) -> None:
        super().__init__(page)
        self._names: Sequence[ContractName] = ()
        self.button = Button(theme, tr("Choose another contract"), rank=Rank.LINK, small=True)
        self.button.clicked.connect(self._on_pressed)
        self.button.hide()

    def offer(self, names: Sequence[ContractName]) -> None:
        """Offer these; a single one needs no menu."""
        self._names = names
        self.button.setVisible(len(names) > 1)

    @Slot()
    def _on_pressed(self) -> None:
        menu = QMenu(self.button)
        for each in self._names:
            menu.addAction(each.title, partial(self.chosen.emit, each.uid))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.button.mapToGlobal(QPoint(0, self.button.height() + 2)))
