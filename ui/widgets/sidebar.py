"""The side bar: whose workspace it is, the pages, and where the data is kept."""

from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import Theme, Type
from ui.widgets.section import Rule
from ui.widgets.surface import Surface
from ui.widgets.words import Elided, Words

WIDE, NARROW = 204, 56


class NavRow(QPushButton):
    """One page in the side bar, with a count or an alarm at its right."""

    def __init__(self, theme: Theme, text: str, icon: str) -> None:
        super().__init__(text)
        self._theme, self._icon = theme, icon
        self._count, self._is_alarm = "", False
        self._narrow = False
        self.setProperty("ring", True)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(text)
        self.setAccessibleName(text)
        theme.changed.connect(self.updateGeometry)

    def set_keys(self, keys: str) -> None:
        """Name the keys that lead there."""
        self.setToolTip(f"{self.text()} ({keys})")

    def set_count(self, text: str, *, alarm: bool) -> None:
        """Show a count; an alarm wears its sign and colour."""
        self._count, self._is_alarm = text, alarm
        kind = "need attention" if alarm else "in all"
        self.setAccessibleName(f"{self.text()}, {text} {kind}" if text else self.text())
        self.update()

    def set_narrow(self, *, narrow: bool) -> None:
        """Show the icon only."""
        self._narrow = narrow
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """One row."""
        return QSize(self._theme.px(40), self._theme.px(34))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Fit the narrow bar."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint face, icon, name and count."""
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        if chosen or self.underMouse():
            painter.setPen(QPen(theme.color("line"), 1) if chosen else Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("surface" if chosen else "hover"))
            box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(box, px(6), px(6))
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            bar = QRectF(0, px(8), px(3), self.height() - 2 * px(8))
            painter.drawRoundedRect(bar, 1.5, 1.5)
        side = px(18)
        left = (self.width() - side) / 2 if self._narrow else px(8)
        sign = theme.pixmap(
            self._icon, "accent" if chosen else "ink2", 18, self.devicePixelRatioF()
        )
        painter.drawPixmap(QPointF(left, (self.height() - side) / 2), sign)
        if self._narrow:
            self._paint_dot(painter, left + side)
            return
        painter.setFont(theme.font(Type.STRONG if chosen else Type.BODY))
        painter.setPen(theme.color("ink" if chosen else "ink2"))
        area = QRectF(px(36), 0, self.width() - px(40), self.height())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), self.text())
        self._paint_count(painter)

    def _paint_dot(self, painter: QPainter, left: float) -> None:
        if self._is_alarm and self._count:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("alarm"))
            painter.drawEllipse(QPointF(left, self._theme.px(9)), 3.5, 3.5)

    def _paint_count(self, painter: QPainter) -> None:
        if not self._count:
            return
        theme, px = self._theme, self._theme.px
        font = theme.font(Type.SMALL_STRONG if self._is_alarm else Type.SMALL)
        colour = "alarm" if self._is_alarm else "ink3"
        wide = QFontMetrics(font).horizontalAdvance(self._count)
        right = self.width() - px(8)
        painter.setFont(font)
        painter.setPen(theme.color(colour))
        area = QRectF(right - wide, 0, wide + 1, self.height())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), self._count)
        if self._is_alarm:
            sign = theme.pixmap("triangle-alert", colour, 15, self.devicePixelRatioF())
            top = (self.height() - px(15)) / 2
            painter.drawPixmap(QPointF(right - wide - px(19), top), sign)


