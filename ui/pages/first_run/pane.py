"""Make a workspace, open one, or look round a practice organisation."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from sv_evidence.wording.words import tr
from ui.pages.first_run.passphrase import NewPassphrase
from ui.pages.first_run.recent import RecentWorkspaces
from ui.places import NewWorkspace
from ui.theme import Theme, Type
from ui.widgets.buttons import Button, Rank
from ui.widgets.choosing import FolderChooser
from ui.widgets.fields import Field, LineField
from ui.widgets.section import Rule
from ui.widgets.words import Words

COLUMN = 626
COLUMNS = 2


class FirstRunPane(QWidget):
    """Collects names, frameworks and a folder; it makes and opens nothing itself."""

    make_asked = Signal(object)
    """A workspace to make (``NewWorkspace``)."""
    open_asked = Signal(Path)
    practice_asked = Signal()

    def __init__(
        self,
        theme: Theme,
        dialogs: FolderChooser,
        home: Path,
        author: str,
        frameworks: Sequence[tuple[str, str]],
    ) -> None:
        super().__init__()
        self._theme, self._dialogs, self._home = theme, dialogs, home
        self.frameworks: dict[str, QCheckBox] = {}
        """A box for each shipped framework, by id; the first is the usual one."""
        self._offer(author, frameworks)
        self._folder: Path | None = None
        self._arrange()
        self._show_folder()

    def _offer(self, author: str, frameworks: Sequence[tuple[str, str]]) -> None:
        self._author = LineField(self._theme)
        self._author.setText(author)
        self._author_field = Field(self._theme, tr("&Your name"), self._author)
        self._boxes = QGridLayout()
        self._boxes.setHorizontalSpacing(self._theme.px(20))
        self._boxes.setVerticalSpacing(self._theme.px(6))
        for at, (id_, title) in enumerate(frameworks):
            box = QCheckBox(title.replace("&", "&&"))
            box.setFont(self._theme.font(Type.BODY))
            box.setChecked(not at)
            self.frameworks[id_] = box
            self._boxes.addWidget(box, at // COLUMNS, at % COLUMNS)

    def _arrange(self) -> None:
        px = self._theme.px
        inside = QVBoxLayout()
        inside.setSpacing(px(14))
        inside.addWidget(
            Words(self._theme, tr("Let\N{RIGHT SINGLE QUOTATION MARK}s begin."), Type.STATEMENT)
        )
        text = tr("A workspace is one folder on this computer. Everything you add stays in it.")
        inside.addWidget(Words(self._theme, text, Type.BODY, "ink2", wrap=True))
        self.recent = RecentWorkspaces(self._theme)
        self.recent.open_asked.connect(self.open_asked)
        inside.addWidget(self.recent)
        inside.addWidget(Rule(self._theme, "line2"))
        self._name = LineField(self._theme)
        self._name.textChanged.connect(self._show_folder)
        self._name.returnPressed.connect(self._on_make)
        self._name_field = Field(self._theme, tr("&Name of your organisation"), self._name)
        names = QHBoxLayout()
        names.setSpacing(px(12))
        for field in (self._name_field, self._author_field):
            names.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(names)
        said = tr("Your name stands beside everything you record, and in packs as who made them.")
        inside.addWidget(Words(self._theme, said, Type.SMALL, "ink2", wrap=True))
        self.lock = NewPassphrase(self._theme)
        inside.addWidget(self.lock)
        inside.addWidget(Words(self._theme, tr("What your council measures"), Type.ROW_TITLE))
        said = tr("You can use more than one. Nothing is fixed.")
        inside.addSpacing(px(4) - inside.spacing())
        inside.addWidget(Words(self._theme, said, Type.SMALL, "ink2"))
        inside.addLayout(self._boxes)
        inside.addLayout(self._place())
        self._arrange_end(inside)

    def _place(self) -> QHBoxLayout:
        where = QHBoxLayout()
        self._where = Words(self._theme, "", Type.SMALL, "ink2", wrap=True)
        where.addWidget(self._where, 1)
        other = Button(self._theme, tr("Choose another folder"), rank=Rank.LINK, icon="folder")
        other.clicked.connect(self._on_other_folder)
        where.addWidget(other)
        return where

    def _arrange_end(self, inside: QVBoxLayout) -> None:
        px = self._theme.px
        make = Button(self._theme, tr("Make the workspace"), rank=Rank.FILLED)
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
        across.addWidget(holder, COLUMN)
        across.addStretch(1)
        page = QWidget()
        down = QVBoxLayout(page)
        down.setContentsMargins(0, px(28), 0, px(20))
        down.addStretch(1)
        down.addLayout(across)
        down.addStretch(6)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def _links(self) -> QHBoxLayout:
        links = QHBoxLayout()
        links.setSpacing(self._theme.px(14))
        held = Button(self._theme, tr("Open a workspace"), rank=Rank.LINK, icon="folder")
        held.clicked.connect(self._on_open)
        practice = Button(
            self._theme, tr("Look round a practice organisation"), rank=Rank.LINK, icon="eye"
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
        self._where.say(tr("It will be made in {folder}", folder=self._target()))

    @Slot()
    def _on_other_folder(self) -> None:
        self._dialogs.choose_folder(
            tr("Choose an empty folder"), self._home, self._on_folder_chosen
        )

    def _on_folder_chosen(self, folder: Path) -> None:
        self._folder = folder
        self._show_folder()

    @Slot()
    def _on_make(self) -> None:
        name, author = self._name.text().strip(), self._author.text().strip()
        self._name_field.show_fault("" if name else tr("Please say whose workspace this is."))
        self._author_field.show_fault("" if author else tr("Please say who you are."))
        if not (name and author):
            (self._author if name else self._name).setFocus()
            return
        if not self.lock.is_sound():
            return
        chosen = tuple(id_ for id_, box in self.frameworks.items() if box.isChecked())
        wanted = NewWorkspace(name, author, self._target(), chosen, self.lock.passphrase())
        self.make_asked.emit(wanted)

    @Slot()
    def _on_open(self) -> None:
        self._dialogs.choose_folder(
            tr("Choose the folder of a workspace"), self._home, self.open_asked.emit
        )
