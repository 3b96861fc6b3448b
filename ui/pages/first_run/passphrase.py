"""Asks for the passphrase of a locked workspace."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.buttons import Button, Rank
from ui.widgets.fields import Field, LineField
from ui.widgets.sheet import Sheet


class PassphraseSheet(Sheet):
    """One field; what was typed goes out by signal and is kept nowhere."""

    given = Signal(str)

    def __init__(self, theme: Theme, window: QWidget, name: str, fault: str) -> None:
        super().__init__(theme, window, f"{name} is locked", 480, 240)
        self._words = LineField(theme)
        self._words.setEchoMode(QLineEdit.EchoMode.Password)
        self._words.returnPressed.connect(self._on_open)
        column = QVBoxLayout()
        column.setContentsMargins(theme.px(24), theme.px(20), theme.px(24), theme.px(12))
        field = Field(theme, "&Passphrase", self._words)
        field.show_fault(fault)
        column.addWidget(field)
        column.addStretch(1)
        self.body.addLayout(column)
        self.foot.addStretch(1)
        cancel = Button(theme, "Cancel")
        cancel.clicked.connect(self.leave)
        self.primary = Button(theme, "Open", rank=Rank.FILLED, hint="Enter")
        self.primary.clicked.connect(self._on_open)
        self.foot.addWidget(cancel)
        self.foot.addWidget(self.primary)

    @Slot()
    def _on_open(self) -> None:
        words = self._words.text()
        if words:
            self.dismiss()
            self.given.emit(words)
