"""Which list is shown, and by whom, of what kind and how recent what it shows is."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu

from sv_evidence.domain.records import Kind
from sv_evidence.wording.labels import kind_label
from sv_evidence.wording.words import tr
from ui.pages.bin.asking import Wanted
from ui.theme import Theme
from ui.widgets.chips import Chip, CountChip

DAYS = (7, 30, 90, 365)
KINDS = (
    Kind.ACTIVITY,
    Kind.RESULT,
    Kind.EVIDENCE,
    Kind.ATTACHMENT,
    Kind.PERSON,
    Kind.ATTENDANCE,
    Kind.CONTRACT,
    Kind.BID,
    Kind.PACK,
    Kind.MEASURE,
    Kind.PROXY,
    Kind.ORGANISATION,
)


class HistoryFilters(QObject):
    """``chosen`` with whether the bin is shown, ``narrowed`` with what is wanted."""

    chosen = Signal(bool)
    narrowed = Signal(object)

    def __init__(self, theme: Theme, row: QHBoxLayout, parent: QObject) -> None:
        super().__init__(parent)
        self.wanted = Wanted()
        self._authors: Sequence[str] = ()
        self.bin = CountChip(theme, tr("Bin"))
        self.all = CountChip(theme, tr("Everything that changed"))
        for chip, is_bin in ((self.bin, True), (self.all, False)):
            chip.clicked.connect(lambda _on=False, is_bin=is_bin: self.choose(is_bin=is_bin))
            row.addWidget(chip)
        row.addStretch(1)
        self.who = Chip(theme, tr("Anyone"))
        self.kind = Chip(theme, tr("Any kind"))
        self.days = Chip(theme, tr("Any time"))
        self._offer(self.who, "author", "", lambda: [(each, each) for each in self._authors], row)
        self._offer(self.kind, "kind", None, lambda: [(kind_label(e), e) for e in KINDS], row)
        self._offer(self.days, "days", 0, lambda: [(_days_text(each), each) for each in DAYS], row)
        self.choose(is_bin=True)

    def choose(self, *, is_bin: bool) -> None:
        """Show the bin, or everything that changed."""
        self.bin.setChecked(is_bin)
        self.all.setChecked(not is_bin)
        self.chosen.emit(is_bin)

    def set_authors(self, authors: Sequence[str]) -> None:
        """Offer whoever changed something."""
        self._authors = authors

    def set_words(self, words: str) -> None:
        """Search for words."""
        self._take(replace(self.wanted, words=words))

    def clear(self) -> None:
        """Narrow nothing any more."""
        for chip in (self.who, self.kind, self.days):
            chip.set_value("")
        self._take(Wanted())

    def _offer(
        self,
        chip: Chip,
        name: str,
        unset: object,
        options: Callable[[], Sequence[tuple[str, Any]]],
        row: QHBoxLayout,
    ) -> None:
        def take(words: str, value: object) -> None:
            chip.set_value(words)
            changed: dict[str, Any] = {name: value}
            self._take(replace(self.wanted, **changed))

        def pop() -> None:
            menu = QMenu(chip)
            for words, value in options():
                action = menu.addAction(words.replace("&", "&&"))
                action.setCheckable(True)
                action.setChecked(getattr(self.wanted, name) == value)
                action.triggered.connect(lambda _on=False, w=words, v=value: take(w, v))
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(chip.mapToGlobal(QPoint(0, chip.height() + 2)))

        chip.clicked.connect(pop)
        chip.removed.connect(lambda: take("", unset))
        row.addWidget(chip)

    def _take(self, wanted: Wanted) -> None:
        if wanted != self.wanted:
            self.wanted = wanted
            self.narrowed.emit(wanted)


def _days_text(days: int) -> str:
    return tr("Last year") if days == DAYS[-1] else tr("Last {days} days", days=days)
