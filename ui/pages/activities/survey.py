"""The small sheet that says what a survey found: before, after, and how many answered."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from sv_evidence.domain.measures import decimal_text, quantity_from
from sv_evidence.domain.problems import Fault
from sv_evidence.domain.reading import read_when, when_text
from sv_evidence.domain.soundness import faults_of
from sv_evidence.domain.surveys import Need, SurveyDraft
from sv_evidence.wording.faults import fault_text
from sv_evidence.wording.surveys import needs_text, response_text
from sv_evidence.wording.typed import when_fault_text
from sv_evidence.wording.words import tr
from ui.theme import Theme, Type
from ui.widgets.buttons import Button, Rank
from ui.widgets.fields import Field, LineField
from ui.widgets.form import Form
from ui.widgets.sheet import Sheet
from ui.widgets.words import Words

SIZE = (600, 600)
_ANY = UUID(int=0)
_PLACES = 3


class SurveySheet(Sheet):
    """Collects; ``recorded`` with the draft, a blank one when the survey is taken away."""

    recorded = Signal(object)

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        title: str,
        *,
        needs: Collection[Need],
        held: SurveyDraft | None,
        today: date,
    ) -> None:
        super().__init__(theme, window, tr("Survey"), *SIZE)
        self.set_subtitle(title)
        self._today = today
        self.tool = LineField(theme)
        self.baseline, self.baseline_on = LineField(theme), LineField(theme)
        self.follow_up, self.follow_up_on = LineField(theme), LineField(theme)
        self.asked, self.answered = LineField(theme), LineField(theme)
        self.note = LineField(theme)
        self._arrange_fields(theme, needs_text(needs))
        self._arrange_buttons(theme, is_held=held is not None and not held.is_blank)
        self._fill(held or SurveyDraft())
        self.first = self.tool
        for line in (self.asked, self.answered):
            line.textChanged.connect(self._on_counts)
        for name in ("baseline_on", "follow_up_on"):
            line = self._lines[name]
            line.editingFinished.connect(lambda name=name: self._on_day_left(name))
        self._on_counts()

    @Slot()
    def save(self) -> None:
        """Hand over what was typed, or say under the fields what cannot be kept."""
        draft, wrong = self.reading()
        for fault in faults_of(draft.of(_ANY, _ANY), today=self._today):
            wrong.setdefault(fault.field, fault_text(fault))
        for name, field in self._homes.items():
            field.show_fault(wrong.get(name, ""))
        first = next((field for field in self._homes.values() if field.fault), None)
        if first is not None:
            first.editor.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.dismiss()
        self.recorded.emit(draft)

    def reading(self) -> tuple[SurveyDraft, dict[str, str]]:
        """Return what was typed as understood, and in words what could not be read."""
        wrong: dict[str, str] = {}
        scores = {}
        for name in ("baseline", "follow_up"):
            text = self._lines[name].text().strip()
            scores[name] = quantity_from(text) if text else None
            if text and scores[name] is None:
                wrong[name] = fault_text(Fault(name, "no_quantity"))
        counts = {name: self._count(name, wrong) for name in ("asked", "answered")}
        days = {name: self._day(name, wrong) for name in ("baseline_on", "follow_up_on")}
        draft = SurveyDraft(
            tool=self.tool.text().strip(),
            asked=counts["asked"],
            answered=counts["answered"],
            baseline=scores["baseline"],
            baseline_on=days["baseline_on"],
            follow_up=scores["follow_up"],
            follow_up_on=days["follow_up_on"],
            note=self.note.text().strip(),
        )
        return draft, wrong

    def _count(self, name: str, wrong: dict[str, str]) -> int | None:
        text = self._lines[name].text().replace(",", "").strip()
        if text and not text.isdecimal():
            wrong[name] = tr("Please give a whole number.")
            return None
        return int(text) if text else None

    def _day(self, name: str, wrong: dict[str, str]) -> date | None:
        text = self._lines[name].text()
        if not text.strip():
            return None
        read = read_when(text, today=self._today)
        if read.fault:
            wrong[name] = when_fault_text(read)
        return read.first

    def _arrange_fields(self, theme: Theme, wanted: str) -> None:
        self._lines = {
            "tool": self.tool,
            "baseline": self.baseline,
            "baseline_on": self.baseline_on,
            "follow_up": self.follow_up,
            "follow_up_on": self.follow_up_on,
            "asked": self.asked,
            "answered": self.answered,
            "note": self.note,
        }
        labels = {
            "tool": tr("&What it was asked with"),
            "baseline": tr("Found &before"),
            "baseline_on": tr("&On"),
            "follow_up": tr("Found &after"),
            "follow_up_on": tr("O&n"),
            "asked": tr("How many were as&ked"),
            "answered": tr("How many answere&d"),
            "note": tr("Not&e"),
        }
        optional = {"note"}
        self._homes = {
            name: Field(theme, labels[name], line, optional=name in optional)
            for name, line in self._lines.items()
        }
        for before_day in ("baseline", "follow_up"):
            self._lines[f"{before_day}_on"].setAccessibleName(
                f"{labels[before_day]} {labels[f'{before_day}_on']}".replace("&", "")
            )
        self.tool.setPlaceholderText(tr("The name of the scale or form"))
        form = Form(theme)
        if wanted:
            form.add(Words(theme, wanted, Type.SMALL, "ink2", wrap=True))
        rows = (("tool",), ("baseline", "baseline_on"), ("follow_up", "follow_up_on"))
        for names in (*rows, ("asked", "answered"), ("note",)):
            form.add(*(self._homes[name] for name in names))
        self.body.addWidget(form)

    def _arrange_buttons(self, theme: Theme, *, is_held: bool) -> None:
        self.rate = Words(theme, "", Type.STRONG)
        self.remove = Button(theme, tr("Remove"), rank=Rank.LINK, icon="trash-2", colour="alarm")
        self.remove.clicked.connect(self._on_remove)
        self.foot.addWidget(self.rate)
        self.foot.addWidget(self.remove)
        self.remove.setVisible(is_held)
        self.end_with(tr("Use this survey"), self.save)

    def _fill(self, held: SurveyDraft) -> None:
        self.tool.setText(held.tool)
        self.note.setText(held.note)
        for name in ("baseline", "follow_up"):
            score, day = getattr(held, name), getattr(held, f"{name}_on")
            self._lines[name].setText("" if score is None else decimal_text(score, _PLACES))
            self._lines[f"{name}_on"].setText("" if day is None else when_text(day))
            self._lines[f"{name}_on"].setCursorPosition(0)
        for name in ("asked", "answered"):
            count = getattr(held, name)
            self._lines[name].setText("" if count is None else f"{count:,}")

    @Slot()
    def _on_counts(self) -> None:
        """Say the response rate while it is typed; the counts may be right by now."""
        for name in ("asked", "answered"):
            self._homes[name].show_fault("")
        draft, _ = self.reading()
        asked, answered = draft.asked, draft.answered
        known = asked and answered is not None and answered <= asked
        self.rate.say(response_text(answered or 0, asked or 0) if known else "")

    def _on_day_left(self, name: str) -> None:
        """Write the day out once it is read, so that the year that was meant can be seen."""
        wrong: dict[str, str] = {}
        day = self._day(name, wrong)
        self._homes[name].show_fault(wrong.get(name, ""))
        if day is not None and not wrong:
            self._lines[name].setText(when_text(day))
            self._lines[name].setCursorPosition(0)

    @Slot()
    def _on_remove(self) -> None:
        self.dismiss()
        self.recorded.emit(SurveyDraft())
