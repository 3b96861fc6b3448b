"""The questions of a tender at the left: what each is worth, how long its answer is, its state."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from sv_evidence.domain.measures import decimal_text
from sv_evidence.reports.bid_facts import AnswerState, QuestionFacts
from sv_evidence.wording.tenders import length_text
from sv_evidence.wording.words import tr, trn
from ui.theme import Theme, Type

ROW = int(Qt.ItemDataRole.UserRole) + 1
TOP, SIDE, NUMBER, WEIGHT, BAR, LINE, EDGE = 12, 24, 22, 54, 84, 18, 3
SHORT = 16
MOST_LINES = 3
Index = QModelIndex | QPersistentModelIndex
_SIGNS = {
    AnswerState.READY: ("check", "proven_text"),
    AnswerState.GAPS: ("circle-alert", "part_text"),
    AnswerState.OVER: ("triangle-alert", "alarm"),
    AnswerState.NOT_STARTED: ("minus", "ink3"),
}
_WRAP = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


def state_text(told: QuestionFacts) -> str:
    """Say how far an answer has come."""
    if told.state is AnswerState.GAPS:
        return trn("{count} gap", "{count} gaps", told.facts.gaps)
    if told.state is AnswerState.OVER:
        return tr("{count} over", count=f"{told.facts.fitted.over:,}")
    return tr("Ready") if told.state is AnswerState.READY else tr("Not started")


def count_text(told: QuestionFacts) -> str:
    """Say how long an answer is: ``612 of 750``."""
    counted, most = told.facts.fitted.counted, told.limit.most
    if most is None:
        return length_text(counted, told.limit.unit)
    return tr("{counted} of {most}", counted=f"{counted:,}", most=f"{most:,}")


def weight_text(told: QuestionFacts) -> str:
    """Say what a question is worth."""
    weight = told.question.weight
    return "" if weight is None else f"{decimal_text(weight, 3)}%"


class Questions(QListView):
    """``chosen`` with the question that a person went to."""

    chosen = Signal(UUID)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._rows = QuestionRows(self)
        self.setModel(self._rows)
        self.setItemDelegate(QuestionCell(theme, self))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setAccessibleName(tr("Questions"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.selectionModel().currentChanged.connect(self._on_current)
        self._is_filling = False
        self._theme = theme
        self._dress()
        theme.changed.connect(self._dress)

    def show_questions(self, rows: Sequence[QuestionFacts], current: UUID | None) -> None:
        """Show the questions, one of them chosen."""
        self._is_filling = True
        self._rows.show_rows(rows)
        places = [each.question.uid for each in rows]
        if current in places:
            index = self._rows.index(places.index(current))
            self.setCurrentIndex(index)
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().select(index, flag)
        self._is_filling = False

    def show_one(self, told: QuestionFacts) -> None:
        """Show how one question stands now."""
        self._rows.show_one(told)

    @Slot()
    def _dress(self) -> None:
        worn = self.palette()
        worn.setColor(QPalette.ColorRole.Base, self._theme.color("bg"))
        self.setPalette(worn)

    @Slot()
    def _on_current(self) -> None:
        told = self.currentIndex().data(ROW)
        if isinstance(told, QuestionFacts) and not self._is_filling:
            self.chosen.emit(told.question.uid)


class QuestionRows(QAbstractListModel):
    """The questions, each with its whole sentence for a screen reader."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._told: list[QuestionFacts] = []

    def show_rows(self, rows: Sequence[QuestionFacts]) -> None:
        """Show other questions; the same ones keep their rows."""
        if [each.question.uid for each in rows] == [each.question.uid for each in self._told]:
            self._told = list(rows)
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._told = list(rows)
        self.endResetModel()

    def show_one(self, told: QuestionFacts) -> None:
        """Show one question anew."""
        for at, each in enumerate(self._told):
            if each.question.uid == told.question.uid:
                self._told[at] = told
                self.dataChanged.emit(self.index(at), self.index(at))

    def rowCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        """Count the questions."""
        return len(self._told)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """Return a question for its cell, and what is read out of it."""
        if not index.isValid():
            return None
        told = self._told[index.row()]
        if role == ROW:
            return told
        if role == Qt.ItemDataRole.DisplayRole:
            return told.question.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = (told.question.title, weight_text(told), count_text(told), state_text(told))
            return ", ".join(part for part in parts if part)
        return told.question.text if role == Qt.ItemDataRole.ToolTipRole else None


