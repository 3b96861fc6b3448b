"""How Qt's own controls are drawn: focus rings, boxes, thin scroll bars, and the style sheet."""

import re
from string import Template

from PySide6.QtCore import QObject, QPoint, QPointF, QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QApplication,
    QFocusFrame,
    QProxyStyle,
    QStyle,
    QStyleOption,
    QStyleOptionComplex,
    QStyleOptionSlider,
    QWidget,
)
from shiboken6 import isValid

import resources
from ui.theme import Theme, Type

RING, GAP = 2, 2
_CORNER = 6
BOX = 18
SCROLL = 10
THUMB = 5
_PIXELS = re.compile(r"(\d+)px")

COMBO_SIGN = 30
"""How much of a combobox its sign takes."""
_COMBO_PARTS = frozenset(
    {QStyle.SubControl.SC_ComboBoxEditField, QStyle.SubControl.SC_ComboBoxArrow}
)


class Style(QProxyStyle):
    """Fusion, redrawn where it shows: rings, check boxes, radio buttons, scroll bars."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("Fusion")
        self._theme = theme

    def pixelMetric(  # noqa: N802
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        """Answer the few sizes that differ from Fusion's."""
        known = _METRICS.get(metric)
        if known is None:
            return super().pixelMetric(metric, option, widget)
        return self._theme.px(known)

    def styleHint(  # noqa: N802
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: object = None,  # noqa: N803 - Qt's own name
    ) -> int:
        """Keep the focus frame above its control, and scroll bars a plain surface."""
        if hint == QStyle.StyleHint.SH_UnderlineShortcut:
            return 0  # as Windows does until Alt is pressed; the letters work all the same
        if hint == QStyle.StyleHint.SH_FocusFrame_AboveWidget:
            return 1
        if hint == QStyle.StyleHint.SH_ScrollBar_LeftClickAbsolutePosition:
            return 1
        return super().styleHint(hint, option, widget, returnData)  # type: ignore[arg-type]

    def drawPrimitive(  # noqa: N802
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Draw check boxes and radio buttons; inner focus rectangles are left to the ring."""
        if element == QStyle.PrimitiveElement.PE_FrameFocusRect:
            return
        if element == QStyle.PrimitiveElement.PE_IndicatorCheckBox:
            draw_check_box(painter, option.rect, _state(option), self._theme)
        elif element == QStyle.PrimitiveElement.PE_IndicatorRadioButton:
            draw_radio(painter, option.rect, _state(option), self._theme)
        else:
            super().drawPrimitive(element, option, painter, widget)

    def drawControl(  # noqa: N802
        self,
        element: QStyle.ControlElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Draw the focus ring around whatever has the focus."""
        if element == QStyle.ControlElement.CE_FocusFrame:
            draw_ring(painter, QRectF(option.rect), self._theme)
        else:
            super().drawControl(element, option, painter, widget)

    def drawComplexControl(  # noqa: N802
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Draw a thin thumb without arrows for scroll bars."""
        if control == QStyle.ComplexControl.CC_ScrollBar and isinstance(option, QStyleOptionSlider):
            self._draw_scroll_bar(option, painter)
        else:
            super().drawComplexControl(control, option, painter, widget)

    def subControlRect(  # noqa: N802
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        part: QStyle.SubControl,
        widget: QWidget | None = None,
    ) -> QRect:
        """Give scroll bars no arrows, and keep a combobox's text off its border and its sign."""
        if control == QStyle.ComplexControl.CC_ScrollBar and isinstance(option, QStyleOptionSlider):
            return scroll_part(option, part)
        if control == QStyle.ComplexControl.CC_ComboBox and part in _COMBO_PARTS:
            return self._combo_part(option, part)
        return super().subControlRect(control, option, part, widget)  # type: ignore[arg-type]

    def _combo_part(self, option: QStyleOptionComplex, part: QStyle.SubControl) -> QRect:
        whole: QRect = option.rect
        sign = self._theme.px(COMBO_SIGN)
        if part == QStyle.SubControl.SC_ComboBoxArrow:
            return whole.adjusted(whole.width() - sign, 0, 0, 0)
        return whole.adjusted(6, 2, -sign, -2)

    def _draw_scroll_bar(self, option: QStyleOptionSlider, painter: QPainter) -> None:
        thumb = QRectF(scroll_part(option, QStyle.SubControl.SC_ScrollBarSlider))
        if option.maximum <= option.minimum or thumb.isEmpty():
            return
        thin = self._theme.px(THUMB)
        if option.orientation == Qt.Orientation.Vertical:
            thumb.setLeft(thumb.right() - thin - 2)
            thumb.setWidth(thin)
        else:
            thumb.setTop(thumb.bottom() - thin - 2)
            thumb.setHeight(thin)
        over = bool(_state(option) & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("ctl" if over else "line2"))
        painter.drawRoundedRect(thumb, thin / 2, thin / 2)
        painter.restore()


_METRICS = {
    QStyle.PixelMetric.PM_ScrollBarExtent: SCROLL,
    QStyle.PixelMetric.PM_IndicatorWidth: BOX,
    QStyle.PixelMetric.PM_IndicatorHeight: BOX,
    QStyle.PixelMetric.PM_ExclusiveIndicatorWidth: BOX,
    QStyle.PixelMetric.PM_ExclusiveIndicatorHeight: BOX,
    QStyle.PixelMetric.PM_FocusFrameHMargin: RING + GAP,
    QStyle.PixelMetric.PM_FocusFrameVMargin: RING + GAP,
}


class FocusRings(QObject):
    """Moves one ring per window to whatever takes the focus."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._frame: QFocusFrame | None = None
        application.focusChanged.connect(self._on_focus_changed)

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self._frame is not None and isValid(self._frame):  # it goes with its widget's window
            self._frame.hide()
            self._frame.deleteLater()
        self._frame = None
        if now is None or now.isWindow() or not wants_ring(now):
            return
        self._frame = QFocusFrame(now)
        self._frame.setWidget(now)


def wants_ring(widget: QWidget) -> bool:
    """Say whether a widget's focus is shown around it; others show it in their own border."""
    return bool(widget.property("ring"))


def draw_ring(painter: QPainter, outer: QRectF, theme: Theme) -> None:
    """Draw a ring whose outside is ``outer``, for a control with round corners."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("accent"), RING))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    half = RING / 2
    reach = theme.px(_CORNER) + GAP + half
    painter.drawRoundedRect(outer.adjusted(half, half, -half, -half), reach, reach)
    painter.restore()


def draw_check_box(painter: QPainter, rect: QRect, state: QStyle.StateFlag, theme: Theme) -> None:
    """Draw a box: filled with a tick when on, with a dash when only some of it is."""
    some = bool(state & QStyle.StateFlag.State_NoChange)
    on = bool(state & QStyle.StateFlag.State_On) or some
    box = QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("accent" if on else "ctl"), 1))
    painter.setBrush(theme.color("accent" if on else "surface"))
    painter.drawRoundedRect(box, 4, 4)
    if on:
        side = box.width()
        places = ((0.26, 0.5), (0.74, 0.5)) if some else ((0.26, 0.53), (0.43, 0.7), (0.75, 0.33))
        points = [QPointF(box.left() + x * side, box.top() + y * side) for x, y in places]
        painter.setPen(_round_pen(theme.color("on_accent"), side * 0.11))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(points)
    painter.restore()


def draw_radio(painter: QPainter, rect: QRect, state: QStyle.StateFlag, theme: Theme) -> None:
    """Draw a ring: thick in the accent when chosen."""
    on = bool(state & QStyle.StateFlag.State_On)
    wide = rect.width() * 0.28 if on else 1.0
    half = wide / 2
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("accent" if on else "ctl"), wide))
    painter.setBrush(theme.color("surface"))
    painter.drawEllipse(QRectF(rect).adjusted(half, half, -half, -half))
    painter.restore()


def scroll_part(option: QStyleOptionSlider, part: QStyle.SubControl) -> QRect:
    """Place the thumb, the groove and the pages beside the thumb; arrows are empty."""
    whole: QRect = option.rect
    upright = option.orientation == Qt.Orientation.Vertical
    length = whole.height() if upright else whole.width()
    steps = option.maximum - option.minimum
    thumb = length
    if steps > 0:
        thumb = max(28, length * option.pageStep // (steps + option.pageStep))
    start = QStyle.sliderPositionFromValue(
        option.minimum, option.maximum, option.sliderPosition, length - thumb, option.upsideDown
    )
    spans = {
        QStyle.SubControl.SC_ScrollBarGroove: (0, length),
        QStyle.SubControl.SC_ScrollBarSlider: (start, thumb),
        QStyle.SubControl.SC_ScrollBarSubPage: (0, start),
        QStyle.SubControl.SC_ScrollBarAddPage: (start + thumb, length - start - thumb),
    }
    begin, span = spans.get(part, (0, 0))
    at = whole.topLeft() + (QPoint(0, begin) if upright else QPoint(begin, 0))
    across = whole.width() if upright else whole.height()
    return QRect(at, QSize(across, span) if upright else QSize(span, across))


def style_sheet(theme: Theme) -> str:
    """Fill the template with the worn colours and scale its lengths."""
    text = resources.path("styles/window.qss").read_text("utf-8")
    scaled = _PIXELS.sub(lambda found: _length(int(found[1]), theme), text)
    return Template(scaled).substitute(theme.hexes())


def dress(application: QApplication, theme: Theme) -> None:
    """Give the application its style, colours and font."""
    application.setPalette(theme.palette())
    application.setFont(theme.font(Type.BODY))
    application.setStyleSheet(style_sheet(theme))


def _length(pixels: int, theme: Theme) -> str:
    return f"{pixels if pixels <= RING else theme.px(pixels)}px"


def _state(option: QStyleOption) -> QStyle.StateFlag:
    state: QStyle.StateFlag = option.state
    return state


def _round_pen(colour: QColor, width: float) -> QPen:
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen
