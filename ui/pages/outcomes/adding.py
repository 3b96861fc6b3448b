"""Adding one of the frameworks that come with the program."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Slot
from PySide6.QtWidgets import QMenu, QWidget

from sv_evidence.domain.framework_files import load_shipped
from sv_evidence.operations.framework_library import install_framework
from sv_evidence.wording.words import tr
from ui.desk import Desk
from ui.places import offered_frameworks
from ui.theme import Theme
from ui.widgets.buttons import Button, Rank

if TYPE_CHECKING:
    from sv_evidence.store.unit import Unit


class FrameworkAdding(QObject):
    """Offers what is not there yet; adding it is one change, which Undo takes back."""

    def __init__(self, theme: Theme, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page
        self.button = Button(theme, tr("Add framework"), rank=Rank.LINK, icon="plus", small=True)
        self.button.clicked.connect(self._on_pressed)

    def offered(self) -> list[tuple[str, str]]:
        """Return id and title of each framework that can be added."""
        with self._desk.look() as view:
            here = {each.id for each in view.frameworks().values()}
        return [(id_, title) for id_, title in offered_frameworks() if id_ not in here]

    def add(self, framework: str) -> None:
        """Add one of them."""
        known = load_shipped(framework)

        def operation(unit: "Unit") -> None:
            install_framework(unit, known)

        said = tr("{title} added", title=known.short_title)
        self._desk.run(self._page, tr("Add framework"), operation, said=said)

    @Slot()
    def _on_pressed(self) -> None:
        menu = QMenu(self._page)
        for id_, title in self.offered():
            menu.addAction(title, partial(self.add, id_))
        if menu.isEmpty():
            menu.addAction(tr("Everything that comes with the program is here")).setEnabled(False)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.button.mapToGlobal(QPoint(0, -menu.sizeHint().height())))
