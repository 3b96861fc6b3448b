"""The tree of outcomes as an item model; a search leaves what matches and what leads to it."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from sv_evidence.operations.outcome_tree import Branch
from sv_evidence.wording.outcomes import branch_text

BRANCH = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex
Place = tuple[UUID, str]
"""A framework and a code in it, by which a line is found again."""


class _Line:
    """A branch with its parent, so that Qt can ask for both."""

    def __init__(self, branch: Branch, parent: "_Line | None", row: int) -> None:
        self.branch, self.parent, self.row = branch, parent, row
        self.children = [_Line(each, self, at) for at, each in enumerate(branch.children)]


class OutcomeModel(QAbstractItemModel):
    """Shows branches; ``narrow`` to a search."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[Branch, ...] = ()
        self._words = ""
        self._lines: list[_Line] = []

    def show_branches(self, branches: tuple[Branch, ...]) -> None:
        """Show other branches, by the search that stands."""
        self._all = branches
        self.narrow(self._words)

    def narrow(self, words: str) -> None:
        """Show only what has all these words, and what leads to it; no words show all."""
        self._words = words
        wanted = words.casefold().split()
        kept = [found for each in self._all if (found := _narrowed(each, wanted)) is not None]
        self.beginResetModel()
        self._lines = [_Line(each, None, row) for row, each in enumerate(kept)]
        self.endResetModel()

    def branch(self, index: Index) -> Branch | None:
        """Return what a line shows."""
        return self._line(index).branch if index.isValid() else None

    def find(self, framework: UUID, code: str) -> QModelIndex:
        """Return where a measure, node or framework stands; an invalid index if nowhere."""
        for line in self._walk(self._lines):
            if (line.branch.framework, line.branch.code) == (framework, code):
                return self._index_of(line)
        return QModelIndex()

    def find_measure(self, measure: UUID | Place) -> QModelIndex:
        """Return where a measure stands, or a place; an invalid index if nowhere."""
        if isinstance(measure, tuple):
            return self.find(*measure)
        for line in self._walk(self._lines):
            if line.branch.measure == measure:
                return self._index_of(line)
        return QModelIndex()

    def first_claimed(self) -> QModelIndex:
        """Return the first measure with a claim, else the first line."""
        for line in self._walk(self._lines):
            if line.branch.measure is not None and line.branch.mark is not None:
                return self._index_of(line)
        return self.index(0, 0)

    def first_leaf(self) -> QModelIndex:
        """Return the first measure, else the first line."""
        for line in self._walk(self._lines):
            if line.branch.measure is not None:
                return self._index_of(line)
        return self.index(0, 0)

    def parents(self) -> list[QModelIndex]:
        """Return every line that something hangs on."""
        return [self._index_of(each) for each in self._walk(self._lines) if each.children]

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        """Point at a line."""
        lines = self._lines if not parent.isValid() else self._line(parent).children
        if column or not 0 <= row < len(lines):
            return QModelIndex()
        return self.createIndex(row, 0, lines[row])

    def parent(self, index: Index = QModelIndex()) -> Any:  # noqa: B008 - Qt's own signature
        """Point at what a line hangs on."""
        if not index.isValid():
            return QModelIndex()
        above = self._line(index).parent
        return QModelIndex() if above is None else self._index_of(above)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        """Count what hangs on a line."""
        if parent.column() > 0:
            return 0
        return len(self._lines if not parent.isValid() else self._line(parent).children)

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        """One."""
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give words, the branch itself, and all of it for screen readers."""
        if not index.isValid():
            return None
        branch = self._line(index).branch
        if role == Qt.ItemDataRole.DisplayRole:
            return branch.title
        if role == BRANCH:
            return branch
        spoken = {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}
        if role in spoken:
            return branch_text(branch.title, branch.mark, branch.weakest)
        return None

    def _line(self, index: Index) -> _Line:
        line = index.internalPointer()
        if not isinstance(line, _Line):
            raise TypeError(line)
        return line

    def _index_of(self, line: _Line) -> QModelIndex:
        return self.createIndex(line.row, 0, line)

    def _walk(self, lines: list[_Line]) -> list[_Line]:
        return [each for line in lines for each in (line, *self._walk(line.children))]


def _narrowed(branch: Branch, words: list[str]) -> Branch | None:
    """Return a branch with what matches; all of it if it matches itself."""
    if all(word in f"{branch.title} {branch.code}".casefold() for word in words):
        return branch
    kept = [found for each in branch.children if (found := _narrowed(each, words)) is not None]
    return replace(branch, children=tuple(kept)) if kept else None
