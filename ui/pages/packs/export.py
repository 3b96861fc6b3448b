"""The export sheet: what goes in, what it will say, what to know, and where it is saved."""

from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sv_evidence.domain.evidence import Evidence
from sv_evidence.domain.problems import Problem
from sv_evidence.operations.exporting import PackReceipt, next_number
from sv_evidence.reports.facts import PackFacts, PackQuestion
from sv_evidence.reports.gathering import gather
from sv_evidence.store.opened import safe_name
from sv_evidence.store.view import View
from sv_evidence.wording.problems import sentence_for
from sv_evidence.wording.words import tr, trn
from ui.desk import Desk
from ui.pages.packs.asking import Offer, offer_of
from ui.pages.packs.checks import CheckList
from ui.pages.packs.contents import PackContents
from ui.pages.packs.making import PackMaking
from ui.pages.packs.saying import PackSaying
from ui.pages.packs.steps import step_text
from ui.pages.packs.target import TargetFields
from ui.theme import Theme, Type
from ui.widgets.buttons import Button, Rank
from ui.widgets.fields import Choice, Field
from ui.widgets.notice import Notice
from ui.widgets.section import Rule
from ui.widgets.sheet import Sheet
from ui.widgets.surface import Surface
from ui.widgets.toast import Link, Said
from ui.widgets.words import Elided
from ui.widgets.working import Working

SIZE = (1218, 798)
LEFT, RIGHT = 262, 372


