"""The outcomes page: what buyers ask for as a tree, and what we can say to each of it."""

from typing import TYPE_CHECKING, cast
from uuid import UUID

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from sv_evidence.domain.records import Kind
from sv_evidence.operations.claiming import period_asked
from sv_evidence.operations.outcome_tree import Branch, OutcomeTree, outcome_tree
from sv_evidence.store.view import View
from sv_evidence.wording.outcomes import claims_text
from sv_evidence.wording.words import tr
from ui.desk import Desk
from ui.newest import Newest
from ui.pages.explain.opening import Explaining
from ui.pages.outcomes.adding import FrameworkAdding
from ui.pages.outcomes.detail import OutcomeDetail
from ui.pages.outcomes.making.opening import MakingStart, making_start
from ui.pages.outcomes.making.pane import MakingPane
from ui.pages.outcomes.model import OutcomeModel, Place
from ui.pages.outcomes.tree import OutcomeTreeView
from ui.pages.page import MIDDLE, Page
from ui.theme import Theme
from ui.widgets.search import SearchField
from ui.widgets.section import Rule
from ui.widgets.states import EmptyState, LoadingRows

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayout

    from sv_evidence.domain.measures import Period
    from sv_evidence.store.recorder import Changes

SHOWN_HERE = frozenset(
    {
        Kind.ACTIVITY,
        Kind.RESULT,
        Kind.EVIDENCE,
        Kind.ATTACHMENT,
        Kind.ALLOTMENT,
        Kind.COMMITMENT,
        Kind.CONTRACT,
        Kind.CONTRACT_RULE,
        Kind.DETAIL,
        Kind.FRAMEWORK,
        Kind.MEASURE,
        Kind.ORGANISATION,
        Kind.PROXY,
        Kind.RULING,
        Kind.SURVEY,
    }
)
TREE, NARROW_TREE = 340, 292
"""As wide as the tree is on usual and on smaller windows, unless it was dragged."""


