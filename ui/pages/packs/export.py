"""The export sheet: what goes in, how it will look, what to know, and where it is saved."""

from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QUrl, Signal, Slot
from PySide6.QtGui import QCloseEvent, QDesktopServices, QImage
from PySide6.QtWidgets import QWidget

from sv_evidence.domain.evidence import Evidence
from sv_evidence.domain.problems import Problem
from sv_evidence.operations.exporting import PackReceipt, next_number
from sv_evidence.reports.facts import NothingToExport, PackFacts, PackQuestion
from sv_evidence.reports.fitting import Estimate
from sv_evidence.reports.gathering import gather
from sv_evidence.reports.leaves import Leaves
from sv_evidence.store.opened import safe_name
from sv_evidence.store.view import View
from sv_evidence.wording.problems import sentence_for
from sv_evidence.wording.words import tr, trn
from ui.desk import Desk
from ui.newest import Newest
from ui.pages.packs.asking import Offer, Purpose, offer_of, with_period
from ui.pages.packs.foot import MakingFoot
from ui.pages.packs.leafing import PackLeaves
from ui.pages.packs.making import Manner, PackMaking
from ui.pages.packs.panes import ExportPanes
from ui.theme import Theme
from ui.widgets.question import Question
from ui.widgets.sheet import Sheet
from ui.widgets.surface import Host
from ui.widgets.toast import Link, Said

SIZE = (1218, 798)


