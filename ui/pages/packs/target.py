"""Where the pack is saved, how large it may be, and what is written beside it."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from sv_evidence.reports.twins import SUFFIXES
from sv_evidence.store.opened import safe_name
from sv_evidence.wording.words import tr
from ui.pages.packs.sizing import SizeField
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.choosing import FolderChooser, SystemFolderChooser
from ui.widgets.fields import Field, LineField

PDF = ".pdf"
LONGEST = 13
"""Letters of a folder's name that fit beside its sign; the tooltip has the whole path."""


class TargetFields(QWidget):
    """A file name that follows the purpose until a person types another, a folder and a size."""

    changed = Signal()
    """The pack may take another size now."""

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
        self._where.setToolTip(str(folder))
        self._where.clicked.connect(self._on_where)
        self.sizes = SizeField(theme)
        self.sizes.changed.connect(self.changed)
        self.twins = QCheckBox(tr("Also as Word, Excel and plain text"))
        self.twins.setProperty("ring", True)
        self.twins.toggled.connect(self._look)
        across = QHBoxLayout()
        across.setSpacing(theme.px(10))
        across.addWidget(Field(theme, tr("&Save in"), self._where), 1, Qt.AlignmentFlag.AlignTop)
        across.addWidget(self.sizes, 1, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        column.addWidget(self._field)
        column.addLayout(across)
        column.addWidget(self.twins)

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
        return self._path(name)

    def set_folder(self, folder: Path) -> None:
        """Save in another folder."""
        self._folder = folder
        self._where.say(self._shown())
        self._where.setToolTip(str(folder))
        self._look()

    def _path(self, name: str) -> Path:
        return self._folder / safe_name(name if name.lower().endswith(PDF) else name + PDF)

    @Slot()
    def _look(self) -> None:
        """Say so if files of this name are there, and would be replaced."""
        name = self._name.text().strip()
        path = self._path(name)
        twins = [path.with_suffix(each) for each in SUFFIXES] if self.twins.isChecked() else []
        taken = [each for each in (path, *twins) if name and each.is_file()]
        there = tr("A file of this name is there. Exporting replaces it.")
        if taken and taken != [path]:
            names = ", ".join(each.name for each in taken)
            there = tr("Exporting replaces what is there: {names}", names=names)
        self._field.show_fault(there if taken else "", doubt=bool(taken))

    @Slot()
    def _on_where(self) -> None:
        self._chooser.choose_folder(tr("Save the pack in"), self._folder, self.set_folder)

    def _shown(self) -> str:
        name = self._folder.name or str(self._folder)
        return name if len(name) <= LONGEST else f"{name[:LONGEST]}\N{HORIZONTAL ELLIPSIS}"
