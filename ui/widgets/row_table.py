"""A table whose rows are chosen and hovered whole, and whose columns always fill its width."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeGuard

from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ui.theme import Theme
from ui.widgets.row_head import NARROWEST, RowHead

ROOMY = 34
COMPACT = 32
_KEYS_THAT_OPEN = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2})


class RowTable(QTableView):
    """Rows of one height. ``opened`` when a row is to be opened, by key or by double click."""

    opened = Signal(int)
    binned = Signal()
    looks_changed = Signal()
    """A person changed width, place or showing of a column."""
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
        self._head.sectionMoved.connect(self._on_columns_chosen)
        self._head.columns_chosen.connect(self._on_columns_chosen)
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

    def looks(self) -> dict[str, list[int]]:
        """Return how the person left the columns, to be handed to ``wear_looks``."""
        head = self._head
        every = range(head.count())
        return {
            "widths": list(self._widths),
            "order": [head.logicalIndex(place) for place in every],
            "hidden": [at for at in every if head.isSectionHidden(at)],
        }

    def wear_looks(self, looks: Mapping[str, Any]) -> None:
        """Take up columns as they were left; what does not fit these columns is passed over."""
        head, every = self._head, list(range(self._head.count()))
        widths, order = looks.get("widths"), looks.get("order")
        hidden = looks.get("hidden")
        head.blockSignals(True)
        if _are_numbers(widths) and len(widths) == len(every) and min(widths) >= NARROWEST:
            self._widths = list(widths)
        if _are_numbers(order) and sorted(order) == every:
            for place, at in enumerate(order):
                head.moveSection(head.visualIndex(at), place)
        if _are_numbers(hidden) and set(hidden) < set(every):
            for at in every:
                head.setSectionHidden(at, at in hidden)
        head.blockSignals(False)
        self.fit()

    def offer_columns(self, at: QPoint) -> None:
        """Open the menu that shows, hides and moves columns; ``at`` is on the screen."""
        self._head.offer_columns(at)

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
            self.looks_changed.emit()
            self.fit()

    def _on_columns_chosen(self) -> None:
        self.fit()
        self.looks_changed.emit()

    def _on_theme_changed(self) -> None:
        palette = self.palette()
        palette.setColor(palette.ColorRole.Base, self._theme.color("surface"))
        self.setPalette(palette)
        self.set_row_height(ROOMY)
        self.fit()
        self.viewport().update()


def _are_numbers(held: object) -> TypeGuard[list[int]]:
    return isinstance(held, list) and all(type(each) is int for each in held)
