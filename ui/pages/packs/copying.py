"""What is done with a pack that is kept: open it, save a copy, check it, look at its first page."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QImage
from PySide6.QtWidgets import QWidget

from sv_evidence.domain.contracts import Pack
from sv_evidence.domain.problems import Problem
from sv_evidence.operations.pack_copies import first_page, save_copy
from sv_evidence.reports.pack_figures import StatedFigure, stated_by
from sv_evidence.reports.verify import verify
from sv_evidence.store.opened import safe_name
from sv_evidence.wording.words import tr
from ui.desk import Desk
from ui.newest import Newest
from ui.widgets.choosing import PlaceChooser, SystemPlaceChooser
from ui.widgets.toast import Said

PIXELS = 220
"""How wide the small picture of a first page is; twice as wide as it is shown."""
HELD = 30


class PackFiles(QObject):
    """Works beside the window; what is asked of another pack voids what was asked before."""

    pictured = Signal(UUID, QImage)
    checked = Signal(UUID, object)

    def __init__(
        self, desk: Desk, window: QWidget, parent: QObject, place: PlaceChooser | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._place = place or SystemPlaceChooser(window)
        self._newest = Newest(desk, self)
        self._held: OrderedDict[UUID, QImage] = OrderedDict()

    def forget(self) -> None:
        """No pack is chosen any more."""
        self._newest.forget("figures", "picture", "check")

    def tell(self, pack: Pack, take: Callable[[UUID, Sequence[StatedFigure]], object]) -> None:
        """Read what a pack stated, each figure as it was then."""
        self._newest.forget("check")
        self._newest.fetch("figures", lambda: stated_by(pack), lambda said: take(pack.uid, said))

    def picture(self, pack: Pack, ratio: float) -> None:
        """Have the first page painted; ``pictured``, with no picture if there can be none."""
        held = self._held.get(pack.uid)
        if held is not None:
            self._newest.forget("picture")
            self.pictured.emit(pack.uid, held)
            return
        vault, pixels = self._desk.workspace.vault, round(PIXELS * max(1.0, ratio / 2))

        def paint() -> QImage:
            try:
                png = first_page(vault, pack, pixels=pixels)
            except Problem:
                return QImage()  # the check says what is wrong with it
            return QImage() if png is None else QImage.fromData(png)

        def take(image: QImage) -> None:
            self._held[pack.uid] = image
            if len(self._held) > HELD:
                self._held.popitem(last=False)
            self.pictured.emit(pack.uid, image)

        self._newest.fetch("picture", paint, take)

    def open(self, pack: Pack) -> None:
        """Hand a read-only copy to the program that opens such files."""
        opened = self._desk.workspace.opened
        self._desk.fetch(
            self,
            lambda: opened.copy(pack.vault_name, pack.vault_key, pack.file_name),
            lambda path: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))),
        )

    def check(self, pack: Pack) -> None:
        """Check a pack as anybody may; ``checked``."""
        opened = self._desk.workspace.opened
        self._newest.fetch(
            "check",
            lambda: verify(opened.copy(pack.vault_name, pack.vault_key, pack.file_name)),
            lambda verdict: self.checked.emit(pack.uid, verdict),
        )

    def save_copy(self, pack: Pack, folder: Path) -> None:
        """Ask where, then write the very bytes that were sealed."""
        vault = self._desk.workspace.vault
        name = safe_name(pack.file_name or f"{pack.number}.pdf")

        def write(to: Path) -> None:
            self._desk.fetch(
                self,
                lambda: save_copy(vault, pack, to, overwrite=True),  # the dialog has asked
                lambda _none: self._desk.said.emit(
                    Said(tr("{number} is copied to {name}", number=pack.number, name=to.name))
                ),
            )

        self._place.choose_place(tr("Save a copy of the pack"), folder / name, write)
