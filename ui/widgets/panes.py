"""Walking from pane to pane with F6."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def go_to_pane(panes: Sequence[QWidget], now: QWidget | None, step: int) -> QWidget | None:
    """Focus the pane ``step`` places after the one with the focus; return it if one took it."""
    shown = [pane for pane in panes if pane.isVisible()]
    holding = [place for place, pane in enumerate(shown) if _holds(pane, now)]
    start = holding[-1] if holding else -step
    for turn in range(1, len(shown) + 1):
        pane = shown[(start + step * turn) % len(shown)]
        if focus_first(pane):
            return pane
    return None


def focus_first(pane: QWidget) -> bool:
    """Focus the first control inside a pane; ``False`` if it has none."""
    for each in pane.findChildren(QWidget):
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisible() and each.isEnabled():
            each.setFocus(Qt.FocusReason.TabFocusReason)
            return True
    return False


def _holds(pane: QWidget, now: QWidget | None) -> bool:
    return now is not None and pane.isAncestorOf(now)
