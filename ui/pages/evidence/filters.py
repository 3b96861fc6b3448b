"""Kinds as chips with their counts, and the order of the grid."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sv_evidence.domain.evidence import EvidenceKind
from sv_evidence.store.listings.evidence import EvidenceOrder, EvidenceSort
from sv_evidence.wording.words import tr
from ui.theme import Theme
from ui.widgets.chips import CountChip
from ui.widgets.fields import Choice
from ui.widgets.flow import FlowLayout

SORTS: tuple[EvidenceSort, ...] = (
    "newest",
    "number",
    "title",
    "type",
    "dated",
    "source",
    "consent",
    "strength",
    "used",
)
LARGEST_FIRST = frozenset({"dated", "strength", "used"})


class KindChips(QObject):
    """One chip is always chosen; the first one means every kind."""

    chosen = Signal(object)
    sorted = Signal(object)
    """An order was chosen (``EvidenceOrder``)."""

    def __init__(self, theme: Theme, row: QHBoxLayout) -> None:
        super().__init__()
        words: dict[EvidenceKind | None, str] = {
            None: tr("All"),
            EvidenceKind.PHOTO: tr("Photos"),
            EvidenceKind.REGISTER: tr("Registers"),
            EvidenceKind.CERTIFICATE: tr("Certificates"),
            EvidenceKind.RECEIPT: tr("Receipts"),
            EvidenceKind.SURVEY: tr("Surveys"),
            EvidenceKind.LETTER: tr("Letters"),
            EvidenceKind.OTHER: tr("Other"),
        }
        self._chips: dict[EvidenceKind | None, CountChip] = {}
        kinds = QWidget()
        lines = FlowLayout(kinds, theme.px(8), theme.px(8))
        for kind, text in words.items():
            chip = CountChip(theme, text)
            chip.clicked.connect(lambda _on=False, kind=kind: self._on_pressed(kind))
            self._chips[kind] = chip
            lines.addWidget(chip)
        row.addWidget(kinds, 1)
        self._sort = Choice(theme, small=True)
        self._sort.setAccessibleName(tr("Order"))
        for name in SORTS:
            self._sort.addItem(_sort_words(name), name)
        self._sort.activated.connect(self._on_sort)
        row.addWidget(self._sort, 0, Qt.AlignmentFlag.AlignTop)
        self.choose(None)

    def choose(self, kind: EvidenceKind | None) -> None:
        """Wear a kind as the chosen one."""
        for each, chip in self._chips.items():
            chip.setChecked(each is kind)

    def set_sort(self, name: EvidenceSort) -> None:
        """Show an order."""
        self._sort.setCurrentIndex(SORTS.index(name))

    def set_counts(self, counts: Mapping[EvidenceKind, int], in_all: int) -> None:
        """Show how many there are of each kind."""
        for kind, chip in self._chips.items():
            chip.set_count(in_all if kind is None else counts.get(kind, 0))
        other = self._chips[EvidenceKind.OTHER]
        other.setVisible(other.isChecked() or counts.get(EvidenceKind.OTHER, 0) > 0)

    def _on_sort(self, place: int) -> None:
        by = SORTS[place]
        self.sorted.emit(EvidenceOrder(by, descending=by in LARGEST_FIRST))

    def _on_pressed(self, kind: EvidenceKind | None) -> None:
        self.choose(kind)
        self.chosen.emit(kind)


def _sort_words(by: EvidenceSort) -> str:
    return {
        "newest": tr("Newest"),
        "number": tr("Number"),
        "title": tr("Title"),
        "type": tr("Type"),
        "dated": tr("Date"),
        "source": tr("Source"),
        "consent": tr("Consent"),
        "strength": tr("Strength"),
        "used": tr("Used in"),
    }[by]
