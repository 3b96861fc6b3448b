"""The measures to choose from, and the list that opens under the field while one is searched."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from PySide6.QtCore import QPoint, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMoveEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QListView, QWidget

from sv_evidence.operations.previewing import MeasureChoice
from ui.theme import Theme, Type
from ui.widgets.choice import Choice

GAP = 2


class MeasureChoices:
    """The measures to choose from, by the words that stand for them in a combobox."""

    def __init__(self, measures: Sequence[MeasureChoice]) -> None:
        titles = [each.title for each in measures]
        self.by_words = {
            each.title
            if titles.count(each.title) == 1
            else f"{each.title} ({each.framework})": each
            for each in measures
        }
        self._words = {each.uid: words for words, each in self.by_words.items()}

    def words_for(self, uid: UUID | None) -> str:
        """Return what stands for a measure; empty if there is none."""
        return "" if uid is None else self._words.get(uid, "")

    def uid_for(self, words: str) -> UUID | None:
        """Return the measure that the words stand for, however they are written."""
        found = self.choice_for(words)
        return None if found is None else found.uid

    def choice_for(self, words: str) -> MeasureChoice | None:
        """Return all that is known of the measure that the words stand for."""
        wanted = " ".join(words.casefold().split())
        found = (each for key, each in self.by_words.items() if key.casefold() == wanted)
        return next(found, None)

    def model(self, theme: Theme) -> QStandardItemModel:
        """Group the measures under their outcomes; an outcome itself cannot be chosen."""
        model = QStandardItemModel()
        outcome = None
        for words, each in self.by_words.items():
            if (each.framework, each.outcome) != outcome:
                outcome = (each.framework, each.outcome)
                head = QStandardItem(each.outcome)
                head.setFlags(Qt.ItemFlag.NoItemFlags)
                head.setFont(theme.font(Type.SMALL_STRONG))
                head.setForeground(theme.color("ink2"))
                model.appendRow(head)
            model.appendRow(QStandardItem(words))
        return model


class MeasureField(Choice):
    """What was counted, searched by typing. Its list of suggestions hands it every key first."""

    passed_on = Signal()
    """Ctrl+Enter was pressed while suggestions were open."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, editable=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Let Ctrl+Enter go past the suggestions, so that it saves at once."""
        enters = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enters and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.accept()
            self.passed_on.emit()
            return
        super().keyPressEvent(event)


class Suggestions(QListView):
    """The list under a measure. It has an edge, and leaves what is said under the field free."""

    def __init__(self, under: QWidget, said: QWidget) -> None:
        super().__init__()
        self._under, self._said = under, said
        self.setObjectName("suggestions")

    def moveEvent(self, event: QMoveEvent) -> None:  # noqa: N802
        """Stand below the words about the field, unless there is only room above it."""
        super().moveEvent(event)
        if not self._said.isVisible():
            return
        top = self._under.mapToGlobal(QPoint(0, 0)).y()
        free = self._said.mapToGlobal(QPoint(0, self._said.height() + GAP)).y()
        if top < self.y() < free:
            self.move(self.x(), free)


def suggest(field: Choice, words: Iterable[str], popup: Suggestions) -> None:
    """Offer words that hold what is typed: those that begin with it first."""
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
