"""Whether a result counts as core impact or as additional social value, and who said so."""

from collections.abc import Collection
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sv_evidence.domain.activities import Impact
from sv_evidence.wording.labels import impact_label
from sv_evidence.wording.words import tr
from ui.theme import Theme, Type
from ui.widgets.fields import Choice
from ui.widgets.words import Words


class ImpactChoice(QWidget):
    """Shown where a contract is chosen; follows what the contract asks for until a person says."""

    chosen = Signal()

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self.said = ""
        """What a person, or the record, said; empty while it follows the contract."""
        self.choice = Choice(theme, small=True)
        self.choice.setAccessibleName(name)
        for impact in Impact:
            self.choice.addItem(impact_label(impact), impact.value)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(Words(theme, tr("Counts as"), Type.SMALL, "ink2"))
        row.addWidget(self.choice)
        row.addStretch(1)
        self.choice.activated.connect(self._on_chosen)
        self.hide()

    def show_said(self, said: str) -> None:
        """Take what was said before; empty if nobody said anything."""
        self.said = said
        if said:
            self.choice.setCurrentIndex(self.choice.findData(said))

    def suit(self, measure: UUID | None, promised: Collection[UUID] | None) -> None:
        """Follow the contract, which asks for the measures ``promised``; ``None``: no contract."""
        if not self.said:
            is_asked = promised is not None and measure in promised
            usual = Impact.ADDITIONAL if is_asked else Impact.CORE
            self.choice.setCurrentIndex(self.choice.findData(usual.value))
        is_told = self.said == Impact.ADDITIONAL.value
        self.setVisible(measure is not None and (promised is not None or is_told))

    @Slot()
    def _on_chosen(self) -> None:
        self.said = str(self.choice.currentData())
        self.chosen.emit()
