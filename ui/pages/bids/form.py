"""The sheets that collect a bid and one of its questions; they save nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from sv_evidence.domain.bids import Bid, BidState, Question
from sv_evidence.domain.measures import Thousandths, decimal_text, scaled
from sv_evidence.domain.problems import Fault
from sv_evidence.domain.reading import ReadWhen, read_when, when_text
from sv_evidence.domain.soundness import faults_of
from sv_evidence.domain.word_counting import CountingRule, LimitUnit
from sv_evidence.wording.faults import fault_text
from sv_evidence.wording.tenders import bid_state_label, rule_label, unit_label
from sv_evidence.wording.typed import when_fault_text
from sv_evidence.wording.words import tr
from ui.theme import Theme
from ui.widgets.fields import Choice, Field, LineField, TextArea
from ui.widgets.form import Form
from ui.widgets.sheet import Sheet

BID_SIZE, QUESTION_SIZE = (640, 560), (640, 560)
MINUTES = 60
BY_HAND = (BidState.WRITING, BidState.LOST, BidState.WITHDRAWN)
"""What a person says; sent and won are said by what is done."""
UNREADABLE = -1
"""Stands for a number that cannot be read, so that the domain says what is wrong."""


@dataclass(frozen=True, slots=True)
class TypedBid:
    """A bid as typed, and its buyer's name."""

    bid: Bid
    buyer: str


