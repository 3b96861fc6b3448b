"""What lies between the head and the foot of the five-second log."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sv_evidence.wording.words import tr
from ui.desk import Desk
from ui.pages.activities.log.files import ChosenFiles
from ui.pages.activities.quick.already import BesideWords
from ui.pages.activities.quick.doubting import DoubtRow
from ui.pages.activities.quick.line import QuickLine
from ui.pages.activities.quick.parts import ICONS, ShownPart
from ui.pages.activities.quick.several import SeveralLines
from ui.pages.activities.quick.standing import SavedNow
from ui.theme import Theme, Type
from ui.widgets.choosing import FileChooser
from ui.widgets.flow import FlowLayout
from ui.widgets.notices import NoticeArea
from ui.widgets.part_chip import PartChip
from ui.widgets.section import Rule
from ui.widgets.surface import Surface
from ui.widgets.words import Words


class QuickPanes(QWidget):
    """The line, the chips, what is asked, the files, and how it would stand."""

    answered = Signal(str, str)
    """Where an answer goes, and the answer."""
    laid_out = Signal()
    """Something came or went, so that another height fits."""

    def __init__(self, theme: Theme, desk: Desk, chooser: FileChooser) -> None:
        super().__init__()
        self._theme = theme
        self._chips: dict[str, PartChip] = {}
        self.line = QuickLine(theme)
        self.understood = Words(theme, "", Type.SMALL, "ink2", wrap=True)
        self.notices = NoticeArea(theme)
        self._chip_holder = QWidget()
        self._flow = FlowLayout(self._chip_holder, theme.px(12), theme.px(10))
        self.doubt = DoubtRow(theme)
        self.already = BesideWords(theme)
        self.files = ChosenFiles(theme, desk, chooser)
        self.saved_now = SavedNow(theme)
        self.several = SeveralLines(theme, desk.today)
        self._rule = Rule(theme, "line2")
        self._arrange()
        self.doubt.answered.connect(self.answered)

    def event(self, event: QEvent) -> bool:
        """Tell when what is shown needs another height."""
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.laid_out.emit()
        return handled

    @property
    def chips(self) -> Mapping[str, PartChip]:
        """The chips by where their answers go."""
        return self._chips

    @property
    def is_edited(self) -> bool:
        """Say whether something is being typed into a chip."""
        return any(each.is_edited for each in self._chips.values())

    def show_parts(self, parts: Sequence[ShownPart]) -> None:
        """Show the chips; those that stay keep their focus."""
        kept = {each.key for each in parts}
        for key in [each for each in self._chips if each not in kept]:
            gone = self._chips.pop(key)
            self._flow.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for place, part in enumerate(parts):
            if part.key not in self._chips:
                chip = PartChip(self._theme, part.name, ICONS[part.part])
                key = part.key
                chip.answered.connect(lambda text, key=key: self.answered.emit(key, text))
                self._chips[key] = chip
                self._flow.insert(place, chip)
            self._chips[part.key].show_part(
                part.text,
                part.typed,
                is_set=part.is_set,
                is_doubtful=part.is_doubtful,
                offers=part.offers,
            )
        before: QWidget = self.line
        for part in parts:
            QWidget.setTabOrder(before, self._chips[part.key].face)
            before = self._chips[part.key].face
        self._flow.invalidate()

    def turn(self, *, several: bool, blank: bool) -> None:
        """Show one activity with its chips, or several as a list."""
        self._chip_holder.setVisible(not several and not blank)
        self.several.setVisible(several)
        self.saved_now.setVisible(not several and not blank)
        self._rule.setVisible(not several and not blank)
        self.files.setVisible(not several and bool(self.files.lines))
        if several or blank:
            self.doubt.ask(None, {})
            self.already.hide()

    def height_for(self, width: int) -> int:
        """Return how high everything is in a width."""
        layout = self.layout()
        return 0 if layout is None else layout.totalHeightForWidth(width)

    def _arrange(self) -> None:
        px = self._theme.px
        top = Surface(self._theme, "bg")
        head = QVBoxLayout(top)
        head.setContentsMargins(px(24), px(16), px(24), px(16))
        head.setSpacing(px(9))
        head.addWidget(self.line)
        head.addWidget(self.understood)
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(px(24), px(14), px(24), px(14))
        rows.setSpacing(px(12))
        self.files.area.hide()
        shown = (self._chip_holder, self.several, self.doubt, self.already, self.files)
        for each in (*shown, self._rule, self.saved_now):
            rows.addWidget(each)
        rows.addStretch(1)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        for widget in (top, Rule(self._theme, "line"), self.notices):
            down.addWidget(widget)
        down.addWidget(inside, 1)
        self.setAccessibleName(tr("What was understood"))
