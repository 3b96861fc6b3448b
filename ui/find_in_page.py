"""Finding on the page that shows: in its own search and list, else by a row that marks words."""

from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, Qt, QTimer
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QTreeView, QVBoxLayout

from sv_evidence.domain.excerpts import found_in, typed_words
from sv_evidence.wording.words import tr
from ui.models.paged import PagedModel
from ui.pages.page import Page
from ui.widgets.find_row import FindRow
from ui.widgets.row_table import RowTable
from ui.widgets.search import SearchField
from ui.window import Window


class FindInPage(QObject):
    """What Ctrl+F, F3 and Shift+F3 do; a list that is searched says how many rows are left."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._rows: dict[str, FindRow] = {}
        self._followed: set[QAbstractItemModel] = set()

    def open(self) -> None:
        """Go to the page's search, or show the row that finds words on it."""
        page = self._window.page
        if page is None:
            return
        field = page.search()
        if field is None:
            self._row_of(page).begin()
            return
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        field.selectAll()
        self._follow(page)

    def step(self, by: int) -> None:
        """Go to the next or the previous of what was found."""
        page = self._window.page
        if page is None:
            return
        if page.search() is None:
            row = self._row_of(page)
            if row.isVisible():
                row.step(by)
            else:
                row.begin()
            return
        self._follow(page)
        view = _list_of(page)
        if view is not None:
            _step_in(view, by, page.search())
            self._say(page)

    def _row_of(self, page: Page) -> FindRow:
        if page.key not in self._rows:
            self._rows[page.key] = row = FindRow(page.theme, page)
            row.hide()
            layout = page.column.layout()
            if isinstance(layout, QVBoxLayout):
                layout.insertWidget(1, row)
        return self._rows[page.key]

    def _follow(self, page: Page) -> None:
        """Say how many rows there are as often as the page's list changes."""
        view = _list_of(page)
        if view is None or view.model() in self._followed:
            return
        model = view.model()
        self._followed.add(model)
        # Only when the page is done with it: a tree is unfolded after its reset.
        model.modelReset.connect(lambda: QTimer.singleShot(0, self, lambda: self._say(page)))
        model.destroyed.connect(lambda: self._followed.discard(model))
        self._say(page)

    def _say(self, page: Page) -> None:
        field, view = page.search(), _list_of(page)
        if isinstance(field, SearchField):
            at, count = (0, 0) if view is None else _standing(view, field)
            said = tr("{at} of {count}", at=f"{at:,}", count=f"{count:,}") if at else f"{count:,}"
            field.say_found(said)


def _list_of(page: Page) -> QAbstractItemView | None:
    """Return the list that shows on a page."""
    views = page.column.findChildren(QAbstractItemView)
    return next((each for each in views if each.isVisible()), None)


def _step_in(view: QAbstractItemView, by: int, field: QLineEdit | None) -> None:
    found = _next_line(view, by, field) if isinstance(view, QTreeView) else _next_row(view, by)
    if not found.isValid():
        return
    if isinstance(view, RowTable):
        view.choose_row(found.row())
    else:
        view.setCurrentIndex(found)
    view.scrollTo(found)


def _next_line(view: QTreeView, by: int, field: QLineEdit | None) -> QModelIndex:
    """Return the next line of a tree that has the words, round at the ends."""
    lines = _lines_of(view, field)
    if not lines:
        return QModelIndex()
    here = view.currentIndex()
    at = lines.index(here) + by if here in lines else (0 if by > 0 else -1)
    return lines[at % len(lines)]


def _next_row(view: QAbstractItemView, by: int) -> QModelIndex:
    """Return the next row that can be chosen, round at the ends."""
    model, here = view.model(), view.currentIndex().row()
    count = model.rowCount()
    start = here if here >= 0 else (-1 if by > 0 else 0)
    for distance in range(1, count + 1):
        index = model.index((start + by * distance) % count, 0)
        if model.flags(index) & Qt.ItemFlag.ItemIsSelectable:
            return index
    return QModelIndex()


def _standing(view: QAbstractItemView, field: QLineEdit) -> tuple[int, int]:
    """Return which of the rows is chosen, counted from 1, and how many there are."""
    model: Any = view.model()
    here = view.currentIndex()
    if isinstance(model, PagedModel):
        at = len(model.ids_in([(0, here.row())])) if here.isValid() else 0
        return at, len(model.ids)
    if isinstance(view, QTreeView):
        lines = _lines_of(view, field)
        return (lines.index(here) + 1 if here in lines else 0), len(lines)
    return here.row() + 1, model.rowCount()


def _lines_of(view: QTreeView, field: QLineEdit | None) -> list[QModelIndex]:
    """Return the lines of a tree with the words, not what only leads to them; else every line."""
    lines: list[QModelIndex] = []
    index = view.model().index(0, 0)
    while index.isValid():
        lines.append(index)
        index = view.indexBelow(index)
    wanted = typed_words("" if field is None else field.text())
    with_words = [each for each in lines if found_in(wanted, (str(each.data()),)) is not None]
    return with_words or lines