class Badge(QWidget):
    """The organisation's initial on the accent."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._letter = theme, "S"
        self.setFixedSize(theme.px(28), theme.px(28))
        theme.changed.connect(self.update)

    def set_name(self, name: str) -> None:
        """Take the first letter of a name."""
        self._letter = next((char.upper() for char in name if char.isalnum()), "S")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint the letter."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("accent"))
        painter.drawRoundedRect(QRectF(self.rect()), self._theme.px(6), self._theme.px(6))
        font = self._theme.font(Type.SHEET_TITLE)
        font.setPixelSize(self._theme.px(17))
        painter.setFont(font)
        painter.setPen(self._theme.color("on_accent"))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self._letter)


class SideBar(Surface):
    """Pages top to bottom; narrow, it shows icons only."""

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "win")
        self.setAccessibleName("Pages")
        self._rows: dict[str, NavRow] = {}
        self._places: dict[str, int] = {}
        self._in_group: set[str] = set()
        self._foot_rows: dict[str, NavRow] = {}
        self._lines: list[_FootLine] = []
        self._narrow = False
        self._grouped = False
        self._badge = Badge(theme)
        self._name = Words(theme, "SV Evidence", Type.STRONG, wrap=True)
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.px(2))
        self._foot = QVBoxLayout()
        self._foot.setSpacing(theme.px(3))
        self._under = QVBoxLayout()
        self._arrange()
        self.set_narrow(narrow=False)

    @property
    def keys(self) -> tuple[str, ...]:
        """The pages, top to bottom."""
        return tuple(self._rows)

    def set_name(self, name: str) -> None:
        """Say whose workspace is open."""
        self._name.say(name)
        self._badge.set_name(name)
        self._badge.setToolTip(name)

    def add_row(self, key: str, text: str, icon: str, group: str, place: int) -> None:
        """Add a page under its group's heading; ``place`` is where it stands from the top."""
        row = NavRow(self._theme, text, icon)
        row.clicked.connect(lambda: self.chosen.emit(key))
        row.set_narrow(narrow=self._narrow)
        self._places[key] = place
        self._rows[key] = row
        self._rows = dict(sorted(self._rows.items(), key=lambda pair: self._places[pair[0]]))
        if group and not self._grouped:
            self._grouped = True
            self._group = Words(self._theme, group, Type.SMALL, "ink3")
            self._group.setContentsMargins(self._theme.px(8), self._theme.px(10), 0, 4)
        if group:
            self._in_group.add(key)
        self._put_rows()
        if self._grouped:
            self._group.setVisible(not self._narrow)  # only now: alone it would be a window

    def _put_rows(self) -> None:
        """Put the rows and the group's heading in order, and give them their keys."""
        while self._column.takeAt(0) is not None:
            pass
        was_grouped = False
        for number, (key, row) in enumerate(self._rows.items(), 1):
            if key in self._in_group and not was_grouped:
                was_grouped = True
                self._column.addWidget(self._group)
            self._column.addWidget(row)
            row.set_keys(f"Ctrl+{number}")
        rows = list(self._rows.values())
        for before, after in pairwise(rows):
            QWidget.setTabOrder(before, after)

    def add_foot_row(self, key: str, text: str, icon: str, keys: str) -> None:
        """Add a page under the lines at the foot; it has keys of its own."""
        row = NavRow(self._theme, text, icon)
        row.set_keys(keys)
        row.clicked.connect(lambda: self.chosen.emit(key))
        row.set_narrow(narrow=self._narrow)
        self._foot_rows[key] = row
        self._under.addWidget(row)

    def choose(self, key: str) -> None:
        """Mark a page as the one that is shown; one without a row leaves none marked."""
        for name, row in (self._rows | self._foot_rows).items():
            row.setAutoExclusive(False)
            row.setChecked(name == key)
            row.setAutoExclusive(True)

    def set_count(self, key: str, text: str, *, alarm: bool) -> None:
        """Show a count beside a page."""
        self._rows[key].set_count(text, alarm=alarm)

    def set_foot(self, lines: tuple[tuple[str, str], ...]) -> None:
        """Say where the data is kept and when it was last backed up: icon and words."""
        for line in self._lines:
            self._foot.removeWidget(line)
            line.deleteLater()
        self._lines = [
            _FootLine(self._theme, icon, text, narrow=self._narrow) for icon, text in lines
        ]
        for line in self._lines:
            self._foot.addWidget(line)

    def set_narrow(self, *, narrow: bool) -> None:
        """Fold to icons, or unfold."""
        self._narrow = narrow
        self.setFixedWidth(self._theme.px(NARROW if narrow else WIDE))
        self._name.setVisible(not narrow)
        if self._grouped:
            self._group.setVisible(not narrow)
        for row in (*self._rows.values(), *self._foot_rows.values()):
            row.set_narrow(narrow=narrow)
        for line in self._lines:
            line.set_narrow(narrow=narrow)

    def _arrange(self) -> None:
        px = self._theme.px
        head = QHBoxLayout()
        head.setContentsMargins(px(8), 0, 0, px(12))
        head.setSpacing(px(9))
        head.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self._name, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(10), px(14), px(10), px(14))
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(self._column)
        column.addStretch(1)
        column.addWidget(Rule(self._theme, "line2"))
        column.addSpacing(px(10))
        column.addLayout(self._foot)
        column.addSpacing(px(4))
        column.addLayout(self._under)


class _FootLine(QWidget):
    """A small icon and a few words."""

    def __init__(self, theme: Theme, icon: str, text: str, *, narrow: bool) -> None:
        super().__init__()
        self._theme, self._icon = theme, icon
        self._sign = QLabel()
        self._words = Elided(theme, text, Type.SMALL, "ink2")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(8), 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(self._sign)
        row.addWidget(self._words, 1)
        self.setToolTip(text)
        self.setAccessibleName(text)
        self.set_narrow(narrow=narrow)
        self._dress()
        theme.changed.connect(self._dress)

    def set_narrow(self, *, narrow: bool) -> None:
        """Show the icon only."""
        self._words.setVisible(not narrow)

    @Slot()
    def _dress(self) -> None:
        self._sign.setPixmap(self._theme.pixmap(self._icon, "ink2", 15, self.devicePixelRatioF()))
