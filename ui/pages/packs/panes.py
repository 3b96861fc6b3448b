"""The three panes of the export sheet: what goes in, its pages, and what to know."""

from pathlib import Path

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from sv_evidence.reports.copies import Originals
from sv_evidence.reports.facts import PAGES_EACH, PackFacts, PackQuestion
from sv_evidence.wording.words import tr, trn
from ui.pages.packs.asking import Offer, Purpose
from ui.pages.packs.checks import CheckList
from ui.pages.packs.contents import PackContents
from ui.pages.packs.saying import PackSaying
from ui.pages.packs.target import TargetFields
from ui.theme import Theme, Type
from ui.widgets.fields import Choice, Field
from ui.widgets.leaf_pane import LeafPane
from ui.widgets.section import Rule
from ui.widgets.surface import Surface
from ui.widgets.words import Words

LEFT, RIGHT = 262, 372
A4 = QSize(794, 1123)
"""In logical pixels at 96 to the inch."""
BUDGETS = (PAGES_EACH, 5, 2, 1)


class ExportPanes(QObject):
    """Arranges them, and says what they ask for."""

    asked = Signal()
    """Another pack is asked for."""

    def __init__(self, theme: Theme, window: QWidget, folder: Path, body: QVBoxLayout) -> None:
        super().__init__(window)
        self._theme = theme
        self.troubles = QVBoxLayout()
        self.contents = PackContents(theme)
        self.checks = CheckList(theme)
        self.target = TargetFields(theme, window, folder)
        self.pages = LeafPane(theme)
        self.pages.view.set_natural(A4)
        self._saying = PackSaying(theme)
        self._middle = QStackedWidget()
        self._middle.addWidget(self._saying)
        self._middle.addWidget(self.pages)
        left, right = self._left(), self._right()
        middle = Surface(theme, "win")
        filled = QVBoxLayout(middle)
        filled.setContentsMargins(0, 0, 0, 0)
        filled.addWidget(self._middle)
        across = QHBoxLayout()
        across.setSpacing(0)
        for part in (left, Rule(theme, upright=True), middle, Rule(theme, upright=True), right):
            across.addWidget(part, 1 if part is middle else 0)
        body.addLayout(self.troubles)
        body.addLayout(across, 1)
        self._for.activated.connect(self.asked)
        self._period.activated.connect(self.asked)
        self._budget.activated.connect(self.asked)
        self.contents.changed.connect(self.asked)
        self._originals.toggled.connect(self.target.changed)

    def offer(self, offer: Offer, again: PackQuestion | None) -> None:
        """Offer purposes and periods; to make a pack again, those that it had."""
        for purpose in offer.purposes:
            self._for.addItem(purpose.title)
        for name, _ in offer.periods:
            self._period.addItem(name)
        if again is None:
            return
        whose = [(each.bid, each.contract) for each in offer.purposes]
        if (again.bid, again.contract) in whose:
            self._for.setCurrentIndex(whose.index((again.bid, again.contract)))
        periods = [period for _, period in offer.periods]
        self._period.setCurrentIndex(periods.index(again.period))

    def purpose(self, offer: Offer) -> Purpose:
        """Return what the pack is for."""
        return offer.purposes[max(0, self._for.currentIndex())]

    def question(self, offer: Offer) -> PackQuestion:
        """Return what the pack is asked to say."""
        purpose = self.purpose(offer)
        return PackQuestion(
            offer.periods[max(0, self._period.currentIndex())][1],
            bid=purpose.bid,
            contract=purpose.contract,
            outcomes=self.contents.chosen(),
            pages_each=int(self._budget.currentData()),
        )

    def originals(self) -> Originals:
        """Return which originals travel with it."""
        return Originals.DOCUMENTS if self._originals.isChecked() else Originals.NONE

    def go_to_cause(self) -> None:
        """Go to what keeps the pack from saying anything: no outcome, or an empty period."""
        if self.contents.is_empty:
            self.contents.go_to_first()
        else:
            self._period.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_saying(self, facts: PackFacts) -> None:
        """Say in words what the pages will say, until they can be seen."""
        self._saying.show_facts(facts)

    def show_nothing(self) -> None:
        """Show no pages; the checks say why there are none."""
        self._saying.show_nothing()
        self._middle.setCurrentWidget(self._saying)

    def show_unlaid(self, why: str) -> None:
        """Say above the figures why the pages cannot be shown."""
        self._saying.show_note(why)
        self._middle.setCurrentWidget(self._saying)

    def show_laid(self, pages: int) -> None:
        """Ask for the page that showed before, as large as the pane will be."""
        if self._middle.currentWidget() is not self.pages:
            self.pages.resize(self._middle.size())
            self.pages.lay_out()
        self.pages.set_pages(pages, self.pages.page)

    def show_picture(self, page: int, image: QImage) -> None:
        """Show a page."""
        self.pages.show_image(page, image)
        self._middle.setCurrentWidget(self.pages)

    def _left(self) -> QWidget:
        theme, px = self._theme, self._theme.px
        left = Surface(theme, "bg")
        left.setFixedWidth(px(LEFT))
        down = QVBoxLayout(left)
        down.setContentsMargins(px(20), px(16), px(14), px(16))
        down.setSpacing(px(12))
        self._for = Choice(theme)
        self._period = Choice(theme)
        self._budget = Choice(theme, small=True)
        for count in BUDGETS:
            words = trn("{count} page at most", "{count} pages at most", count)
            self._budget.addItem(words, count)
        self._budget.setAccessibleName(tr("Pages of each document"))
        self._originals = QCheckBox(tr("Originals of documents"))
        self._originals.setProperty("ring", True)
        self._originals.setToolTip(
            tr("Never photos, nor what is covered or marked as having private names.")
        )
        each = QVBoxLayout()
        each.setSpacing(px(5))
        each.addWidget(Words(theme, tr("Of each document"), Type.SMALL, "ink2"))
        each.addWidget(self._budget)
        down.addWidget(Field(theme, tr("&For"), self._for))
        down.addWidget(Field(theme, tr("&Period"), self._period))
        down.addWidget(self.contents, 1)
        down.addLayout(each)
        down.addWidget(self._originals)
        return left

    def _right(self) -> QWidget:
        theme, px = self._theme, self._theme.px
        right = Surface(theme, "surface")
        right.setFixedWidth(px(RIGHT))
        inside = Surface(theme, "surface")
        told = QVBoxLayout(inside)
        told.setContentsMargins(px(22), px(16), px(22), 0)
        told.addWidget(self.checks)
        told.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setFocusPolicy(scroll.focusPolicy().NoFocus)
        scroll.setWidget(inside)
        fields = QVBoxLayout()
        fields.setContentsMargins(px(22), px(10), px(22), px(16))
        fields.addWidget(self.target)
        down = QVBoxLayout(right)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addWidget(scroll, 1)
        down.addLayout(fields)
        return right
