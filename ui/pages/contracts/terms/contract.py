"""The form of a contract: with whom, for how long, and how it is reported on."""

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from sv_evidence.domain.measures import Pence, scaled
from sv_evidence.domain.organisations import Buyer
from sv_evidence.domain.reading import day_text
from sv_evidence.domain.returns import LATE_DAYS, Rhythm
from sv_evidence.operations.promising import ContractDraft, contract_draft, keep_contract
from sv_evidence.store.unit import Unit
from sv_evidence.store.view import View
from sv_evidence.wording.changes import Change
from sv_evidence.wording.numbers import money_text
from sv_evidence.wording.returns import rhythm_text
from sv_evidence.wording.words import tr
from ui.desk import Desk
from ui.pages.contracts.terms.sheet import TermsSheet
from ui.pages.contracts.terms.typed import kept_typing, put_words, words_of
from ui.theme import Theme
from ui.widgets.fields import Choice, Field, LineField
from ui.widgets.form import Form

SIZE = (640, 616)


@dataclass(frozen=True, slots=True)
class ContractStart:
    """What the form begins with, read in one moment."""

    draft: ContractDraft
    buyers: tuple[str, ...]
    kept: dict[str, str] | None


def contract_start(view: View, contract: UUID | None, name: str) -> ContractStart:
    """Read a contract, or begin a new one."""
    draft = ContractDraft() if contract is None else contract_draft(view, contract)
    buyers = tuple(sorted((each.name for each in view.all(Buyer)), key=str.casefold))
    return ContractStart(draft, buyers, kept_typing(view, name))


class ContractSheet(TermsSheet):
    """New contract, or Edit contract."""

    def __init__(self, theme: Theme, desk: Desk, window: QWidget, contract: UUID | None) -> None:
        title = tr("New contract") if contract is None else tr("Edit contract")
        name = f"contract-{contract or 'new'}"
        super().__init__(theme, desk, window, title, draft=name, size=SIZE)
        self._contract = contract
        self.title_line, self.reference = LineField(theme), LineField(theme)
        self.buyer = Choice(theme, editable=True)
        self.first_day, self.last_day = LineField(theme), LineField(theme)
        self.procurement, self.worth = LineField(theme), LineField(theme)
        self.returns, self.due_days = Choice(theme), LineField(theme)
        for each in Rhythm:
            self.returns.addItem(rhythm_text(each), each.value)
        self._arrange_fields(theme)
        self.first = self.title_line

    def begin(self) -> None:
        """Open, and read what is agreed."""
        self.open()
        contract, name = self._contract, self.draft_name
        self._desk.read(self, lambda view: contract_start(view, contract, name), self._on_start)

    @Slot()
    def save(self) -> None:
        """Keep the contract, or say under the fields what cannot be kept."""
        draft, wrong = self.reading()
        if self.show_wrong(wrong):
            return
        contract, today = self._contract, self._desk.today()

        def operation(unit: Unit) -> UUID:
            return keep_contract(unit, contract, draft, today=today)

        change = Change.ADD_CONTRACT if contract is None else Change.EDIT_CONTRACT
        said = tr("{title} added") if contract is None else tr("{title} changed")
        self.keep(change, operation, said.format(title=draft.title))

    def reading(self) -> tuple[ContractDraft, dict[str, str]]:
        """Return what was typed as understood, and in words what could not be read."""
        wrong: dict[str, str] = {}
        draft = ContractDraft(
            title=self.title_line.text().strip(),
            buyer=words_of(self.buyer),
            reference=self.reference.text().strip(),
            first_day=self.day("first_day", wrong),
            last_day=self.day("last_day", wrong),
            procurement_start=self.day("procurement_start", wrong),
            worth=self._worth(wrong),
            returns=Rhythm(str(self.returns.currentData())),
            due_days=self._due_days(wrong),
        )
        return draft, wrong

    def _worth(self, wrong: dict[str, str]) -> Pence | None:
        text = self.worth.text().strip().removeprefix("£").replace(",", "").strip()
        pence = scaled(text, 2) if text else None
        if text and pence is None:
            wrong["worth"] = tr("Please give an amount of pounds, such as £250,000.")
        return None if pence is None else Pence(pence)

    def _due_days(self, wrong: dict[str, str]) -> int | None:
        text = self.due_days.text().strip()
        if text and not (text.isascii() and text.isdecimal()):
            wrong["due_days"] = tr("Please give a number of days from 0 to 366.")
            return None
        return int(text[:9]) if text else None

    def _on_start(self, start: ContractStart) -> None:
        draft = start.draft
        self.buyer.addItems(list(start.buyers))
        days = (draft.first_day, draft.last_day, draft.procurement_start)
        lines = (self.first_day, self.last_day, self.procurement)
        for line, day in zip(lines, days, strict=True):
            put_words(line, "" if day is None else day_text(day))
        put_words(self.title_line, draft.title)
        put_words(self.buyer, draft.buyer)
        put_words(self.reference, draft.reference)
        put_words(self.worth, "" if draft.worth is None else money_text(draft.worth))
        put_words(self.due_days, "" if draft.due_days is None else str(draft.due_days))
        self.returns.setCurrentIndex(self.returns.findData(draft.returns.value))
        self.take_up(start.kept)

    def _arrange_fields(self, theme: Theme) -> None:
        due = tr("&Due, days after the period")
        self.homes = {
            "title": Field(theme, tr("&Title"), self.title_line),
            "buyer": Field(theme, tr("&Buyer"), self.buyer),
            "reference": Field(theme, tr("Their &reference"), self.reference, optional=True),
            "first_day": Field(theme, tr("&First day"), self.first_day, optional=True),
            "last_day": Field(theme, tr("&Last day"), self.last_day, optional=True),
            "worth": Field(theme, tr("&Value with VAT"), self.worth, optional=True),
            "procurement_start": Field(
                theme, tr("&Procurement began"), self.procurement, optional=True
            ),
            "returns": Field(theme, tr("Ret&urns"), self.returns),
            "due_days": Field(theme, due, self.due_days, optional=True),
        }
        line = self.buyer.lineEdit()
        if line is not None:
            line.setPlaceholderText(tr("Choose, or type a new one"))
        self.first_day.setPlaceholderText(tr("1 April 2026"))
        self.last_day.setPlaceholderText(tr("31 March 2029"))
        self.worth.setPlaceholderText(tr("£250,000"))
        self.due_days.setPlaceholderText(str(LATE_DAYS))
        form = Form(theme)
        rows = (("title",), ("buyer", "reference"), ("first_day", "last_day"))
        for names in (*rows, ("worth", "procurement_start"), ("returns", "due_days")):
            form.add(*(self.homes[name] for name in names))
        self.body.addWidget(form, 1)
        self.watch_days("first_day", "last_day", "procurement_start")
        words = tr("Add contract") if self._contract is None else tr("Save changes")
        self.end_with(words, self.save)
