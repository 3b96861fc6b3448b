"""The sheet that covers names: draw on each page, and see what a pack will show of it."""

from collections.abc import Callable, Sequence
from threading import Event

from PySide6.QtCore import QEvent, QSize, QTimer, Slot
from PySide6.QtGui import QImage, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sv_evidence.domain.covering import Area
from sv_evidence.domain.evidence import ConsentState
from sv_evidence.domain.problems import Problem
from sv_evidence.operations.cover_pages import Covering, covered_picture
from sv_evidence.operations.covering import Covered, cover_areas
from sv_evidence.wording.problems import sentence_for
from sv_evidence.wording.words import tr, trn
from ui.desk import Desk
from ui.newest import Newest
from ui.pages.evidence.cover.areas import DrawnAreas
from ui.pages.evidence.cover.canvas import CoverLeaf
from ui.pages.evidence.cover.keeping import CoverKeeping
from ui.pages.evidence.cover.side import CoverSide
from ui.pages.evidence.cover.strip import TILE, PageStrip
from ui.pages.evidence.thumbs import image_from
from ui.theme import Theme, Type
from ui.widgets.buttons import Button, Rank
from ui.widgets.leaf_pane import LeafPane
from ui.widgets.question import Question
from ui.widgets.section import Rule
from ui.widgets.sheet import Sheet
from ui.widgets.surface import Host, Surface
from ui.widgets.toast import Said
from ui.widgets.words import Elided, Words

SIZE = (1256, 804)
PAUSE = 250
"""Milliseconds after the last stroke; then the true result is made."""


