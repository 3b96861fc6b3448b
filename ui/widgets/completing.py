"""The list that opens under a field while words are typed, and the keys that take from it."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QPoint, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent, QMoveEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QListView, QWidget

GAP = 2
ENTER = frozenset({int(Qt.Key.Key_Return), int(Qt.Key.Key_Enter)})
TAB = frozenset({int(Qt.Key.Key_Tab)})


class Suggestions(QListView):
    """The list under a field. It has an edge, and leaves what is said under the field free."""

    def __init__(self, under: QWidget, said: QWidget | None = None) -> None:
        super().__init__()
        self._under, self._said = under, said
        self.setObjectName("suggestions")

    def moveEvent(self, event: QMoveEvent) -> None:  # noqa: N802
        """Stand below the words about the field, unless there is only room above it."""
        super().moveEvent(event)
        said = self._said
        if said is None or not said.isVisible():
            return
        top = self._under.mapToGlobal(QPoint(0, 0)).y()
        free = said.mapToGlobal(QPoint(0, said.height() + GAP)).y()
        if top < self.y() < free:
            self.move(self.x(), free)


def suggest(field: QComboBox, words: Iterable[str], popup: Suggestions) -> None:
    """Offer words that hold what is typed, those that begin with it first; the first is lit."""
    every = list(words)
    offered = QStringListModel(every, field)
    completer = QCompleter(offered, field)  # which goes with it, and the list with both
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setPopup(popup)
    field.setCompleter(completer)
    edit = field.lineEdit()
    if edit is not None:
        edit.textEdited.connect(lambda typed: offered.setStringList(ranked(every, typed)))
        completer.completionModel().modelReset.connect(lambda: _light_first(completer))


def take_match(event: QEvent, field: QLineEdit | QComboBox, keys: frozenset[int] = ENTER) -> bool:
    """Take the word that is lit in an open list, else its first, by one of these keys.

    Say whether one was taken: the key is then done with.
    """
    if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
        return False
    bare = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    words = _first_word(field.completer()) if bare and event.key() in keys else ""
    if not words:
        return False
    event.accept()
    if isinstance(field, QComboBox):
        field.setEditText(words)
    else:
        field.setText(words)
    return True


def ranked(words: Iterable[str], typed: str) -> list[str]:
    """Put words that begin with what is typed first, then those with such a word inside."""
    wanted = typed.casefold().strip()

    def rank(title: str) -> int:
        said = title.casefold()
        if said.startswith(wanted):
            return 0
        inner = any(
            said.startswith(wanted, at + 1) for at, sign in enumerate(said) if sign in " (-/"
        )
        return 1 if inner else 2

    return sorted(words, key=rank)


def _light_first(completer: QCompleter) -> None:
    """Light the first word of a list that has just been made anew.

    The completer would write a word that lights up into the field, so it is kept from hearing.
    """
    popup, first = completer.popup(), completer.completionModel().index(0, 0)
    if popup is not None and first.isValid():
        heard = completer.blockSignals(True)
        popup.setCurrentIndex(first)
        completer.blockSignals(heard)


def _first_word(completer: QCompleter | None) -> str:
    """Close an open list and return the word that is lit in it, else the first."""
    popup = None if completer is None else completer.popup()
    if completer is None or popup is None or not popup.isVisible():
        return ""
    lit = popup.currentIndex()
    if not lit.isValid():
        lit = completer.completionModel().index(0, 0)
    words = str(lit.data() or "")
    popup.hide()
    return words
