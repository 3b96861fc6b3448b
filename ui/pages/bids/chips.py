"""Live figures and references inside an answer, painted in the line and read out in full."""

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QPainter,
    QPen,
    QPyTextObject,
    QTextDocument,
    QTextFormat,
)

from sv_evidence.domain.answer_text import Chip, Cited
from sv_evidence.domain.proof import Mark
from sv_evidence.wording.labels import mark_label
from sv_evidence.wording.words import tr
from ui.pages.bids.asking import Known
from ui.pages.bids.paper import content_in
from ui.theme import Theme, Type
from ui.widgets.paint import paint_mark

PAD, GAP, MARK, HIGH, RADIUS = 6, 4, 13, 22, 4
_TINTS = {Mark.PROVEN: "tint_proven", Mark.PART_PROVEN: "tint_part", Mark.UNPROVEN: "bg"}
_EDGES = {
    Mark.PROVEN: "proven_fill",
    Mark.PART_PROVEN: "part_fill",
    Mark.UNPROVEN: "unproven_fill",
}


class LiveObjects(QPyTextObject):
    """Paints what the document only names by tags."""

    styles: ClassVar = {Chip: Type.ROW_TITLE, Cited: Type.SMALL_STRONG}

    def __init__(self, theme: Theme, known: Callable[[], Known], parent: QTextDocument) -> None:
        super().__init__(parent)
        self._theme, self._known = theme, known

    def intrinsicSize(  # noqa: N802
        self, _document: QTextDocument, _at: int, format_: QTextFormat
    ) -> QSizeF:
        """Be as wide as the words in it."""
        content = content_in(format_)
        if content is None:
            return QSizeF(0, 0)
        metrics = QFontMetricsF(self._theme.font(self.styles[type(content)]))
        wide = metrics.horizontalAdvance(self._known().say(content))
        if isinstance(content, Chip):
            wide += self._theme.px(2 * PAD + MARK + GAP)
        return QSizeF(wide + (2 if isinstance(content, Chip) else 0), self._theme.px(HIGH - 5))

    def drawObject(  # noqa: N802
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        _document: QTextDocument,
        _at: int,
        format_: QTextFormat,
    ) -> None:
        """Paint a figure as a chip, a reference as a link."""
        content = content_in(format_)
        if content is None:
            return
        rect = QRectF(rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(content, Chip):
            self._paint_chip(painter, rect, content)
        else:
            cited = self._known().cited.get(content.evidence)
            is_hidden = cited is not None and cited.hidden is not None
            painter.setFont(self._theme.font(Type.SMALL_STRONG))
            painter.setPen(self._theme.color("alarm" if is_hidden else "accent"))
            self._write(painter, rect, self._known().say(content))
        painter.restore()

    def _paint_chip(self, painter: QPainter, rect: QRectF, chip: Chip) -> None:
        theme, px = self._theme, self._theme.px
        figure = self._known().figures.get(chip)
        mark = None if figure is None else figure.mark
        box = QRectF(rect.left() + 0.5, rect.bottom() - px(HIGH - 6), rect.width() - 2, px(HIGH))
        pen = QPen(theme.color(_EDGES.get(mark, "ctl") if mark else "ctl"), 1)
        if mark is Mark.UNPROVEN:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(theme.color(_TINTS[mark] if mark else "surface"))
        painter.drawRoundedRect(box, px(RADIUS), px(RADIUS))
        if mark is not None:
            top = box.center().y() - px(MARK) / 2
            paint_mark(painter, theme, mark, left=box.left() + px(PAD), top=top, size=MARK)
        left = box.left() + px(PAD + MARK + GAP)
        area = QRectF(left, box.top(), box.right() - left, box.height())
        painter.setFont(theme.font(Type.ROW_TITLE))
        painter.setPen(theme.color("ink"))
        middle = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(area, middle, self._known().say(chip))
        if chip in self._known().was:
            pen = QPen(theme.color("part_text"), 1.5, Qt.PenStyle.DotLine)
            painter.setPen(pen)
            under = box.bottom() - px(3)
            painter.drawLine(QPointF(left, under), QPointF(box.right() - px(PAD), under))

    def _write(self, painter: QPainter, rect: QRectF, text: str) -> None:
        baseline = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        painter.drawText(rect.adjusted(0, -4, 4, self._theme.px(4)), baseline, text)


def spoken(known: Known, content: Chip | Cited) -> str:
    """Say a figure with its proof, or a file with its title: ``3,412 meals, proven``."""
    if isinstance(content, Cited):
        cited = known.cited.get(content.evidence)
        return known.say(content) if cited is None else f"{cited.said} {cited.title}".strip()
    figure = known.figures.get(content)
    if figure is None or figure.mark is None:
        return known.say(content)
    said = f"{figure.said}, {mark_label(figure.mark).lower()}"
    was = known.was.get(content)
    return tr("{figure}, was {was}", figure=said, was=was) if was else said
