"""What can be done with the chosen file, under the pointer or by the menu key."""

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from sv_evidence.wording.words import tr

Verb = tuple[str, Callable[[], object]]


def file_menu(owner: QWidget, at: QPoint, groups: tuple[tuple[Verb, ...], ...]) -> QMenu:
    """Show a menu at a place on the screen, groups parted by lines; it goes when it closes."""
    menu = QMenu(owner)
    menu.setAccessibleName(tr("What can be done with it"))
    for place, verbs in enumerate(groups):
        if place:
            menu.addSeparator()
        for words, act in verbs:
            menu.addAction(words).triggered.connect(lambda _on=False, act=act: act())
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(at)
    return menu
