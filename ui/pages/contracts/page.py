"""The contracts page: what was promised, how each promise stands, and the returns on it."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QScrollArea, QWidget

from sv_evidence.operations.contract_lines import ContractName, line_detail, named_standing
from sv_evidence.operations.explaining import explain_promise
from sv_evidence.reports.contract_facts import LineFacts, StandingFacts
from sv_evidence.store.listings.activities import ActivityFilter
from sv_evidence.wording.returns import prepare_text
from sv_evidence.wording.words import tr
from ui.desk import Desk
from ui.newest import Newest
from ui.pages.contracts.choosing import Others
from ui.pages.contracts.detail import CommitmentDetail
from ui.pages.contracts.returning.opening import Prepared, prepared
from ui.pages.contracts.returning.pane import ReturnPane
from ui.pages.contracts.standing import StandingPane
from ui.pages.contracts.summary import about, no_contracts
from ui.pages.contracts.table import ROW
from ui.pages.contracts.terms.opening import Terming
from ui.pages.explain.opening import Explaining
from ui.pages.page import Page
from ui.theme import Theme
from ui.widgets.buttons import Button, Rank
from ui.widgets.states import LoadingRows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QLayout

    from sv_evidence.operations.contract_lines import LineDetail
    from sv_evidence.store.recorder import Changes
    from sv_evidence.store.view import View

LOW_WINDOW = 760
LOW_ROW = 32


class ContractsPage(Page):
    """One contract at a time; the others are in the menu beside its name."""

    key = "contracts"
    title = tr("Contracts")
    icon = "heart-handshake"
    group = tr("Use it")
    place = 5
    has_inspector = False

    log_asked = Signal(object)
    """A person wants to log a result of a measure, or of none if nothing is chosen."""
    saved_in = Signal(Path)
    """A return was saved in this folder; the next document starts there."""
    activity_asked = Signal(UUID)
    activities_asked = Signal(object)
    """A person wants to see the activities of an ``ActivityFilter``."""

    def __init__(self, theme: Theme, desk: Desk, window: QWidget, folder: Path) -> None:
        super().__init__(theme)
        self._desk, self._window, self._folder = desk, window, folder
        self._newest = Newest(desk, self, self._on_failed)
        self._wanted: UUID | None = None
        self._position = 0
        self._is_asked = False
        self._standing: StandingFacts | None = None
        self._shown: StandingPane | None = None
        self.returning: ReturnPane | None = None
        self.explaining = Explaining(theme, desk, window, self)
        self._arrange()
        desk.changed.connect(self._on_changed)

    def arrive(self) -> None:
        """Look again."""
        if self.returning is not None:
            return
        self._loading.start(tr("Adding up what was promised"))
        wanted, today = self._wanted, self._desk.today()
        self._newest.read(
            "standing", lambda view: named_standing(view, wanted, today), self._on_read
        )

    def show_contract(self, contract: UUID, position: int = 0) -> None:
        """Go to a contract, and to one of its commitments if its position is given."""
        self._wanted, self._position = contract, position
        self._put_away()
        self.arrive()

    def main_pane(self) -> QWidget:
        """Go to the table."""
        return self._scroll

    def choose(self, position: int) -> None:
        """Show the commitment at a position."""
        self._position = position
        if self._shown is not None:
            self._shown.choose(position)

    def line(self) -> LineFacts | None:
        """Return the commitment that is chosen."""
        return None if self._shown is None else self._shown.line()

    @Slot()
    def prepare(self) -> None:
        """Open the return that is to be made now."""
        standing = self._standing
        if standing is None or standing.next is None:
            return
        first, contract = standing.next.period.first, standing.uid
        today = self._desk.today()

        def work(view: "View") -> Prepared:
            return prepared(view, contract, first, today)

        self._newest.read("return", work, self._on_prepared)

    def prepare_soon(self) -> None:
        """Open the return as soon as it is known how the contract stands."""
        if self._standing is not None:
            self.prepare()
        else:
            self._is_asked = True

    def _arrange(self) -> None:
        theme = self.theme
        self._others = Others(theme, self)
        self._others.chosen.connect(self.show_contract)
        self.terms = Terming(theme, self._desk, self._window, self)
        self.terms.contract_kept.connect(self.show_contract)
        self.terms.kept_at.connect(self._on_kept_at)
        self.add_under_title(self.terms.edit)
        self.add_under_title(self._others.button)
        log = Button(theme, tr("Log activity"), icon="plus")
        log.clicked.connect(self._on_log)
        self._prepare = Button(
            theme, tr("Prepare return"), rank=Rank.FILLED, icon="file-text", hint="Ctrl+R"
        )
        self._prepare.clicked.connect(self.prepare)
        self.tools.addWidget(self.terms.new)
        self.tools.addWidget(log)
        self.tools.addWidget(self._prepare)
        self.primary = self._prepare
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._loading = LoadingRows(theme)
        self.content.addWidget(self._loading, 1)
        self.content.addWidget(self._scroll, 1)

    def _on_read(self, found: "tuple[Sequence[ContractName], StandingFacts | None]") -> None:
        self._loading.stop()
        names, standing = found
        self._standing, count = standing, len(names)
        self.counted.emit(f"{count:,}" if count else "", False)
        self._others.offer(names)
        self.terms.about(None if standing is None else standing.uid)
        self._prepare.setVisible(standing is not None and standing.next is not None)
        if standing is None:
            self._show_empty()
            return
        self.set_title(standing.title)
        self.set_subtitle(about(standing))
        coming = standing.next
        if coming is not None:
            self._prepare.say(prepare_text(standing.rhythm, coming.number, coming.year))
        self._show_standing(standing)
        if self._is_asked:
            self._is_asked = False
            self.prepare()

    def _show_standing(self, standing: StandingFacts) -> None:
        low = self.window().height() / self.theme.scale < LOW_WINDOW
        row = LOW_ROW if low else ROW
        self._shown = shown = StandingPane(self.theme, standing, row, self.terms)
        shown.chosen.connect(self._on_chosen)
        at = self._scroll.verticalScrollBar().value()
        self._scroll.setWidget(shown)
        self._scroll.verticalScrollBar().setValue(at)
        shown.choose(self._position)

    def _show_empty(self) -> None:
        self.set_title(self.title)
        self.set_subtitle("")
        self._shown = None
        self._scroll.setWidget(no_contracts(self.theme, self.terms.beginning()))

    @Slot(object)
    def _on_chosen(self, line: LineFacts) -> None:
        standing, pane = self._standing, self._shown
        if standing is None or pane is None:
            return
        self._position = line.position
        detail = CommitmentDetail(self.theme, standing, line)
        detail.activity_asked.connect(self.activity_asked)
        detail.return_asked.connect(self.prepare)
        detail.figure_asked.connect(partial(self._on_figure, line))
        detail.log_asked.connect(lambda: self.log_asked.emit(line.measure))
        pane.show_below(detail)
        contract, day = standing.uid, standing.day

        def shown(found: "LineDetail") -> None:
            detail.all_asked.connect(
                lambda: self.activities_asked.emit(
                    ActivityFilter(period=found.run, measures=frozenset({line.measure}))
                )
            )
            detail.show_detail(found)

        self._newest.read("detail", lambda view: line_detail(view, contract, line.uid, day), shown)

    def _on_figure(self, line: LineFacts) -> None:
        standing = self._standing
        if standing is not None:
            contract, until, position = standing.uid, standing.day, line.position
            self.explaining.explain(lambda view: explain_promise(view, contract, position, until))

    def _on_prepared(self, start: Prepared) -> None:
        """Lay the return over the contract."""
        self._put_away()
        self.returning = pane = ReturnPane(
            self.theme, self._desk, self._window, start, self._folder
        )
        pane.left.connect(self._on_left)
        pane.saved_in.connect(self._on_saved_in)
        self._splitter.hide()
        cast("QLayout", self.layout()).addWidget(pane)
        self.primary = pane.make
        pane.choose(self._position)
        pane.focus_first()

    @Slot(Path)
    def _on_saved_in(self, folder: Path) -> None:
        self._folder = folder
        self.saved_in.emit(folder)

    @Slot()
    def _on_left(self) -> None:
        self._put_away()
        self.arrive()

    def _put_away(self) -> None:
        if self.returning is not None:
            cast("QLayout", self.layout()).removeWidget(self.returning)
            self.returning.hide()
            self.returning.deleteLater()
            self.returning = None
        self._splitter.show()
        self.primary = self._prepare

    @Slot()
    def _on_log(self) -> None:
        line = self.line()
        self.log_asked.emit(None if line is None else line.measure)

    @Slot(int)
    def _on_kept_at(self, position: int) -> None:
        self._position = position

    @Slot(object)
    def _on_changed(self, _changes: "Changes") -> None:
        if self.isVisible():
            self.arrive()

    def _on_failed(self, error: Exception) -> None:
        self._loading.stop()
        self._desk.failed.emit(error)