class ExportSheet(Sheet):
    """Asks what the pack is for, shows its pages and checks, and makes it."""

    exported = Signal(Path)
    """A pack was saved in this folder."""
    evidence_asked = Signal(UUID)
    cover_asked = Signal(UUID)
    """Names on a file are to be covered, with this sheet left open."""

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        window: QWidget,
        folder: Path,
        again: PackQuestion | None = None,
    ) -> None:
        super().__init__(theme, window, tr("Export pack"), *SIZE)
        self._desk, self._again = desk, again
        self._offer: Offer | None = None
        self._facts: PackFacts | None = None
        self._is_weighed = False
        self._question: Question | None = None
        self._newest = Newest(desk, self, self._show_stop)
        self._making = PackMaking(desk, self)
        self._leaves = PackLeaves(desk, self)
        self.panes = ExportPanes(theme, window, folder, self.body)
        self._foot = MakingFoot(theme, self.foot, self.panes.troubles)
        self._foot.setParent(self)
        self.primary = self._foot.primary
        self._connect()
        if isinstance(window, Host):
            window.leave_asked.connect(self._on_leave_asked)
            window.leaving.connect(self._leaves.close)
        self.closed.connect(self._leaves.close)
        self._newest.read("offer", lambda view: offer_of(view, desk.today()), self._on_offer)

    def may_close(self) -> bool:
        """Making goes on until it is done or stopped."""
        if self._making.is_running:
            self._ask_to_stop(closes=False)
        return not self._making.is_running

    @Slot()
    def look_again(self) -> None:
        """Read everything again, because what is told of the files has changed."""
        self._on_question()

    def _connect(self) -> None:
        panes, making, leaves, foot = self.panes, self._making, self._leaves, self._foot
        panes.asked.connect(self._on_question)
        panes.target.changed.connect(self._weigh)
        panes.contents.page_asked.connect(panes.pages.go_to)
        panes.checks.review_asked.connect(self._on_review)
        panes.checks.cover_asked.connect(self._on_cover)
        panes.checks.fix_asked.connect(panes.go_to_cause)
        panes.pages.asked.connect(leaves.ask)
        leaves.laid.connect(self._on_laid)
        leaves.unlaid.connect(self._on_unlaid)
        leaves.pictured.connect(self._on_pictured)
        leaves.weighed.connect(self._on_weighed)
        leaves.unweighed.connect(self._on_unweighed)
        foot.export_asked.connect(self._on_export)
        foot.leave_asked.connect(self.leave)
        foot.stop_asked.connect(making.stop)
        making.stepped.connect(foot.step)
        making.made.connect(self._on_made)
        making.failed.connect(self._on_not_made)
        making.stopped.connect(foot.show_stopped)

    def _on_offer(self, offer: Offer) -> None:
        self._offer = offer = with_period(offer, self._again)
        self.panes.offer(offer, self._again)
        self._on_question()

    def question(self) -> PackQuestion | None:
        """Return what the pack is asked to say; ``None`` before anything is offered."""
        return None if self._offer is None else self.panes.question(self._offer)

    @Slot()
    def _on_question(self) -> None:
        question = self.question()
        if question is None or self._offer is None:
            return
        purpose = self.panes.purpose(self._offer)
        self.set_subtitle(purpose.title)
        if self.panes.contents.is_empty:
            self._newest.forget("facts")
            words = tr("No outcome is chosen."), tr("Choose at least one at the left.")
            self._stop_at(*words, is_mended_here=True)
            return
        at, author = self._desk.clock(), self._desk.workspace.author

        def facts(view: View) -> PackFacts:
            return gather(view, question, number=next_number(view, at), made_at=at, author=author)

        self._newest.read("facts", facts, lambda found: self._show_facts(found, question, purpose))

    def _show_facts(self, facts: PackFacts, question: PackQuestion, purpose: Purpose) -> None:
        panes = self.panes
        self._facts = facts
        if not question.outcomes:
            panes.contents.offer(facts.outcomes)
        panes.contents.show_facts(facts)
        panes.show_saying(facts)
        panes.checks.show_checks(facts.checks)
        panes.target.suggest(_file_name(facts, purpose.title))
        self._foot.say(
            tr("It will be pack {number}, kept here as it was sealed.", number=facts.number)
        )
        self._foot.primary.setEnabled(True)
        self._is_weighed = False
        panes.target.sizes.show_waiting()
        self._leaves.lay_out(facts)

    def _show_stop(self, error: Exception) -> None:
        if not isinstance(error, Problem):
            self._desk.failed.emit(error)
            return
        words = sentence_for(error)
        told = words.happened, f"{words.means} {words.next}".strip()
        self._stop_at(*told, is_mended_here=isinstance(error, NothingToExport))

    def _stop_at(self, strong: str, rest: str, *, is_mended_here: bool) -> None:
        self._facts = None
        self.panes.show_nothing()
        self.panes.checks.show_stop(strong, rest, is_mended_here=is_mended_here)
        self._foot.primary.setEnabled(False)

    @Slot(object)
    def _on_laid(self, leaves: Leaves) -> None:
        self.panes.contents.show_pages(leaves)
        self.panes.show_laid(leaves.pages)

    @Slot(object)
    def _on_unlaid(self, error: Exception) -> None:
        """Leave the figures in sight; an export says itself what keeps it from being made."""
        if isinstance(error, Problem):
            self.panes.show_unlaid(sentence_for(error).happened)
        else:
            self._desk.failed.emit(error)

    @Slot(int, QImage)
    def _on_pictured(self, page: int, image: QImage) -> None:
        self.panes.show_picture(page, image)
        if not self._is_weighed:
            self._is_weighed = True
            self._weigh()

    @Slot()
    def _weigh(self) -> None:
        """Find out what the pack will take, now that its first page can be seen."""
        size = self.panes.target.sizes
        size.show_waiting()
        if self._facts is None:
            return
        self._foot.primary.setEnabled(size.is_known)
        if size.is_known:
            self._leaves.weigh(self._facts, self.panes.originals(), size.most())

    @Slot(object)
    def _on_weighed(self, estimate: Estimate) -> None:
        self.panes.target.sizes.show_estimate(estimate)

    @Slot(object)
    def _on_unweighed(self, error: Exception) -> None:
        if not isinstance(error, Problem):
            self._desk.failed.emit(error)
            return
        self.panes.target.sizes.show_problem(error)
        self._foot.primary.setEnabled(False)

    @Slot()
    def _on_export(self) -> None:
        question, to = self.question(), self.panes.target.target()
        if question is None or to is None:
            return
        target = self.panes.target
        manner = Manner(self.panes.originals(), target.sizes.most(), target.twins.isChecked())
        self._foot.start(to.name)
        self._making.start(question, to, manner)

    @Slot(object, Path)
    def _on_made(self, receipt: PackReceipt, to: Path) -> None:
        pages = trn("{count} page", "{count} pages", receipt.pages)
        said = tr("Pack {number} is made, {pages}", number=receipt.number, pages=pages)
        links = (
            Link(tr("Open"), lambda: _open(to)),
            Link(tr("Show in folder"), lambda: _open(to.parent)),
        )
        self.exported.emit(to.parent)
        self._put_question_away()
        self.dismiss()
        self._desk.said.emit(Said(said, links=links))

    @Slot(object)
    def _on_not_made(self, error: Exception) -> None:
        self._put_question_away()
        self._foot.finish()
        if isinstance(error, Problem):
            words = sentence_for(error)
            self._foot.show_trouble(words.happened, f"{words.means} {words.next}".strip())
        else:
            self._desk.failed.emit(error)

    @Slot(object)
    def _on_leave_asked(self, event: QCloseEvent) -> None:
        """Ask before the window closes on a pack that is half made."""
        if self._making.is_running:
            event.ignore()
            self._ask_to_stop(closes=True)

    def _ask_to_stop(self, *, closes: bool) -> None:
        if self._question is not None:
            return
        asked = Question(
            self._theme,
            self._over,
            tr("The pack is still being made"),
            text=tr("If you stop now, nothing is written. What was there before stays as it is."),
            safe=tr("Keep making it"),
            go=tr("Stop and close") if closes else tr("Stop"),
            danger=False,
        )
        self._question = asked
        asked.closed.connect(self._on_question_closed)
        if closes:
            asked.accepted.connect(lambda: self._making.stopped.connect(self._over.close))
        asked.accepted.connect(self._making.stop)
        asked.open()

    @Slot()
    def _on_question_closed(self) -> None:
        self._question = None

    def _put_question_away(self) -> None:
        if self._question is not None:
            self._question.dismiss()

    @Slot(str)
    def _on_review(self, number: str) -> None:
        uid = self._uid_of(number)
        self.dismiss()
        self.evidence_asked.emit(uid)

    @Slot(str)
    def _on_cover(self, number: str) -> None:
        self.cover_asked.emit(self._uid_of(number))

    def _uid_of(self, number: str) -> UUID:
        with self._desk.look() as view:
            return view.resolve(number, Evidence).uid


def _file_name(facts: PackFacts, purpose: str) -> str:
    names = facts.organisation.split(maxsplit=1)
    first = names[0] if names else tr("Pack")
    return safe_name(f"{first} \u2013 {purpose}.pdf")


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
