"""The evidence page: every file, what it shows and what it proves. It saves nothing itself."""

from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QItemSelectionModel, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLineEdit, QWidget

from sv_evidence.domain.evidence import Evidence, EvidenceKind
from sv_evidence.domain.evidence_types import load_types
from sv_evidence.domain.records import Kind
from sv_evidence.store.listings.evidence import EvidenceFilter, EvidenceSort
from sv_evidence.store.recorder import Changes
from sv_evidence.wording.words import tr
from ui.desk import Desk
from ui.models.paged import Column, PagedModel
from ui.pages.evidence.asking import Answer, EvidenceFacts, Question, held_text, row_sentence
from ui.pages.evidence.doing import FileDoing
from ui.pages.evidence.filters import KindChips
from ui.pages.evidence.grid import EvidenceGrid
from ui.pages.evidence.inspector import EvidenceInspector, line_of
from ui.pages.evidence.loader import EvidenceLoader
from ui.pages.evidence.notices import EvidenceNotices
from ui.pages.evidence.preview import Looking
from ui.pages.evidence.states import GridStates
from ui.pages.evidence.thumbs import Thumbnails
from ui.pages.evidence.tiles import TileDelegate
from ui.pages.evidence.verbs import EvidenceVerbs, said_of
from ui.pages.evidence.wages import more_ways
from ui.pages.page import Page
from ui.theme import Theme
from ui.widgets.buttons import Button, Rank
from ui.widgets.choosing import FileChooser, SystemFileChooser
from ui.widgets.fields import SearchField
from ui.widgets.section import Rule
from ui.widgets.working import Working

SHOWN_HERE = frozenset({Kind.EVIDENCE, Kind.ATTACHMENT, Kind.ACTIVITY, Kind.RESULT})


