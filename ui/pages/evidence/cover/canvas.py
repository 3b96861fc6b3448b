"""The page that areas are drawn on: by mouse, or by keys alone."""

from dataclasses import replace

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen

from sv_evidence.domain.covering import WHOLE, Area
from sv_evidence.wording.words import tr, trn
from ui.pages.evidence.cover.areas import SMALLEST, DrawnAreas, between, grown, moved
from ui.theme import Theme
from ui.widgets.leaves import Leaf

BAR = QColor(0x23, 0x20, 0x1C, 165)
"""Bars are see-through while somebody works on them."""
HANDLE = 8
FAR = 10
_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_CORNERS = tuple((x, y) for y in (0, 1, 2) for x in (0, 1, 2) if (x, y) != (1, 1))
"""Handles of an area: left, middle or right, and top, middle or foot."""
NEW = (150, 30)
"""Width and height of an area that a key makes, in thousandths."""


class CoverLeaf(Leaf):
    """Draw on empty paper, drag an area or its handles; arrows move, with Ctrl they resize."""

    def __init__(self, theme: Theme, areas: DrawnAreas) -> None:
        super().__init__(theme)
        self._areas = areas
        self.page = 1
        self._from: tuple[int, int] | None = None
        self._held: Area | None = None
        self._handle: tuple[int, int] | None = None
        self._is_begun = False
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ring", True)
        areas.changed.connect(self._on_changed)
        self._on_changed()

    def show_page(self, page: int) -> None:
        """Work on another page."""
        self.page = page
        self._areas.choose(None)
        self._on_changed()

    def add(self) -> None:
        """Cover a new area in the middle of what is seen, to be moved by keys."""
        middle = self.visibleRegion().boundingRect().center()
        x, y = self._place_of(QPointF(middle))
        first = (x - NEW[0] // 2, y - NEW[1] // 2)
        self._areas.put(between(self.page, first, (first[0] + NEW[0], first[1] + NEW[1])))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def cover_column(self) -> None:
        """Let the chosen area go down to the foot of the page."""
        chosen = self._areas.chosen
        if chosen is not None:
            whole = replace(chosen, height=WHOLE - chosen.y)
            self._areas.put(whole, instead_of=chosen)

    def uncover(self) -> None:
        """Uncover the chosen area; the next one is chosen."""
        chosen = self._areas.chosen
        if chosen is None:
            return
        here = self._areas.on(self.page)
        at = here.index(chosen) if chosen in here else 0
        self._areas.put(None, instead_of=chosen)
        left = self._areas.on(self.page)
        self._areas.choose(left[min(at, len(left) - 1)] if left else None)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802, FBT001
        """Walk through the areas in reading order, then out of the page."""
        here, chosen = self._areas.on(self.page), self._areas.chosen
        at = here.index(chosen) if chosen in here else (-1 if forward else len(here))
        at += 1 if forward else -1
        if 0 <= at < len(here):
            self._areas.choose(here[at])
            return True
        self._areas.choose(None)
        return super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Move, resize, add, uncover."""
        chosen, held = self._areas.chosen, event.modifiers()
        key = Qt.Key(event.key())
        if key in _STEPS and chosen is not None:
            far = FAR if held & Qt.KeyboardModifier.ShiftModifier else 1
            dx, dy = (far * each for each in _STEPS[key])
            change = grown if held & Qt.KeyboardModifier.ControlModifier else moved
            self._areas.put(change(chosen, dx, dy), instead_of=chosen)
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.uncover()
        elif key == Qt.Key.Key_Insert:
            self.add()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Take hold of a handle or an area, or begin to draw."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        at = event.position()
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._handle = self._handle_at(at)
        self._held = self._areas.chosen if self._handle else self._area_at(at)
        self._from, self._is_begun = self._place_of(at), False
        self._areas.choose(self._held)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Draw, move or resize; without a button, show what a press would do."""
        if self._from is None:
            self._show_cursor(event.position())
            return
        x, y = self._place_of(event.position())
        dx, dy = x - self._from[0], y - self._from[1]
        if not self._is_begun and max(abs(dx), abs(dy)) < SMALLEST:
            return
        if self._held is None:
            new = between(self.page, self._from, (x, y))
        elif self._handle is None:
            new = moved(self._held, dx, dy)
        else:
            new = _pulled(self._held, self._handle, dx, dy)
        if new.width < SMALLEST or new.height < SMALLEST:
            return
        before = self._areas.chosen if self._is_begun else self._held
        self._areas.put(new, instead_of=before, goes_on=self._is_begun)
        self._is_begun = True

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Let go."""
        self._from = self._held = self._handle = None
        self._show_cursor(event.position())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint see-through bars, and handles on the chosen one."""
        super().paintEvent(event)
        painter = QPainter(self)
        for area in self._areas.on(self.page):
            painter.fillRect(self._box(area), BAR)
        if self._areas.chosen is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent = self._theme.color("accent")
        painter.setPen(QPen(accent, 2))
        painter.drawRect(self._box(self._areas.chosen))
        painter.setBrush(QColor(Qt.GlobalColor.white))
        painter.setPen(QPen(accent, 1.5))
        for corner in _CORNERS:
            painter.drawRect(self._knob(self._areas.chosen, corner))

    def _on_changed(self) -> None:
        here, chosen = self._areas.on(self.page), self._areas.chosen
        told = trn("{count} area covered", "{count} areas covered", len(here))
        self.setAccessibleName(tr("Page {page}, {told}", page=self.page, told=told))
        said = ""
        if chosen in here:
            said = tr(
                "Area {place} of {count}: {left} % from the left, {top} % from the top",
                place=here.index(chosen) + 1,
                count=len(here),
                left=chosen.x // FAR,
                top=chosen.y // FAR,
            )
        self.setAccessibleDescription(said)
        self.update()

    def _place_of(self, at: QPointF) -> tuple[int, int]:
        """Return where a point lies, in thousandths of the page."""
        return (
            round(WHOLE * at.x() / max(1, self.width())),
            round(WHOLE * at.y() / max(1, self.height())),
        )

    def _box(self, area: Area) -> QRectF:
        wide, tall = self.width() / WHOLE, self.height() / WHOLE
        return QRectF(area.x * wide, area.y * tall, area.width * wide, area.height * tall)

    def _knob(self, area: Area, corner: tuple[int, int]) -> QRectF:
        box, side = self._box(area), self._theme.px(HANDLE)
        x = box.left() + box.width() * corner[0] / 2
        y = box.top() + box.height() * corner[1] / 2
        return QRectF(x - side / 2, y - side / 2, side, side)

    def _area_at(self, at: QPointF) -> Area | None:
        found = [each for each in self._areas.on(self.page) if self._box(each).contains(at)]
        return min(found, key=lambda each: each.width * each.height, default=None)

    def _handle_at(self, at: QPointF) -> tuple[int, int] | None:
        chosen = self._areas.chosen
        if chosen is None:
            return None
        near = self._theme.px(2)
        return next(
            (
                corner
                for corner in _CORNERS
                if self._knob(chosen, corner).adjusted(-near, -near, near, near).contains(at)
            ),
            None,
        )

    def _show_cursor(self, at: QPointF) -> None:
        handle = self._handle_at(at)
        if handle is not None:
            shape = _HANDLE_CURSORS[handle]
        elif self._area_at(at) is not None:
            shape = Qt.CursorShape.SizeAllCursor
        else:
            shape = Qt.CursorShape.CrossCursor
        self.setCursor(shape)


_HANDLE_CURSORS = {
    (0, 0): Qt.CursorShape.SizeFDiagCursor,
    (2, 2): Qt.CursorShape.SizeFDiagCursor,
    (2, 0): Qt.CursorShape.SizeBDiagCursor,
    (0, 2): Qt.CursorShape.SizeBDiagCursor,
    (1, 0): Qt.CursorShape.SizeVerCursor,
    (1, 2): Qt.CursorShape.SizeVerCursor,
    (0, 1): Qt.CursorShape.SizeHorCursor,
    (2, 1): Qt.CursorShape.SizeHorCursor,
}


def _pulled(area: Area, handle: tuple[int, int], dx: int, dy: int) -> Area:
    """Return an area with the edges that a handle holds pulled so far."""
    left, right = area.x, area.x + area.width
    top, foot = area.y, area.y + area.height
    if handle[0] == 0:
        left += dx
    elif handle[0]:
        right += dx
    if handle[1] == 0:
        top += dy
    elif handle[1]:
        foot += dy
    return between(area.page, (left, top), (right, foot))


def middle_of(leaf: CoverLeaf, area: Area) -> QPoint:
    """Return the middle of an area on a leaf, in its pixels."""
    x = (area.x + area.width / 2) * leaf.width() / WHOLE
    y = (area.y + area.height / 2) * leaf.height() / WHOLE
    return QPoint(round(x), round(y))
