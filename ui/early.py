"""What a person asked for before there was anything to do it: kept, and done in that order."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

CHORDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
BARE = frozenset({Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Shift, Qt.Key.Key_Meta})
"""Keys that mean nothing by themselves."""

Act = Callable[[], object]
Press = Callable[[QKeyEvent], object]


class Early(QObject):
    """Keeps keys and drops while a workspace is being opened."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.is_waiting = False
        self._kept: list[Act] = []

    @property
    def is_empty(self) -> bool:
        """Say whether nothing is kept; what comes after something kept has to wait as well."""
        return not self._kept

    def wait(self) -> None:
        """Keep what is asked for from now on."""
        self.is_waiting = True

    def keep(self, act: Act) -> None:
        """Do this as soon as it can be done."""
        self._kept.append(act)

    def keeps_key(self, event: QKeyEvent, press: Press) -> bool:
        """Keep a key for ``press``; ``False`` if it is not for us.

        The first must be a chord or a function key. Whatever is typed after it is meant for what
        it brings up.
        """
        if not self.is_waiting or event.key() in BARE:
            return False
        is_first = event.modifiers() & CHORDS or event.key() >= Qt.Key.Key_F1
        if self.is_empty and not is_first:
            return False
        again = QKeyEvent(QEvent.Type.KeyPress, event.key(), event.modifiers(), event.text())
        self.keep(lambda: press(again))
        return True

    def carry_out(self) -> None:
        """Do everything that was kept, in its order."""
        self.is_waiting = False
        while self._kept:
            self._kept.pop(0)()

    def forget(self) -> None:
        """There is nothing that could do it: no workspace could be opened."""
        self.is_waiting = False
        self._kept.clear()
