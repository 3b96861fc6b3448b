"""The pane at the right: what proves an answer, what it lacks, and what it could also use."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sv_evidence.domain.answer_text import Chip, pieces_of
from sv_evidence.domain.backing import Doubt, Unbacked
from sv_evidence.domain.measures import Thousandths
from sv_evidence.domain.proof import Mark
from sv_evidence.operations.asking import AskedFigure
from sv_evidence.reports.answer_facts import CitedFacts, FigureFacts
from sv_evidence.reports.bid_facts import AnswerFacts
from sv_evidence.wording.bids import doubt_text, hidden_text
from sv_evidence.wording.labels import mark_label
from sv_evidence.wording.numbers import number_text, quantity_text
from sv_evidence.wording.words import tr, trn
from ui.pages.outcomes.parts import icon_words
from ui.theme import Theme, Type
from ui.widgets.buttons import Button, Rank
from ui.widgets.figure import Figure
from ui.widgets.inspector import Inspector, empty
from ui.widgets.marks import ProofMark
from ui.widgets.section import Rule, Section
from ui.widgets.words import Words

MOST_OFFERED = 6
MOST_GAPS = 12
SHORTEST = 44


class Proof(QObject):
    """Fills the inspector; presses are told as figures, figures to exchange and tags to insert."""

    figure_asked = Signal(object)
    """A figure (``Chip``) is to be explained."""
    exchanged = Signal(object, object)
    """A figure (``Chip``) is to give way to another."""
    wanted = Signal(object)
    """A figure (``Chip``) is to be put into the answer."""
    measure_asked = Signal(object)
    """Somebody wants to see what would prove a measure (its uid)."""

    def __init__(self, theme: Theme, inspector: Inspector) -> None:
        super().__init__(inspector)
        self._theme, self._inspector = theme, inspector
        self._shown: tuple[object, ...] = ()

    def show_proof(
        self, facts: AnswerFacts, could: Sequence[AskedFigure], *, is_sent: bool = False
    ) -> None:
        """Show an answer's figures; nothing is touched while they are the same."""
        wanted = (facts.figures, facts.doubts, facts.cited, tuple(could), is_sent)
        if wanted == self._shown:
            return
        self._shown = wanted
        body = self._inspector.body
        empty(body)
        body.setSpacing(0)
        listed = one_each(facts.figures)
        quoted = trn("{count} figure quoted", "{count} figures quoted", len(listed))
        body.addWidget(Section(self._theme, tr("What proves this"), quoted if listed else ""))
        for figure in listed:
            self._add(body, self._figure(figure))
        if not facts.figures:
            body.addWidget(self._quiet(tr("No live figure yet. Ctrl+Shift+F inserts one.")))
        self._add_gaps(body, facts, is_sent=is_sent)
        if not is_sent:
            self._add_offers(body, could)
        body.addStretch(1)

    def show_nothing(self) -> None:
        """Show an empty pane."""
        self._shown = ()
        empty(self._inspector.body)

    def _add_gaps(self, body: QVBoxLayout, facts: AnswerFacts, *, is_sent: bool) -> None:
        body.addSpacing(self._theme.px(22))
        note = f"{facts.gaps:,}" if facts.gaps else ""
        body.addWidget(Section(self._theme, tr("Gaps in this answer"), note))
        figures = {each.chip: each for each in facts.figures}
        more = len(facts.doubts) - MOST_GAPS
        for doubt in facts.doubts[:MOST_GAPS]:
            figure = None if doubt.chip is None else figures.get(doubt.chip)
            self._add(body, self._gap(doubt, figure, is_sent=is_sent))
        if more > 0:
            body.addWidget(self._quiet(trn("and {count} more", "and {count} more", more)))
        for cited in facts.cited:
            if cited.hidden is not None:
                self._add(body, self._hidden(cited, cited.hidden))
        if not facts.gaps:
            body.addWidget(self._quiet(tr("Everything said here is backed.")))

    def _add_offers(self, body: QVBoxLayout, could: Sequence[AskedFigure]) -> None:
        if not could:
            return
        body.addSpacing(self._theme.px(22))
        note = tr("proven, not quoted yet")
        body.addWidget(Section(self._theme, tr("You could also use"), note))
        for offer in could[:MOST_OFFERED]:
            self._add(body, self._offer(offer))

    def _figure(self, figure: FigureFacts) -> QWidget:
        theme = self._theme
        said = number_text(figure.quantity) if figure.mark else figure.said
        if figure.unit.is_money:
            said = figure.said
        mark = tr("No such figure") if figure.mark is None else mark_label(figure.mark)
        number = Figure(theme, said, Type.ROW_TITLE, spoken=f"{figure.said}, {mark}")
        number.asked.connect(partial(self.figure_asked.emit, figure.chip))
        title = figure.title or figure.code
        return self._row(figure.mark, title, _proof_line(figure), number)

    def _gap(self, doubt: Doubt, figure: FigureFacts | None, *, is_sent: bool) -> QWidget:
        theme = self._theme
        title = _short(doubt.sentence) if figure is None else _gap_title(doubt, figure)
        button: Button | None = None
        second = doubt_text(doubt.why)
        if figure is not None and doubt.why is Unbacked.PART_PROVEN and not is_sent:
            proven = replace(figure.chip, is_proven_only=True)
            count = quantity_text(_proven(figure), figure.unit)
            if figure.by_mark.proven:
                second = tr("Or write “{figure}”", figure=count)
                words = tr("Use {number}", number=number_text(_proven(figure)))
                button = Button(theme, words, rank=Rank.LINK, small=True)
                button.clicked.connect(partial(self.exchanged.emit, figure.chip, proven))
        if button is None and figure is not None and figure.measure is not None:
            button = Button(theme, tr("See what counts"), rank=Rank.LINK, small=True)
            button.clicked.connect(partial(self.measure_asked.emit, figure.measure))
        if button is not None:
            button.setAccessibleName(f"{button.text()}: {title}")
        return self._row(None, title, second, button, icon="circle-alert", colour="part_text")

    def _hidden(self, cited: CitedFacts, why: str) -> QWidget:
        title = tr("{number} may not be shown", number=cited.number)
        return self._row(None, title, hidden_text(why), None, icon="triangle-alert", colour="alarm")

    def _offer(self, offer: AskedFigure) -> QWidget:
        chip = pieces_of(f"{{{{{offer.tag}}}}}")[0].content
        words = tr("Insert")
        button = Button(self._theme, offer.said, rank=Rank.LINK, small=True)
        button.setAccessibleName(f"{words}: {offer.said}, {offer.claim.title}")
        button.setToolTip(tr("Insert it where the cursor stands"))
        if isinstance(chip, Chip):
            button.clicked.connect(partial(self.wanted.emit, chip))
        return self._row(offer.claim.mark, offer.claim.title, "", button)

    def _row(
        self,
        mark: Mark | None,
        first: str,
        second: str,
        last: QWidget | None,
        *,
        icon: str = "",
        colour: str = "ink3",
    ) -> QWidget:
        theme, px = self._theme, self._theme.px
        holder = QWidget()
        holder.setMinimumHeight(px(SHORTEST))
        across = QHBoxLayout(holder)
        across.setContentsMargins(0, px(6), 0, px(6))
        across.setSpacing(px(10))
        sign = (
            ProofMark(theme, mark)
            if mark is not None
            else icon_words(theme, icon or "circle-alert", colour, 16)
        )
        across.addWidget(sign, 0, Qt.AlignmentFlag.AlignVCenter)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        strong = Type.ROW_TITLE if icon else Type.TABLE
        lines.addWidget(Words(theme, first, strong, wrap=True))
        if second:
            lines.addWidget(Words(theme, second, Type.SMALL, "ink2", wrap=True))
        across.addLayout(lines, 1)
        if last is not None:
            across.addWidget(last, 0, Qt.AlignmentFlag.AlignVCenter)
        return holder

    def _add(self, body: QVBoxLayout, row: QWidget) -> None:
        body.addWidget(row)
        body.addWidget(Rule(self._theme))

    def _quiet(self, text: str) -> Words:
        said = Words(self._theme, text, Type.TABLE, "ink3", wrap=True)
        said.setContentsMargins(0, self._theme.px(8), 0, 0)
        return said


