"""What the window says over its pages: the undo message, troubles, the practice strip, waiting."""

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from sv_evidence.wording.words import tr
from ui.theme import Theme, Type
from ui.widgets.inspector import empty
from ui.widgets.notice import Notice
from ui.widgets.sheet import Sheet
from ui.widgets.states import LoadingRows
from ui.widgets.surface import Surface
from ui.widgets.toast import Link, Said, Toast
from ui.widgets.words import Elided

STRIP = 28


class Messages(QObject):
    """Stands in ``above``, the column over the pages, and over the foot of the window."""

    undo_asked = Signal()

    def __init__(self, theme: Theme, window: QWidget, above: QVBoxLayout) -> None:
        super().__init__(window)
        self._theme, self._window = theme, window
        self._toast = Toast(theme, window)
        self._practice = PracticeStrip(theme)
        self._troubles_area, self._troubles = _band(theme)
        self._waiting = LoadingRows(theme)
        for part in (self._practice, self._troubles_area, self._waiting):
            above.addWidget(part)

    def show_said(self, said: Said) -> None:
        """Show a message at the foot, with Undo if it can be taken back."""
        undo = (Link(tr("Undo"), self.undo_asked.emit, "Ctrl+Z"),) if said.undo else ()
        self._toast.show_said(said, (*said.links, *undo))

    def show_trouble(self, strong: str, rest: str) -> None:
        """Stand a bar over the page until it is closed; a newer one takes its place."""
        empty(self._troubles)
        notice = Notice(
            self._theme, "alarm", "circle-alert", strong=strong, rest=rest, action=tr("Close")
        )
        notice.setToolTip(f"{strong} {rest}")
        notice.acted.connect(self._on_trouble_read)
        self._troubles.addWidget(notice)
        self._troubles_area.show()

    def set_practice(self, text: str) -> None:
        """Show the strip that says nothing here is real; an empty text takes it away."""
        self._practice.say(text)

    def wait_for(self, text: str) -> None:
        """Show row shapes and a sentence, if it takes longer than a moment."""
        self._waiting.start(text)

    def stop_waiting(self) -> None:
        """Take them away."""
        self._waiting.stop()

    def clear(self) -> None:
        """Put every message away."""
        self._toast.put_away()
        self._on_trouble_read()

    def sheets(self) -> list[Sheet]:
        """Return the dialogs that lie over the page."""
        only_ours = Qt.FindChildOption.FindDirectChildrenOnly
        found = self._window.findChildren(Sheet, options=only_ours)
        return [each for each in found if each.isVisible()]

    @Slot()
    def _on_trouble_read(self) -> None:
        empty(self._troubles)
        self._troubles_area.hide()


class PracticeStrip(Surface):
    """A thin band in part colour, across the whole page."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "tint_part")
        self._sign = QLabel()
        self._words = Elided(theme, "", Type.SMALL, "part_text")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(28), 0, theme.px(28), 0)
        row.setSpacing(theme.px(8))
        row.addWidget(self._sign)
        row.addWidget(self._words, 1)
        self.setFixedHeight(theme.px(STRIP))
        self.hide()
        self._dress()
        theme.changed.connect(self._dress)

    def say(self, text: str) -> None:
        """Show words; none hides the strip."""
        self._words.say(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))

    @Slot()
    def _dress(self) -> None:
        sign = self._theme.pixmap("info", "part_text", 15, self.devicePixelRatioF())
        self._sign.setPixmap(sign)


def _band(theme: Theme) -> tuple[QWidget, QVBoxLayout]:
    area = QWidget()
    rows = QVBoxLayout(area)
    rows.setContentsMargins(theme.px(28), theme.px(10), theme.px(28), 0)
    rows.setSpacing(theme.px(8))
    area.hide()
    return area, rows