class QuestionCell(QStyledItemDelegate):
    """Paints one question."""

    def __init__(self, theme: Theme, view: Questions) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """Be as high as the title needs, of three lines at most."""
        px = self._theme.px
        wide = self._view.viewport().width()
        lines = self._title_lines(index, wide)
        return QSize(wide, px(2 * TOP + 10) + (lines + 1) * px(LINE + 1))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint number, title and weight, then the bar, the count and the state."""
        told = index.data(ROW)
        rect: QRect = option.rect
        if not isinstance(told, QuestionFacts):
            return
        theme, px = self._theme, self._theme.px
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_chosen:
            painter.fillRect(rect, theme.color("sel"))
            painter.fillRect(
                QRect(rect.left(), rect.top(), px(EDGE), rect.height()), theme.color("accent")
            )
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.color("hover"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color("line"))
        top = rect.top() + px(TOP)
        left = rect.left() + px(SIDE)
        painter.setFont(theme.font(Type.TABLE))
        painter.setPen(theme.color("ink3"))
        label = told.question.label or f"{told.question.position}"
        painter.drawText(QRect(left, top, px(NUMBER), px(LINE)), _LEFT, label)
        lines = self._title_lines(index, rect.width())
        title = QRect(left + px(NUMBER), top, self._title_width(rect.width()), lines * px(LINE + 1))
        painter.setFont(theme.font(Type.ROW_TITLE if is_chosen else Type.TABLE))
        painter.setPen(theme.color("ink"))
        painter.drawText(title, _WRAP, told.question.title)
        painter.setFont(theme.font(Type.ROW_TITLE))
        weight = QRect(rect.right() - px(WEIGHT + 16), top, px(WEIGHT), px(LINE))
        painter.drawText(weight, _RIGHT, weight_text(told))
        self._paint_foot(painter, rect, told, title.bottom() + px(9))
        painter.restore()

    def _paint_foot(self, painter: QPainter, rect: QRect, told: QuestionFacts, top: int) -> None:
        theme, px = self._theme, self._theme.px
        left = rect.left() + px(SIDE + NUMBER)
        counted, most = told.facts.fitted.counted, told.limit.most
        painter.setFont(theme.font(Type.SMALL))
        metrics = QFontMetrics(theme.font(Type.SMALL))
        icon, colour = _SIGNS[told.state]
        words = state_text(told)
        state = rect.right() - px(16) - metrics.horizontalAdvance(words) - 2
        sign = state - px(20)
        long = metrics.horizontalAdvance(count_text(told)) + 2
        room = min(px(BAR), sign - left - long - px(18))
        if most and room > px(SHORT):
            bar = QRectF(left, top + px(LINE) / 2 - px(2), room, px(5))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("line"))
            painter.drawRoundedRect(bar, 1, 1)
            bar.setWidth(room * min(1.0, counted / most))
            painter.setBrush(theme.color("alarm" if counted > most else "chart"))
            painter.drawRoundedRect(bar, 1, 1)
            left += room + px(10)
        painter.setPen(theme.color("ink2"))
        painter.drawText(QRect(left, top, long, px(LINE)), _LEFT, count_text(told))
        painter.setPen(theme.color(colour))
        painter.drawText(QRect(state, top, rect.right() - state, px(LINE)), _LEFT, words)
        ratio = self._view.devicePixelRatioF()
        painter.drawPixmap(sign, top + px(2), theme.pixmap(icon, colour, 15, ratio))

    def _title_width(self, wide: int) -> int:
        return max(40, wide - self._theme.px(SIDE + NUMBER + WEIGHT + 12))

    def _title_lines(self, index: Index, wide: int) -> int:
        metrics = QFontMetrics(self._theme.font(Type.ROW_TITLE))
        words = str(index.data(Qt.ItemDataRole.DisplayRole))
        box = metrics.boundingRect(QRect(0, 0, self._title_width(wide), 1000), _WRAP, words)
        return max(1, min(MOST_LINES, round(box.height() / max(1, metrics.height()))))
