"""A pack before it is made: laid out beside the window, and shown page by page."""

from collections import OrderedDict
from threading import Event

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from sv_evidence.operations.sealing import sealing_key
from sv_evidence.reports.copies import Originals
from sv_evidence.reports.facts import PackFacts
from sv_evidence.reports.fitting import Estimate
from sv_evidence.reports.leaves import Leafing, Leaves, leaves_of, page_of
from sv_evidence.reports.making import estimate_pack
from sv_evidence.reports.sealer import Sealer
from sv_evidence.store.view import View
from ui.desk import Desk
from ui.newest import Newest

HELD = 24
"""Pictures of pages that are kept, in case somebody goes back."""


class PackLeaves(QObject):
    """Lays out, paints and weighs; whatever is asked anew gives up what was asked before."""

    laid = Signal(object)
    """The pages can be asked for (``Leaves``)."""
    pictured = Signal(int, QImage)
    weighed = Signal(object)
    """What the pack will take (``Estimate``)."""
    unlaid = Signal(object)
    unweighed = Signal(object)
    """Why the pages cannot be shown, or the size cannot be kept."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._laying = Newest(desk, self, self.unlaid.emit)
        self._weighing = Newest(desk, self, self.unweighed.emit)
        self._leafing = Leafing()
        self._leafing.warm()
        self._leaves: Leaves | None = None
        self._held: OrderedDict[tuple[int, int], QImage] = OrderedDict()
        self._stops: dict[str, Event] = {}

    def close(self) -> None:
        """Give everything up; the children that wait end."""
        self._laying.forget("leaves", "page")
        self._weighing.forget("size")
        for stop in self._stops.values():
            stop.set()
        self._leafing.close()

    def lay_out(self, facts: PackFacts) -> None:
        """Lay out the pages of a pack that says this; ``laid``."""
        stop, vault = self._stop("leaves"), self._desk.workspace.vault
        self._stop("page").set()
        self._laying.forget("page")

        def lay(view: View) -> Leaves:
            sealer = _sealer(view)
            return leaves_of(view, vault, facts, sealer=sealer, leafing=self._leafing, stop=stop)

        self._laying.read("leaves", lay, self._on_laid)

    def ask(self, page: int, pixels: int) -> None:
        """Have a page painted, so many pixels wide; ``pictured``."""
        leaves = self._leaves
        if leaves is None or not 0 < page <= leaves.pages:
            return
        held = self._held.get((page, pixels))
        if held is not None:
            self._laying.forget("page")
            self._held.move_to_end((page, pixels))
            self.pictured.emit(page, held)
            return
        stop = self._stop("page")

        def paint() -> QImage:
            png = page_of(leaves, page, pixels=pixels, leafing=self._leafing, stop=stop)
            return QImage.fromData(png)

        def take(image: QImage) -> None:
            self._held[page, pixels] = image
            while len(self._held) > HELD:
                self._held.popitem(last=False)
            self.pictured.emit(page, image)

        self._laying.fetch("page", paint, take)

    def weigh(self, facts: PackFacts, originals: Originals, most: int | None) -> None:
        """Find out what the pack will take; ``weighed``, or ``unweighed`` if it cannot be so."""
        stop, vault = self._stop("size"), self._desk.workspace.vault

        def weigh(view: View) -> Estimate:
            return estimate_pack(
                view,
                vault,
                facts,
                sealer=_sealer(view),
                originals=originals,
                most=most,
                stop=stop,
            )

        self._weighing.read("size", weigh, self.weighed.emit)

    def _on_laid(self, leaves: Leaves) -> None:
        self._leaves = leaves
        self._held.clear()
        self.laid.emit(leaves)

    def _stop(self, kind: str) -> Event:
        """Give up what was asked before, and return what gives up what is asked now."""
        if kind in self._stops:
            self._stops[kind].set()
        self._stops[kind] = Event()
        return self._stops[kind]


def _sealer(view: View) -> Sealer:
    """Return the key's owner; before the first seal, one whose words take the same room."""
    return sealing_key(view) or Sealer("0" * 64)