class BidSheet(Sheet):
    """``submitted`` with a ``TypedBid``."""

    submitted = Signal(object)

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        bid: Bid,
        buyers: Sequence[str],
        *,
        buyer: str,
        now: datetime,
    ) -> None:
        title = tr("Edit bid") if bid.title else tr("New bid")
        super().__init__(theme, window, title, *BID_SIZE)
        self._bid, self._now = bid, now
        self.name = LineField(theme)
        self.buyer = Choice(theme, editable=True)
        self.reference = LineField(theme)
        self.start = LineField(theme)
        self.deadline = LineField(theme)
        self.megabytes = LineField(theme)
        self.types = LineField(theme)
        self.pages = LineField(theme)
        self.state = Choice(theme)
        self.buyer.addItems(list(buyers))
        self.buyer.setCurrentText(buyer)
        self._fill()
        self._arrange_fields(theme)
        self.first = self.name

    def save(self) -> None:
        """Hand the bid over, or say under the fields what cannot be kept."""
        start, deadline = self._read(self.start), self._read(self.deadline)
        record = self._record(start, deadline)
        wrong = {
            "procurement_start": when_fault_text(start) if start.fault else "",
            "deadline": when_fault_text(deadline) if deadline.fault else "",
            "title": "" if record.title else fault_text(Fault("title", "empty")),
            "buyer": "" if self.buyer.currentText().strip() else tr("Please say who asks."),
        }
        for fault in faults_of(record, today=self._now.date()):
            wrong[fault.field] = wrong.get(fault.field) or fault_text(fault)
        if show_faults(self._homes, wrong):
            self.dismiss()
            self.submitted.emit(TypedBid(record, self.buyer.currentText().strip()))

    def _fill(self) -> None:
        bid = self._bid
        self.name.setText(bid.title)
        self.reference.setText(bid.reference)
        start = bid.procurement_start
        self.start.setText("" if start is None else when_text(start))
        if bid.deadline is not None:
            at = bid.deadline.astimezone(self._now.tzinfo)
            self.deadline.setText(f"{when_text(at.date())}, {at:%H:%M}")
        self.megabytes.setText(_number(bid.portal_megabytes))
        self.types.setText(bid.file_types)
        self.pages.setText(_number(bid.attachment_pages))
        for each in BY_HAND:
            self.state.addItem(bid_state_label(each), each.value)
        self.state.setCurrentIndex(self.state.findData(bid.state.value))

    def _arrange_fields(self, theme: Theme) -> None:
        self._homes = {
            "title": Field(theme, tr("&Name, with the lot"), self.name),
            "buyer": Field(theme, tr("&Buyer"), self.buyer),
            "reference": Field(theme, tr("Their &reference"), self.reference, optional=True),
            "procurement_start": Field(theme, tr("&Procurement began"), self.start, optional=True),
            "deadline": Field(theme, tr("&Deadline, with time"), self.deadline, optional=True),
            "portal_megabytes": Field(
                theme, tr("&Largest file, MB"), self.megabytes, optional=True
            ),
            "file_types": Field(theme, tr("&File types"), self.types, optional=True),
            "attachment_pages": Field(theme, tr("&Attachment pages"), self.pages, optional=True),
            "state": Field(theme, tr("&How far it has come"), self.state),
        }
        self.deadline.setPlaceholderText(tr("6 Oct 2026, 12:00"))
        self.start.setPlaceholderText(tr("24 Aug 2026"))
        self.types.setPlaceholderText(tr("pdf, docx"))
        rows: list[tuple[str, ...]] = [
            ("title",),
            ("buyer", "reference"),
            ("procurement_start", "deadline"),
            ("portal_megabytes", "file_types", "attachment_pages"),
        ]
        if self._bid.title and not self._bid.is_sent:
            rows.append(("state",))
        form = Form(theme)
        for names in rows:
            form.add(*(self._homes[name] for name in names))
        self.body.addWidget(form)
        self.end_with(tr("Save changes") if self._bid.title else tr("Add bid"), self.save)

    def _read(self, line: LineField) -> ReadWhen:
        text = line.text().strip()
        return read_when(text, today=self._now.date()) if text else ReadWhen()

    def _record(self, start: ReadWhen, deadline: ReadWhen) -> Bid:
        at = None
        if deadline.first is not None:
            minutes = deadline.starts_at or 0
            day = datetime.combine(deadline.first, time(minutes // MINUTES, minutes % MINUTES))
            zone = self._now.tzinfo
            is_place = isinstance(zone, ZoneInfo)  # else summer time is the system's to know
            at = day.replace(tzinfo=zone) if is_place else day.astimezone()
        return replace(
            self._bid,
            title=self.name.text().strip(),
            reference=self.reference.text().strip(),
            procurement_start=start.first,
            deadline=at,
            portal_megabytes=_whole(self.megabytes.text()),
            file_types=self.types.text().strip(),
            attachment_pages=_whole(self.pages.text()),
            state=self._bid.state if self._bid.is_sent else BidState(str(self.state.currentData())),
        )


class QuestionSheet(Sheet):
    """``submitted`` with a question (``Question``)."""

    submitted = Signal(object)

    def __init__(self, theme: Theme, window: QWidget, question: Question, today: date) -> None:
        super().__init__(theme, window, tr("Edit question"), *QUESTION_SIZE)
        self._question, self._today = question, today
        self.label = LineField(theme)
        self.name = LineField(theme)
        self.text = TextArea(theme, lines=4)
        self.weight = LineField(theme)
        self.most = LineField(theme)
        self.unit = Choice(theme)
        self.counting = Choice(theme)
        self.takes = QCheckBox(tr("Attachments allowed"))
        self._fill()
        self._homes = {
            "label": Field(theme, tr("Their &number"), self.label, optional=True),
            "title": Field(theme, tr("&Title"), self.name),
            "text": Field(theme, tr("&Question"), self.text),
            "weight": Field(theme, tr("&Weight, %"), self.weight, optional=True),
            "most": Field(theme, tr("&Limit"), self.most, optional=True),
            "unit": Field(theme, tr("Counted &in"), self.unit),
            "counting": Field(theme, tr("Counted &by"), self.counting),
        }
        form = Form(theme)
        for names in (("label", "title"), ("text",), ("weight", "most"), ("unit", "counting")):
            form.add(*(self._homes[name] for name in names))
        form.add(self.takes)
        self.body.addWidget(form)
        self.end_with(tr("Save changes"), self.save)
        self.first = self.name

    def save(self) -> None:
        """Hand the question over, or say under the fields what cannot be kept."""
        record = replace(
            self._question,
            label=self.label.text().strip(),
            title=self.name.text().strip(),
            text=self.text.toPlainText().strip(),
            weight=_weight(self.weight.text()),
            most=_whole(self.most.text()),
            unit=LimitUnit(str(self.unit.currentData())),
            counting=CountingRule(str(self.counting.currentData())),
            takes_attachments=self.takes.isChecked(),
        )
        wrong = {"title": "" if record.title else fault_text(Fault("title", "empty"))}
        for fault in faults_of(record, today=self._today):
            wrong[fault.field] = wrong.get(fault.field) or fault_text(fault)
        if show_faults(self._homes, wrong):
            self.dismiss()
            self.submitted.emit(record)

    def _fill(self) -> None:
        question = self._question
        self.label.setText(question.label)
        self.name.setText(question.title)
        self.text.setPlainText(question.text)
        weight = question.weight
        self.weight.setText("" if weight is None else decimal_text(weight, 3))
        self.most.setText(_number(question.most))
        for unit in LimitUnit:
            self.unit.addItem(unit_label(unit), unit.value)
        self.unit.setCurrentIndex(self.unit.findData(question.unit.value))
        for rule in CountingRule:
            self.counting.addItem(rule_label(rule), rule.value)
        self.counting.setCurrentIndex(self.counting.findData(question.counting.value))
        self.takes.setChecked(question.takes_attachments)


def show_faults(homes: Mapping[str, Field], wrong: Mapping[str, str]) -> bool:
    """Say under each field what is wrong, and go to the first; ``True`` if nothing is."""
    for name, field in homes.items():
        field.show_fault(wrong.get(name, ""))
    first = next((field for field in homes.values() if field.fault), None)
    if first is not None:
        first.editor.setFocus(Qt.FocusReason.OtherFocusReason)
    return first is None


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def _whole(text: str) -> int | None:
    bare = text.replace(",", "").strip()
    if not bare:
        return None
    return int(bare) if bare.isascii() and bare.isdecimal() else UNREADABLE


def _weight(text: str) -> Thousandths | None:
    bare = text.replace("%", "").strip()
    if not bare:
        return None
    read = scaled(bare, 3)
    return Thousandths(UNREADABLE if read is None else read)
