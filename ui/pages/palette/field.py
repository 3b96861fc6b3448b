"""The field of Go to anything: it keeps the focus, and passes on the keys that walk the list."""

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from sv_evidence.wording.words import tr
from ui.theme import Theme, Type
from ui.widgets.buttons import Button, Rank
from ui.widgets.words import Words

LETTERS = 19
HEAD = 56
STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -5,
    Qt.Key.Key_PageDown: 5,
}


class PaletteField(QLineEdit):
    """One line without a frame. After the list was walked, Space looks instead of typing."""

    stepped = Signal(int)
    opened = Signal()
    looked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._is_walking = False
        self.setObjectName("palette")
        self.setFrame(False)
        self.setPlaceholderText(tr("Search records, words in files, commands"))
        self.setAccessibleName(tr("Go to anything"))
        self.textEdited.connect(self._on_edited)
        self._dress()
        theme.changed.connect(self._dress)

    def event(self, event: QEvent) -> bool:
        """Keep keys that the window would take for itself, but not those of editing."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in {*STEPS, Qt.Key.Key_Space}
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Walk, open, look, or type."""
        key = Qt.Key(event.key())
        if key in STEPS:
            self._is_walking = True
            self.stepped.emit(STEPS[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit()
        elif key == Qt.Key.Key_Space and self._is_walking:
            self.looked.emit()
        else:
            super().keyPressEvent(event)

    def _on_edited(self) -> None:
        self._is_walking = False

    def _dress(self) -> None:
        font: QFont = self._theme.font(Type.BODY)
        font.setPixelSize(self._theme.px(LETTERS))
        self.setFont(font)
        self.setMinimumHeight(self._theme.px(34))


class PaletteHead(QWidget):
    """The field with its sign, how much was found, and the x; it wears the focus ring."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.field = PaletteField(theme)
        self.count = Words(theme, "", Type.SMALL, "ink2")
        self.close_button = Button(theme, tr("Close"), rank=Rank.BARE, icon="x")
        self.close_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._sign = QLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(20), 0, theme.px(14), 0)
        row.setSpacing(theme.px(12))
        row.addWidget(self._sign)
        row.addWidget(self.field, 1)
        row.addWidget(self.count)
        row.addWidget(self.close_button)
        self.setFixedHeight(theme.px(HEAD))
        self._sign.setPixmap(theme.pixmap("search", "ink2", 20, self.devicePixelRatioF()))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint the ground, and the ring along the panel's upper corners."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = self._theme.px(10)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        path = QPainterPath()
        path.moveTo(box.bottomLeft())
        path.lineTo(box.left(), box.top() + radius)
        path.arcTo(box.left(), box.top(), 2 * radius, 2 * radius, 180, -90)
        path.lineTo(box.right() - radius, box.top())
        path.arcTo(box.right() - 2 * radius, box.top(), 2 * radius, 2 * radius, 90, -90)
        path.lineTo(box.bottomRight())
        path.closeSubpath()
        painter.setPen(QPen(self._theme.color("accent"), 2))
        painter.setBrush(self._theme.color("surface"))
        painter.drawPath(path)
