"""The table of a contract's commitments."""

from array import array
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sv_evidence.domain.pace import is_short
from sv_evidence.reports.contract_facts import LineFacts, PeriodFacts, StandingFacts
from sv_evidence.wording.home import pace_label
from sv_evidence.wording.labels import mark_label
from sv_evidence.wording.numbers import full_day_text, quantity_text
from sv_evidence.wording.returns import amount_text, each_period, short_period_name
from sv_evidence.wording.words import tr
from ui.delegates.rows import PAD
from ui.models.paged import Column, Ids, PagedModel
from ui.pages.contracts.cells import (
    BulletCell,
    MarkAloneCell,
    ShortfallCell,
    SignedWordsCell,
    commitment_column,
    dress_words,
    pace_sign,
)
from ui.pages.page import SIDE_MARGIN
from ui.theme import Theme
from ui.widgets.row_table import RowTable

if TYPE_CHECKING:
    from sv_evidence.domain.measures import Thousandths

ROW = 39
MOST_PERIODS = 2
_EDGE = SIDE_MARGIN - PAD
"""Keeps the last numbers within the page's margin."""


class CommitmentTable(QWidget):
    """All commitments; ``chosen`` with the line that the detail is about."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, theme: Theme, standing: StandingFacts, row: int = ROW) -> None:
        super().__init__()
        self._standing = standing
        self._begun = _begun(standing)
        columns = self._columns()
        self.model: PagedModel[LineFacts] = PagedModel(
            [column for column, _ in columns], self._page, _sentence, self
        )
        self.table = RowTable(theme, [width for _, width in columns], [1, 3])
        self.table.setModel(self.model)
        self.table.setAccessibleName(tr("Commitments"))
        self.table.set_row_height(row)
        self.table.setSelectionMode(RowTable.SelectionMode.SingleSelection)
        self._dress(theme)
        self.model.show_ids(array("q", range(len(standing.lines))))
        self.table.selectionModel().selectionChanged.connect(self._on_selected)
        self.table.opened.connect(self._on_opened)
        head = self.table.horizontalHeader().sizeHint().height()
        self.setFixedHeight(head + len(standing.lines) * self.table.row_height + 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)

    def choose(self, position: int) -> None:
        """Choose the commitment at a position, else the first that needs care."""
        places = [line.position for line in self._standing.lines]
        if position in places:
            self.table.choose_row(places.index(position))
            return
        paces = [list(type(line.pace)).index(line.pace) for line in self._standing.lines]
        self.table.choose_row(paces.index(max(paces)))

    def line(self) -> LineFacts | None:
        """Return the line that is chosen."""
        rows = self.table.selectionModel().selectedRows()
        return self.model.row_value(rows[0].row()) if rows else None

    @property
    def lines(self) -> tuple[LineFacts, ...]:
        """All commitments, in their order."""
        return self._standing.lines

    def _columns(self) -> list[tuple[Column[LineFacts], int]]:
        day = max((line.span.last for line in self._standing.lines if line.span), default=None)
        bars = tr("Delivered against target")
        if day is not None:
            bars = tr("Delivered against target, {day}", day=full_day_text(day))
        found: list[tuple[Column[LineFacts], int]] = [
            (commitment_column("place", "", lambda row: f"{row.position:,}"), 54),
            (commitment_column("title", tr("Commitment"), _title), 286),
            (commitment_column("mark", tr("Proof"), lambda row: mark_label(row.mark)), 58),
            (commitment_column("bar", bars, _bar_said), 264),
            (commitment_column("done", tr("Delivered"), _delivered, is_number=True), 92),
            (commitment_column("target", tr("Target"), _target, is_number=True), 112),
            (commitment_column("pace", tr("Status"), lambda row: pace_label(row.pace)), 122),
        ]
        for place in self._begun:
            each = self._standing.periods[place]
            name = short_period_name(self._standing.rhythm, each.number, each.year)
            found.append((commitment_column(f"p{place}", name, _period(place), is_number=True), 76))
        plan = each_period(self._standing.rhythm)
        found.append((commitment_column("plan", plan, self._planned, is_number=True), 104))
        found.append((commitment_column("edge", "", lambda _row: ""), _EDGE))
        return found

    def _planned(self, line: LineFacts) -> str:
        place = self._begun[-1] if self._begun else 0
        return amount_text(line.planned[place], line.unit) if line.planned else ""

    def _dress(self, theme: Theme) -> None:
        table = self.table
        dress_words(
            theme,
            table,
            self.model.columns,
            bold={"title", "done"},
            quiet={"place", "target", "plan"},
        )
        table.setItemDelegateForColumn(2, MarkAloneCell(theme, table, lambda row: row.mark))
        table.setItemDelegateForColumn(3, BulletCell(theme, table))
        status = SignedWordsCell(theme, table, lambda row: pace_sign(row.pace))
        table.setItemDelegateForColumn(6, status)
        for at, place in enumerate(self._begun, start=7):
            short = ShortfallCell(theme, table, _period(place), _is_short(place))
            table.setItemDelegateForColumn(at, short)

    def _page(self, ids: Ids) -> dict[int, LineFacts]:
        lines = self._standing.lines
        return {each: lines[each] for each in ids if each < len(lines)}

    @Slot()
    def _on_selected(self) -> None:
        line = self.line()
        if line is not None:
            self.chosen.emit(line)

    @Slot(int)
    def _on_opened(self, row: int) -> None:
        line = self.model.row_value(row)
        if line is not None:
            self.opened.emit(line)


def _begun(standing: StandingFacts) -> tuple[int, ...]:
    """Return the places of the newest periods that have begun."""
    begun = [
        place for place, each in enumerate(standing.periods) if each.period.first <= standing.day
    ]
    return tuple(begun[-MOST_PERIODS:])


def _title(line: LineFacts) -> str:
    return tr("{title} (KPI)", title=line.title) if line.is_kpi else line.title


def _delivered(line: LineFacts) -> str:
    return amount_text(line.delivered, line.unit)


def _target(line: LineFacts) -> str:
    return quantity_text(line.target, line.unit) if line.target else tr("none set")


def _bar_said(line: LineFacts) -> str:
    return tr(
        "{done} of {target}, {expected} expected by now",
        done=_delivered(line),
        target=_target(line),
        expected=amount_text(line.expected, line.unit),
    )


def _period(place: int) -> Callable[[LineFacts], str]:
    def said(line: LineFacts) -> str:
        value = line.periods[place]
        return "" if value is None else amount_text(value, line.unit)

    return said


def _is_short(place: int) -> Callable[[LineFacts], bool]:
    def short(line: LineFacts) -> bool:
        value: Thousandths | None = line.periods[place]
        return value is not None and is_short(value, line.planned[place])

    return short


def period_days(each: PeriodFacts) -> str:
    """Say which months a period covers: ``Apr-Jun``."""
    names = [full_day_text(day).split(" ")[1][:3] for day in (each.period.first, each.period.last)]
    return names[0] if names[0] == names[1] else "\N{EN DASH}".join(names)


def _sentence(line: LineFacts) -> str:
    return tr(
        "{position}, {title}. {mark}. {bar}. {status}",
        position=line.position,
        title=_title(line),
        mark=mark_label(line.mark),
        bar=_bar_said(line),
        status=pace_label(line.pace),
    )
