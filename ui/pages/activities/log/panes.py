"""The two halves of the sheet side by side, each scrolling only where it must."""

from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sv_evidence.operations.previewing import FormChoices
from ui.desk import Desk
from ui.pages.activities.log.check import LiveCheck
from ui.pages.activities.log.entry import Entry
from ui.pages.activities.log.fields import ActivityFields
from ui.pages.activities.log.files import ChosenFiles
from ui.pages.activities.log.here import FilesHere
from ui.theme import Theme
from ui.widgets.choosing import FileChooser
from ui.widgets.scrolling import scrolling
from ui.widgets.section import Rule
from ui.widgets.surface import Surface

LEFT, RIGHT = 479, 553
"""How the halves share the width of the sheet."""


class SheetPanes(QWidget):
    """Left what is typed, right the files and the live check."""

    def __init__(self, theme: Theme, desk: Desk, chooser: FileChooser) -> None:
        super().__init__()
        self.fields = ActivityFields(theme, desk.today)
        self.files = ChosenFiles(theme, desk, chooser)
        self.here = FilesHere(theme)
        self.files.add_below(self.here)
        self.check = LiveCheck(theme)
        right = Surface(theme, "surface")
        down = QVBoxLayout(right)
        down.setContentsMargins(theme.px(24), theme.px(20), theme.px(24), theme.px(12))
        down.setSpacing(theme.px(14))
        down.addWidget(self.files)
        down.addWidget(self.check)
        down.addStretch(1)
        left = Surface(theme, "bg")
        inside = QVBoxLayout(left)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.fields)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(scrolling(left), LEFT)
        across.addWidget(Rule(theme, "line", upright=True))
        across.addWidget(scrolling(right), RIGHT)

    def entry(self, held: Entry) -> Entry:
        """Return ``held`` with all that stands in both halves, as typed."""
        entry = self.fields.entry(held)
        return replace(entry, files=self.files.entries(), taken_off=self.here.taken_off())

    def set_choices(self, choices: FormChoices) -> None:
        """Offer these choices in both halves."""
        self.fields.set_choices(choices)
        self.files.set_types(choices.types)
