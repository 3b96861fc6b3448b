"""The measures to choose from, and the field that searches them."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel

from sv_evidence.operations.previewing import MeasureChoice
from ui.theme import Theme, Type
from ui.widgets.choice import Choice


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
