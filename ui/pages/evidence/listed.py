"""The columns of the evidence list, for thousands of files, and how each is painted."""

from datetime import date
from typing import Any

from PySide6.QtCore import QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QKeyEvent, QPainter

from sv_evidence.domain.evidence import Condition
from sv_evidence.reports.shapes import strength_bars
from sv_evidence.store.listings.evidence import EvidenceRow
from sv_evidence.wording.labels import consent_label, strength_label
from sv_evidence.wording.numbers import day_text
from sv_evidence.wording.words import tr, trn
from ui.delegates.rows import RowDelegate, WordsCell
from ui.models.paged import Column, PagedModel
from ui.pages.evidence.asking import Types
from ui.pages.evidence.grid import menu_place
from ui.theme import Theme, Type
from ui.widgets.paint import paint
from ui.widgets.row_table import RowTable
from ui.widgets.signs import consent_sign

WIDTHS = {
    "title": 260,
    "number": 72,
    "type": 140,
    "dated": 98,
    "source": 96,
    "consent": 130,
    "strength": 94,
    "used": 140,
}
FLEXIBLE = frozenset({"title", "type", "source", "used"})
_SECOND = frozenset({"number", "dated", "source", "used"})
SIGN, SIGN_GAP = 15, 7


def evidence_columns(types: Types, today: date) -> tuple[Column[EvidenceRow], ...]:
    """Return the columns; the first is what a tile is called by."""

    def type_title(row: EvidenceRow) -> str:
        known = types.get(row.type)
        return row.type if known is None else known.title

    return (
        Column("title", tr("Title"), lambda row: row.title),
        Column("number", tr("Number"), lambda row: row.number),
        Column("type", tr("Type"), type_title),
        Column("dated", tr("Date"), lambda row: _day(row, today), largest_first=True),
        Column("source", tr("Source"), lambda row: row.source),
        Column("consent", tr("Consent"), lambda row: consent_label(row.consent)),
        Column("strength", tr("Strength"), strength_words, largest_first=True),
        Column("used", tr("Used in"), used_words, largest_first=True),
    )


def strength_words(row: EvidenceRow) -> str:
    """Say how easy it is to defend, or that the file is not whole."""
    if row.condition is not Condition.UNCHANGED:
        return _wrong(row)
    return strength_label(row.strength)


def used_words(row: EvidenceRow) -> str:
    """Name the newest activity it is used in, and count the others."""
    if not row.uses:
        return tr("Not used")
    more = row.uses - 1
    if not more:
        return row.used_in
    others = trn("{count} more", "{count} more", more)
    return tr("{title} and {others}", title=row.used_in, others=others)


class EvidenceTable(RowTable):
    """One row a file; the same keys as in the grid."""

    open_asked = Signal()
    edit_asked = Signal()
    look_asked = Signal()
    bin_asked = Signal()
    menu_asked = Signal(QPoint)
    """At a place on the screen."""

    def __init__(self, theme: Theme, model: PagedModel[EvidenceRow], today: date) -> None:
        names = [column.name for column in model.columns]
        flexible = [at for at, name in enumerate(names) if name in FLEXIBLE]
        super().__init__(theme, [WIDTHS[name] for name in names], flexible)
        self.setModel(model)
        for at, column in enumerate(model.columns):
            self.setItemDelegateForColumn(at, _painter(theme, self, column, today))
        head = self.horizontalHeader()
        head.moveSection(names.index("number"), 0)
        head.setSortIndicatorShown(True)
        head.setSortIndicatorClearable(False)
        self.opened.connect(self.open_asked)
        self.binned.connect(self.bin_asked)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """F2 edits, Space shows large; Enter, Delete and walking are every table's."""
        asked = {Qt.Key.Key_F2: self.edit_asked, Qt.Key.Key_Space: self.look_asked}
        wanted = asked.get(Qt.Key(event.key()))
        if wanted is not None and self.selectionModel().hasSelection():
            wanted.emit()
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Ask for the menu of what is chosen."""
        at = menu_place(self, event)
        if at is not None:
            self.menu_asked.emit(at)


def _wrong(row: EvidenceRow) -> str:
    return tr("Missing") if row.condition is Condition.MISSING else tr("Altered")


def _day(row: EvidenceRow, today: date) -> str:
    if row.dated is None:
        return ""
    said = day_text(row.dated)
    return said if row.dated.year == today.year else f"{said.partition(' ')[2]} {row.dated.year}"


def _painter(
    theme: Theme, table: RowTable, column: Column[EvidenceRow], today: date
) -> RowDelegate:
    if column.name == "title":
        return WordsCell(theme, table, column.text, style=Type.ROW_TITLE)
    if column.name == "strength":
        return StrengthCell(theme, table)
    if column.name == "consent":
        return ConsentCell(theme, table, today)
    return WordsCell(theme, table, column.text, ink="ink2" if column.name in _SECOND else "ink")


class SignCell(RowDelegate):
    """A sign, then its words in the same colour."""

    def write(self, painter: QPainter, rect: QRect, words: str, colour: str) -> None:
        """Paint the words beside the sign, as much as fits."""
        font = self.theme.font(Type.TABLE)
        room = rect.adjusted(self.theme.px(SIGN + SIGN_GAP), 0, 0, 0)
        fits = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.setFont(font)
        painter.setPen(self.theme.color(colour))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), fits)

    def draw(self, painter: QPainter, rect: QRect, icon: str, colour: str) -> None:
        """Paint an icon as the sign."""
        sign = self.theme.pixmap(icon, colour, SIGN, painter.device().devicePixelRatio())
        top = rect.y() + (rect.height() - self.theme.px(SIGN)) / 2
        painter.drawPixmap(QPointF(rect.x(), top), sign)


class StrengthCell(SignCell):
    """Three rising bars; a file that is not whole says so in alarm colour."""

    def paint_content(self, painter: QPainter, rect: QRect, row: Any, *, selected: bool) -> None:
        """Paint bars and word, or what is wrong."""
        del selected
        if row.condition is not Condition.UNCHANGED:
            self.draw(painter, rect, "file-x", "alarm")
            self.write(painter, rect, _wrong(row), "alarm")
            return
        side = self.theme.px(11)
        bars = QPointF(rect.x(), rect.y() + (rect.height() - side) / 2)
        paint(painter, strength_bars(row.strength, side), self.theme, bars)
        self.write(painter, rect, strength_label(row.strength), "ink2")


class ConsentCell(SignCell):
    """The consent as it stands today."""

    def __init__(self, theme: Theme, table: RowTable, today: date) -> None:
        super().__init__(theme, table)
        self._today = today

    def paint_content(self, painter: QPainter, rect: QRect, row: Any, *, selected: bool) -> None:
        """Paint icon and words."""
        del selected
        icon, words, colour = consent_sign(row.consent, row.consent_until, self._today)
        self.draw(painter, rect, icon, colour)
        self.write(painter, rect, words, colour)
