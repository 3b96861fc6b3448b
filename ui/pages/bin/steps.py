"""One step in the life of a record: a dot on a line, what happened, who did it, was and is."""

from datetime import date, tzinfo
from uuid import UUID

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from sv_evidence.operations.lives import Line, Step
from sv_evidence.store.journal import Does
from sv_evidence.wording.changes import by_text, when_text
from sv_evidence.wording.words import tr
from ui.theme import Theme, Type
from ui.widgets.buttons import Button, Rank
from ui.widgets.words import Words

DOT, ROOM, TOP = 10, 24, 4
LABEL = 108
ARROW = 15
TAKEN = 240
"""What the margins, the label and the arrow take of the pane."""


class Struck(Words):
    """What was, struck through; a reader hears that it was."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__(theme, text, Type.TABLE, "ink3", wrap=True)
        self.setAccessibleName(tr("was {value}", value=text))

    def _dress(self) -> None:
        super()._dress()
        font = self.font()
        font.setStrikeOut(True)
        self.setFont(font)


class WasIs(QWidget):
    """A field's name, then what it was, an arrow, and what it is."""

    def __init__(self, theme: Theme, line: Line, pane: int) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(8))
        label = Words(theme, line.label, Type.TABLE, "ink2", wrap=True)
        label.setFixedWidth(theme.px(LABEL))
        grid.addWidget(label, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(self._values(theme, line, pane - theme.px(TAKEN)), 0, 1)
        grid.setColumnStretch(1, 1)
        was = tr("was {was}, is {now}", was=line.was, now=line.is_)
        self.setAccessibleName(f"{line.label}: {was if line.was else line.is_}")

    def _values(self, theme: Theme, line: Line, room: int) -> QVBoxLayout:
        """Put short values side by side, and long ones below each other."""
        down = QVBoxLayout()
        down.setSpacing(theme.px(1))
        now = Words(theme, line.is_ or tr("taken away"), Type.ROW_TITLE, "ink", wrap=True)
        if not line.was:
            down.addWidget(now)
            return down
        was = Struck(theme, line.was)
        arrow = QLabel()
        arrow.setPixmap(theme.pixmap("arrow-right", "ink2", ARROW, self.devicePixelRatioF()))
        across = QHBoxLayout()
        across.setSpacing(theme.px(8))
        wide = sum(QFontMetrics(part.font()).horizontalAdvance(part.text()) for part in (was, now))
        if wide <= room:
            was.setWordWrap(False)
            across.addWidget(was)
        else:
            down.addWidget(was)
        across.addWidget(arrow)
        across.addWidget(now, 1)
        down.addLayout(across)
        down.addStretch(1)
        return down


class StepRow(QWidget):
    """One step. ``undo_asked`` with its change."""

    undo_asked = Signal(UUID)

    def __init__(
        self,
        theme: Theme,
        step: Step,
        *,
        today: date,
        zone: tzinfo | None,
        pane: int,
        is_first: bool,
        is_last: bool,
    ) -> None:
        super().__init__()
        self._theme, self._is_first, self._is_last = theme, is_first, is_last
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(ROOM), 0, 0, theme.px(14))
        column.setSpacing(theme.px(4))
        change = step.change
        when = when_text(change.at.astimezone(zone), today)
        who = by_text(change.author, change.device, is_own=change.is_own)
        column.addWidget(Words(theme, step.title, Type.ROW_TITLE, wrap=True))
        column.addWidget(Words(theme, f"{when}, {who}", Type.SMALL, "ink2", wrap=True))
        for line in step.lines:
            column.addWidget(WasIs(theme, line, pane))
        if step.notes:
            notes = Words(theme, ", ".join(step.notes), Type.TABLE, wrap=True)
            column.addWidget(notes)
        if change.is_undone:
            column.addWidget(Words(theme, tr("Undone since."), Type.SMALL, "ink3"))
        elif change.does is Does.CHANGE:
            column.addLayout(self._ways(change.uid))
        self.setAccessibleName(f"{step.title}, {when}, {who}")

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint the dot, and the line down to the next."""
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = px(6) + 0.5
        centre = QPointF(middle, px(TOP) + px(DOT) / 2)
        if not self._is_last:
            painter.setPen(QPen(theme.color("line2"), 1))
            painter.drawLine(
                QPointF(middle, centre.y() + px(DOT)), QPointF(middle, self.height() - px(2))
            )
        ink = theme.color("accent" if self._is_first else "ctl")
        painter.setPen(QPen(ink, 2))
        painter.setBrush(ink if self._is_first else theme.color("surface"))
        radius = px(DOT) / 2 - 1
        painter.drawEllipse(
            QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
        )

    def _ways(self, change: UUID) -> QHBoxLayout:
        rank = Rank.BORDERED if self._is_first else Rank.LINK
        undo = Button(self._theme, tr("Undo this change"), rank=rank, icon="undo-2", small=True)
        undo.clicked.connect(lambda: self.undo_asked.emit(change))
        row = QHBoxLayout()
        row.addWidget(undo)
        row.addStretch(1)
        return row