class EvidencePage(Page):
    """A grid of files; the inspector says all about one of them."""

    key = "evidence"
    title = "Evidence"
    icon = "images"
    place = 3

    activity_asked = Signal(UUID)
    """A person wants to see an activity that a file is used in."""

    def __init__(
        self, theme: Theme, desk: Desk, window: QWidget, chooser: FileChooser | None = None
    ) -> None:
        super().__init__(theme)
        self._desk = desk
        self._types = load_types()
        self._filter = EvidenceFilter()
        self._sort: EvidenceSort = "newest"
        self._answer: Answer | None = None
        self._facts: EvidenceFacts | None = None
        self._wanted: UUID | None = None
        self._looking = Looking(theme, window, self)
        self._loader = EvidenceLoader(desk, self._types, self)
        self._model = PagedModel(
            [Column("title", tr("File"), lambda row: row.title)],
            self._loader.page,
            lambda row: row_sentence(self._types, row),
            self,
        )
        self._thumbs = Thumbnails(desk, self)
        self._verbs = EvidenceVerbs(desk, chooser or SystemFileChooser(window), self)
        self._doing = FileDoing(theme, desk, window, self._verbs, self)
        self._arrange()
        self._connect()

    def search(self) -> QLineEdit | None:
        """Go to the search field."""
        return self._search

    def main_pane(self) -> QWidget:
        """Go to the grid."""
        return self.states

    def take_files(self, files: tuple[Path, ...]) -> bool:
        """Add files dropped anywhere on the page."""
        self._verbs.add(files)
        return True

    def arrive(self) -> None:
        """Look again: other pages may have changed things."""
        self._reload()

    @Slot()
    def add_evidence(self) -> None:
        """Choose files and add them."""
        self._verbs.choose_and_add()

    def review(self) -> None:
        """Show the files that are missing or altered."""
        self._on_review()

    @Slot(UUID)
    def show_file(self, uid: UUID) -> None:
        """Choose a file as soon as it is in the grid."""
        self._wanted = uid
        self._filter = EvidenceFilter()
        self.chips.choose(None)
        self._search.clear()
        self._reload()

    def _arrange(self) -> None:
        theme = self.theme
        self._search = SearchField(theme, tr("Search words, people, E-numbers"))
        self._search.setFixedWidth(theme.px(262))
        self._add = Button(theme, tr("Add evidence"), rank=Rank.FILLED, icon="plus", hint="Ctrl+E")
        self.tools.addWidget(self._search)
        self.tools.addWidget(self._add)
        self.tools.addWidget(more_ways(theme, self._desk))
        self.primary = self._add
        self._working = Working(theme)
        self.notices.addWidget(self._working)
        self._notices = EvidenceNotices(theme, self.notices)
        self.chips = KindChips(theme, self.filters)
        self.grid = EvidenceGrid(theme)
        self.grid.setAccessibleName(tr("Evidence"))
        self.grid.setModel(self._model)
        tiles = TileDelegate(theme, self._thumbs, self._types, self._desk.today(), self.grid)
        self.grid.wear(tiles)
        self.states = GridStates(theme, self.grid)
        self.content.addWidget(Rule(theme, "line2"))
        self.content.addWidget(self.states, 1)
        self.details = EvidenceInspector(theme, self.inspector, self._desk.today())

    def _connect(self) -> None:
        self._search.searched.connect(self._on_searched)
        self._add.clicked.connect(self.add_evidence)
        self.chips.chosen.connect(self._on_kind)
        self.chips.sorted.connect(self._on_sorted)
        self._loader.answered.connect(self._on_answered)
        self._loader.described.connect(self._on_described)
        self._loader.pictured.connect(self._on_pictured)
        self._loader.failed.connect(self._desk.failed)
        self._thumbs.arrived.connect(self.grid.viewport().update)
        self.grid.selectionModel().selectionChanged.connect(self._on_selected)
        self._notices.review_asked.connect(self._on_review)
        self.states.add_asked.connect(self.add_evidence)
        self.states.dropped.connect(self._verbs.add)
        self.states.clear_asked.connect(self._on_clear)
        self._desk.changed.connect(self._on_changed)
        self._connect_verbs()

    def _connect_verbs(self) -> None:
        self._doing.listen(self.grid, self.details, self._types, lambda: self._facts)
        self.grid.look_asked.connect(self._on_look)
        self._looking.walked.connect(self._on_walked)
        self._looking.open_asked.connect(self._doing.open_file)
        self.grid.bin_asked.connect(self._on_bin)
        self.details.bin_asked.connect(self._on_bin)
        self.details.use_asked.connect(self.activity_asked)
        self._verbs.started.connect(self._working.start)
        self._verbs.stepped.connect(self._on_stepped)
        self._verbs.ended.connect(self._working.finish)
        self._verbs.added.connect(self.show_file)
        self._verbs.refused.connect(self._notices.show_refused)
        self._working.stopped.connect(self._verbs.stop)

    def _reload(self) -> None:
        self.states.start_loading(self._answer.in_all if self._answer else 0)
        self._loader.ask(Question(self._filter, self._sort))

    @Slot(str)
    def _on_searched(self, words: str) -> None:
        self._filter = EvidenceFilter(words=words, kind=self._filter.kind)
        self._reload()

    @Slot(object)
    def _on_kind(self, kind: EvidenceKind | None) -> None:
        self._filter = EvidenceFilter(words=self._filter.words, kind=kind)
        self._reload()

    @Slot(str)
    def _on_sorted(self, sort: EvidenceSort) -> None:
        self._sort = sort
        self._reload()

    @Slot()
    def _on_clear(self) -> None:
        self._search.clear()
        self.chips.choose(None)
        self._filter = EvidenceFilter()
        self._reload()

    @Slot()
    def _on_review(self) -> None:
        """Show the first file that is not whole; in newest, they stand first."""
        self._on_clear()
        self.chips.set_sort("newest")
        self._sort = "newest"
        self.grid.scrollToTop()
        self._choose_row(0)
        self.grid.setFocus()

    @Slot(object)
    def _on_answered(self, answer: Answer) -> None:
        before = self._facts.evidence.uid if self._facts is not None else None
        self._answer = answer
        self._wanted = self._wanted or before
        self._model.show_ids(answer.ids)
        self.states.show_answer(answer, self._filter.words)
        self._notices.show_faulty(answer.faulty)
        self.chips.set_counts(answer.counts, answer.in_all)
        self.set_subtitle(held_text(answer))
        self.counted.emit(f"{answer.faulty or answer.in_all:,}", answer.faulty > 0)
        self._choose_wanted()

    def _choose_wanted(self) -> None:
        if self._wanted is None:
            if self._model.rowCount() and self._facts is None:
                self._choose_row(0)
            return
        with self._desk.look() as view:
            gone = view.find(Evidence, self._wanted) is None
            row = None if gone else self._model.row_of(view.evidence.id_of(self._wanted))
        self._wanted = None
        if row is None:
            self._facts = None
            self.details.show_nothing()
        else:
            self._choose_row(row)

    def _choose_row(self, row: int) -> None:
        index = self._model.index(row, 0)
        if index.isValid():
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.grid.selectionModel().setCurrentIndex(index, flag)
            self.grid.scrollTo(index)

    @Slot()
    def _on_selected(self) -> None:
        rows = self.grid.selectionModel().selectedIndexes()
        only = self._model.row_value(rows[0].row()) if len(rows) == 1 else None
        if only is not None:
            self._loader.describe(only.uid)
            return
        self._loader.forget()
        self._facts = None
        if len(rows) > 1:
            self.details.show_many(len(rows))
        else:
            self.details.show_nothing()

    @Slot(object)
    def _on_described(self, facts: EvidenceFacts | None) -> None:
        self._facts = facts
        if facts is None:
            self.details.show_nothing()
            return
        self.details.show_facts(facts)
        self._looking.show_file(facts.evidence.title, line_of(facts))

    @Slot(UUID, QImage)
    def _on_pictured(self, _uid: UUID, image: QImage) -> None:
        self.details.show_image(image)
        self._looking.show_image(image)

    @Slot()
    def _on_look(self) -> None:
        """Show the chosen file large, and let the arrows walk on."""
        if self._facts is not None and self._looking.look():
            self._loader.describe(self._facts.evidence.uid)

    @Slot(int)
    def _on_walked(self, step: int) -> None:
        row = self.grid.currentIndex().row() + step
        if 0 <= row < self._model.rowCount():
            self._choose_row(row)

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if changes.kinds & SHOWN_HERE or not changes.kinds:
            self._reload()

    @Slot(int, int)
    def _on_stepped(self, done: int, total: int) -> None:
        self._working.step(done, total, tr("{done} of {total}", done=done + 1, total=total))

    @Slot()
    def _on_bin(self) -> None:
        rows = self.grid.selectionModel().selectedIndexes()
        ids = self._model.ids_in((each.row(), each.row()) for each in rows)
        said = said_of(self._facts) if self._facts is not None and len(rows) == 1 else ""
        self._facts = None
        self._verbs.bin(ids, said)