class ExportSheet(Sheet):
    """Asks what the pack is for, shows its figures and checks, and makes it."""

    exported = Signal(Path)
    """A pack was saved in this folder."""
    evidence_asked = Signal(UUID)

    def __init__(self, theme: Theme, desk: Desk, window: QWidget, folder: Path) -> None:
        super().__init__(theme, window, tr("Export pack"), *SIZE)
        self._desk = desk
        self._offer: Offer | None = None
        self._asked = 0
        self._making = PackMaking(desk, self)
        self._trouble: Notice | None = None
        self._fields = TargetFields(theme, window, folder)
        self._arrange_panes()
        self._arrange_buttons()
        desk.read(self, lambda view: offer_of(view, desk.today()), self._on_offer)

    def may_close(self) -> bool:
        """Making goes on until it is done or stopped."""
        return not self._making.is_running

    def _arrange_panes(self) -> None:
        theme, px = self._theme, self._theme.px
        self._troubles = QVBoxLayout()
        self.body.addLayout(self._troubles)
        across = QHBoxLayout()
        across.setSpacing(0)
        left = Surface(theme, "bg")
        left.setFixedWidth(px(LEFT))
        down = QVBoxLayout(left)
        down.setContentsMargins(px(20), px(16), px(14), px(16))
        down.setSpacing(px(12))
        self._for = Choice(theme)
        self._period = Choice(theme)
        down.addWidget(Field(theme, tr("&For"), self._for))
        down.addWidget(Field(theme, tr("&Period"), self._period))
        self._contents = PackContents(theme)
        down.addWidget(self._contents, 1)
        middle = Surface(theme, "surface")
        self._saying = PackSaying(theme)
        filled = QVBoxLayout(middle)
        filled.setContentsMargins(0, 0, 0, 0)
        filled.addWidget(self._saying)
        right = Surface(theme, "bg")
        right.setFixedWidth(px(RIGHT))
        self._checks = CheckList(theme)
        checks = QVBoxLayout(right)
        checks.setContentsMargins(px(22), px(16), px(22), px(16))
        checks.addWidget(self._checks)
        checks.addStretch(1)
        checks.addWidget(self._fields)
        for part in (left, Rule(theme, upright=True), middle, Rule(theme, upright=True), right):
            across.addWidget(part, 1 if part is middle else 0)
        self.body.addLayout(across, 1)
        self._for.activated.connect(self._on_question)
        self._period.activated.connect(self._on_question)
        self._contents.changed.connect(self._on_question)
        self._checks.review_asked.connect(self._on_review)

    def _arrange_buttons(self) -> None:
        theme = self._theme
        self._working = Working(theme)
        self._working.stopped.connect(self._making.stop)
        self._making.stepped.connect(self._on_stepped)
        self._making.made.connect(self._on_made)
        self._making.failed.connect(self._on_not_made)
        self._making.stopped.connect(self._on_stopped)
        self._cancel = Button(theme, tr("Cancel"))
        self._cancel.clicked.connect(self.leave)
        self.primary = Button(
            theme, tr("Export PDF"), rank=Rank.FILLED, icon="download", hint="Ctrl+Enter"
        )
        self.primary.clicked.connect(self._on_export)
        self.foot.addWidget(self._working, 1)
        self._gap = Elided(theme, "", Type.SMALL, "ink2")
        self.foot.addWidget(self._gap, 1)
        self.foot.addWidget(self._cancel)
        self.foot.addWidget(self.primary)

    def _on_offer(self, offer: Offer) -> None:
        self._offer = offer
        for purpose in offer.purposes:
            self._for.addItem(purpose.title)
        for name, _ in offer.periods:
            self._period.addItem(name)
        self._on_question()

    def question(self) -> PackQuestion | None:
        """Return what the pack is asked to say; ``None`` before anything is offered."""
        if self._offer is None:
            return None
        purpose = self._offer.purposes[max(0, self._for.currentIndex())]
        period = self._offer.periods[max(0, self._period.currentIndex())][1]
        return PackQuestion(
            period, bid=purpose.bid, contract=purpose.contract, outcomes=self._contents.chosen()
        )

    @Slot()
    def _on_question(self) -> None:
        question = self.question()
        if question is None or self._offer is None:
            return
        purpose = self._offer.purposes[max(0, self._for.currentIndex())]
        self.set_subtitle(purpose.title)
        self._fields.suggest(_file_name(self._offer.organisation, purpose.title))
        self._asked += 1
        if self._contents.is_empty:
            self._stop_at(tr("No outcome is chosen."), tr("Choose at least one at the left."))
            return
        number, at, author = self._asked, self._desk.clock(), self._desk.workspace.author

        def facts(view: View) -> PackFacts:
            return gather(view, question, number=next_number(view, at), made_at=at, author=author)

        def take(found: PackFacts) -> None:
            if number == self._asked:
                self._show_facts(found, question)

        def fail(error: Exception) -> None:
            if number == self._asked:
                self._show_stop(error)

        self._desk.read(self, facts, take, fail)

    def _show_facts(self, facts: PackFacts, question: PackQuestion) -> None:
        if not question.outcomes:
            self._contents.offer(facts.outcomes)
        self._contents.show_facts(facts)
        self._saying.show_facts(facts)
        self._checks.show_checks(facts.checks)
        number = facts.number
        self._gap.say(tr("It will be pack {number}, kept here as it was sealed.", number=number))
        if self.primary is not None:
            self.primary.setEnabled(True)

    def _show_stop(self, error: Exception) -> None:
        if not isinstance(error, Problem):
            self._desk.failed.emit(error)
            return
        words = sentence_for(error)
        self._stop_at(words.happened, f"{words.means} {words.next}".strip())

    def _stop_at(self, strong: str, rest: str) -> None:
        self._saying.show_nothing()
        self._checks.show_stop(strong, rest)
        if self.primary is not None:
            self.primary.setEnabled(False)

    @Slot()
    def _on_export(self) -> None:
        question, to = self.question(), self._fields.target()
        if question is None or to is None:
            return
        self._show_trouble(None)
        self._show_making(making=True)
        self._working.start(tr("Making {name}", name=to.name))
        self._making.start(question, to)

    @Slot(object, Path)
    def _on_made(self, receipt: PackReceipt, to: Path) -> None:
        pages = trn("{count} page", "{count} pages", receipt.pages)
        said = tr("Pack {number} is made, {pages}", number=receipt.number, pages=pages)
        links = (
            Link(tr("Open"), lambda: _open(to)),
            Link(tr("Show in folder"), lambda: _open(to.parent)),
        )
        self.exported.emit(to.parent)
        self.dismiss()
        self._desk.said.emit(Said(said, links=links))

    @Slot(object)
    def _on_not_made(self, error: Exception) -> None:
        self._show_making(making=False)
        if isinstance(error, Problem):
            words = sentence_for(error)
            self._show_trouble((words.happened, f"{words.means} {words.next}".strip()))
        else:
            self._desk.failed.emit(error)

    @Slot()
    def _on_stopped(self) -> None:
        """A person wanted it so: no alarm, and the pack can be made after all at once."""
        self._show_making(making=False)
        self._show_trouble((tr("Export stopped."), tr("Nothing was written.")), tone="calm")
        if self.primary is not None:
            self.primary.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(int, int)
    def _on_stepped(self, done: int, total: int) -> None:
        self._working.step(done, total, step_text(done))

    def _show_making(self, *, making: bool) -> None:
        self._gap.setVisible(not making)
        self._cancel.setVisible(not making)
        if self.primary is not None:
            self.primary.setVisible(not making)
        if not making:
            self._working.finish()

    def _show_trouble(self, words: tuple[str, str] | None, tone: str = "alarm") -> None:
        if self._trouble is not None:
            self._trouble.hide()
            self._trouble.deleteLater()
            self._trouble = None
        if words is not None:
            self._trouble = Notice(
                self._theme,
                tone,
                "circle-alert" if tone == "alarm" else "info",
                strong=words[0],
                rest=words[1],
            )
            self._troubles.setContentsMargins(20, 12, 20, 12)
            self._troubles.addWidget(self._trouble)

    @Slot(str)
    def _on_review(self, number: str) -> None:
        with self._desk.look() as view:
            uid = view.resolve(number, Evidence).uid
        self.dismiss()
        self.evidence_asked.emit(uid)


def _file_name(organisation: str, purpose: str) -> str:
    first = organisation.split(maxsplit=1)[0] if organisation.split() else tr("Pack")
    return safe_name(f"{first} \u2013 {purpose}.pdf")


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
