"""Where the pack is saved: its name and folder."""

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sv_evidence.store.opened import safe_name
from sv_evidence.wording.words import tr
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.choosing import FolderChooser, SystemFolderChooser
from ui.widgets.fields import Field, LineField

PDF = ".pdf"


class TargetFields(QWidget):
    """A file name that follows the purpose until a person types another, and a folder."""

    def __init__(
        self, theme: Theme, window: QWidget, folder: Path, chooser: FolderChooser | None = None
    ) -> None:
        super().__init__()
        self._folder = folder
        self._chooser = chooser or SystemFolderChooser(window)
        self._suggested = ""
        self._name = LineField(theme)
        self._name.textChanged.connect(self._look)
        self._field = Field(theme, tr("File &name"), self._name)
        self._where = Button(theme, self._shown(), icon="folder")
        self._where.clicked.connect(self._on_where)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        column.addWidget(self._field)
        column.addWidget(Field(theme, tr("&Save in"), self._where))

    def suggest(self, name: str) -> None:
        """Suggest a name, unless a person has typed one."""
        if self._name.text() in {"", self._suggested}:
            self._suggested = name
            self._name.setText(name)
            self._name.setCursorPosition(0)

    def target(self) -> Path | None:
        """Return the file to write; ``None``, with a word under the field, if it has no name."""
        name = self._name.text().strip()
        if not name:
            self._field.show_fault(tr("Please give the file a name."))
            self._name.setFocus()
            return None
        if not name.lower().endswith(PDF):
            name += PDF
        return self._folder / safe_name(name)

    def set_folder(self, folder: Path) -> None:
        """Save in another folder."""
        self._folder = folder
        self._where.say(self._shown())
        self._look()

    @Slot()
    def _look(self) -> None:
        """Say so if a file of this name is there, and would be replaced."""
        name = self._name.text().strip()
        taken = bool(name) and (self._folder / safe_name(name)).is_file()
        there = tr("A file of this name is there. Exporting replaces it.")
        self._field.show_fault(there if taken else "", doubt=taken)

    @Slot()
    def _on_where(self) -> None:
        self._chooser.choose_folder(tr("Save the pack in"), self._folder, self.set_folder)

    def _shown(self) -> str:
        parts = self._folder.parts[-2:]
        return ", ".join(part for part in parts if part.strip("/\\")) or str(self._folder)
