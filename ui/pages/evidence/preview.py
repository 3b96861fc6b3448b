"""One file as large as the window allows; arrows walk, Space and Escape close."""

from PySide6.QtCore import QObject, QRectF, QSizeF, Qt, Signal, Slot
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from sv_evidence.wording.words import tr
from ui.theme import Theme, Type
from ui.widgets.buttons import Button
from ui.widgets.sheet import Sheet

SIZE = (1100, 900)
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class Large(QWidget):
    """A picture, whole, in the middle; or words that there is none."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._pixmap = QPixmap()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_image(self, image: QImage) -> None:
        """Show another picture; a null one is none."""
        self._pixmap = QPixmap.fromImage(image)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        area = QRectF(self.rect()).adjusted(24, 24, -24, -24)
        if self._pixmap.isNull():
            painter.setFont(self._theme.font(Type.BODY))
            painter.setPen(self._theme.color("ink3"))
            words = tr("There is no picture of this file. Open it to see it.")
            painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), words)
            return
        size = QSizeF(self._pixmap.size())
        size.scale(area.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(0, 0, size.width(), size.height())
        place.moveCenter(area.center())
        painter.drawPixmap(place, self._pixmap, QRectF(self._pixmap.rect()))


class Preview(Sheet):
    """Shows a file's picture; says which way the arrows went, and when to open the file."""

    walked = Signal(int)
    open_asked = Signal()

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window, tr("Evidence"), *SIZE)
        self._large = Large(theme)
        self.first = self._large
        self.body.addWidget(self._large)
        opened = Button(theme, tr("Open file"), icon="eye")
        opened.clicked.connect(self.open_asked)
        close = Button(theme, tr("Close"))
        close.clicked.connect(self.leave)
        self.foot.addStretch(1)
        self.foot.addWidget(opened)
        self.foot.addWidget(close)

    def show_file(self, title: str, line: str) -> None:
        """Name the file whose picture is to come."""
        self.title.say(title)
        self.setAccessibleName(title)
        self._large.setAccessibleName(title)
        self.set_subtitle(line)
        self._large.show_image(QImage())

    def show_image(self, image: QImage) -> None:
        """Show its picture."""
        self._large.show_image(image)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Walk, open, or close."""
        key = Qt.Key(event.key())
        if key in STEPS:
            self.walked.emit(STEPS[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.open_asked.emit()
        elif key == Qt.Key.Key_Space:
            self.leave()
        else:
            super().keyPressEvent(event)


class Looking(QObject):
    """Opens the preview on what is chosen, and keeps it on what is chosen next."""

    walked = Signal(int)
    open_asked = Signal()

    def __init__(self, theme: Theme, window: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._theme, self._window = theme, window
        self._over: Preview | None = None

    def look(self) -> bool:
        """Open the preview; ``False`` if it is open already."""
        if self._over is not None:
            return False
        self._over = Preview(self._theme, self._window)
        self._over.walked.connect(self.walked)
        self._over.open_asked.connect(self.open_asked)
        self._over.closed.connect(self._on_closed)
        self._over.open()
        return True

    def show_file(self, title: str, line: str) -> None:
        """Name what is chosen now."""
        if self._over is not None:
            self._over.show_file(title, line)

    def show_image(self, image: QImage) -> None:
        """Show its picture."""
        if self._over is not None:
            self._over.show_image(image)

    @Slot()
    def _on_closed(self) -> None:
        self._over = None
