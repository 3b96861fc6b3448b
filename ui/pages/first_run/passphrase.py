"""Takes a passphrase: a new one, typed twice, or that of a locked workspace."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from sv_evidence.wording.words import tr
from ui.theme import Theme, Type
from ui.widgets.fields import Field, LineField
from ui.widgets.sheet import Sheet
from ui.widgets.words import Words


class PassphraseSheet(Sheet):
    """One field; what was typed goes out by signal and is kept nowhere."""

    given = Signal(str)

    def __init__(self, theme: Theme, window: QWidget, name: str, fault: str) -> None:
        super().__init__(theme, window, tr("{name} is locked", name=name), 480, 240)
        self._words = _secret(theme)
        self._words.returnPressed.connect(self._on_open)
        column = QVBoxLayout()
        column.setContentsMargins(theme.px(24), theme.px(20), theme.px(24), theme.px(12))
        field = Field(theme, tr("&Passphrase"), self._words)
        field.show_fault(fault)
        column.addWidget(field)
        column.addStretch(1)
        self.body.addLayout(column)
        self.end_with(tr("Open"), self._on_open, hint=tr("Enter"))

    @Slot()
    def _on_open(self) -> None:
        words = self._words.text()
        if words:
            self.dismiss()
            self.given.emit(words)


class NewPassphrase(QWidget):
    """A passphrase for a workspace that is to be made, or none; it says what either means."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.once, self.again = _secret(theme), _secret(theme)
        self._field = Field(theme, tr("&Passphrase"), self.once, optional=True)
        self._field_again = Field(theme, tr("Passphrase a&gain"), self.again)
        self.meaning = Words(theme, "", Type.SMALL, "ink2", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        for field in (self._field, self._field_again):
            row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addLayout(row)
        column.addWidget(self.meaning)
        self.once.textChanged.connect(self._on_typed)
        self.again.textChanged.connect(self._on_typed)
        self._on_typed()

    def passphrase(self) -> str | None:
        """Return what to lock with; ``None`` for no lock."""
        return self.once.text() or None

    def is_sound(self) -> bool:
        """Say whether both fields hold the same; if not, say so under the second and go there."""
        if self.once.text() == self.again.text():
            return True
        words = tr("These two are not the same. Please type both again.")
        if not self.again.text():
            words = tr("Please type the passphrase a second time.")
        elif not self.once.text():
            words = tr("Please type it in the first field as well, or empty this one.")
        self._field_again.show_fault(words)
        self.again.setFocus(Qt.FocusReason.OtherFocusReason)
        return False

    @property
    def fault(self) -> str:
        """What is wrong with the two."""
        return self._field_again.fault

    @Slot()
    def _on_typed(self) -> None:
        self._field_again.show_fault("")
        if self.once.text():
            said = tr(
                "Locked: nobody can open it without this passphrase. If it is lost, everything in "
                "the workspace and its backups is lost with it; there is no way round it. Write "
                "it down and keep it somewhere safe."
            )
        else:
            said = tr("Not locked: without a passphrase, whoever can use this account can open it.")
        self.meaning.say(said)


def _secret(theme: Theme) -> LineField:
    field = LineField(theme)
    field.setEchoMode(QLineEdit.EchoMode.Password)
    return field
