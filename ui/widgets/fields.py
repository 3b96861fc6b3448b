"""Inputs: one look, a label above, a fault below, all spoken to screen readers too."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QEnterEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.theme import Theme, Type
from ui.widgets.words import Words

SEARCH_AFTER = 150
"""Milliseconds after the last key before a search starts."""


class LineField(QLineEdit):
    """One line of text, with an icon at either end if wanted."""

    trail_pressed = Signal()

    def __init__(
        self, theme: Theme, *, lead: str = "", trail: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._lead, self._trail = theme, lead, trail
        self._dress()
        theme.changed.connect(self._dress)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the icons over the field."""
        super().paintEvent(event)
        painter = QPainter(self)
        side = self._theme.px(16)
        top = (self.height() - side) / 2
        ratio = self.devicePixelRatioF()
        if self._lead:
            pixmap = self._theme.pixmap(self._lead, "ink2", 16, ratio)
            painter.drawPixmap(QPointF(self._theme.px(11), top), pixmap)
        if self._trail:
            pixmap = self._theme.pixmap(self._trail, "ink2", 16, ratio)
            painter.drawPixmap(QPointF(self.width() - side - self._theme.px(10), top), pixmap)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A press on the trailing icon is told apart from a press in the text."""
        if self._trail and event.position().x() > self.width() - self._theme.px(34):
            self.trail_pressed.emit()
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Show a hand over the trailing icon."""
        over = bool(self._trail) and event.position().x() > self.width() - self._theme.px(34)
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor)
        super().mouseMoveEvent(event)

    @Slot()
    def _dress(self) -> None:
        px = self._theme.px
        self.setFont(self._theme.font(Type.BODY))
        self.setFixedHeight(px(34))
        self.setTextMargins(px(24) if self._lead else 0, 0, px(24) if self._trail else 0, 0)


class SearchField(LineField):
    """Searches while typing, after a short pause; Escape clears it."""

    searched = Signal(str)

    def __init__(self, theme: Theme, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, lead="search", parent=parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(SEARCH_AFTER)
        self._pause.timeout.connect(self._on_pause_over)
        self.textChanged.connect(self._on_text_changed)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Escape clears a search, and passes on when there is none."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)

    @Slot()
    def _on_text_changed(self) -> None:
        self._pause.start()

    @Slot()
    def _on_pause_over(self) -> None:
        self.searched.emit(self.text().strip())


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
        self.setEditable(editable)
        self.setProperty("ring", not editable)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._dress()
        theme.changed.connect(self._dress)

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


class TextArea(QPlainTextEdit):
    """Several lines of plain text; Tab moves on to the next field."""

    def __init__(self, theme: Theme, *, lines: int = 4, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._lines = theme, lines
        self.setTabChangesFocus(True)
        self._dress()
        theme.changed.connect(self._dress)

    @Slot()
    def _dress(self) -> None:
        self.setFont(self._theme.font(Type.BODY))
        self.setMinimumHeight(self._theme.px(18 + 20 * self._lines))


class Field(QWidget):
    """Wraps any input; speaks its fault to sighted people and screen readers alike."""

    def __init__(
        self,
        theme: Theme,
        label: str,
        editor: QWidget,
        *,
        optional: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.editor = editor
        self._name = QLabel(label)
        self._name.setBuddy(editor)
        self._fault = Words(theme, "", Type.SMALL, "alarm", wrap=True)
        self._sign = QLabel()
        self._text, self._doubt = "", False
        editor.setAccessibleName(label.replace("&", ""))
        editor.setSizePolicy(QSizePolicy.Policy.Expanding, editor.sizePolicy().verticalPolicy())
        self._arrange(optional=optional)
        self._dress()
        theme.changed.connect(self._dress)

    def show_fault(self, text: str, *, doubt: bool = False) -> None:
        """Show ``text`` under the input, in part colour if it is only a doubt; empty clears it."""
        self._text, self._doubt = text, doubt
        self._fault.say(text)
        self._under.setVisible(bool(text))
        self.editor.setAccessibleDescription(text)
        self.editor.setProperty("fault", "alarm" if text and not doubt else "")
        self.editor.style().unpolish(self.editor)
        self.editor.style().polish(self.editor)
        self.editor.update()
        self._dress()

    @property
    def fault(self) -> str:
        """The words under the input; empty if nothing is wrong."""
        return self._text

    def _arrange(self, *, optional: bool) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.px(5))
        top = QHBoxLayout()
        top.setSpacing(self._theme.px(5))
        top.addWidget(self._name)
        if optional:
            top.addWidget(Words(self._theme, "optional", Type.TABLE, "ink3"))
        top.addStretch(1)
        column.addLayout(top)
        column.addWidget(self.editor)
        self._under = QWidget()
        under = QHBoxLayout(self._under)
        under.setContentsMargins(0, 0, 0, 0)
        under.setSpacing(self._theme.px(6))
        under.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        under.addWidget(self._fault, 1)
        self._under.hide()
        column.addWidget(self._under)

    @Slot()
    def _dress(self) -> None:
        self._name.setFont(self._theme.font(Type.ROW_TITLE))
        colour = "part_text" if self._doubt else "alarm"
        name = "triangle-alert" if self._doubt else "circle-alert"
        self._fault.wear(colour)
        self._sign.setPixmap(self._theme.pixmap(name, colour, 15, self.devicePixelRatioF()))
