"""What stands under the table: the periods, what was counted, and what it takes to recover."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sv_evidence.domain.counting import CountedResult
from sv_evidence.domain.evidence import Strength
from sv_evidence.domain.measures import Thousandths
from sv_evidence.domain.pace import Pace
from sv_evidence.operations.contract_lines import LineDetail
from sv_evidence.reports.claim_facts import GapFacts
from sv_evidence.reports.contract_facts import LineFacts, StandingFacts
from sv_evidence.reports.shapes import TEXTS
from sv_evidence.wording.documents import short_day_text
from sv_evidence.wording.gaps import next_text, turning_text
from sv_evidence.wording.labels import mark_label
from sv_evidence.wording.numbers import quantity_text
from sv_evidence.wording.returns import (
    amount_text,
    impacts_text,
    outlook_text,
    recover_text,
)
from sv_evidence.wording.words import tr, trn
from ui.pages.contracts.chart import PeriodChart
from ui.pages.home.rows import RIGHT, Fit, OpenRow, put
from ui.theme import Theme, Type
from ui.widgets.buttons import Button, Rank
from ui.widgets.figure import Figure
from ui.widgets.marks import ProofMark
from ui.widgets.section import Section
from ui.widgets.words import Elided, Words

_LINE = Fit(row=33, pad=2, gap=0, recent=0)
_DAY, _QUANTITY, _WORD = 52, 30, 76
_WIDTHS = (47, 38, 24)
_GAP = 40
_WELL = frozenset({Pace.MET, Pace.AHEAD, Pace.ON_TRACK})


class CommitmentDetail(QWidget):
    """Three columns about one commitment; the middle one arrives when it has been read."""

    activity_asked = Signal(object)
    all_asked = Signal()
    figure_asked = Signal()
    return_asked = Signal()
    log_asked = Signal()

    def __init__(self, theme: Theme, standing: StandingFacts, line: LineFacts) -> None:
        super().__init__()
        self._theme, self._standing, self._line = theme, standing, line
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(theme.px(_GAP))
        self._middle = QVBoxLayout()
        self._middle.setSpacing(0)
        for column, wide in zip((self._left(), self._middle, self._right()), _WIDTHS, strict=True):
            across.addLayout(column, wide)

    def show_detail(self, detail: LineDetail) -> None:
        """Show what was counted."""
        theme, unit = self._theme, self._line.unit
        note = tr(
            "{all}, {proven} proven",
            all=quantity_text(detail.delivered, unit),
            proven=amount_text(detail.proven, unit),
        )
        column = self._middle
        counted = tr("Who has been counted") if unit.is_people else tr("What has been counted")
        column.addWidget(Section(theme, counted, note))
        if not detail.rows:
            words = tr("Nothing has been counted for it yet.")
            column.addWidget(Words(theme, words, Type.TABLE, "ink2", wrap=True))
            log = Button(theme, tr("Log activity"), icon="plus", small=True)
            log.clicked.connect(self.log_asked)
            column.addSpacing(theme.px(8))
            column.addWidget(log)
        for each in detail.rows:
            put(column, theme, self._row(each))
        if detail.rows:
            said = trn("The one result", "All {count} results", detail.results)
            if unit.is_people and detail.results > 1:
                said = tr("All {people}", people=quantity_text(detail.delivered, unit))
            link = Button(theme, said, rank=Rank.LINK, small=True)
            link.clicked.connect(self.all_asked)
            column.addWidget(link)
        column.addStretch(1)
        if detail.gap is not None:
            self._gap.say(self._turning(detail.gap, detail.proven))
            self._gap.show()

    def _turning(self, gap: GapFacts, proven: Thousandths) -> str:
        step = next_text(gap.proof, gap.lacking, results=gap.results, now=gap.now, then=gap.then)
        does = gap.then is not None and gap.then is not Strength.WEAK
        return turning_text(step, proven, gap.quantity, self._line.unit, does=does)

    def _row(self, each: CountedResult) -> OpenRow:
        theme = self._theme
        day, quantity = (
            short_day_text(each.day, with_year=False),
            amount_text(each.quantity, self._line.unit),
        )
        row = OpenRow(theme, f"{day}: {each.title}, {quantity}, {mark_label(each.mark)}", _LINE)
        row.row.setSpacing(theme.px(8))
        row.opened.connect(lambda: self.activity_asked.emit(each.activity))
        when = Words(theme, day, Type.TABLE, "ink2")
        when.setFixedWidth(theme.px(_DAY))
        amount = Words(theme, quantity, Type.ROW_TITLE)
        amount.setAlignment(RIGHT)
        amount.setMinimumWidth(theme.px(_QUANTITY))
        row.row.addWidget(when)
        row.row.addWidget(Elided(theme, each.title, Type.TABLE), 1)
        row.row.addWidget(amount)
        row.row.addWidget(ProofMark(theme, each.mark, size=15))
        word = Words(theme, mark_label(each.mark), Type.TABLE, TEXTS[each.mark])
        word.setFixedWidth(theme.px(_WORD))
        row.row.addWidget(word)
        return row

    def _left(self) -> QVBoxLayout:
        theme, line = self._theme, self._line
        column = QVBoxLayout()
        column.setSpacing(theme.px(8))
        title = f"{line.position:,}  {line.title}"
        head = Section(theme, title, tr("delivered and planned"))
        shown = Figure(
            theme,
            quantity_text(line.delivered, line.unit),
            spoken=tr("{amount} delivered", amount=quantity_text(line.delivered, line.unit)),
        )
        shown.asked.connect(self.figure_asked)
        head.add_link(shown)
        column.addWidget(head)
        if self._standing.periods:
            column.addWidget(PeriodChart(theme, self._standing, line))
        parts = impacts_text(line.core, line.additional, line.unit)
        if parts:
            column.addWidget(Words(theme, parts, Type.SMALL, "ink2", wrap=True))
        column.addStretch(1)
        return column

    def _right(self) -> QVBoxLayout:
        theme, line = self._theme, self._line
        column = QVBoxLayout()
        column.setSpacing(theme.px(8))
        is_well = line.pace in _WELL
        title = tr("To reach the target") if is_well else tr("To get back on track")
        column.addWidget(Section(theme, title))
        needed = recover_text(line.outlook, line.unit, self._standing.rhythm)
        column.addWidget(Words(theme, needed, Type.ROW_TITLE, wrap=True))
        heading = outlook_text(line.outlook, line.target)
        column.addWidget(Words(theme, heading, Type.TABLE, "ink2", wrap=True))
        self._gap = Words(theme, "", Type.TABLE, "ink2", wrap=True)
        self._gap.hide()
        column.addWidget(self._gap)
        if line.wording:
            column.addWidget(Words(theme, line.wording, Type.TABLE, "ink2", wrap=True))
        if line.owner:
            owner = tr("Owner: {name}", name=line.owner)
            column.addWidget(Words(theme, owner, Type.TABLE, "ink2", wrap=True))
        if not is_well and self._standing.next is not None:
            note = Button(theme, tr("Write a note for the buyer"), small=True)
            note.clicked.connect(self.return_asked)
            column.addWidget(note)
        column.addStretch(1)
        return column
