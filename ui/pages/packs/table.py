"""The list of packs: what each said, and how much of it is otherwise by now."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from sv_evidence.operations.pack_changes import ProvenThen
from sv_evidence.wording.labels import impact_label
from sv_evidence.wording.numbers import full_day_text, size_text
from sv_evidence.wording.pack_changes import changed_text, proven_text
from sv_evidence.wording.words import tr, trn
from ui.delegates.rows import RowDelegate, WordsCell
from ui.delegates.two_lines import TwoLinesCell
from ui.models.paged import Column, PagedModel
from ui.pages.packs.asking import PackRow
from ui.pages.packs.standings import PackStandings
from ui.theme import Theme, Type
from ui.widgets.row_table import RowTable

ROW = 52
SHORT = 12
WIDTHS = (130, 236, 104, 62, 104, 116, 130)
TITLE, PRINT = 1, 6
SIGN, GAP = 15, 7


def columns(standings: PackStandings) -> list[Column[PackRow]]:
    """Return the columns; what changed since is asked of ``standings``."""
    return [
        Column("number", tr("Number"), lambda row: row.pack.number),
        Column("title", tr("Pack"), lambda row: row.pack.title),
        Column("made", tr("Made"), lambda row: f"{row.pack.made_at.day} {row.pack.made_at:%b %Y}"),
        Column("pages", tr("Pages"), lambda row: f"{row.pack.pages:,}", is_number=True),
        Column("proven", tr("Proven then"), lambda row: then_text(row.proven), is_number=True),
        Column("changed", tr("Changed since"), lambda row: since_text(standings, row)),
        Column(
            "print", tr("Register fingerprint"), lambda row: row.pack.register_fingerprint[:SHORT]
        ),
    ]


def pack_table(theme: Theme, model: PagedModel[PackRow], standings: PackStandings) -> RowTable:
    """Return the table, dressed."""
    table = RowTable(theme, list(WIDTHS), [TITLE])
    table.setModel(model)
    table.setAccessibleName(tr("Packs"))
    table.set_row_height(ROW)
    for at, column in enumerate(model.columns):
        cell: RowDelegate = WordsCell(
            theme,
            table,
            column.text,
            style=Type.FINGERPRINT if at == PRINT else Type.TABLE,
            ink="ink" if column.name == "proven" else "ink2",
            is_number=column.is_number,
        )
        if at == TITLE:
            cell = TwoLinesCell(theme, table, lambda row: row.pack.title, lambda row: row.for_whom)
        elif column.name == "changed":
            cell = ChangedCell(theme, table, standings)
        table.setItemDelegateForColumn(at, cell)
    return table


class ChangedCell(RowDelegate):
    """How many figures are others today, with a sign; nothing as long as that is not known."""

    def __init__(self, theme: Theme, table: RowTable, standings: PackStandings) -> None:
        super().__init__(theme, table)
        self._standings = standings

    def paint_content(self, painter: QPainter, rect: QRect, row: Any, *, selected: bool) -> None:
        """Paint the sign, then the words."""
        del selected
        words = since_text(self._standings, row)
        if not words:
            return
        found = self._standings.of(row.pack.uid)
        changed = found is not None and bool(found.changes)
        ink = "part_text" if changed else "ink2"
        ratio = painter.device().devicePixelRatio()
        sign = self.theme.pixmap("history" if changed else "minus", ink, SIGN, ratio)
        side = self.theme.px(SIGN)
        painter.drawPixmap(QPointF(rect.x(), rect.center().y() - side / 2), sign)
        painter.setFont(self.theme.font(Type.TABLE))
        painter.setPen(self.theme.color(ink))
        area = rect.adjusted(side + GAP, 0, 0, 0)
        fits = QFontMetrics(painter.font()).elidedText(
            words, Qt.TextElideMode.ElideRight, area.width()
        )
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(area, int(flags), fits)


def then_text(proven: tuple[ProvenThen, ...]) -> str:
    """Say what a pack proved when it was made."""
    return proven_text(
        [(impact_label(each.impact), each.value, each.claims, each.of) for each in proven]
    )


def since_text(standings: PackStandings, row: PackRow) -> str:
    """Say how many of its figures are others today; nothing as long as that is not known."""
    if not standings.is_known(row.pack.uid):
        return ""
    found = standings.of(row.pack.uid)
    return tr("Cannot say") if found is None else changed_text(len(found.changes))


def sentence_of(standings: PackStandings, row: PackRow) -> str:
    """Say a row in one sentence, for screen readers."""
    made = full_day_text(row.pack.made_at)
    since = since_text(standings, row)
    said = [row.pack.number, row.pack.title, row.for_whom, made, then_text(row.proven)]
    if since:
        said.append(tr("changed since: {count}", count=since.lower()))
    return ", ".join(said)


def sum_text(rows: Sequence[PackRow]) -> str:
    """Say how many packs these are, and their pages and bytes; nothing of none."""
    if not rows:
        return ""
    return tr(
        "{packs} \u00b7 {pages} pages \u00b7 {size}, kept with your data",
        packs=trn("{count} pack", "{count} packs", len(rows)),
        pages=f"{sum(row.pack.pages for row in rows):,}",
        size=size_text(sum(row.pack.size for row in rows)),
    )
