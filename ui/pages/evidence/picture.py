"""One file's picture in the inspector: a photo fills it, a page lies on a mat."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from sv_evidence.domain.evidence import EvidenceKind
from ui.pages.evidence.tiles import paint_covering, paint_paper
from ui.theme import Theme
from ui.widgets.signs import KIND_ICONS

PICTURE = 206


class Picture(QWidget):
    """The file as large as the pane allows, or its kind's icon on a mat."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._pixmap = QPixmap()
        self._icon, self._is_photo = "file-text", False
        self.setFixedHeight(theme.px(PICTURE))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_file(self, title: str, kind: EvidenceKind | None) -> None:
        """Show the mat until the picture comes."""
        self._pixmap = QPixmap()
        self._icon = "file-text" if kind is None else KIND_ICONS[kind]
        self._is_photo = kind is EvidenceKind.PHOTO
        self.setAccessibleName(title)
        self.update()

    def show_image(self, image: QImage) -> None:
        """Show the picture."""
        self._pixmap = QPixmap.fromImage(image)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint it with round corners."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        area = QRectF(self.rect())
        clip = QPainterPath()
        clip.addRoundedRect(area, self._theme.px(5), self._theme.px(5))
        painter.setClipPath(clip)
        painter.fillRect(area, self._theme.color("line"))
        if self._pixmap.isNull():
            side = self._theme.px(36)
            sign = self._theme.pixmap(self._icon, "ink3", 36, self.devicePixelRatioF())
            painter.drawPixmap(
                round(area.center().x() - side / 2), round(area.center().y() - side / 2), sign
            )
        elif self._is_photo:
            paint_covering(painter, self._pixmap, area)
        else:
            paint_paper(painter, self._pixmap, area, self._theme)
