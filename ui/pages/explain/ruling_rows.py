"""What the rules did, one finding a row; an open double count asks a person to decide."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sv_evidence.domain.measures import Thousandths
from sv_evidence.operations.ruling import Choice, RulingDraft
from sv_evidence.reports.explanation import Decided, RuleFound
from sv_evidence.wording.numbers import quantity_text
from sv_evidence.wording.words import tr
from ui.theme import Theme, Type
from ui.widgets.buttons import Button, Rank
from ui.widgets.fields import LineField
from ui.widgets.section import Rule
from ui.widgets.words import Words

SIGN = 18
_MINUS = "\N{MINUS SIGN}"


class SignedRow(QWidget):
    """A sign, a heading with a figure at its right, and words below; an answer wears the colour."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        colour: str,
        head: str,
        *,
        figure: str = "",
        said: str = "",
        answers: bool = False,
    ) -> None:
        super().__init__()
        self.theme = theme
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        row = QHBoxLayout()
        row.setContentsMargins(0, theme.px(7), 0, theme.px(8))
        row.setSpacing(theme.px(10))
        sign = Words(theme, "")
        sign.setPixmap(theme.pixmap(icon, colour, SIGN, sign.devicePixelRatioF()))
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        self.words = QVBoxLayout()
        self.words.setSpacing(theme.px(3))
        first = QHBoxLayout()
        first.setSpacing(theme.px(10))
        first.addWidget(Words(theme, head, Type.ROW_TITLE, wrap=True), 1)
        if figure:
            style, ink = (Type.SMALL_STRONG, colour) if answers else (Type.TABLE, "ink")
            first.addWidget(Words(theme, figure, style, ink), 0, Qt.AlignmentFlag.AlignTop)
        self.words.addLayout(first)
        if said:
            self.words.addWidget(Words(theme, said, Type.SMALL, "ink2", wrap=True))
        row.addLayout(self.words, 1)
        outer.addLayout(row)
        outer.addWidget(Rule(theme))
        self.setAccessibleName(" ".join(filter(None, (f"{head}.", figure, said))))


class FindingRow(SignedRow):
    """One finding. ``decided`` with what a person made of a double count, and why."""

    decided = Signal(object)

    def __init__(self, theme: Theme, found: RuleFound) -> None:
        icon, colour = ("circle-alert", "part_text") if found.is_open else ("users", "accent")
        super().__init__(
            theme, icon, colour, found.head or found.message, figure=_taken(found), said=found.said
        )
        self._found = found
        if found.ruling:
            self.words.addWidget(Words(theme, found.ruling, Type.SMALL, "ink2", wrap=True))
        if found.is_open:
            self._ask()

    def _ask(self) -> None:
        theme = self.theme
        asks = tr("Nobody has decided about this. Until then it counts once.")
        self.words.addWidget(Words(theme, asks, Type.SMALL, "part_text", wrap=True))
        self.reason = LineField(theme)
        self.reason.setPlaceholderText(tr("Why, in a sentence a council can read"))
        self.reason.setAccessibleName(tr("Reason"))
        self.words.addWidget(self.reason)
        self.fault = Words(theme, "", Type.SMALL, "alarm", wrap=True)
        self.fault.hide()
        self.words.addWidget(self.fault)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px(8))
        self.once = Button(theme, tr("Count once"), small=True)
        self.both = Button(theme, tr("Count both"), small=True)
        self.once.clicked.connect(self._on_once)
        self.both.clicked.connect(self._on_both)
        buttons.addWidget(self.once)
        buttons.addWidget(self.both)
        buttons.addStretch(1)
        self.words.addLayout(buttons)

    @Slot()
    def _on_once(self) -> None:
        self._decide(Choice.ONCE)

    @Slot()
    def _on_both(self) -> None:
        self._decide(Choice.BOTH)

    def _decide(self, choice: Choice) -> None:
        found, reason = self._found, self.reason.text().strip()
        if not reason:
            self.fault.say(tr("Say why: it is printed wherever this figure is."))
            self.fault.show()
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        draft = RulingDraft(found.rule, found.results, choice, reason, found.contract)
        self.decided.emit(draft)


class DecisionRow(SignedRow):
    """A decision that stands. ``taken_back`` with its rulings."""

    taken_back = Signal(tuple)

    def __init__(self, theme: Theme, decided: Decided) -> None:
        super().__init__(theme, "user-check", "ink2", decided.title, said=decided.said)
        self._rulings = decided.rulings
        self.back = Button(theme, tr("Take back"), rank=Rank.LINK, small=True)
        self.back.setAccessibleName(tr("Take back: {said}", said=decided.said))
        self.back.clicked.connect(self._on_back)
        self.words.addWidget(self.back)

    @Slot()
    def _on_back(self) -> None:
        self.taken_back.emit(self._rulings)


def _taken(found: RuleFound) -> str:
    """Say what a rule took away, or what it worked out, as a signed figure."""
    if found.unit is None or not found.excluded:
        return ""
    return f"{_MINUS}{quantity_text(Thousandths(found.excluded), found.unit)}"
