"""Before a return goes: what is open, what agrees, and the way to make it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout

from sv_evidence.reports.contract_facts import ReturnFacts
from sv_evidence.reports.return_checks import return_checks
from sv_evidence.wording.numbers import full_day_text
from sv_evidence.wording.words import tr
from ui.pages.contracts.returning.spreadsheet import SpreadsheetFilling
from ui.pages.packs.checks import CheckList
from ui.pages.packs.steps import step_text
from ui.pages.packs.target import TargetFields
from ui.theme import Theme, Type
from ui.widgets.buttons import Button, Rank
from ui.widgets.section import Rule
from ui.widgets.surface import Surface
from ui.widgets.words import Words
from ui.widgets.working import Working

WIDE, NARROW = 350, 320


class BeforeItGoes(Surface):
    """Checks, the buyer's spreadsheet, and Make the return."""

    stopped = Signal()

    def __init__(self, theme: Theme, sheet: SpreadsheetFilling, target: TargetFields) -> None:
        super().__init__(theme, "win")
        self._theme = theme
        self.setAccessibleName(tr("Before it goes"))
        self.setFixedWidth(theme.px(WIDE))
        self._checks = CheckList(theme, tr("Before it goes"))
        self._sheet, self._target = sheet, target
        self.make = Button(
            theme,
            tr("Make the return"),
            rank=Rank.FILLED,
            icon="package-check",
            hint="Ctrl+Enter",
        )
        self.sent = Button(theme, tr("It went another way"), rank=Rank.LINK, small=True)
        self.sent.setToolTip(tr("Lock the period without making a document"))
        self._foot = Words(theme, "", Type.SMALL, "ink2", wrap=True)
        self._working = Working(theme)
        self._working.stopped.connect(self.stopped)
        self._arrange()

    def show_told(self, told: ReturnFacts) -> None:
        """Show what is open; an open point never stops a return."""
        sent = told.period.sent_on
        self._checks.show_checks(return_checks(told))
        self.make.setVisible(sent is None)
        self.sent.setVisible(sent is None)
        self._target.setVisible(sent is None)
        if sent is not None:
            said = tr(
                "This return went on {day}, and stays as it was told.", day=full_day_text(sent)
            )
        else:
            said = tr(
                "It is sealed as a pack, and the period is locked then. It can be made with "
                "points open, and says which."
            )
        self._foot.say(said)

    def show_step(self, done: int, of: int) -> None:
        """Say how far the making is."""
        if self.make.isEnabled():
            self._working.start(tr("Making the return"))
            self.make.setEnabled(False)
        self._working.step(done, of, step_text(done))

    def show_done(self) -> None:
        """Be ready again."""
        self._working.finish()
        self.make.setEnabled(True)

    def _arrange(self) -> None:
        px = self._theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        inside = Surface(self._theme, "win")
        body = QVBoxLayout(inside)
        body.setContentsMargins(px(22), px(18), px(22), px(16))
        body.setSpacing(px(22))
        body.addWidget(self._checks)
        body.addWidget(self._sheet)
        body.addWidget(self._target)
        body.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        column.addWidget(scroll, 1)
        column.addWidget(Rule(self._theme, "line2"))
        foot = QVBoxLayout()
        foot.setContentsMargins(px(22), px(12), px(22), px(14))
        foot.setSpacing(px(8))
        foot.addWidget(self._foot)
        foot.addWidget(self._working)
        foot.addWidget(self.make)
        foot.addWidget(self.sent)
        column.addLayout(foot)
