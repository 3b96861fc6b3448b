"""The small sheet that corrects what is said of a file; the file itself never changes."""

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sv_evidence.domain.evidence import ConsentState, Evidence, EvidenceType
from sv_evidence.domain.reading import ReadWhen, read_when, when_text
from sv_evidence.domain.soundness import faults_of
from sv_evidence.operations.consents import USUAL_CHANNELS, Consent
from sv_evidence.wording.faults import fault_text
from sv_evidence.wording.labels import consent_label
from sv_evidence.wording.typed import when_fault_text
from sv_evidence.wording.words import tr
from ui.theme import Theme
from ui.widgets.buttons import Button, Rank
from ui.widgets.fields import Choice, Field, LineField
from ui.widgets.sheet import Sheet

SIZE = (560, 400)
CORRECTED = ("title", "type", "dated", "consent", "consent_channels", "consent_until")


class EvidenceSheet(Sheet):
    """Title, type, date and consent. ``corrected`` with the fields that are other than before."""

    corrected = Signal(object)
    strength_asked = Signal()

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        evidence: Evidence,
        types: Mapping[str, EvidenceType],
        today: date,
    ) -> None:
        super().__init__(theme, window, tr("Edit evidence"), *SIZE)
        self.set_subtitle(f"{evidence.number} {evidence.title}")
        self._evidence, self._today = evidence, today
        self.name = LineField(theme)
        self.type = Choice(theme)
        self.dated = LineField(theme)
        self.consent = Choice(theme)
        self.until = LineField(theme)
        self._offer(types)
        self._arrange_fields(theme)
        self.first = self.name
        self.dated.editingFinished.connect(lambda: self._on_day_left(self.dated, self._dated))
        self.until.editingFinished.connect(lambda: self._on_day_left(self.until, self._until))
        self.consent.currentIndexChanged.connect(self._on_consent)
        self._on_consent()

    def offer_strength(self, *, offered: bool) -> None:
        """Offer to set how easy the file is to defend, if it is used anywhere."""
        self.strength.setVisible(offered)

    @Slot()
    def save(self) -> None:
        """Hand over what was changed, or say under the fields what cannot be kept."""
        dated, until = self._day(self.dated), self._day(self.until)
        wrong = {
            self._dated: when_fault_text(dated) if dated.fault else "",
            self._until: when_fault_text(until) if until.fault and self._is_held() else "",
        }
        record = self._record(dated.first, until.first)
        homes = {"title": self._title, "dated": self._dated, "consent_until": self._until}
        for fault in faults_of(record, today=self._today):
            home = homes.get(fault.field)
            if home is not None:
                wrong[home] = wrong.get(home) or fault_text(fault)
        for field in homes.values():
            field.show_fault(wrong.get(field, ""))
        first = next((field for field in homes.values() if field.fault), None)
        if first is not None:
            first.editor.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.dismiss()
        changed = changed_fields(self._evidence, record)
        if changed:
            self.corrected.emit(changed)

    def _offer(self, types: Mapping[str, EvidenceType]) -> None:
        evidence = self._evidence
        self.name.setText(evidence.title)
        for each in types.values():
            self.type.addItem(each.title, each.id)
        if evidence.type not in types:
            self.type.addItem(evidence.type, evidence.type)
        self.type.setCurrentIndex(self.type.findData(evidence.type))
        for state in ConsentState:
            self.consent.addItem(consent_label(state), state.value)
        self.consent.setCurrentIndex(self.consent.findData(evidence.consent.value))
        for line, day in ((self.dated, evidence.dated), (self.until, evidence.consent_until)):
            line.setText("" if day is None else when_text(day))
            line.setCursorPosition(0)

    def _arrange_fields(self, theme: Theme) -> None:
        px = theme.px
        self._title = Field(theme, tr("&Title"), self.name)
        self._type = Field(theme, tr("T&ype"), self.type)
        self._dated = Field(theme, tr("&Date"), self.dated, optional=True)
        self._consent = Field(theme, tr("&Consent"), self.consent)
        self._until = Field(theme, tr("&Until"), self.until, optional=True)
        self.body.setContentsMargins(px(24), px(20), px(24), px(20))
        self.body.setSpacing(px(16))
        self.body.addWidget(self._title)
        for left, right in ((self._type, self._dated), (self._consent, self._until)):
            row = QHBoxLayout()
            row.setSpacing(px(12))
            for field in (left, right):
                cell = QVBoxLayout()
                cell.addWidget(field)
                cell.addStretch(1)
                row.addLayout(cell, 1)
            self.body.addLayout(row)
        self.body.addStretch(1)
        words = tr("How easy to defend")
        self.strength = Button(theme, words, rank=Rank.LINK, icon="shield-check")
        self.strength.clicked.connect(self.strength_asked)
        self.foot.addWidget(self.strength)
        self.end_with(tr("Save changes"), self.save)

    def _record(self, dated: date | None, until: date | None) -> Evidence:
        """Return the record as it would be; what is not held covers nothing and ends nowhere."""
        old, state = self._evidence, ConsentState(str(self.consent.currentData()))
        names, ends = old.consent_channels, until
        if state is ConsentState.HELD:
            names = names or Consent(state, USUAL_CHANNELS).channel_names
        elif state is not old.consent:
            names = ""
        if state is not ConsentState.HELD:
            ends = None if state is not old.consent else old.consent_until
        return replace(
            old,
            title=self.name.text().strip(),
            type=str(self.type.currentData() or old.type),
            dated=dated,
            consent=state,
            consent_channels=names,
            consent_until=ends,
        )

    def _day(self, line: LineField) -> ReadWhen:
        """Read a day; no words are no day."""
        if not line.text().strip():
            return ReadWhen()
        return read_when(line.text(), today=self._today)

    def _is_held(self) -> bool:
        return str(self.consent.currentData()) == ConsentState.HELD.value

    def _on_day_left(self, line: LineField, field: Field) -> None:
        """Write the day out once it is read, so that the year that was meant can be seen."""
        read = self._day(line)
        field.show_fault(when_fault_text(read) if read.fault else "")
        if read.first is not None and not read.fault:
            line.setText(when_text(read.first))
            line.setCursorPosition(0)

    @Slot()
    def _on_consent(self) -> None:
        self._until.setVisible(self._is_held())


def changed_fields(old: Evidence, new: Evidence) -> dict[str, object]:
    """Return the corrected fields that differ, by name."""
    names = (each.name for each in fields(new) if each.name in CORRECTED)
    return {name: getattr(new, name) for name in names if getattr(new, name) != getattr(old, name)}
