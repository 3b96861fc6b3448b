"""An area that files can be dropped on, with a link for those who do not drag."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from sv_evidence.wording.words import tr
from ui.theme import Theme, Type
from ui.widgets.buttons import Button, Rank
from ui.widgets.dropped import files_in
from ui.widgets.words import Words


class DropArea(QWidget):
    """Dashed, tinted, and heard by screen readers as its words."""

    dropped = Signal(list)
    asked = Signal()

    def __init__(
        self,
        theme: Theme,
        text: str,
        *,
        before: str | None = None,
        link: str = "",
        after: str = "",
        height: int = 92,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._tall, self._is_over = theme, height, False
        self.setAcceptDrops(True)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._sign = QLabel()
        words = QVBoxLayout()
        words.setSpacing(theme.px(1))
        words.addStretch(1)
        words.addWidget(Words(theme, text, Type.STRONG))
        words.addLayout(self._line(tr("or") if before is None else before, link, after))
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setSpacing(theme.px(14))
        row.addStretch(1)
        row.addWidget(self._sign)
        row.addLayout(words)
        row.addStretch(1)
        self._dress()
        theme.changed.connect(self._dress)

    def _line(self, before: str, link: str, after: str) -> QHBoxLayout:
        """Put the link among the words around it."""
        theme = self._theme
        line = QHBoxLayout()
        line.setSpacing(0)
        line.addWidget(Words(theme, f"{before} " if before else "", Type.TABLE, "ink2"))
        button = Button(theme, link or tr("choose files"), rank=Rank.LINK, small=True)
        button.setFixedHeight(theme.px(22))
        button.clicked.connect(self.asked)
        line.addWidget(button)
        line.addWidget(Words(theme, after, Type.TABLE, "ink2"))
        line.addStretch(1)
        return line

    def sizeHint(self) -> QSize:  # noqa: N802
        """Be as tall as asked for."""
        return QSize(self._theme.px(320), self._theme.px(self._tall))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Welcome files."""
        if files_in(event.mimeData()):
            self._is_over = True
            self.update()
            event.acceptProposedAction()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:  # noqa: N802
        """Calm down."""
        self._is_over = False
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Hand the files on."""
        self._is_over = False
        self.update()
        self.dropped.emit(list(files_in(event.mimeData())))
        event.acceptProposedAction()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint the dashed frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self._theme.color("accent"), 2 if self._is_over else 1.2)
        pen.setDashPattern([3, 2.5])
        painter.setPen(pen)
        painter.setBrush(self._theme.color("sel"))
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(box, self._theme.px(8), self._theme.px(8))

    @Slot()
    def _dress(self) -> None:
        self._sign.setPixmap(self._theme.pixmap("upload", "accent", 24, self.devicePixelRatioF()))
        self._sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.update()
