"""The small sheet that corrects what is recorded of one person."""

from dataclasses import fields, replace
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from sv_evidence.domain.people import Agreement, Person
from sv_evidence.domain.reading import ReadWhen, read_when, when_text
from sv_evidence.domain.registering import district_of
from sv_evidence.domain.soundness import faults_of
from sv_evidence.wording.faults import fault_text
from sv_evidence.wording.people import agreement_label
from sv_evidence.wording.typed import when_fault_text
from sv_evidence.wording.words import tr
from ui.theme import Theme
from ui.widgets.fields import Choice, Field, LineField
from ui.widgets.form import Form
from ui.widgets.sheet import Sheet

SIZE = (560, 550)
NO_YEAR = -1
"""Stands for a year that cannot be read, so that the domain says what is wrong."""


class PersonSheet(Sheet):
    """Collects; it judges nothing and saves nothing. ``corrected`` with what differs."""

    corrected = Signal(object)

    def __init__(self, theme: Theme, window: QWidget, person: Person, today: date) -> None:
        super().__init__(theme, window, tr("Edit person"), *SIZE)
        self.set_subtitle(person.reference)
        self._person, self._today = person, today
        self.reference = LineField(theme)
        self.born = LineField(theme)
        self.district = LineField(theme)
        self.groups = LineField(theme)
        self.consent = Choice(theme)
        self.until = LineField(theme)
        self.note = LineField(theme)
        self._fill()
        self._arrange_fields(theme)
        self.first = self.reference

    @Slot()
    def save(self) -> None:
        """Hand over what was changed, or say under the fields what cannot be kept."""
        until = self._until_read()
        wrong = {"keep_until": when_fault_text(until) if until.fault else ""}
        record = self._record(until.first)
        for fault in faults_of(record, today=self._today):
            wrong[fault.field] = wrong.get(fault.field) or fault_text(fault)
        for name, field in self._homes.items():
            field.show_fault(wrong.get(name, ""))
        first = next((field for field in self._homes.values() if field.fault), None)
        if first is not None:
            first.editor.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.dismiss()
        names = [each.name for each in fields(record)]
        changed = {
            name: getattr(record, name)
            for name in names
            if getattr(record, name) != getattr(self._person, name)
        }
        if changed:
            self.corrected.emit(changed)

    def _fill(self) -> None:
        person = self._person
        self.reference.setText(person.reference)
        self.born.setText("" if person.birth_year is None else str(person.birth_year))
        self.district.setText(person.district)
        self.groups.setText(person.groups)
        self.until.setText("" if person.keep_until is None else when_text(person.keep_until))
        self.note.setText(person.note)
        for each in Agreement:
            self.consent.addItem(agreement_label(each), each.value)
        self.consent.setCurrentIndex(self.consent.findData(person.consent.value))

    def _arrange_fields(self, theme: Theme) -> None:
        self._homes = {
            "reference": Field(theme, tr("&Reference"), self.reference),
            "birth_year": Field(theme, tr("&Year of birth"), self.born, optional=True),
            "district": Field(
                theme, tr("First half of the &postcode"), self.district, optional=True
            ),
            "groups": Field(theme, tr("&Groups"), self.groups, optional=True),
            "consent": Field(theme, tr("&Consent to keep their details"), self.consent),
            "keep_until": Field(theme, tr("&Keep until"), self.until, optional=True),
            "note": Field(theme, tr("&Note"), self.note, optional=True),
        }
        self.groups.setPlaceholderText(tr("carer, over 60"))
        form = Form(theme)
        rows = (("reference",), ("birth_year", "district"), ("groups",))
        for names in (*rows, ("consent", "keep_until"), ("note",)):
            form.add(*(self._homes[name] for name in names))
        self.body.addWidget(form)
        self.end_with(tr("Save changes"), self.save)

    def _until_read(self) -> ReadWhen:
        text = self.until.text()
        return read_when(text, today=self._today) if text.strip() else ReadWhen()

    def _record(self, until: date | None) -> Person:
        """Return the record as it would be; of a whole postcode only its first half is kept."""
        year, postcode = self.born.text().strip(), self.district.text().strip()
        return replace(
            self._person,
            reference=self.reference.text().strip(),
            birth_year=(int(year) if year.isdecimal() else NO_YEAR) if year else None,
            district=district_of(postcode) or postcode,
            groups=self.groups.text().strip(),
            consent=Agreement(str(self.consent.currentData())),
            keep_until=until,
            note=self.note.text().strip(),
        )
