"""A table whose rows are chosen and hovered whole, and whose columns always fill its width."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from ui.theme import Theme, Type

HEAD = 32
ROOMY = 34
COMPACT = 32
NARROWEST = 48
EDGE = 28
PAD = 10
CHEVRON = 14
_KEYS_THAT_OPEN = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2})


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
        """Offer to show and hide columns; the last one stays."""
        menu = QMenu(self)
        shown = self.count() - self.hiddenSectionCount()
        for at in range(self.count()):
            words = str(self.model().headerData(at, self.orientation()))
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(not self.isSectionHidden(at))
            action.setEnabled(shown > 1 or self.isSectionHidden(at))
            action.toggled.connect(lambda is_shown, at=at: self._show_column(at, is_shown=is_shown))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())

    def _show_column(self, at: int, *, is_shown: bool) -> None:
        self.blockSignals(True)  # coming and going is no change of width by a person
        self.setSectionHidden(at, not is_shown)
        self.blockSignals(False)
        self.columns_chosen.emit()

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


class RowTable(QTableView):
    """Rows of one height. ``opened`` when a row is to be opened, by key or by double click."""

    opened = Signal(int)
    binned = Signal()
    widths_changed = Signal()
    resized = Signal()

    def __init__(self, theme: Theme, widths: Sequence[int], flexible: Sequence[int]) -> None:
        super().__init__()
        self._theme = theme
        self._widths = list(widths)
        self._flexible = frozenset(flexible)
        self._by_key = False
        self.hovered_row = -1
        self.row_height = theme.px(ROOMY)
        self._head = RowHead(theme, self)
        self._arrange()
        self._head.sectionResized.connect(self._on_section_resized)
        self._head.columns_chosen.connect(self.fit)
        theme.changed.connect(self._on_theme_changed)

    def _arrange(self) -> None:
        self.setHorizontalHeader(self._head)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(self.row_height)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setCornerButtonEnabled(False)
        self._on_theme_changed()
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))

    def set_row_height(self, height: int) -> None:
        """Make every row so high, in logical pixels before text scaling."""
        self.row_height = self._theme.px(height)
        if self.verticalHeader().defaultSectionSize() != self.row_height:
            self.verticalHeader().setDefaultSectionSize(self.row_height)
        self.verticalScrollBar().setSingleStep(self.row_height)

    def is_first(self, column: int) -> bool:
        """Say whether a column stands at the left edge."""
        return self._head.visualIndex(column) == 0

    def rings_row(self, row: int) -> bool:
        """Say whether a row wears the focus ring: the table was reached by keys."""
        return self._by_key and self.hasFocus() and self.currentIndex().row() == row

    def widths(self) -> tuple[int, ...]:
        """Return the widths as the person left them, by column."""
        return tuple(self._widths)

    def set_widths(self, widths: Sequence[int]) -> None:
        """Take up widths that were remembered; those that do not fit the columns are left."""
        if len(widths) == len(self._widths) and min(widths) >= NARROWEST:
            self._widths = list(widths)
            self.fit()

    def fit(self) -> None:
        """Stretch or shrink the flexible columns so that all fill the width."""
        columns = range(self._head.count())
        if self._head.count() != len(self._widths):
            return
        scaled = [self._theme.px(width) for width in self._widths]
        shown = [at for at in columns if not self._head.isSectionHidden(at)]
        fixed = sum(scaled[at] for at in shown if at not in self._flexible)
        room = max(0, self.viewport().width() - fixed)
        elastic = [at for at in shown if at in self._flexible]
        whole = sum(scaled[at] for at in elastic) or 1
        self._head.blockSignals(True)
        for at in shown:
            width = scaled[at] if at not in self._flexible else scaled[at] * room // whole
            self._head.resizeSection(at, max(NARROWEST, width))
        self._head.blockSignals(False)
        self.updateGeometries()
        self.viewport().update()
        self._head.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep the columns filling the width."""
        super().resizeEvent(event)
        self.fit()
        self.resized.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Open by Enter or F2, bin by Delete; every key brings the ring out."""
        self._by_key = True
        row = self.currentIndex().row()
        if event.key() in _KEYS_THAT_OPEN and not event.modifiers() and row >= 0:
            self.opened.emit(row)
        elif event.key() == Qt.Key.Key_Delete:
            self.binned.emit()
        else:
            super().keyPressEvent(event)
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A pointer needs no ring."""
        self._by_key = False
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Let the row under the pointer stand out."""
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(event.position().toPoint().y()))

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Let go of the row."""
        super().leaveEvent(event)
        self._hover(-1)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Start on the first row that can be chosen, so that keys have somewhere to begin."""
        self._by_key = event.reason() not in {
            Qt.FocusReason.MouseFocusReason,
            Qt.FocusReason.PopupFocusReason,
        }
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.select_first()

    def select_first(self) -> None:
        """Choose the first row that can be chosen."""
        model = self.model()
        for row in range(min(2, model.rowCount())):
            if model.flags(model.index(row, 0)) & Qt.ItemFlag.ItemIsSelectable:
                self.choose_row(row)
                return

    def choose_row(self, row: int) -> None:
        """Choose one row only, whichever keys are held down: ``selectRow`` would toggle."""
        cell = self.model().index(row, 0)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(cell, flags.NoUpdate)
        self.selectionModel().select(cell, flags.ClearAndSelect | flags.Rows)

    def _hover(self, row: int) -> None:
        if row != self.hovered_row:
            self.hovered_row = row
            self.viewport().update()

    def _on_section_resized(self, column: int, _before: int, after: int) -> None:
        if column < len(self._widths) and after and not self._head.isSectionHidden(column):
            self._widths[column] = max(NARROWEST, round(after / self._theme.scale))
            self.widths_changed.emit()
            self.fit()

    def _on_theme_changed(self) -> None:
        palette = self.palette()
        palette.setColor(palette.ColorRole.Base, self._theme.color("surface"))
        self.setPalette(palette)
        self.set_row_height(ROOMY)
        self.fit()
        self.viewport().update()
