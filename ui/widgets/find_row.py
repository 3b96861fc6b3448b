"""The row that finds words on a page: how many there are, the next one, the one before."""

from collections.abc import Iterable, Sequence

import shiboken6
from PySide6.QtCore import QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QScrollArea, QWidget

from sv_evidence.domain.excerpts import found_in, typed_words
from sv_evidence.wording.words import tr
from ui.theme import Theme, Type
from ui.widgets.buttons import Button, Rank
from ui.widgets.search import SearchField
from ui.widgets.surface import Surface
from ui.widgets.words import Words

TALL, WIDE, EDGE = 48, 280, 28


class FindField(SearchField):
    """Enter and Shift+Enter step; Escape in an empty field leaves."""

    stepped = Signal(int)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Step, leave, or type."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            back = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
            self.stepped.emit(-1 if back else 1)
        elif event.key() == Qt.Key.Key_Escape and not self.text():
            self.left.emit()
        else:
            super().keyPressEvent(event)


class FindRow(Surface):
    """Stands under the head of a page that has no search of its own; marks what it finds."""

    def __init__(self, theme: Theme, page: QWidget) -> None:
        super().__init__(theme, "win")
        self._page = page
        self._found: list[QWidget] = []
        self._at = -1
        self.field = FindField(theme, tr("Find on this page"))
        self.field.setFixedWidth(theme.px(WIDE))
        self.count = Words(theme, "", Type.SMALL, "ink2")
        before = Button(theme, tr("Previous"), rank=Rank.BARE, icon="chevron-left")
        after = Button(theme, tr("Next"), rank=Rank.BARE, icon="chevron-right")
        close = Button(theme, tr("Close"), rank=Rank.BARE, icon="x")
        self.marks = FoundMarks(theme, page)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(EDGE), 0, theme.px(EDGE), 0)
        row.setSpacing(theme.px(8))
        for part in (self.field, before, after, self.count):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(close)
        self.setFixedHeight(theme.px(TALL))
        self.field.searched.connect(self.look)
        self.field.stepped.connect(self.step)
        self.field.left.connect(self.leave)
        before.clicked.connect(lambda: self.step(-1))
        after.clicked.connect(lambda: self.step(1))
        close.clicked.connect(self.leave)

    def begin(self) -> None:
        """Show the row and wait for words."""
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self.look()

    @Slot()
    def leave(self) -> None:
        """Put the row and its marks away."""
        self.field.clear()
        self._show([], -1)
        self.hide()

    @Slot()
    def look(self) -> None:
        """Look for what stands in the field, from the top of the page."""
        found = texts_with(self.field.text(), self._page, but=self)
        self._show(found, 0 if found else -1)

    @Slot(int)
    def step(self, by: int) -> None:
        """Go to the next one, or to the one before; round at the ends."""
        before = self._found[self._at] if self._found else None
        found = texts_with(self.field.text(), self._page, but=self)
        at = found.index(before) + by if before in found else 0
        self._show(found, at % len(found) if found else -1)

    def _show(self, found: list[QWidget], at: int) -> None:
        self._found, self._at = found, at
        if found:
            for area in _areas_around(found[at]):
                area.ensureWidgetVisible(found[at])
            said = tr("{at} of {count}", at=f"{at + 1:,}", count=f"{len(found):,}")
        else:
            said = tr("Nothing found") if self.field.text().strip() else ""
        self.count.say(said)
        self.field.setAccessibleDescription(said)
        self.marks.show_marks(found, at)


class FoundMarks(QWidget):
    """Lies over a page, lets everything through, and marks what was found."""

    def __init__(self, theme: Theme, page: QWidget) -> None:
        super().__init__(page)
        self._theme, self._page = theme, page
        self._found: Sequence[QWidget] = ()
        self._at = -1
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        for area in page.findChildren(QScrollArea):
            area.verticalScrollBar().valueChanged.connect(self.update)

    def show_marks(self, found: Sequence[QWidget], at: int) -> None:
        """Mark these, and one of them more than the others."""
        self._found, self._at = found, at
        self.setGeometry(self._page.rect())
        self.setVisible(bool(found))
        self.raise_()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw a ring round each; a page that has changed meanwhile has fewer."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent = self._theme.color("accent")
        for place, each in enumerate(self._found):
            if not shiboken6.isValid(each) or each.visibleRegion().isEmpty():
                continue
            seen: QRect = each.visibleRegion().boundingRect()
            box = QRectF(seen.translated(each.mapTo(self._page, seen.topLeft()) - seen.topLeft()))
            is_here = place == self._at
            painter.setPen(QPen(accent, 2 if is_here else 1))
            ground = QColor(accent)
            ground.setAlphaF(0.18 if is_here else 0.08)
            painter.setBrush(ground)
            painter.drawRoundedRect(box.adjusted(-3, -1, 3, 1), 4, 4)


def texts_with(typed: str, page: QWidget, *, but: QWidget) -> list[QWidget]:
    """Return what shows all of these words on a page, top to bottom; the smallest that does."""
    wanted = typed_words(typed)
    if not wanted:
        return []
    found = [
        each
        for each in page.findChildren(QWidget)
        if each.isVisible() and not but.isAncestorOf(each) and each is not but
        if found_in(wanted, (_words_of(each),)) is not None
    ]
    holders = {above for each in found for above in _above(each, page)}
    leaves = [each for each in found if each not in holders]
    return sorted(leaves, key=lambda each: _place_of(each, page))


def _words_of(widget: QWidget) -> str:
    if isinstance(widget, QLabel | QAbstractButton):
        return widget.text() or widget.accessibleName()
    return widget.accessibleName()


def _above(widget: QWidget, page: QWidget) -> Iterable[QWidget]:
    above = widget.parentWidget()
    while above is not None and above is not page:
        yield above
        above = above.parentWidget()


def _place_of(widget: QWidget, page: QWidget) -> tuple[int, int]:
    at = widget.mapTo(page, widget.rect().topLeft())
    return at.y(), at.x()


def _areas_around(widget: QWidget) -> list[QScrollArea]:
    found: list[QScrollArea] = []
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            found.append(above)
        above = above.parentWidget()
    return found
