"""The sheet that checks pay against the real Living Wage and keeps the check as evidence."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Slot
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from sv_evidence.domain.living_wage import WageArea
from sv_evidence.domain.problems import Problem
from sv_evidence.domain.reading import ReadWhen, read_when, when_text
from sv_evidence.intake.tables import PayColumnsUnclear
from sv_evidence.operations.attaching import Arrival, Filed
from sv_evidence.operations.living_wage import (
    WageReport,
    check_living_wage,
    keep_wage_check,
    wages_known,
)
from sv_evidence.wording.numbers import rate_text, share_text
from sv_evidence.wording.problems import sentence_for
from sv_evidence.wording.typed import when_fault_text
from sv_evidence.wording.wages import area_label, role_label, wage_line, wage_method
from sv_evidence.wording.words import tr
from ui.desk import Desk
from ui.newest import Newest
from ui.theme import Theme, Type
from ui.widgets.buttons import Button, Rank
from ui.widgets.choosing import FileChooser, SystemFileChooser
from ui.widgets.fields import Choice, Field, LineField
from ui.widgets.form import Form
from ui.widgets.notices import NoticeArea
from ui.widgets.section import FactRows, Section
from ui.widgets.sheet import Sheet
from ui.widgets.toast import Said
from ui.widgets.words import Words

SIZE = (680, 600)
LABELS = 150
ROLES = ("rate", "date", "hours", "person")
MOST_DAYS = 12
"""More days than this are not listed one by one; the document that is kept has them all."""


class WageSheet(Sheet):
    """A payroll in, figures out; nothing of the payroll is kept but the figures."""

    def __init__(self, theme: Theme, desk: Desk, window: QWidget, chooser: FileChooser) -> None:
        super().__init__(theme, window, tr("Check pay against the Living Wage"), *SIZE)
        self._desk, self._chooser = desk, chooser
        self._newest = Newest(desk, self, self._on_trouble)
        self._file: Path | None = None
        self._report: WageReport | None = None
        self.choose = Button(theme, tr("Choose a payroll file"), icon="file-spreadsheet")
        self.area = Choice(theme)
        for each in WageArea:
            self.area.addItem(area_label(each), each.value)
        self.paid_on = LineField(theme)
        self.columns = {role: Choice(theme) for role in ROLES}
        self._arrange_form(theme)
        self._arrange_buttons()
        self.first = self.choose
        self.choose.clicked.connect(lambda: chooser.choose(self._on_chosen))
        self.area.activated.connect(self._check)
        self.paid_on.editingFinished.connect(self._check)
        for choice in self.columns.values():
            choice.activated.connect(self._check)

    @Slot()
    def save(self) -> None:
        """Keep the check as evidence."""
        report, pool = self._report, self._desk.pool
        if report is None:
            return
        self.primary.setEnabled(False)
        self._desk.work(
            self,
            lambda workspace, _ticket: keep_wage_check(workspace, report, pool=pool),
            done=self._on_kept,
            failed=self._on_trouble,
        )

    def _arrange_form(self, theme: Theme) -> None:
        self.notices = NoticeArea(theme)
        self.body.addWidget(self.notices)
        form = Form(theme)
        about = tr(
            "A payroll extract as a spreadsheet or CSV file, with a column of hourly rates."
            " It is looked at and not kept: only the figures below are, without a name."
        )
        form.add(Words(theme, about, Type.SMALL, "ink2", wrap=True))
        form.add(_at_left(self.choose))
        self._paid_on = Field(theme, tr("&Day paid, if the file has no dates"), self.paid_on)
        form.add(Field(theme, tr("&Where they work"), self.area), self._paid_on)
        self._roles = {
            role: Field(theme, tr("Column: {what}", what=role_label(role)), choice)
            for role, choice in self.columns.items()
        }
        form.add(self._roles["rate"], self._roles["date"])
        form.add(self._roles["hours"], self._roles["person"])
        for field in self._roles.values():
            field.hide()
        self.found = Section(theme, tr("What was found"))
        self.facts = FactRows(theme, label_width=LABELS)
        self.method = Words(theme, "", Type.SMALL, "ink2", wrap=True)
        for part in (self.found, self.facts, self.method):
            form.add(part)
            part.hide()
        self.body.addWidget(form, 1)

    def _arrange_buttons(self) -> None:
        self.primary: Button = self.end_with(tr("Save as evidence"), self.save)
        self.primary.setEnabled(False)

    def _on_chosen(self, paths: tuple[Path, ...]) -> None:
        if not paths:
            return
        self._file = paths[0]
        self.choose.setText(self._file.name)
        self.choose.setAccessibleName(tr("Payroll file: {name}", name=self._file.name))
        for role, choice in self.columns.items():
            choice.clear()
            self._roles[role].hide()
        self._check()

    @Slot()
    def _check(self) -> None:
        """Read the payroll and compare it, as soon as enough is said."""
        read = self._day_paid()
        self._paid_on.show_fault(when_fault_text(read) if read.fault else "")
        file, today, paid_on = self._file, self._desk.today(), read.first
        self._newest.forget("check")
        self._show(None)  # what was found is no answer to what is asked now
        if file is None or read.fault:
            return
        if paid_on is not None:
            self.paid_on.setText(when_text(paid_on))
        area, columns = WageArea(str(self.area.currentData())), self._named()
        workspace = self._desk.workspace

        def check() -> WageReport:
            with workspace.read() as view:
                rates = wages_known(view)
            return check_living_wage(
                file, area, rates, columns=columns, paid_on=paid_on, today=today
            )

        self._newest.fetch("check", check, self._show)

    def _day_paid(self) -> ReadWhen:
        text = self.paid_on.text()
        return read_when(text, today=self._desk.today()) if text.strip() else ReadWhen()

    def _named(self) -> dict[str, str]:
        chosen = {role: str(choice.currentData() or "") for role, choice in self.columns.items()}
        return {role: heading for role, heading in chosen.items() if heading}

    def _show(self, report: WageReport | None) -> None:
        """Show the figures, or take them away while they are made anew."""
        self._report = report
        self.notices.clear()
        self.primary.setEnabled(report is not None)
        for part in (self.found, self.facts, self.method):
            part.setVisible(report is not None)
        if report is None:
            return
        pay = report.check.pay
        days = [("", wage_line(each)) for each in report.check.days[-MOST_DAYS:]]
        self.facts.show_facts(
            [
                (tr("Lowest hourly rate"), rate_text(pay.lowest)),
                (tr("At the rate or above"), share_text(pay.at_or_above, pay.staff)),
                (tr("By day"), days[0][1]),
                *days[1:],
            ]
        )
        self.method.say(wage_method(report))

    def _on_trouble(self, error: Exception) -> None:
        self.primary.setEnabled(self._report is not None)
        if isinstance(error, PayColumnsUnclear):
            self._ask_columns(error)
        elif isinstance(error, Problem):
            words = sentence_for(error)
            self.notices.show_trouble(words.happened, words.next)
        else:
            self._desk.failed.emit(error)

    def _ask_columns(self, unclear: PayColumnsUnclear) -> None:
        """Ask which column is which, keeping what was said already."""
        for role in unclear.asked:
            choice = self.columns[role]
            choice.clear()
            choice.addItem(tr("Choose a heading"), "")
            for heading in unclear.headings:
                choice.addItem(heading, heading)
            self._roles[role].show()
        strong = tr("Which column is which?")
        self.notices.show_trouble(strong, tr("Choose the headings below. Nothing was changed."))
        if unclear.asked:
            self.columns[unclear.asked[0]].setFocus()

    def _on_kept(self, filed: Filed) -> None:
        (kept,) = filed.evidence
        self.dismiss()
        said = tr("{number}, {title} added", number=kept.number, title=kept.record.title)
        if kept.state is Arrival.ALREADY_HERE:
            said = tr("Already here as {number}", number=kept.number)
        self._desk.said.emit(Said(said, undo=kept.state is Arrival.ADDED))


def _at_left(button: Button) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(button)
    row.addStretch(1)
    return holder


def more_ways(theme: Theme, desk: Desk) -> Button:
    """Return the button beside Add evidence that offers to make evidence from a payroll."""
    button = Button(theme, tr("More ways to add"), rank=Rank.BARE, icon="ellipsis")

    def offer() -> None:
        menu = QMenu(button)
        action = menu.addAction(tr("Check pay against the Living Wage"))
        action.triggered.connect(partial(check_wages, theme, desk, button.window()))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    button.clicked.connect(offer)
    return button


def check_wages(theme: Theme, desk: Desk, window: QWidget) -> None:
    """Open the sheet over the window."""
    chooser = SystemFileChooser(window, tr("Choose a payroll file"))
    WageSheet(theme, desk, window, chooser).open()
