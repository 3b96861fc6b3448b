"""Beside the page: what is covered on it, and what the pack will show."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout

from sv_evidence.domain.covering import Area
from sv_evidence.wording.words import tr, trn
from ui.theme import Theme, Type
from ui.widgets.buttons import Button, Rank
from ui.widgets.inspector import empty
from ui.widgets.leaves import Shown
from ui.widgets.notice import Notice
from ui.widgets.section import Section
from ui.widgets.surface import Surface
from ui.widgets.words import Words

SIDE = 392
RESULT = QSize(172, 220)


class AreaLine(Surface):
    """One area of the page: choose it, or uncover it."""

    chosen = Signal()
    uncovered = Signal()

    def __init__(self, theme: Theme, place: int) -> None:
        super().__init__(theme, "surface", radius=5)
        number = place + 1
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(4), 0, theme.px(4), 0)
        name = Button(theme, tr("Area {place}", place=number), rank=Rank.LINK, small=True)
        name.clicked.connect(self.chosen)
        self._where = Words(theme, "", Type.SMALL, "ink3")
        words = tr("Uncover area {place}", place=number)
        gone = Button(theme, words, rank=Rank.BARE, icon="x", small=True)
        gone.clicked.connect(self.uncovered)
        row.addWidget(name)
        row.addWidget(self._where)
        row.addStretch(1)
        row.addWidget(gone)

    def show_area(self, area: Area, *, is_chosen: bool) -> None:
        """Say where the area lies."""
        self.wear("sel" if is_chosen else "surface")
        self._where.say(tr("{top}% from the top", top=area.y // 10))


class CoverSide(Surface):
    """Lists the areas, each to be chosen or uncovered; shows the true result."""

    chosen = Signal(object)
    uncovered = Signal(object)
    """An area (``Area``)."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "surface")
        px = theme.px
        self.setFixedWidth(px(SIDE))
        self._covered = Section(theme, tr("Covered on this page"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._here: tuple[Area, ...] = ()
        self._lines: list[AreaLine] = []
        hint = tr("Draw over every name, phone number and signature that must not be seen.")
        self._hint = Words(theme, hint, Type.TABLE, "ink2", wrap=True)
        self._rows.addWidget(self._hint)
        inside = Surface(theme, "surface")
        told = QVBoxLayout(inside)
        told.setContentsMargins(0, 0, px(6), 0)
        told.addLayout(self._rows)
        told.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        self.shown = Shown(theme, RESULT)
        self._result = Section(theme, tr("What the pack will show"))
        across = QHBoxLayout()
        across.setSpacing(px(16))
        across.addWidget(self.shown, 0, Qt.AlignmentFlag.AlignTop)
        across.addLayout(self._promises(), 1)
        self._open = QVBoxLayout()
        down = QVBoxLayout(self)
        down.setContentsMargins(px(22), px(16), px(22), px(14))
        down.setSpacing(px(10))
        down.addWidget(self._covered)
        down.addWidget(scroll, 1)
        down.addWidget(self._result)
        down.addLayout(across)
        down.addLayout(self._open)

    def show_areas(self, here: Sequence[Area], chosen: Area | None, *, in_all: int) -> None:
        """List the areas of a page; rows that are there are used again."""
        everywhere = trn("{count} on all pages", "{count} on all pages", in_all)
        count = f"{len(here):,}"
        self._covered.set_note(f"{count}, {everywhere}" if in_all > len(here) else count)
        self._here = tuple(here)
        while len(self._lines) < len(here):
            self._lines.append(self._line(len(self._lines)))
            self._rows.insertWidget(len(self._lines) - 1, self._lines[-1])
        for place, line in enumerate(self._lines):
            line.setVisible(place < len(here))
            if place < len(here):
                line.show_area(here[place], is_chosen=here[place] == chosen)
        self._hint.setVisible(not here)

    def show_page(self, page: int) -> None:
        """Say which page the result is of."""
        self._result.set_note(tr("page {page}", page=page))

    def show_open(self, pages: Sequence[int]) -> None:
        """Say which pages packs leave out, because nothing is covered on them."""
        empty(self._open)
        if pages:
            strong = trn(
                "{count} page is open. Packs leave it out until something on it is covered.",
                "{count} pages are open. Packs leave them out until something on them is covered.",
                len(pages),
            )
            notice = Notice(self._theme, "part", "circle-alert", strong=strong, wrap=True)
            notice.setToolTip(", ".join(str(each) for each in pages))
            self._open.addWidget(notice)

    def _line(self, place: int) -> "AreaLine":
        line = AreaLine(self._theme, place)
        line.chosen.connect(lambda: self.chosen.emit(self._here[place]))
        line.uncovered.connect(lambda: self.uncovered.emit(self._here[place]))
        return line

    def _promises(self) -> QVBoxLayout:
        theme = self._theme
        column = QVBoxLayout()
        column.setSpacing(theme.px(10))
        for icon, ink, words in (
            (
                "check",
                "proven_text",
                tr("Bars are burnt into a new picture. Nothing lies under them."),
            ),
            (
                "check",
                "proven_text",
                tr("Searchable text, place and camera data are taken out."),
            ),
            ("lock", "ink2", tr("Your original stays whole, here in your workspace.")),
        ):
            sign = QLabel()
            sign.setPixmap(theme.pixmap(icon, ink, 16, self.devicePixelRatioF()))
            row = QHBoxLayout()
            row.setSpacing(theme.px(8))
            row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Words(theme, words, Type.SMALL, "ink2", wrap=True), 1)
            column.addLayout(row)
        column.addStretch(1)
        return column
