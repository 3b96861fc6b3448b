"""Make a workspace, open one, or look round a practice organisation."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import Theme, Type
from ui.widgets.buttons import Button, Rank
from ui.widgets.choosing import FolderChooser
from ui.widgets.fields import Field, LineField
from ui.widgets.section import Rule
from ui.widgets.words import Words

COLUMN = 626


class FirstRunPane(QWidget):
    """Collects a name and a folder; it makes and opens nothing itself."""

    make_asked = Signal(str, Path)
    """The organisation's name, and the folder to make."""
    open_asked = Signal(Path)
    practice_asked = Signal()

    def __init__(self, theme: Theme, dialogs: FolderChooser, home: Path) -> None:
        super().__init__()
        self._theme, self._dialogs, self._home = theme, dialogs, home
        self._folder: Path | None = None
        self._arrange()
        self._show_folder()

    def show_fault(self, text: str) -> None:
        """Say under the name why nothing was made."""
        self._name_field.show_fault(text)
        self._name.setFocus()

    def _arrange(self) -> None:
        px = self._theme.px
        inside = QVBoxLayout()
        inside.setSpacing(px(14))
        inside.addWidget(
            Words(self._theme, "Let\N{RIGHT SINGLE QUOTATION MARK}s begin.", Type.STATEMENT)
        )
        text = "A workspace is one folder on this computer. Everything you add stays in it."
        inside.addWidget(Words(self._theme, text, Type.BODY, "ink2"))
        inside.addWidget(Rule(self._theme, "line2"))
        self._name = LineField(self._theme)
        self._name.textChanged.connect(self._show_folder)
        self._name.returnPressed.connect(self._on_make)
        self._name_field = Field(self._theme, "&Name of your organisation", self._name)
        inside.addWidget(self._name_field)
        where = QHBoxLayout()
        self._where = Words(self._theme, "", Type.SMALL, "ink3", wrap=True)
        where.addWidget(self._where, 1)
        other = Button(self._theme, "Choose another folder", rank=Rank.LINK, icon="folder")
        other.clicked.connect(self._on_other_folder)
        where.addWidget(other)
        inside.addLayout(where)
        make = Button(self._theme, "Make the workspace", rank=Rank.FILLED)
        make.clicked.connect(self._on_make)
        inside.addWidget(make, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addSpacing(px(8))
        inside.addWidget(Rule(self._theme, "line"))
        inside.addLayout(self._links())
        holder = QWidget()
        holder.setLayout(inside)
        holder.setMaximumWidth(px(COLUMN))
        across = QHBoxLayout()
        across.setContentsMargins(px(88), 0, px(28), 0)
        across.addWidget(holder, 1)
        across.addStretch(1)
        down = QVBoxLayout(self)
        down.addSpacing(px(60))
        down.addLayout(across)
        down.addStretch(1)

    def _links(self) -> QHBoxLayout:
        links = QHBoxLayout()
        links.setSpacing(self._theme.px(14))
        held = Button(self._theme, "Open a workspace", rank=Rank.LINK, icon="folder")
        held.clicked.connect(self._on_open)
        practice = Button(
            self._theme, "Look round a practice organisation", rank=Rank.LINK, icon="eye"
        )
        practice.clicked.connect(self.practice_asked)
        links.addWidget(held)
        links.addWidget(practice)
        links.addStretch(1)
        return links

    def _target(self) -> Path:
        if self._folder is not None:
            return self._folder
        words = "".join(char if char.isalnum() else " " for char in self._name.text()).split()
        return self._home / (" ".join(words) or "SV Evidence")

    @Slot()
    def _show_folder(self) -> None:
        self._where.say(f"It will be made in {self._target()}")

    @Slot()
    def _on_other_folder(self) -> None:
        self._dialogs.choose_folder("Choose an empty folder", self._home, self._on_folder_chosen)

    def _on_folder_chosen(self, folder: Path) -> None:
        self._folder = folder
        self._show_folder()

    @Slot()
    def _on_make(self) -> None:
        self._name_field.show_fault("")
        self.make_asked.emit(self._name.text().strip(), self._target())

    @Slot()
    def _on_open(self) -> None:
        self._dialogs.choose_folder(
            "Choose the folder of a workspace", self._home, self.open_asked.emit
        )
