"""Kinds as chips with their counts, and the order of the grid."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sv_evidence.domain.evidence import EvidenceKind
from sv_evidence.wording.words import tr
from ui.theme import Theme
from ui.widgets.chips import CountChip
from ui.widgets.fields import Choice
from ui.widgets.flow import FlowLayout

SORTS = ("newest", "number", "title")


class KindChips(QObject):
    """One chip is always chosen; the first one means every kind."""

    chosen = Signal(object)
    sorted = Signal(str)

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
        for name, text in zip(SORTS, (tr("Newest"), tr("Number"), tr("Title")), strict=True):
            self._sort.addItem(text, name)
        self._sort.activated.connect(lambda place: self.sorted.emit(SORTS[place]))
        row.addWidget(self._sort, 0, Qt.AlignmentFlag.AlignTop)
        self.choose(None)

    def choose(self, kind: EvidenceKind | None) -> None:
        """Wear a kind as the chosen one."""
        for each, chip in self._chips.items():
            chip.setChecked(each is kind)

    def set_sort(self, name: str) -> None:
        """Show an order."""
        self._sort.setCurrentIndex(SORTS.index(name))

    def set_counts(self, counts: Mapping[EvidenceKind, int], in_all: int) -> None:
        """Show how many there are of each kind."""
        for kind, chip in self._chips.items():
            chip.set_count(in_all if kind is None else counts.get(kind, 0))
        other = self._chips[EvidenceKind.OTHER]
        other.setVisible(other.isChecked() or counts.get(EvidenceKind.OTHER, 0) > 0)

    def _on_pressed(self, kind: EvidenceKind | None) -> None:
        self.choose(kind)
        self.chosen.emit(kind)
