"""Opens Go to anything, remembers what was opened from anywhere, and lets files be looked at."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from sv_evidence.domain.evidence_types import load_types
from sv_evidence.domain.records import Kind
from sv_evidence.operations.finding import Place, ReadSoFar
from sv_evidence.store.search import Hit
from sv_evidence.wording.words import tr
from ui.commands import Command
from ui.desk import Desk
from ui.newest import Newest
from ui.pages.evidence.asking import pages_of
from ui.pages.evidence.preview import Looking
from ui.pages.palette.asking import RECENT
from ui.pages.palette.lines import Line, Setting, Ways
from ui.pages.palette.sheet import Palette
from ui.theme import Theme
from ui.window import Window

if TYPE_CHECKING:
    from sv_evidence.store.derived import Derived

KEYS = "Ctrl+K"


class GoToAnything(QObject):
    """One field for everything."""

    looks_changed = Signal(object)
    """What was opened last, as plain values to be handed to ``wear_looks``."""

    def __init__(
        self,
        theme: Theme,
        window: Window,
        desk: Desk,
        ways: Ways,
        pages: Callable[[], tuple[Command, ...]],
    ) -> None:
        super().__init__(window)
        self._theme, self._window, self._desk = theme, window, desk
        self._ways, self._pages = ways, pages
        self._recent: tuple[Place, ...] = ()
        self._read = ReadSoFar(0, 0)
        self._sheet: Palette | None = None
        self._newest = Newest(desk, self)
        self._looking = Looking(theme, desk, window, self)
        self._looking.walked.connect(self._on_walked)
        self._looking.open_asked.connect(self._on_open_looked)

    def command(self) -> Command:
        """Return what opens it."""
        return Command(tr("Go"), tr("Go to anything"), KEYS, self.open, icon="search")

    def open(self) -> Palette:
        """Open it on what was opened last."""
        ways = replace(self._ways, go=self._on_go, show_file=self._on_show_file)
        setting = Setting(ways, self._commands(), load_types(), self._desk.today())
        self._sheet = sheet = Palette(self._theme, self._desk, self._window, setting, self._recent)
        sheet.looked.connect(self._on_looked)
        sheet.closed.connect(self._on_closed)
        sheet.begin()
        sheet.show_read(self._read)
        return sheet

    def wear_looks(self, looks: Mapping[str, Any]) -> None:
        """Take up what was opened last; what cannot be read is passed over."""
        self._recent = tuple(_places(looks.get("recent")))[:RECENT]

    def remember(self, kind: Kind, uid: UUID, number: str = "") -> None:
        """Put a record first among those opened last."""
        place = kind, uid, number if kind is Kind.FRAMEWORK else ""
        others = tuple(each for each in self._recent if each != place)
        self._recent = (place, *others)[:RECENT]
        kept = [[kind.value, str(uid), number] for kind, uid, number in self._recent]
        self.looks_changed.emit({"recent": kept})

    @Slot(object)
    def show_read(self, read: ReadSoFar) -> None:
        """Say how many files were read for their words."""
        self._read = read
        if self._sheet is not None:
            self._sheet.show_read(read)

    def _commands(self) -> tuple[Command, ...]:
        """Return what makes something, then the pages, then every other command but this one."""
        listed = self._window.commands.listed
        keys = {*(f"Ctrl+{place}" for place in range(1, 10)), KEYS}
        others = [each for each in listed if each.keys not in keys]
        making = [each for each in others if each.menu == tr("File")]
        return (*making, *self._pages(), *(each for each in others if each not in making))

    def _on_go(self, hit: Hit) -> None:
        self.remember(hit.kind, hit.uid, hit.number)
        self._ways.go(hit)

    def _on_show_file(self, uid: UUID) -> None:
        self.remember(Kind.EVIDENCE, uid)
        self._ways.show_file(uid)

    @Slot(object)
    def _on_looked(self, line: Line) -> None:
        if line.look is None:
            return
        self._looking.begin()
        second = "" if line.second is None else line.second.text
        told = line.title.text, ", ".join(filter(None, (line.lead, second)))
        uid, page = line.look

        def show(kept: "tuple[Derived, ...]") -> None:
            if self._looking.over is not None:
                self._looking.over.show_file(*told, kept, len(kept), page)

        self._newest.read("picture", lambda view: pages_of(view, uid), show)

    @Slot(int)
    def _on_walked(self, by: int) -> None:
        if self._sheet is not None:
            self._sheet.list.step(by)
            chosen = self._sheet.list.chosen
            if isinstance(chosen, Line):
                self._on_looked(chosen)

    @Slot()
    def _on_open_looked(self) -> None:
        chosen = None if self._sheet is None else self._sheet.list.chosen
        for sheet in reversed(self._window.messages.sheets()):
            sheet.dismiss()
        if isinstance(chosen, Line):
            chosen.act()

    @Slot()
    def _on_closed(self) -> None:
        self._sheet = None


def _places(held: object) -> list[Place]:
    """Read what was kept as plain values."""
    found: list[Place] = []
    for each in held if isinstance(held, list) else ():
        try:
            kind, uid, number = each
            found.append((Kind(kind), UUID(uid), str(number)))
        except (TypeError, ValueError, AttributeError):
            continue
    return found
