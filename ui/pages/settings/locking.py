"""The sheet that sets, changes or takes away the passphrase."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from sv_evidence.domain.problems import Problem
from sv_evidence.operations.safekeeping import lock_workspace
from sv_evidence.wording.problems import sentence_for
from sv_evidence.wording.words import tr
from ui.desk import Desk
from ui.theme import Theme, Type
from ui.widgets.fields import Field, LineField
from ui.widgets.form import Form
from ui.widgets.sheet import Sheet
from ui.widgets.toast import Said
from ui.widgets.words import Words

SIZE = (520, 420)
WRONG = frozenset({"wrong_passphrase", "passphrase_needed"})


class LockSheet(Sheet):
    """Asks for the passphrase that holds, if one does, and twice for the new one."""

    def __init__(self, theme: Theme, desk: Desk, window: QWidget, *, is_locked: bool) -> None:
        title = tr("Change the passphrase") if is_locked else tr("Set a passphrase")
        super().__init__(theme, window, title, *SIZE)
        self._desk, self._is_locked = desk, is_locked
        self.old, self.new, self.again = (LineField(theme) for _ in range(3))
        for line in (self.old, self.new, self.again):
            line.setEchoMode(QLineEdit.EchoMode.Password)
        self._old = Field(theme, tr("Passphrase &now"), self.old)
        self._new = Field(theme, tr("New &passphrase"), self.new)
        self._again = Field(theme, tr("The new one a&gain"), self.again)
        form = Form(theme)
        about = tr(
            "It is asked for at each start. If it is lost, everything in the workspace and its"
            " backups is lost with it; there is no way round it. Write it down and keep it safe."
        )
        form.add(Words(theme, about, Type.SMALL, "ink2", wrap=True))
        for field in (self._old, self._new, self._again):
            form.add(field)
        self._old.setVisible(is_locked)
        if is_locked:
            hint = tr("Leave the new one empty to take the lock away.")
            form.add(Words(theme, hint, Type.SMALL, "ink2", wrap=True))
        self.body.addWidget(form)
        self._go = self.end_with(title, self.save)
        self.first = self.old if is_locked else self.new

    @Slot()
    def save(self) -> None:
        """Lock, or say under the fields what keeps it from being locked."""
        new, again = self.new.text(), self.again.text()
        missing = tr("Please type a passphrase.") if not new and not self._is_locked else ""
        differs = tr("These two are not the same. Please type both again.") if new != again else ""
        self._new.show_fault(missing)
        self._again.show_fault("" if missing else differs)
        if missing or differs:
            (self.new if missing else self.again).setFocus(Qt.FocusReason.OtherFocusReason)
            return
        old = self.old.text() if self._is_locked else None
        self._go.setEnabled(False)
        self._desk.work(
            self,
            lambda workspace, _ticket: lock_workspace(workspace, old=old, new=new or None),
            done=lambda _none: self._on_set(is_locked=bool(new)),
            failed=self._on_failed,
        )

    def _on_set(self, *, is_locked: bool) -> None:
        self.dismiss()
        locked = tr("Locked: the passphrase is asked for at the next start")
        open_ = tr("Not locked any more")
        self._desk.said.emit(Said(locked if is_locked else open_, icon="lock"))

    def _on_failed(self, error: Exception) -> None:
        self._go.setEnabled(True)
        if isinstance(error, Problem) and error.code in WRONG:
            self._old.show_fault(sentence_for(error).happened)
            self.old.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._desk.failed.emit(error)
