"""From anything that was found to the page that shows it, with the right row chosen."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from uuid import UUID

from sv_evidence.domain.contracts import Commitment
from sv_evidence.domain.counting import ClaimQuestion
from sv_evidence.domain.records import Kind
from sv_evidence.operations.claiming import period_asked
from sv_evidence.operations.explaining import explain_figure
from sv_evidence.reports.explanation import Explanation
from sv_evidence.store.errors import NoSuchRecord
from sv_evidence.store.listings.activities import ActivityFilter
from sv_evidence.store.search import Hit
from sv_evidence.store.view import View
from ui.desk import Desk
from ui.pages.activities.log.opening import fresh_entry
from ui.pages.activities.page import ActivitiesPage
from ui.pages.bids.page import BidsPage
from ui.pages.contracts.page import ContractsPage
from ui.pages.evidence.page import EvidencePage
from ui.pages.outcomes.page import OutcomesPage
from ui.pages.packs.page import PacksPage
from ui.pages.palette.lines import Ways
from ui.telling import Telling
from ui.window import Window


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages that things are found on."""

    activities: ActivitiesPage
    evidence: EvidencePage
    outcomes: OutcomesPage
    contracts: ContractsPage
    bids: BidsPage
    packs: PacksPage


class PageWays:
    """Shows each kind where it lives; a kind without a page of its own shows its history."""

    def __init__(
        self,
        window: Window,
        desk: Desk,
        pages: Pages,
        telling: Telling,
        show_people: Callable[[str], object],
    ) -> None:
        self._window, self._desk, self._pages, self._telling = window, desk, pages, telling
        self._ways: dict[Kind, Callable[[Hit], object]] = {
            Kind.ACTIVITY: lambda hit: self.show_activity(hit.uid),
            Kind.EVIDENCE: lambda hit: self.show_file(hit.uid),
            Kind.MEASURE: lambda hit: self.show_measure(hit.uid),
            Kind.FRAMEWORK: lambda hit: self._show_outcome(hit.uid, hit.number),
            Kind.CONTRACT: lambda hit: self.show_contract(hit.uid),
            Kind.COMMITMENT: lambda hit: self._show_commitment(hit.uid),
            Kind.BID: lambda hit: self.show_bid(hit.uid),
            Kind.PACK: lambda hit: self._show_pack(hit.number),
            Kind.PERSON: lambda hit: show_people(hit.title.text),
            Kind.PROJECT: lambda hit: self._filter(ActivityFilter(project=hit.uid)),
            Kind.PLACE: lambda hit: self._filter(ActivityFilter(place=hit.uid)),
        }

    def all(self) -> Ways:
        """Return what the lines of Go to anything lead to."""
        return Ways(self.go, self.show_file, self.log, self.list_activities, self.explain)

    def go(self, hit: Hit) -> None:
        """Show a record."""
        way = self._ways.get(hit.kind)
        if way is None:
            self._telling.tell(hit.kind, hit.uid)
        else:
            way(hit)

    def show_activity(self, uid: UUID) -> None:
        """Choose an activity; filters that hide it are taken away."""
        page = self._pages.activities
        shown = page.chips.filter

        def is_hidden(view: View) -> bool:
            try:
                return view.activities.id_of(uid) not in view.activities.ids(shown)
            except NoSuchRecord:  # erased meanwhile
                return False

        def show(hidden: bool) -> None:  # noqa: FBT001 - the answer to the question above
            if hidden:
                self._filter(ActivityFilter())
            page.show_activity(uid)

        self._window.show_page(page.key)
        if shown == ActivityFilter():
            page.show_activity(uid)
        else:
            self._desk.read(page, is_hidden, show)

    def show_file(self, uid: UUID) -> None:
        """Choose a file."""
        self._window.show_page(self._pages.evidence.key)
        self._pages.evidence.show_file(uid)

    def show_measure(self, uid: UUID) -> None:
        """Choose a measure in the tree."""
        self._clear(self._pages.outcomes)
        self._window.show_page(self._pages.outcomes.key)
        self._pages.outcomes.show_measure(uid)

    def show_bid(self, uid: UUID) -> None:
        """Put a tender on the desk."""
        self._pages.bids.show_bid(uid)
        self._window.show_page(self._pages.bids.key)

    def show_contract(self, uid: UUID, position: int = 0) -> None:
        """Show a contract, and one of its commitments if its position is given."""
        self._window.show_page(self._pages.contracts.key)
        self._pages.contracts.show_contract(uid, position)

    def log(self, words: str) -> None:
        """Begin an activity that is called by these words."""
        entry = replace(fresh_entry(self._desk.today()), what=words)
        self._pages.activities.carry(entry)

    def list_activities(self, words: str) -> None:
        """Show the activities with these words, and no others."""
        page = self._pages.activities
        self._window.show_page(page.key)
        page.chips.set_all(ActivityFilter(words=words))
        field = page.search()
        if field is not None:
            field.setText(words)

    def explain(self, figure: str) -> None:
        """Open Explain this number on a measure, an outcome or a figure of a pack."""
        today = self._desk.today()

        def work(view: View) -> Explanation:
            period = period_asked(view, None, None, today=today)
            return explain_figure(view, figure, ClaimQuestion(period))

        self._pages.outcomes.explaining.explain(work)

    def _show_outcome(self, framework: UUID, code: str) -> None:
        self._clear(self._pages.outcomes)
        self._window.show_page(self._pages.outcomes.key)
        self._pages.outcomes.show_measure((framework, code))

    def _show_commitment(self, uid: UUID) -> None:
        def show(found: Commitment | None) -> None:
            if found is not None:
                self.show_contract(found.contract, found.position)

        page = self._pages.contracts
        self._desk.read(page, lambda view: view.find(Commitment, uid), show)

    def _show_pack(self, number: str) -> None:
        self._clear(self._pages.packs)
        self._window.show_page(self._pages.packs.key)
        self._pages.packs.show_pack(number)

    def _filter(self, wanted: ActivityFilter) -> None:
        page = self._pages.activities
        self._clear(page)
        self._window.show_page(page.key)
        page.chips.set_all(wanted)

    def _clear(self, page: ActivitiesPage | OutcomesPage | PacksPage) -> None:
        """Empty a page's search, so that nothing is hidden by it."""
        field = page.search()
        if field is not None:
            field.clear()
