"""Go to anything: one field over the window, and under it what was found while typing."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sv_evidence.operations.finding import Place, ReadSoFar
from sv_evidence.wording.found import found_count
from sv_evidence.wording.words import tr
from ui.desk import Desk
from ui.newest import Newest
from ui.pages.palette.asking import Answer, Part, Question, answer
from ui.pages.palette.field import HEAD, PaletteHead
from ui.pages.palette.foot import CHIPS, FOOT, PaletteFoot, PartChips
from ui.pages.palette.lines import Line, More, Setting, command_rows, counts_of, rows_of
from ui.pages.palette.listed import PaletteList, PaletteModel, sentence_of
from ui.pages.palette.painting import PaletteDelegate
from ui.theme import Theme
from ui.widgets.search import SEARCH_AFTER
from ui.widgets.section import Rule
from ui.widgets.sheet import MARGIN, Sheet
from ui.widgets.surface import Surface

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDE, TALL, TOP = 760, 732, 48
COMMANDS = ">"


class Palette(Sheet):
    """Asks while typing; the newest answer is shown. Only the field has the focus, ever."""

    looked = Signal(object)
    """A person wants to look at a file first (``Line``)."""

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        window: QWidget,
        setting: Setting,
        recent: tuple[Place, ...],
    ) -> None:
        self._setting, self._recent = setting, recent
        self._part: Part | None = None
        self._answer = Answer()
        self._read: ReadSoFar | None = None
        self._is_pending = self._opens_next = False
        super().__init__(theme, window, tr("Go to anything"), WIDE, TALL)
        self._newest = Newest(desk, self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(SEARCH_AFTER)
        self._pause.timeout.connect(self.ask)
        self.first = self.field
        self._connect()

    def begin(self) -> None:
        """Open on what was opened last."""
        self.open()
        self.ask()

    def show_read(self, read: ReadSoFar) -> None:
        """Say how many files were read for their words."""
        self._read = read
        self._answer = replace(self._answer, read=read)
        self._show_rows()

    @Slot()
    def ask(self) -> None:
        """Look for what stands in the field, now."""
        self._pause.stop()
        self._is_pending = True
        words = self.field.text()
        if words.lstrip().startswith(COMMANDS):
            self._newest.forget("found")
            self._on_answered(Answer())
            return
        question, read = Question(words, self._part, self._recent), self._read
        self._newest.read("found", lambda view: answer(view, question, read), self._on_answered)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802, FBT001
        """Change the kind; the focus stays in the field."""
        kinds: Sequence[Part | None] = (None, *Part)
        step = 1 if forward else -1
        self._turn_to(kinds[(kinds.index(self._part) + step) % len(kinds)])
        return True

    def _arrange(self, title: str) -> None:
        del title  # the field says it
        theme = self._theme
        self.panel = Surface(theme, "surface", radius=10, parent=self)
        column = QVBoxLayout(self.panel)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.heading = PaletteHead(theme)
        self.field, self._close = self.heading.field, self.heading.close_button
        self.chips = PartChips(theme)
        self.list = PaletteList(theme, PaletteModel(self))
        self.list.setItemDelegate(PaletteDelegate(theme, self.list))
        self.list.setAccessibleName(tr("What was found"))
        self.foot_line = PaletteFoot(theme)
        inner = QHBoxLayout()
        inner.setContentsMargins(1, 0, 1, 0)
        inner.addWidget(self.list)
        column.addWidget(self.heading)
        column.addWidget(self.chips)
        column.addWidget(Rule(theme, "line"))
        column.addLayout(inner, 1)
        column.addWidget(Rule(theme, "line"))
        column.addWidget(self.foot_line)

    def _connect(self) -> None:
        self._close.clicked.connect(self.leave)
        self.field.textChanged.connect(self._on_typed)
        self.field.stepped.connect(self.list.step)
        self.field.opened.connect(self._on_enter)
        self.field.looked.connect(self._on_look)
        self.list.opened.connect(self._open_chosen)
        self.list.selectionModel().currentChanged.connect(self._on_chosen)
        self.chips.chosen.connect(self._turn_to)

    def _fit(self) -> None:
        """Stand under the title bar, as high as the lines, within the window."""
        window, px = self._over, self._theme.px
        self.setGeometry(QRect(0, 0, window.width(), window.height()))
        wide = min(px(WIDE), window.width() - 2 * MARGIN)
        around = px(HEAD) + px(CHIPS) + px(FOOT) + 2 + px(8)
        most = min(px(TALL), window.height() - TOP - MARGIN)
        tall = min(most, around + self.list.wanted_height())
        self.panel.setGeometry((window.width() - wide) // 2, TOP, wide, tall)
        self.update()

    def _turn_to(self, part: Part | None) -> None:
        self._part = part
        self.chips.choose(part)
        self.ask()

    @Slot()
    def _on_typed(self) -> None:
        self._is_pending = True
        self._opens_next = False
        self._pause.start()

    def _on_answered(self, found: Answer) -> None:
        self._is_pending = False
        self._answer = replace(found, read=self._read)
        self._show_rows()
        if self._opens_next:
            self._opens_next = False
            self._open_chosen()

    def _show_rows(self) -> None:
        found, typed = self._answer, self.field.text().lstrip()
        if typed.startswith(COMMANDS):
            rows = command_rows(typed.removeprefix(COMMANDS), self._setting)
        else:
            rows = rows_of(found, self._part, self._setting, self._on_retype)
        counts = counts_of(found, self._setting, self._on_retype)
        self.chips.show_counts(counts)
        count = (counts[Part.RECORDS] or 0) + (counts[Part.FILES] or 0)
        self.heading.count.say(found_count(count) if found.words else "")
        self.list.show_rows(rows)
        self._on_chosen()
        self._fit()

    @Slot()
    def _on_enter(self) -> None:
        """Open what is chosen, or what the answer under way brings."""
        if self._is_pending:
            self._opens_next = True
            self.ask()
        else:
            self._open_chosen()

    @Slot()
    def _open_chosen(self) -> None:
        chosen = self.list.chosen
        if isinstance(chosen, More):
            self._turn_to(chosen.part)
        elif chosen is not None:
            stays = chosen.act == self._on_retype
            if not stays:
                self.dismiss()
            chosen.act()

    @Slot()
    def _on_look(self) -> None:
        chosen = self.list.chosen
        if isinstance(chosen, Line) and chosen.look is not None:
            self.looked.emit(chosen)

    @Slot()
    def _on_retype(self) -> None:
        self.field.setText(self._answer.spelt)
        self.ask()

    @Slot()
    def _on_chosen(self) -> None:
        """Say what is chosen, since the focus stays in the field."""
        chosen = self.list.chosen
        self.field.setAccessibleDescription("" if chosen is None else sentence_of(chosen))
        self.foot_line.show_look(is_there=isinstance(chosen, Line) and chosen.look is not None)
