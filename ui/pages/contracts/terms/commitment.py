"""The form of a commitment: which measure, how much of it, for what, and by when."""

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from sv_evidence.domain.headcount import read_quantity
from sv_evidence.domain.measures import decimal_text
from sv_evidence.domain.reading import day_text
from sv_evidence.domain.returns import Run
from sv_evidence.operations.previewing import MeasureChoice, form_choices
from sv_evidence.operations.promising import CommitmentDraft, commitment_draft, keep_commitment
from sv_evidence.store.unit import Unit
from sv_evidence.store.view import View
from sv_evidence.wording.changes import Change
from sv_evidence.wording.typed import quantity_fault_text
from sv_evidence.wording.words import tr
from ui.desk import Desk
from ui.pages.activities.log.measures import MeasureChoices, MeasureField
from ui.pages.contracts.terms.sheet import TermsSheet
from ui.pages.contracts.terms.typed import kept_typing, put_words, words_of
from ui.theme import Theme
from ui.widgets.fields import Choice, Field, LineField, TextArea
from ui.widgets.form import Form

SIZE = (640, 560)


@dataclass(frozen=True, slots=True)
class CommitmentStart:
    """What the form begins with, read in one moment."""

    draft: CommitmentDraft
    measures: tuple[MeasureChoice, ...]
    kept: dict[str, str] | None


def commitment_start(view: View, commitment: UUID | None, name: str) -> CommitmentStart:
    """Read a commitment, or begin a new one."""
    draft = CommitmentDraft() if commitment is None else commitment_draft(view, commitment)
    return CommitmentStart(draft, form_choices(view).measures, kept_typing(view, name))


class CommitmentSheet(TermsSheet):
    """Add commitment, or Edit commitment."""

    def __init__(
        self, theme: Theme, desk: Desk, window: QWidget, contract: UUID, commitment: UUID | None
    ) -> None:
        title = tr("Add commitment") if commitment is None else tr("Edit commitment")
        name = f"commitment-{commitment or contract}"
        super().__init__(theme, desk, window, title, draft=name, size=SIZE)
        self._contract, self._commitment = contract, commitment
        self._choices = MeasureChoices(())
        self.measure = MeasureField(theme)
        self.wording = TextArea(theme, lines=3)
        self.target, self.run = LineField(theme), Choice(theme)
        self.due, self.owner = LineField(theme), LineField(theme)
        self.is_kpi = QCheckBox(tr("One of the contract's KPIs"))
        self.run.addItem(tr("For the whole contract"), Run.WHOLE.value)
        self.run.addItem(tr("For each year"), Run.YEAR.value)
        self._arrange_fields(theme)
        self.first = self.measure

    def begin(self) -> None:
        """Open, and read what is promised and what can be measured."""
        self.open()
        commitment, name = self._commitment, self.draft_name
        self._desk.read(self, lambda view: commitment_start(view, commitment, name), self._on_start)

    @Slot()
    def save(self) -> None:
        """Keep the commitment, or say under the fields what cannot be kept."""
        draft, wrong = self.reading()
        if self.show_wrong(wrong):
            return
        contract, commitment, today = self._contract, self._commitment, self._desk.today()

        def operation(unit: Unit) -> UUID:
            return keep_commitment(unit, contract, commitment, draft, today=today)

        is_new = commitment is None
        change = Change.ADD_COMMITMENT if is_new else Change.EDIT_COMMITMENT
        said = tr("Commitment added") if is_new else tr("Commitment changed")
        self.keep(change, operation, said)

    def reading(self) -> tuple[CommitmentDraft, dict[str, str]]:
        """Return what was typed as understood, and in words what could not be read."""
        wrong: dict[str, str] = {}
        typed = self.target.text()
        target = read_quantity(typed.strip().removeprefix("£"))
        if typed.strip() and target is None:
            wrong["target"] = quantity_fault_text(typed)
        draft = CommitmentDraft(
            measure=self._choices.uid_for(words_of(self.measure)),
            wording=words_of(self.wording),
            target=target,
            run=Run(str(self.run.currentData())),
            due=self.day("due", wrong),
            owner=self.owner.text(),
            is_kpi=self.is_kpi.isChecked(),
        )
        return draft, wrong

    def _on_start(self, start: CommitmentStart) -> None:
        draft = start.draft
        self._choices = MeasureChoices(start.measures)
        words = words_of(self.measure)
        self.measure.setModel(self._choices.model(self._theme))
        self.measure.setCurrentIndex(-1)
        put_words(self.measure, words or self._choices.words_for(draft.measure))
        put_words(self.wording, draft.wording)
        put_words(self.target, "" if draft.target is None else decimal_text(draft.target, 3))
        self.run.setCurrentIndex(self.run.findData(draft.run.value))
        put_words(self.due, "" if draft.due is None else day_text(draft.due))
        put_words(self.owner, draft.owner)
        self.is_kpi.setChecked(draft.is_kpi)
        self._say_unit()
        self.take_up(start.kept)

    def _arrange_fields(self, theme: Theme) -> None:
        self.homes = {
            "measure": Field(theme, tr("&Measure"), self.measure),
            "wording": Field(theme, tr("&Wording in the contract"), self.wording, optional=True),
            "target": Field(theme, tr("&Target"), self.target),
            "run": Field(theme, tr("The target is &for"), self.run),
            "due": Field(theme, tr("&Due"), self.due, optional=True),
            "owner": Field(theme, tr("&Owner"), self.owner, optional=True),
            "is_kpi": Field(theme, tr("&KPI"), self.is_kpi),
        }
        line = self.measure.lineEdit()
        if line is not None:
            line.setPlaceholderText(tr("Type to search the measures"))
        self.due.setPlaceholderText(tr("31 March 2027"))
        self.is_kpi.setToolTip(tr("Larger contracts must name three or more and publish them."))
        form = Form(theme)
        rows = (("measure",), ("wording",), ("target", "run"), ("due", "owner"), ("is_kpi",))
        for names in rows:
            form.add(*(self.homes[name] for name in names))
        self.body.addWidget(form, 1)
        self.watch_days("due")
        self.measure.currentTextChanged.connect(self._say_unit)
        self.measure.passed_on.connect(self.save)
        words = tr("Add commitment") if self._commitment is None else tr("Save changes")
        self.end_with(words, self.save)

    @Slot()
    def _say_unit(self) -> None:
        """Say in the empty field what the target is counted in."""
        choice = self._choices.choice_for(words_of(self.measure))
        unit = "" if choice is None else choice.unit.many
        self.target.setPlaceholderText(tr("Such as 24 {unit}", unit=unit).strip())