def one_each(figures: Sequence[FigureFacts]) -> tuple[FigureFacts, ...]:
    """Return the first figure of each measure: its proven part is no figure by itself."""
    return tuple({each.measure or each.tag: each for each in reversed(figures)}.values())[::-1]


def _proof_line(figure: FigureFacts) -> str:
    """Say how a figure is proven: ``Proven, 48 count sheets``."""
    if figure.mark is None:
        return tr("It cannot be worked out any more.")
    held = [f"{count:,} \u00d7 {title}" for title, count in figure.files[:1]]
    if figure.mark is Mark.PART_PROVEN:
        parts = tr(
            "{proven} of {all} proven",
            proven=number_text(_proven(figure)),
            all=number_text(figure.quantity),
        )
        held = [parts]
    return ", ".join((mark_label(figure.mark), *held))


def _gap_title(doubt: Doubt, figure: FigureFacts) -> str:
    if doubt.why is Unbacked.PART_PROVEN:
        return tr("“{figure}” is part proven", figure=figure.said)
    if doubt.why is Unbacked.UNPROVEN:
        return tr("“{figure}” is unproven", figure=figure.said)
    return tr("“{figure}” is no figure", figure=figure.said)


def _short(sentence: str, most: int = 70) -> str:
    words = sentence if len(sentence) <= most else f"{sentence[: most - 1].rstrip()}\u2026"
    return tr("“{words}”", words=words)


def _proven(figure: FigureFacts) -> Thousandths:
    return Thousandths(figure.by_mark.proven)
