"""A part of something that was understood: its name, its value, and a way to put it right."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLineEdit, QMenu, QVBoxLayout, QWidget

from sv_evidence.wording.words import tr
from ui.theme import Theme, Type
from ui.widgets.chips import GAP, PAD, SIGN, ChipFace
from ui.widgets.words import Words

TALL = 32
EDITOR = 200
"""How wide a value is typed, at least."""


class PartFace(ChipFace):
    """The value with its icon; doubtful ones wear dashes and the part colour."""

    typed = Signal(str)
    """Somebody began to type over it."""
    removed = Signal()

    def __init__(self, theme: Theme, icon: str) -> None:
        super().__init__(theme)
        self._icon = icon
        self._text, self._is_set, self._is_doubtful = "", False, False

    def show_value(self, text: str, *, is_set: bool, is_doubtful: bool) -> None:
        """Show another value."""
        self._text, self._is_set, self._is_doubtful = text, is_set, is_doubtful
        self.updateGeometry()
        self.update()

    def runs(self) -> list[tuple[str, Type, str]]:
        """Return the value."""
        return [(self._text, Type.LINK, "ink" if self._is_set or self._is_doubtful else "ink3")]

    def sizeHint(self) -> QSize:  # noqa: N802
        """Leave room for the icon and the chevron."""
        return QSize(super().sizeHint().width() + self._theme.px(SIGN + GAP), self._theme.px(TALL))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint the face in the colours of what it holds."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        border, fill = "ctl", "surface"
        if self._is_doubtful:
            border, fill = "part_text", "tint_part"
        elif self._is_set:
            border, fill = "accent", "sel"
        pen = QPen(self._theme.color(border), 1)
        if self._is_doubtful:
            pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.setBrush(
            self._theme.color("hover" if self.underMouse() and fill == "surface" else fill)
        )
        radius = self._theme.px(6)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        self.paint_sign(painter, self._icon, self._theme.px(PAD - 2), "ink2")
        left = self._words_start()
        for text, style, colour in self.runs():
            painter.setFont(self._theme.font(style))
            painter.setPen(self._theme.color(colour))
            area = QRectF(left, 0, self.width() - left, self.height())
            painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), text)
        end = self.width() - self._theme.px(SIGN + PAD - 2)
        self.paint_sign(painter, "chevron-down", end, "ink2")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Down opens, letters type over it, Delete empties it."""
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.click()
                return
        elif event.key() in {Qt.Key.Key_Backspace, Qt.Key.Key_Delete}:
            self.removed.emit()
            return
        elif event.text().isprintable() and event.text().strip():
            self.typed.emit(event.text())
            return
        super().keyPressEvent(event)

    def _words_start(self) -> float:
        return self._theme.px(PAD + SIGN + GAP - 2)


class PartEditor(QLineEdit):
    """Takes a value in place; Enter keeps it, Escape leaves it as it was."""

    kept = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFont(theme.font(Type.TABLE))
        self.setFixedHeight(theme.px(TALL))
        self.setMinimumWidth(theme.px(EDITOR))

    def event(self, event: QEvent) -> bool:
        """Keep Escape from the sheet."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Keep by Enter, leave by Escape."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.kept.emit(self.text())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class PartChip(QWidget):
    """``answered`` with what a person chose or typed; empty takes the value away."""

    answered = Signal(str)

    def __init__(self, theme: Theme, name: str, icon: str) -> None:
        super().__init__()
        self._theme, self._name = theme, name
        self._value = ""
        self._offers: tuple[tuple[str, str], ...] = ()
        self.face = PartFace(theme, icon)
        self.editor = PartEditor(theme, name)
        self.editor.hide()
        self.menu = QMenu(self)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(theme.px(3))
        down.addWidget(Words(theme, name, Type.SMALL, "ink2"))
        down.addWidget(self.face)
        down.addWidget(self.editor)
        self.face.clicked.connect(self._on_pressed)
        self.face.typed.connect(self.edit)
        self.face.removed.connect(lambda: self.answered.emit(""))
        self.editor.kept.connect(self._on_kept)
        self.editor.editingFinished.connect(self._on_left_by_tab)
        self.editor.left.connect(self._put_back)

    def show_part(
        self,
        text: str,
        typed: str,
        *,
        is_set: bool,
        is_doubtful: bool = False,
        offers: Sequence[tuple[str, str]] = (),
    ) -> None:
        """Show a value, how it is typed to change it, and what else it may be (words, answer)."""
        self._value, self._offers = typed, tuple(offers)
        self.face.show_value(text, is_set=is_set, is_doubtful=is_doubtful)
        doubt = tr("Not sure. ") if is_doubtful else ""
        hint = tr("Down changes it.")
        self.face.setAccessibleName(f"{self._name}: {text}")
        self.face.setAccessibleDescription(f"{doubt}{hint}")
        self.adjustSize()

    @Slot(str)
    def edit(self, begun: str = "") -> None:
        """Type the value in place; what was begun stands already."""
        self.editor.setText(begun or self._value)
        self.editor.show()
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.face.hide()
        if not begun:
            self.editor.selectAll()
        self.adjustSize()

    @property
    def is_edited(self) -> bool:
        """Say whether a value is being typed."""
        return not self.editor.isHidden()

    @Slot()
    def _on_pressed(self) -> None:
        if not self._offers:
            self._on_typing_asked()
            return
        self.menu.clear()
        for label, answer in self._offers:
            action = self.menu.addAction(label.replace("&", "&&"))
            action.triggered.connect(lambda _on=False, answer=answer: self.answered.emit(answer))
        self.menu.addSeparator()
        self.menu.addAction(tr("Type something else")).triggered.connect(self._on_typing_asked)
        self.menu.popup(self.face.mapToGlobal(QPoint(0, self.face.height() + 2)))

    @Slot()
    def _on_typing_asked(self) -> None:
        self.edit()

    @Slot(str)
    def _on_kept(self, text: str) -> None:
        self._put_back()
        self.answered.emit(text.strip())

    @Slot()
    def _on_left_by_tab(self) -> None:
        if self.is_edited and not self.editor.hasFocus():
            text = self.editor.text().strip()
            self._close()
            self.answered.emit(text)

    @Slot()
    def _put_back(self) -> None:
        self._close()
        self.face.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self) -> None:
        self.face.show()
        self.editor.blockSignals(True)
        self.editor.hide()
        self.editor.blockSignals(False)
        self.adjustSize()
