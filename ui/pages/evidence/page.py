"""The evidence page: every file, what it shows and what it proves. It saves nothing itself."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from sv_evidence.domain.evidence import Evidence, EvidenceKind
from sv_evidence.domain.evidence_types import load_types
from sv_evidence.domain.records import Kind
from sv_evidence.store.listings.evidence import EvidenceFilter, EvidenceOrder
from sv_evidence.store.recorder import Changes
from sv_evidence.wording.words import tr
from ui.desk import Desk
from ui.models.paged import PagedModel
from ui.pages.evidence.adding import AddingStrip
from ui.pages.evidence.asking import Answer, EvidenceFacts, Question, held_text, row_sentence
from ui.pages.evidence.doing import FileDoing
from ui.pages.evidence.filters import SORTS, KindChips
from ui.pages.evidence.inspector import EvidenceInspector
from ui.pages.evidence.listed import evidence_columns
from ui.pages.evidence.loader import EvidenceLoader
from ui.pages.evidence.notices import EvidenceNotices
from ui.pages.evidence.preview import Looking
from ui.pages.evidence.states import GridStates
from ui.pages.evidence.thumbs import Thumbnails
from ui.pages.evidence.tiles import TileDelegate
from ui.pages.evidence.turning import ViewTurner
from ui.pages.evidence.verbs import EvidenceVerbs, said_of
from ui.pages.evidence.views import EvidenceViews
from ui.pages.evidence.wages import more_ways
from ui.pages.page import Page
from ui.theme import Theme
from ui.widgets.buttons import Button, Rank
from ui.widgets.choosing import FileChooser, SystemFileChooser
from ui.widgets.search import SearchField
from ui.widgets.section import Rule

SHOWN_HERE = frozenset(
    {Kind.EVIDENCE, Kind.ATTACHMENT, Kind.ACTIVITY, Kind.RESULT, Kind.COVERED_AREA}
)


class EvidencePage(Page):
    """A grid of files; the inspector says all about one of them."""

    key = "evidence"
    title = tr("Evidence")
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
        self._sort = EvidenceOrder()
        self._answer: Answer | None = None
        self._facts: EvidenceFacts | None = None
        self._wanted: UUID | None = None
        self.looking = Looking(theme, desk, window, self)
        self._loader = EvidenceLoader(desk, self._types, self)
        self._model = PagedModel(
            evidence_columns(self._types, desk.today()),
            self._loader.page,
            lambda row: row_sentence(self._types, row),
            self,
        )
        self._thumbs = Thumbnails(desk, self)
        self._verbs = EvidenceVerbs(desk, chooser or SystemFileChooser(window), self)
        self.doing = FileDoing(theme, desk, window, self._verbs, self)
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

    def wear_looks(self, looks: Mapping[str, Any]) -> None:
        """Take up the view, its columns and the order as a person left them."""
        self.views.wear_looks(looks)
        order = looks.get("order")
        if isinstance(order, Mapping) and order.get("by") in SORTS:
            wanted = EvidenceOrder(order["by"], descending=order.get("descending") is True)
            self._show_order(wanted)

    def _arrange(self) -> None:
        theme = self.theme
        self._search = SearchField(theme, tr("Search words, people, E-numbers"))
        self._search.setFixedWidth(theme.px(262))
        self._add = Button(theme, tr("Add evidence"), rank=Rank.FILLED, icon="plus", hint="Ctrl+E")
        self.tools.addWidget(self._search)
        self.tools.addWidget(self._add)
        self.tools.addWidget(more_ways(theme, self._desk))
        self.primary = self._add
        AddingStrip(theme, self._verbs, self.notices)
        self._notices = EvidenceNotices(theme, self.notices)
        self.chips = KindChips(theme, self.filters)
        today = self._desk.today()
        self.views = EvidenceViews(theme, self._model, today)
        self.views.wear(TileDelegate(theme, self._thumbs, self._types, today, self.views.grid))
        self.turner = ViewTurner(theme, self.views, self.filters, self)
        self.states = GridStates(theme, self.views)
        self.content.addWidget(Rule(theme, "line2"))
        self.content.addWidget(self.states, 1)
        self.details = EvidenceInspector(theme, self.inspector, today)

    def _connect(self) -> None:
        self._search.searched.connect(self._on_searched)
        self._add.clicked.connect(self.add_evidence)
        self.chips.chosen.connect(self._on_kind)
        self.chips.sorted.connect(self._on_sorted)
        self._loader.answered.connect(self._on_answered)
        self._loader.described.connect(self._on_described)
        self._loader.pictured.connect(self.details.show_image)
        self._loader.failed.connect(self._desk.failed)
        self._thumbs.arrived.connect(self.views.grid.viewport().update)
        self.views.chosen.connect(self._on_selected)
        self.views.sorted.connect(self._on_sorted)
        self.views.looks_changed.connect(self._on_looks_changed)
        self._notices.review_asked.connect(self._on_review)
        self.states.add_asked.connect(self.add_evidence)
        self.states.dropped.connect(self._verbs.add)
        self.states.clear_asked.connect(self._on_clear)
        self._desk.changed.connect(self._on_changed)
        self._connect_verbs()

    def _connect_verbs(self) -> None:
        self.doing.listen(self.views, self.details, self._types, lambda: self._facts)
        self.views.look_asked.connect(self._on_look)
        self.looking.walked.connect(self.views.walk)
        self.looking.open_asked.connect(self.doing.open_file)
        self.views.bin_asked.connect(self._on_bin)
        self.views.menu_asked.connect(self._on_menu)
        self.details.bin_asked.connect(self._on_bin)
        self.details.use_asked.connect(self.activity_asked)
        self._verbs.added.connect(self.show_file)
        self._verbs.refused.connect(self._notices.show_refused)

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

    @Slot(object)
    def _on_sorted(self, order: EvidenceOrder) -> None:
        self._show_order(order)
        self._on_looks_changed()
        self._reload()

    def _show_order(self, order: EvidenceOrder) -> None:
        self._sort = order
        self.chips.set_sort(order.by)
        self.views.show_order(order)

    @Slot()
    def _on_looks_changed(self) -> None:
        order = {"by": self._sort.by, "descending": self._sort.descending}
        self.looks_changed.emit({**self.views.looks(), "order": order})

    @Slot()
    def _on_clear(self) -> None:
        self._search.clear()
        self.chips.choose(None)
        self._filter = EvidenceFilter()
        self._reload()

    @Slot()
    def _on_review(self) -> None:
        """Show the first file that is not whole; in newest, they stand first."""
        self._show_order(EvidenceOrder())
        self._on_clear()
        self.views.to_top()
        self.views.choose_row(0)
        self.views.setFocus()
        self.doing.review(self.show_file)

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
                self.views.choose_row(0)
            return
        with self._desk.look() as view:
            gone = view.find(Evidence, self._wanted) is None
            row = None if gone else self._model.row_of(view.evidence.id_of(self._wanted))
        self._wanted = None
        if row is None:
            self._facts = None
            self.details.show_nothing()
        else:
            self.views.choose_row(row)

    @Slot()
    def _on_selected(self) -> None:
        rows = self.views.rows()
        only = self._model.row_value(rows[0]) if len(rows) == 1 else None
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
        self.looking.show_facts(facts)

    @Slot()
    def _on_look(self) -> None:
        """Show the chosen file large, and let the arrows walk on."""
        if self._facts is not None:
            self.looking.look(self._facts)

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if changes.kinds & SHOWN_HERE or not changes.kinds:
            self._reload()

    @Slot()
    def _on_bin(self) -> None:
        rows = self.views.rows()
        ids = self._model.ids_in((each, each) for each in rows)
        said = said_of(self._facts) if self._facts is not None and len(rows) == 1 else ""
        self._facts = None
        self._verbs.bin(ids, said)

    @Slot(QPoint)
    def _on_menu(self, at: QPoint) -> None:
        look, bin_it = (tr("Preview"), self._on_look), (tr("Remove"), self._on_bin)
        self.doing.show_menu(at, look, bin_it, only_one=len(self.views.rows()) == 1)
