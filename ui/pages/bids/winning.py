"""The sheet of a won bid: each sentence we promised, and what it will be tracked by."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from sv_evidence.domain.answers import Promise
from sv_evidence.domain.frameworks import InstalledMeasure
from sv_evidence.domain.measures import Thousandths, decimal_text, scaled
from sv_evidence.domain.problems import Fault
from sv_evidence.domain.reading import ReadWhen, read_when, when_text
from sv_evidence.domain.soundness import faults_of
from sv_evidence.wording.faults import fault_text
from sv_evidence.wording.typed import when_fault_text
from sv_evidence.wording.words import tr, trn
from ui.pages.bids.beside import Beside
from ui.theme import Theme, Type
from ui.widgets.fields import Choice, Field, LineField
from ui.widgets.form import Form
from ui.widgets.section import Rule
from ui.widgets.sheet import Sheet
from ui.widgets.words import Words

SIZE = (900, 660)
UNREADABLE = Thousandths(-1)


@dataclass(frozen=True, slots=True)
class Promised:
    """What a bid promises, and the measures that can track it."""

    promises: tuple[Promise, ...]
    measures: tuple[InstalledMeasure, ...]


class WinSheet(Sheet):
    """``submitted`` with the promises as they are to become commitments."""

    submitted = Signal(tuple)

    def __init__(
        self, theme: Theme, window: QWidget, title: str, promised: Promised, today: date
    ) -> None:
        super().__init__(theme, window, tr("Bid won"), *SIZE)
        self.set_subtitle(title)
        form = Form(theme)
        count = len(promised.promises)
        lead = (
            trn(
                "{count} promise becomes a commitment of the contract.",
                "{count} promises become commitments of the contract.",
                count,
            )
            if count
            else tr("No sentence is marked as a promise. The contract begins without commitments.")
        )
        form.add(Words(theme, lead, Type.BODY, "ink2", wrap=True))
        self.rows = [
            PromiseRow(theme, each, promised.measures, today) for each in promised.promises
        ]
        for row in self.rows:
            form.add(row)
        self.body.addWidget(form)
        self.end_with(tr("Make the contract"), self.save)

    @Slot()
    def save(self) -> None:
        """Hand the promises over, or go to the first that cannot be kept."""
        wrong = [row for row in self.rows if not row.is_sound()]
        if wrong:
            wrong[0].target.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.dismiss()
        self.submitted.emit(tuple(row.promise() for row in self.rows))


class PromiseRow(QWidget):
    """One sentence, with its measure, target, day and owner."""

    def __init__(
        self,
        theme: Theme,
        promise: Promise,
        measures: Sequence[InstalledMeasure],
        today: date,
    ) -> None:
        super().__init__()
        self._promise, self._today = promise, today
        self.measure = Choice(theme)
        self.measure.addItem(tr("Not tracked by a measure yet"), "")
        for each in measures:
            self.measure.addItem(f"{each.code}  {each.title}", str(each.uid))
        held = "" if promise.measure is None else str(promise.measure)
        self.measure.setCurrentIndex(max(0, self.measure.findData(held)))
        self.target = LineField(theme)
        target = promise.target
        self.target.setText("" if target is None else decimal_text(target, 3))
        self.due = LineField(theme)
        self.due.setText("" if promise.due is None else when_text(promise.due))
        self.owner = LineField(theme)
        self.owner.setText(promise.owner)
        self.yearly = QCheckBox(tr("Every year"))
        self.yearly.setChecked(promise.is_yearly)
        self._homes = {
            "measure": Field(theme, tr("Measure"), self.measure),
            "target": Field(theme, tr("Target"), self.target, optional=True),
            "due": Field(theme, tr("Due"), self.due, optional=True),
            "owner": Field(theme, tr("Owner"), self.owner, optional=True),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(Rule(theme))
        column.addWidget(Words(theme, f"\u201c{promise.sentence}\u201d", Type.ROW_TITLE, wrap=True))
        homes = self._homes
        column.addWidget(Beside(theme, homes["measure"], homes["target"], wide=(0, 1)))
        column.addWidget(Beside(theme, homes["due"], homes["owner"], self.yearly, wide=(0, 1)))
        if promise.commitment is not None:
            self.setEnabled(False)

    def promise(self) -> Promise:
        """Return the promise as it stands in the fields."""
        measure = str(self.measure.currentData())
        text = self.target.text().strip()
        read = scaled(text, 3) if text else None
        return replace(
            self._promise,
            measure=UUID(measure) if measure else None,
            target=(UNREADABLE if read is None else Thousandths(read)) if text else None,
            is_yearly=self.yearly.isChecked(),
            due=self._due().first,
            owner=self.owner.text().strip(),
        )

    def is_sound(self) -> bool:
        """Say under the fields what cannot be kept; ``True`` if all can."""
        due, record = self._due(), self.promise()
        wrong = {"due": when_fault_text(due) if due.fault else ""}
        if record.measure is not None and record.target is None:
            wrong["target"] = fault_text(Fault("target", "empty"))
        for fault in faults_of(record, today=self._today):
            wrong[fault.field] = wrong.get(fault.field) or fault_text(fault)
        for name, field in self._homes.items():
            field.show_fault(wrong.get(name, ""))
        return not any(wrong.values())

    def _due(self) -> ReadWhen:
        text = self.due.text().strip()
        return read_when(text, today=self._today) if text else ReadWhen()
