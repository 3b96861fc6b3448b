"""A small icon beside its words."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel

from ui.theme import Theme


class Sign(QLabel):
    """Wears an icon and a colour of the theme; the words beside it say the same."""

    def __init__(self, theme: Theme, icon: str, colour: str, side: float) -> None:
        super().__init__()
        self._theme, self._icon, self._colour, self._side = theme, icon, colour, side
        self._dress()
        theme.changed.connect(self._dress)

    def wear(self, icon: str, colour: str) -> None:
        """Change icon and colour."""
        self._icon, self._colour = icon, colour
        self._dress()

    @Slot()
    def _dress(self) -> None:
        ratio = self.devicePixelRatioF()
        self.setPixmap(self._theme.pixmap(self._icon, self._colour, round(self._side), ratio))
        side = self._theme.px(self._side)
        self.setFixedSize(side, side)
