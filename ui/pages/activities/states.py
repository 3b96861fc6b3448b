"""What stands in the place of the table: rows, loading, nothing logged yet, nothing found."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from sv_evidence.wording.words import tr, trn
from ui.theme import Theme
from ui.widgets.buttons import Button, Rank
from ui.widgets.row_table import RowTable
from ui.widgets.states import EmptyState, LoadingRows


class ListStates(QStackedWidget):
    """Shows the table, or why there is nothing in it and what to do about that."""

    log_asked = Signal()
    bring_asked = Signal()
    clear_asked = Signal()
    spelling_taken = Signal(str)

    def __init__(self, theme: Theme, table: RowTable, beside: QWidget) -> None:
        super().__init__()
        self._theme = theme
        self._table = table
        self._rows = QWidget()
        across = QHBoxLayout(self._rows)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(table, 1)
        across.addWidget(beside)
        self._loading = LoadingRows(theme, table)
        self._empty = EmptyState(
            theme,
            "notebook-pen",
            tr("Log the first thing you did"),
            tr("A session, a delivery, a new job: what happened, when, where, and how many."),
        )
        log = Button(theme, tr("Log activity"), rank=Rank.BORDERED, icon="plus")
        log.clicked.connect(self.log_asked)
        bring = Button(theme, tr("Bring in a spreadsheet"), icon="file-spreadsheet")
        bring.clicked.connect(self.bring_asked)
        self._empty.add_button(log)
        self._empty.add_button(bring)
        self._nothing = EmptyState(theme, "search", tr("No activities match"))
        self._spelling = Button(theme, tr("Search"), small=True)
        self._spelling.clicked.connect(self._on_spelling)
        self._spelt = ""
        clear = Button(theme, tr("Clear filters"), rank=Rank.LINK)
        clear.clicked.connect(self.clear_asked)
        self._nothing.add_button(self._spelling)
        self._nothing.add_button(clear)
        for state in (self._rows, self._empty, self._nothing):
            self.addWidget(state)
        table.resized.connect(self._on_table_resized)

    def start_loading(self, count: int) -> None:
        """Say after a moment that rows are on their way; ``count`` is what was there last."""
        said = trn("Opening {count} activity", "Opening {count} activities", count)
        self._loading.start(said if count else tr("Opening your activities"))

    def stop_loading(self) -> None:
        """Take the grey rows away."""
        self._loading.stop()

    def show_rows(self) -> None:
        """Show the table."""
        self.setCurrentWidget(self._rows)

    def show_empty(self) -> None:
        """Say that nothing was logged yet."""
        self.setCurrentWidget(self._empty)

    def show_nothing(self, words: str, filters: Sequence[str]) -> None:
        """Repeat the words and filters that nothing matches."""
        title = tr("No activities match these filters")
        if words:
            title = tr("No activities match \N{LEFT DOUBLE QUOTATION MARK}{words}", words=words)
            title += "\N{RIGHT DOUBLE QUOTATION MARK}"
        said = tr("Filtered by: {filters}.", filters=", ".join(filters)) if filters else ""
        self._nothing.say(title, said)
        self.offer_spelling("")
        self.setCurrentWidget(self._nothing)

    def offer_spelling(self, words: str) -> None:
        """Offer another spelling; an empty one takes the offer away."""
        self._spelt = words
        self._spelling.setVisible(bool(words))
        if words:
            self._spelling.say(
                tr(
                    "Search \N{LEFT DOUBLE QUOTATION MARK}{words}\N{RIGHT DOUBLE QUOTATION MARK}",
                    words=words,
                )
            )

    @Slot()
    def _on_table_resized(self) -> None:
        """Keep the grey rows over the whole table."""
        self._loading.setGeometry(self._table.rect())

    def _on_spelling(self) -> None:
        self.spelling_taken.emit(self._spelt)
