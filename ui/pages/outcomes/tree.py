"""The tree at the left: chevrons that fold, a proof mark at the right, one line chosen."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
)

from sv_evidence.operations.outcome_tree import Branch
from ui.pages.outcomes.model import BRANCH, OutcomeModel
from ui.theme import Theme, Type
from ui.widgets.paint import paint_mark

ROW = 32
STEP = 16
"""How far each level stands in."""
CHEVRON_AT = 14
CHEVRON = 14
WORDS_AT = 34
RIGHT = 12
MARK = 15
BAR = 3
_KEYS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

Index = QModelIndex | QPersistentModelIndex


class OutcomeTreeView(QTreeView):
    """``chosen`` with the branch of the line that is chosen; Left and Right fold."""

    chosen = Signal(object)
    entered = Signal()
    """Enter was pressed on a line."""

    def __init__(self, theme: Theme, model: OutcomeModel) -> None:
        super().__init__()
        self._theme = theme
        self._by_key = False
        self.setModel(model)
        self.setItemDelegate(BranchCell(theme, self))
        self.setHeaderHidden(True)
        self.setIndentation(0)  # the delegate stands each line in by itself
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setMouseTracking(True)
        self.setFrameShape(QTreeView.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self._on_theme_changed()
        theme.changed.connect(self._on_theme_changed)

    def choose(self, index: QModelIndex) -> None:
        """Choose a line, unfold what leads to it and bring it into view."""
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def rings(self, index: Index) -> bool:
        """Say whether a line wears the focus ring: the tree was reached by keys."""
        return self._by_key and self.hasFocus() and index == self.currentIndex()

    def level(self, index: Index) -> int:
        """Count what a line hangs on."""
        above, found = index.parent(), 0
        while above.isValid():
            above, found = above.parent(), found + 1
        return found

    def currentChanged(self, now: Index, before: Index) -> None:  # noqa: N802
        """Tell which line is chosen."""
        super().currentChanged(now, before)
        branch = now.data(BRANCH)
        if isinstance(branch, Branch):
            self.chosen.emit(branch)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Fold by Left and Right, also from a line to what it hangs on; jump by typing."""
        self._by_key = True
        index = self.currentIndex()
        if event.key() in _KEYS and not event.modifiers():
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Left and not self.is_open(index):
            self.choose(index.parent())
        else:
            super().keyPressEvent(event)
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Fold by the chevron; a pointer needs no ring."""
        self._by_key = False
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self._is_on_chevron(event, index):
            self.setExpanded(index, not self.isExpanded(index))
            return
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Show where the keys are."""
        self._by_key = event.reason() != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)
        self.viewport().update()

    def is_open(self, index: Index) -> bool:
        """Say whether what hangs on a line is shown."""
        return self.isExpanded(index) and self.model().hasChildren(index)

    def _is_on_chevron(self, event: QMouseEvent, index: QModelIndex) -> bool:
        px = self._theme.px
        start = px(CHEVRON_AT - 4) + px(STEP) * self.level(index)
        inside = start <= event.position().x() <= start + px(CHEVRON + 6)
        return inside and self.model().hasChildren(index)

    def _on_theme_changed(self) -> None:
        palette = self.palette()
        palette.setColor(palette.ColorRole.Base, self._theme.color("bg"))
        self.setPalette(palette)
        self.doItemsLayout()
        self.viewport().update()


class BranchCell(QStyledItemDelegate):
    """Paints one line: chevron, words as heavy as the level asks, and the mark."""

    def __init__(self, theme: Theme, tree: OutcomeTreeView) -> None:
        super().__init__(tree)
        self._theme, self._tree = theme, tree

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:  # noqa: N802
        """Every line is as high."""
        return QSize(self._theme.px(120), self._theme.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint ground, chevron, words and mark."""
        branch = index.data(BRANCH)
        if not isinstance(branch, Branch):
            return
        state: QStyle.StateFlag = option.state
        rect: QRect = option.rect
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        self._paint_ground(painter, rect, index, state)
        shift = self._theme.px(STEP) * self._tree.level(index)
        if branch.children:
            self._paint_chevron(painter, rect, shift, index)
        self._paint_words(painter, rect, shift, branch, selected=selected)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, rect: QRect, index: Index, state: QStyle.StateFlag
    ) -> None:
        theme = self._theme
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.color("sel"))
            painter.fillRect(rect.x(), rect.y(), BAR, rect.height(), theme.color("accent"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.color("hover"))
        if self._tree.rings(index):
            accent = theme.color("accent")
            painter.fillRect(rect.x(), rect.y(), rect.width(), 2, accent)
            painter.fillRect(rect.x(), rect.bottom() - 1, rect.width(), 2, accent)

    def _paint_chevron(self, painter: QPainter, rect: QRect, shift: int, index: Index) -> None:
        theme = self._theme
        side = theme.px(CHEVRON)
        name = "chevron-down" if self._tree.is_open(index) else "chevron-right"
        drawn = theme.pixmap(name, "ink2", CHEVRON, self._tree.devicePixelRatioF())
        left = rect.x() + theme.px(CHEVRON_AT) + shift
        painter.drawPixmap(QRect(left, rect.y() + (rect.height() - side) // 2, side, side), drawn)

    def _paint_words(
        self, painter: QPainter, rect: QRect, shift: int, branch: Branch, *, selected: bool
    ) -> None:
        theme, px = self._theme, self._theme.px
        room = px(RIGHT)
        if branch.mark is not None:
            room += px(MARK)
            top = rect.y() + (rect.height() - px(MARK)) / 2
            paint_mark(
                painter, theme, branch.mark, left=rect.right() + 1 - room, top=top, size=MARK
            )
            room += px(8)
        words = rect.adjusted(px(WORDS_AT) + shift, 0, -room, 0)
        font = theme.font(_style_of(branch, selected=selected))
        painter.setFont(font)
        painter.setPen(theme.color(_ink_of(branch)))
        fits = QFontMetrics(font).elidedText(
            branch.title, Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(words, _LEFT, fits)


def _style_of(branch: Branch, *, selected: bool) -> Type:
    return Type.ROW_TITLE if selected or not branch.code else Type.TABLE


def _ink_of(branch: Branch) -> str:
    """Let what only holds other nodes stand back."""
    holds_measures = any(child.measure is not None for child in branch.children)
    is_quiet = branch.code and branch.measure is None and not holds_measures
    return "ink2" if is_quiet else "ink"
