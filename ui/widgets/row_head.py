"""The heads of a table's columns, and the menu that shows, hides and moves them."""

from functools import partial

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QMenu, QWidget

from sv_evidence.wording.words import tr
from ui.theme import Theme, Type

HEAD = 32
NARROWEST = 48
EDGE = 28
PAD = 10
CHEVRON = 14


class RowHead(QHeaderView):
    """The heads of the columns: words, a rule below, and a chevron at the sorted one."""

    columns_chosen = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(NARROWEST)
        self.setMouseTracking(True)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Stand as high as the look says, larger with larger text."""
        return QSize(super().sizeHint().width(), self._theme.px(HEAD))

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:  # noqa: N802
        """Paint one head."""
        theme = self._theme
        painter.save()
        painter.fillRect(rect, theme.color("bg"))
        for edge in (rect.top(), rect.bottom()):
            painter.fillRect(rect.x(), edge, rect.width(), 1, theme.color("line2"))
        model = self.model()
        number = bool(
            int(model.headerData(logical, self.orientation(), Qt.ItemDataRole.TextAlignmentRole))
            & int(Qt.AlignmentFlag.AlignRight)
        )
        first = self.visualIndex(logical) == 0
        inner = rect.adjusted(theme.px(EDGE if first else PAD), 0, -theme.px(PAD), -1)
        painter.setFont(theme.font(Type.SMALL_STRONG))
        painter.setPen(theme.color("ink2"))
        words = str(model.headerData(logical, self.orientation()))
        self._paint_words(painter, inner, words, number=number, sorted_=self._sorts(logical))
        painter.restore()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Offer to show, hide and move columns."""
        self.offer_columns(event.globalPos())

    def offer_columns(self, at: QPoint) -> None:
        """Open the menu of columns; the last one that is shown stays."""
        menu = QMenu(self)
        shown = [each for each in self._in_order() if not self.isSectionHidden(each)]
        for each in self._in_order():
            action = menu.addAction(self._name_of(each))
            action.setCheckable(True)
            action.setChecked(each in shown)
            action.setEnabled(len(shown) > 1 or each not in shown)
            action.toggled.connect(partial(self._show_column, each))
        menu.addSeparator()
        left, right = menu.addMenu(tr("Move left")), menu.addMenu(tr("Move right"))
        for each in shown[1:]:
            left.addAction(self._name_of(each)).triggered.connect(partial(self._step, each, -1))
        for each in shown[:-1]:
            right.addAction(self._name_of(each)).triggered.connect(partial(self._step, each, 1))
        for moves in (left, right):
            moves.setEnabled(bool(moves.actions()))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _in_order(self) -> list[int]:
        return [self.logicalIndex(place) for place in range(self.count())]

    def _name_of(self, at: int) -> str:
        return str(self.model().headerData(at, self.orientation())).replace("&", "&&")

    def _show_column(self, at: int, is_shown: bool) -> None:  # noqa: FBT001 - Qt's own signal
        self.blockSignals(True)  # coming and going is no change of width by a person
        self.setSectionHidden(at, not is_shown)
        self.blockSignals(False)
        self.columns_chosen.emit()

    def _step(self, at: int, step: int, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - as above
        """Change places with the next column that is shown."""
        place = self.visualIndex(at) + step
        while self.isSectionHidden(self.logicalIndex(place)):
            place += step
        self.moveSection(self.visualIndex(at), place)

    def _sorts(self, logical: int) -> bool:
        return self.isSortIndicatorShown() and self.sortIndicatorSection() == logical

    def _paint_words(
        self, painter: QPainter, inner: QRect, words: str, *, number: bool, sorted_: bool
    ) -> None:
        size = self._theme.px(CHEVRON)
        room = size + 3 if sorted_ else 0
        width = painter.fontMetrics().horizontalAdvance(words)
        left = inner.right() + 1 - width - room if number else inner.x()
        align = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(QRect(left, inner.y(), width + 2, inner.height()), align, words)
        if not sorted_:
            return
        chevron = self._theme.pixmap("chevron-down", "ink2", CHEVRON, self.devicePixelRatioF())
        top = inner.y() + (inner.height() - size) // 2
        at = QRect(left + width + 3, top, size, size)
        if self.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder:
            painter.translate(at.center().x() + 0.5, at.center().y() + 0.5)
            painter.rotate(180)
            painter.translate(-at.center().x() - 0.5, -at.center().y() - 0.5)
        painter.drawPixmap(at, chevron)