class CoverSheet(Sheet):
    """Changes nothing before its filled button is pressed."""

    def __init__(self, theme: Theme, desk: Desk, window: QWidget, covering: Covering) -> None:
        super().__init__(theme, window, tr("Cover names"), *SIZE)
        self._desk, self._covering = desk, covering
        evidence = covering.evidence
        self.set_subtitle(f"{evidence.number} {evidence.title}")
        self._newest = Newest(desk, self, self._show_trouble)
        self._stop = Event()
        self._told: tuple[Area, ...] | None = None
        self.areas = DrawnAreas()
        self.leaf = CoverLeaf(theme, self.areas)
        self.pages = LeafPane(theme, self.leaf)
        self.strip = PageStrip(theme)
        self.side = CoverSide(theme)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PAUSE)
        self._arrange_tools()
        self._arrange_body()
        self._arrange_foot_buttons()
        self._connect()
        self.first = self.leaf
        self.strip.show_pages(len(covering.pages))
        self.areas.begin(covering.areas)
        self._keeping = CoverKeeping(desk, evidence.uid, self.areas, self)
        self._keeping.kept.connect(self._on_kept)
        self.closed.connect(self._keeping.end)
        if isinstance(window, Host):
            window.leaving.connect(self._keeping.keep_now)
        self.pages.set_pages(len(covering.pages))
        self._fetch_thumbs()

    def take_up(self, draft: Sequence[Area]) -> None:
        """Go on from what was drawn and not used."""
        self.areas.take_up(draft)
        self._said.say(tr("Taken up where you left it."))

    def may_close(self) -> bool:
        """Ask before what was drawn is thrown away."""
        if not self.areas.is_changed:
            self._keeping.forget()
            return True
        asked = Question(
            self._theme,
            self._over,
            tr("Throw away these covers?"),
            text=tr("What you drew was not used yet, and its draft goes too."),
            safe=tr("Keep drawing"),
            go=tr("Throw them away"),
        )
        asked.accepted.connect(self._on_thrown_away)
        asked.open()
        return False

    def event(self, event: QEvent) -> bool:
        """Keep undo and redo for what is drawn here."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._step_of(event) is not None
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Undo and redo."""
        step = self._step_of(event)
        if step is None:
            super().keyPressEvent(event)
        else:
            step()

    @Slot()
    def use(self) -> None:
        """Cover what was drawn, as one change."""
        areas, uid = self.areas.now, self._covering.evidence.uid
        if self.primary is not None:
            self.primary.setEnabled(False)
        self._said.wear("ink2")
        self._said.say(tr("Burning the bars into new pictures"))
        self._desk.work(
            self,
            lambda workspace, _ticket: cover_areas(workspace, uid, areas),
            done=self._on_used,
            failed=self._show_trouble,
        )

    def _step_of(self, event: QKeyEvent) -> Callable[[], None] | None:
        if event.matches(QKeySequence.StandardKey.Undo):
            return self.areas.undo
        if event.matches(QKeySequence.StandardKey.Redo):
            return self.areas.redo
        return None

    def _arrange_tools(self) -> None:
        theme, row = self._theme, self.pages.bar.row
        self._add = Button(
            theme, tr("Cover an area (Insert)"), rank=Rank.BARE, icon="square-dashed", small=True
        )
        self._back = Button(theme, tr("Undo (Ctrl+Z)"), rank=Rank.BARE, icon="undo-2", small=True)
        self._column = Button(theme, tr("Cover the column"), rank=Rank.LINK, small=True)
        self._column.setToolTip(tr("The chosen area goes down to the foot of the page"))
        note = Words(theme, tr("Bars are see-through here only"), Type.SMALL, "ink2")
        parts = (self._add, self._back, Rule(theme, upright=True), self._column)
        for place, part in enumerate(parts):
            row.insertWidget(place, part)
        row.insertStretch(len(parts), 1)
        row.insertWidget(len(parts) + 1, note)

    def _arrange_body(self) -> None:
        middle = Surface(self._theme, "win")
        filled = QHBoxLayout(middle)
        filled.setContentsMargins(0, 0, 0, 0)
        filled.addWidget(self.pages)
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self.strip)
        across.addWidget(middle, 1)
        across.addWidget(Rule(self._theme, upright=True))
        across.addWidget(self.side)
        self.body.addLayout(across, 1)

    def _arrange_foot_buttons(self) -> None:
        theme = self._theme
        self._said = Elided(theme, "", Type.SMALL, "ink2")
        cancel = Button(theme, tr("Cancel"))
        cancel.clicked.connect(self.leave)
        self.primary = Button(theme, tr("Use these covers"), rank=Rank.FILLED, hint="Ctrl+Enter")
        self.primary.clicked.connect(self.use)
        self.foot.addWidget(self._said, 1)
        self.foot.addWidget(cancel)
        self.foot.addWidget(self.primary)

    def _connect(self) -> None:
        self.pages.asked.connect(self._on_page_asked)
        self.strip.chosen.connect(self.pages.go_to)
        self.areas.changed.connect(self._on_changed)
        self.side.chosen.connect(self._on_area_chosen)
        self.side.uncovered.connect(self._on_uncovered)
        self._add.clicked.connect(self.leaf.add)
        self._back.clicked.connect(self.areas.undo)
        self._column.clicked.connect(self.leaf.cover_column)
        self._soon.timeout.connect(self.show_result)
        self.closed.connect(self._stop.set)

    @Slot(int, int)
    def _on_page_asked(self, page: int, _pixels: int) -> None:
        if page == self.leaf.page and not self.leaf.is_empty:
            return
        kept, vault = self._covering.pages[page - 1], self._desk.workspace.vault
        self.leaf.show_image(QImage())
        self.leaf.show_page(page)
        self.pages.view.set_natural(QSize(kept.width, kept.height))
        self.strip.choose(page)
        self._on_changed()
        self._newest.fetch(
            "page", lambda: image_from(vault, kept), lambda image: self._on_page(page, image)
        )

    def _on_page(self, page: int, image: QImage) -> None:
        self.pages.show_image(page, image)
        self.leaf.show_page(page)  # its name, not the plain page's
        if image.isNull():
            self._said.wear("alarm")
            self._said.say(tr("The picture of this page is gone from the workspace."))

    def _fetch_thumbs(self) -> None:
        pages, vault = self._covering.pages, self._desk.workspace.vault
        if len(pages) == 1:
            return
        fit = QSize(2 * TILE.width(), 2 * TILE.height())
        self._newest.fetch(
            "thumbs",
            lambda: [image_from(vault, each, fit) for each in pages],
            self._on_thumbs,
        )

    def _on_thumbs(self, images: list[QImage]) -> None:
        for tile, image in zip(self.strip.tiles, images, strict=True):
            tile.show_image(image)

    @Slot()
    def _on_changed(self) -> None:
        page, areas = self.leaf.page, self.areas
        here = areas.on(page)
        self.side.show_areas(here, areas.chosen, in_all=len(areas.now))
        self.side.show_page(page)
        covered = {each.page for each in areas.now}
        is_private = self._covering.evidence.consent is ConsentState.NAMES_PRIVATE
        for number, tile in enumerate(self.strip.tiles, 1):
            is_open = is_private and number not in covered
            tile.show_count(len(areas.on(number)), is_open=is_open)
        everywhere = range(1, len(self._covering.pages) + 1)
        self.side.show_open([each for each in everywhere if is_private and each not in covered])
        self._back.setEnabled(areas.can_undo)
        self._column.setEnabled(areas.chosen is not None)
        if areas.now != self._told:
            self._told = areas.now
            self._said.wear("ink2")
            self._said.say("" if areas.is_changed else tr("Nothing is changed yet."))
        self._soon.start()

    @Slot()
    def show_result(self) -> None:
        """Make the true result beside the window; an older one is given up."""
        page, here = self.leaf.page, self.areas.on(self.leaf.page)
        if not here and self._covering.evidence.consent is ConsentState.NAMES_PRIVATE:
            self._newest.forget("result")
            words = tr("This page is left out: names on it are private and nothing is covered.")
            self.side.shown.show_result(QImage(), words)
            return
        kept, vault, stop = self._covering.pages[page - 1], self._desk.workspace.vault, self._stop
        self._newest.fetch(
            "result",
            lambda: QImage.fromData(covered_picture(vault, kept, here, stop=stop)),
            lambda image: self.side.shown.show_result(image, ""),
        )

    @Slot(object)
    def _on_area_chosen(self, area: Area) -> None:
        self.areas.choose(area)
        self.leaf.setFocus()

    @Slot(object)
    def _on_uncovered(self, area: Area) -> None:
        self.areas.put(None, instead_of=area)
        self.leaf.setFocus()

    @Slot(str)
    def _on_kept(self, at: str) -> None:
        self._said.wear("ink2")
        self._said.say(tr("Draft kept, {at}", at=at))

    @Slot()
    def _on_thrown_away(self) -> None:
        self._keeping.forget()
        self.dismiss()

    def _on_used(self, done: Covered) -> None:
        self._keeping.forget()
        self.dismiss()
        if done.change is None:
            return
        count = trn("{count} area covered", "{count} areas covered", done.areas)
        said = tr("{number}: {count}", number=done.number, count=count)
        self._desk.said.emit(Said(said, undo=True))

    def _show_trouble(self, error: Exception) -> None:
        if self.primary is not None:
            self.primary.setEnabled(True)
        if not isinstance(error, Problem):
            self._desk.failed.emit(error)
            return
        words = sentence_for(error)
        self._said.wear("alarm")
        self._said.say(f"{words.happened} {words.next}".strip())
