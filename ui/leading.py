"""What one page names leads to the page where it lives."""

from uuid import UUID

from PySide6.QtCore import QObject, Slot

from sv_evidence.domain.measures import Period
from sv_evidence.domain.records import Kind
from sv_evidence.reports.claim_facts import GapFacts
from sv_evidence.reports.facts import PackQuestion
from sv_evidence.store.listings.activities import ActivityFilter
from ui.finding import Finding
from ui.pages.activities.expected.opening import ExpectedList
from ui.pages.activities.quick.opening import QuickLogging
from ui.pages.home.page import HomePage
from ui.telling import Telling
from ui.ways import Pages, PageWays
from ui.window import Window


class Leading(QObject):
    """Passes people from page to page, and remembers what they went to."""

    def __init__(self, window: Window, pages: Pages, ways: PageWays, finding: Finding) -> None:
        super().__init__(window)
        self._window, self._pages, self._ways = window, pages, ways
        self._going = finding.going

    def follow_pages(self, telling: Telling, quick: QuickLogging) -> None:
        """Let what the pages and the history name lead to where it is."""
        pages = self._pages
        pages.evidence.activity_asked.connect(self.to_activity)
        pages.outcomes.log_asked.connect(self.log)
        pages.packs.evidence_asked.connect(self.to_evidence)
        pages.activities.evidence_asked.connect(self.to_evidence)
        pages.contracts.activity_asked.connect(self.to_activity)
        pages.contracts.activities_asked.connect(self._list)
        pages.contracts.log_asked.connect(self.log)
        pages.bids.evidence_asked.connect(self.to_evidence)
        pages.bids.outcome_asked.connect(self.to_outcome)
        pages.bids.contract_asked.connect(self.to_contract)
        pages.bids.pack_asked.connect(self.to_pack)
        for page in (pages.activities, pages.outcomes, pages.contracts, pages.bids):
            page.explaining.outcome_asked.connect(self.to_outcome)
        telling.activity_asked.connect(self.to_activity)
        telling.evidence_asked.connect(self.to_evidence)
        quick.other_asked.connect(self.to_activity)

    def follow_home(self, home: HomePage, expected: ExpectedList) -> None:
        """Let what Home names lead to where it is."""
        activities = self._pages.activities
        home.log_asked.connect(activities.log_activity)
        home.activity_asked.connect(self.to_activity)
        home.evidence_asked.connect(self.to_evidence)
        home.contract_asked.connect(self.to_contract)
        home.bid_asked.connect(self.to_bid)
        home.expected_asked.connect(expected.open)
        home.review_asked.connect(self.to_review)
        home.gap_asked.connect(self.to_gap)
        home.activities_asked.connect(lambda: self._window.show_page(activities.key))
        home.outcome_asked.connect(self.to_outcome)
        home.explaining.outcome_asked.connect(self.to_outcome)

    @Slot(UUID)
    def to_activity(self, uid: UUID) -> None:
        """Show an activity."""
        self._going.remember(Kind.ACTIVITY, uid)
        self._ways.show_activity(uid)

    @Slot(UUID)
    def to_evidence(self, uid: UUID) -> None:
        """Show a file."""
        self._going.remember(Kind.EVIDENCE, uid)
        self._ways.show_file(uid)

    @Slot(UUID)
    def to_outcome(self, measure: UUID) -> None:
        """Show a measure."""
        self._going.remember(Kind.MEASURE, measure)
        self._ways.show_measure(measure)

    @Slot()
    def to_review(self) -> None:
        """Show files that are missing or altered."""
        self._window.show_page(self._pages.evidence.key)
        self._pages.evidence.review()

    @Slot(UUID)
    def to_contract(self, contract: UUID) -> None:
        """Show a contract and how its commitments stand."""
        self._going.remember(Kind.CONTRACT, contract)
        self._ways.show_contract(contract)

    @Slot(UUID)
    def to_bid(self, bid: UUID) -> None:
        """Put a tender on the desk."""
        self._going.remember(Kind.BID, bid)
        self._ways.show_bid(bid)

    @Slot(object)
    def to_pack(self, question: PackQuestion) -> None:
        """Open the pack that goes with a tender, to be looked over and made."""
        self._window.show_page(self._pages.packs.key)
        self._pages.packs.export(again=question)

    @Slot(object, object)
    def to_gap(self, gap: GapFacts, period: Period) -> None:
        """Show the activities of a period whose results keep a claim from being proven."""
        self._list(
            ActivityFilter(
                period=period,
                measures=frozenset({gap.measure}),
                mark=gap.mark,
                impact=gap.impact,
            )
        )

    @Slot(object)
    def log(self, measure: UUID | None) -> None:
        """Begin an activity with a result of a measure, or with none yet."""
        self._pages.activities.log_activity(measure=measure)

    @Slot(object)
    def _list(self, wanted: ActivityFilter) -> None:
        self._window.show_page(self._pages.activities.key)
        self._pages.activities.chips.set_all(wanted)
