"""A choice from a list, in the look of the other inputs."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QDragEnterEvent, QEnterEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from ui.theme import Theme, Type
from ui.widgets.completing import TAB, take_match
from ui.widgets.dropped import files_in, pastes_files

LONGEST = 4_000
"""Letters that a line takes: more would keep the window waiting while they are laid out."""


class Choice(QComboBox):
    """A choice from a list; an editable one also takes new words. The wheel only scrolls pages."""

    def __init__(
        self,
        theme: Theme,
        *,
        editable: bool = False,
        small: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._small = theme, small
        self._is_over = False
        if editable:
            self.setLineEdit(_Words(self))
            self.limit(LONGEST)
        self.setProperty("ring", not editable)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._dress()
        theme.changed.connect(self._dress)

    def setAccessibleName(self, name: str) -> None:  # noqa: N802
        """Name the field; the editor inside is the same field to whoever listens."""
        super().setAccessibleName(name)
        edit = self.lineEdit()
        if edit is not None:
            edit.setAccessibleName(name)

    def event(self, event: QEvent) -> bool:
        """Take a word from an open list by Enter, or by Tab, which moves on as well."""
        take_match(event, self, TAB)
        return take_match(event, self) or super().event(event)

    def limit(self, longest: int) -> None:
        """Take no more letters than this."""
        edit = self.lineEdit()
        if edit is not None:
            edit.setMaxLength(longest)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Fit the widest choice."""
        size = super().sizeHint()
        px = self._theme.px
        return QSize(size.width() + px(18), px(28 if self._small else 34))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Shrink to a few letters."""
        return QSize(self._theme.px(72), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint the field and the chevron; an editable one paints its own text."""
        px = self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edit = self.lineEdit()
        typing = edit is not None and edit.hasFocus()
        fault = self.property("fault")
        wide = 2 if typing or fault else 1
        colour = "alarm" if fault else "accent" if typing else "ctl"
        painter.setPen(QPen(self._theme.color(colour), wide))
        over = self._is_over and edit is None and self.isEnabled()
        painter.setBrush(self._theme.color("hover" if over else "surface"))
        half = wide / 2
        box = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(box, px(6), px(6))
        sign = self._theme.pixmap("chevron-down", "ink2", 16, self.devicePixelRatioF())
        side = px(16)
        painter.drawPixmap(QPointF(self.width() - side - px(9), (self.height() - side) / 2), sign)
        if edit is None:
            painter.setPen(self._theme.color("ink" if self.isEnabled() else "ink3"))
            painter.setFont(self.font())
            area = QRectF(px(10), 0, self.width() - side - px(26), self.height())
            text = painter.fontMetrics().elidedText(
                self.currentText(), Qt.TextElideMode.ElideRight, round(area.width())
            )
            painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), text)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Let the page scroll; a passing wheel must not change an answer."""
        event.ignore()

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        """Notice the pointer."""
        self._is_over = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Notice that it left."""
        self._is_over = False
        self.update()
        super().leaveEvent(event)

    @Slot()
    def _dress(self) -> None:
        style = Type.TABLE if self._small else Type.BODY
        self.setFont(self._theme.font(style))
        self.setFixedHeight(self._theme.px(28 if self._small else 34))
        edit = self.lineEdit()
        if edit is not None:
            edit.setFont(self._theme.font(style))
            edit.setFrame(False)
            edit.setTextMargins(self._theme.px(7), 0, 0, 0)


class _Words(QLineEdit):
    """Takes new words, and leaves files to others."""

    def event(self, event: QEvent) -> bool:
        """Let a paste of files go on to whoever takes them."""
        if pastes_files(event):
            event.ignore()
            return False
        return super().event(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Take words only."""
        if files_in(event.mimeData()):
            event.ignore()
            return
        super().dragEnterEvent(event)