class OutcomesPage(Page):
    """What counts towards what, and what of it can be proven."""

    key = "outcomes"
    title = tr("Outcomes")
    icon = "list-tree"
    place = 4

    log_asked = Signal(UUID)
    """A person wants to log a result of a measure."""

    def __init__(self, theme: Theme, desk: Desk, window: QWidget) -> None:
        self._tree_wide = 0
        super().__init__(theme)
        self._desk = desk
        self._newest = Newest(desk, self, self._on_failed)
        self._period: Period | None = None
        self._branch: Branch | None = None
        self.making: MakingPane | None = None
        self._wanted: UUID | Place | None = None
        self._is_settling = False
        self._model = OutcomeModel(self)
        self.explaining = Explaining(theme, desk, window, self)
        self._arrange()
        self._connect()

    def search(self) -> QLineEdit | None:
        """Go to the search field."""
        return self._search

    def arrive(self) -> None:
        """Look again."""
        self._loading.start(tr("Opening outcomes"))
        today = self._desk.today()

        def work(view: View) -> OutcomeTree:
            return outcome_tree(view, period_asked(view, None, None, today=today))

        self._newest.read("tree", work, self._on_tree)

    def make_measurable(self, framework: UUID, code: str) -> None:
        """Open the form on the measure with a code, or on a new one under the node with it."""
        today = self._desk.today()
        self._desk.read(
            self,
            lambda view: making_start(view, framework, code, today=today),
            self._on_making,
        )

    def show_measure(self, measure: UUID | Place) -> None:
        """Go to a measure, or to a place in a framework, now or when the tree has been read."""
        self._wanted = measure
        self._choose_wanted()

    def _arrange(self) -> None:
        theme = self.theme
        self._search = SearchField(theme, tr("Find a measure"))
        self.filters.addWidget(self._search, 1)
        self.tree = OutcomeTreeView(theme, self._model)
        self.tree.setAccessibleName(tr("Outcomes"))
        self._empty = EmptyState(
            theme,
            "list-tree",
            tr("No frameworks yet"),
            tr("A framework says what a buyer counts. Add one to tie results to its outcomes."),
        )
        self._nothing = EmptyState(theme, "search", tr("Nothing found"))
        self._states = QStackedWidget()
        for state in (self.tree, self._empty, self._nothing):
            self._states.addWidget(state)
        self._loading = LoadingRows(theme)
        self.content.addWidget(Rule(theme))
        self.content.addWidget(self._loading)
        self.content.addWidget(self._states, 1)
        self.adding = FrameworkAdding(theme, self._desk, self)
        self.bar.addWidget(self.adding.button)
        self.bar.addStretch(1)
        self.show_bar()
        self.inspector.wear("bg")
        self.detail = OutcomeDetail(theme, self._desk, self.inspector, self.explaining)
        self.head = self.detail.head
        self.primary = self.head.log

    def _connect(self) -> None:
        self._search.searched.connect(self._on_searched)
        self.tree.chosen.connect(self._on_chosen)
        self.tree.entered.connect(self._on_entered)
        self.detail.measure_chosen.connect(self.show_measure)
        self.head.log.clicked.connect(self._on_log)
        self.head.mend.clicked.connect(self._on_mend)
        self._desk.changed.connect(self._on_changed)

    def _fit(self) -> None:
        """Keep the tree's width and give the detail all the rest, on narrow windows too."""
        wide = self.window().width() / self.theme.scale
        usual = TREE if wide >= MIDDLE else NARROW_TREE
        left = self.theme.px(self._tree_wide or usual)
        self._splitter.setSizes([left, max(1, self.width() - left)])

    def _on_splitter_moved(self) -> None:
        self._tree_wide = round(self._splitter.sizes()[0] / self.theme.scale)

    def _on_reset(self) -> None:
        self._tree_wide = 0
        self._fit()

    @Slot(object)
    def _on_tree(self, tree: OutcomeTree) -> None:
        self._loading.stop()
        self._period = tree.period
        self.set_subtitle(claims_text(tree.claims, tree.used))
        self.counted.emit("", False)
        before, self._is_settling = self._branch, True
        folded = self._folded()
        self._model.show_branches(tree.frameworks)
        self._unfold(folded)
        self._show_state()
        found = QModelIndex()
        if before is not None:
            found = self._model.find(before.framework, before.code)
        self._is_settling = False
        self._branch = None
        self.tree.choose(found if found.isValid() else self._model.first_claimed())
        self._choose_wanted()

    def _choose_wanted(self) -> None:
        found = QModelIndex() if self._wanted is None else self._model.find_measure(self._wanted)
        if found.isValid():
            self._wanted = None
            self.tree.choose(found)
            self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def _folded(self) -> set[tuple[UUID, str]] | None:
        """Name what is folded; ``None`` when nothing was shown yet."""
        if not self._model.rowCount():
            return None
        return {
            (branch.framework, branch.code)
            for index in self._model.parents()
            if not self.tree.isExpanded(index) and (branch := self._model.branch(index)) is not None
        }

    def _unfold(self, folded: set[tuple[UUID, str]] | None) -> None:
        """Open what holds claims at first; later, everything that was not folded."""
        for index in self._model.parents():
            branch = self._model.branch(index)
            if branch is None:
                continue
            place = branch.framework, branch.code
            is_open = bool(branch.claims) if folded is None else place not in folded
            self.tree.setExpanded(index, is_open or bool(self._search.text().strip()))

    def _show_state(self) -> None:
        words = self._search.text().strip()
        if self._model.rowCount():
            self._states.setCurrentWidget(self.tree)
        elif words:
            said = tr("Nothing here is called \u201c{words}\u201d.")
            self._nothing.say(said.format(words=words), tr("Press Esc to see everything again."))
            self._states.setCurrentWidget(self._nothing)
        else:
            self._states.setCurrentWidget(self._empty)

    @Slot(str)
    def _on_searched(self, words: str) -> None:
        self._model.narrow(words)
        self._unfold(set())
        self._show_state()
        before = self._branch
        found = QModelIndex()
        if before is not None:
            found = self._model.find(before.framework, before.code)
        self.tree.choose(found if found.isValid() else self._model.first_leaf())

    @Slot(object)
    def _on_chosen(self, branch: Branch) -> None:
        if self._is_settling or self._period is None:
            return
        self._branch = branch
        self.detail.show_branch(branch, self._period)

    @Slot(object)
    def _on_changed(self, changes: "Changes") -> None:
        if changes.kinds & SHOWN_HERE and self.isVisible():
            self.arrive()

    @Slot()
    def _on_entered(self) -> None:
        self.head.mend.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def _on_log(self) -> None:
        if self._branch is not None and self._branch.measure is not None:
            self.log_asked.emit(self._branch.measure)

    @Slot()
    def _on_mend(self) -> None:
        if self._branch is not None:
            self.make_measurable(self._branch.framework, self._branch.code)

    def _on_making(self, start: MakingStart) -> None:
        """Lay the form over tree and detail."""
        self._put_away()
        self.making = pane = MakingPane(self.theme, self._desk, start)
        pane.watch(self.window())
        pane.left.connect(self._on_left)
        pane.used.connect(self._on_used)
        self._splitter.hide()
        cast("QLayout", self.layout()).addWidget(pane)
        self.primary = pane.reading.use
        pane.focus_first()

    @Slot()
    def _on_left(self) -> None:
        self._put_away()
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(UUID)
    def _on_used(self, measure: UUID) -> None:
        self._put_away()
        self._wanted = measure
        self.arrive()

    def _put_away(self) -> None:
        if self.making is not None:
            cast("QLayout", self.layout()).removeWidget(self.making)
            self.making.hide()
            self.making.deleteLater()
            self.making = None
        self._splitter.show()
        self.primary = self.head.log

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._loading.stop()
        self._desk.failed.emit(error)
