"""The right side: how it will read, whether it will stand up, and what it does today."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from sv_evidence.domain.building import MeasureDraft, ThreeTests
from sv_evidence.domain.contracts import Commitment
from sv_evidence.domain.measures import Unit
from sv_evidence.domain.proof import Mark
from sv_evidence.operations.building_effects import Effect
from sv_evidence.wording.building import (
    answer_text,
    baseline_sentence,
    reason_text,
    sentence_of,
)
from sv_evidence.wording.labels import shortfall_text
from sv_evidence.wording.numbers import money_text, quantity_text
from sv_evidence.wording.words import tr, trn
from ui.pages.explain.ruling_rows import SignedRow
from ui.pages.outcomes.making.sentence import SentenceView
from ui.theme import Theme, Type
from ui.widgets.buttons import Button, Rank
from ui.widgets.inspector import empty
from ui.widgets.marks import ProofMark
from ui.widgets.section import Rule, Section
from ui.widgets.surface import Surface
from ui.widgets.words import Words

WIDE, NARROW, FOOT = 400, 340, 62


class ReadingPane(Surface):
    """Follows the form. ``use`` is the filled button, allowed with tests open."""

    field_asked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "surface")
        self.sentence = SentenceView(theme, Type.SHEET_TITLE)
        self.baseline = SentenceView(theme, Type.SMALL)
        for each in (self.sentence, self.baseline):
            each.field_asked.connect(self.field_asked)
        self._tests, self._effect = QVBoxLayout(), QVBoxLayout()
        for layout in (self._tests, self._effect):
            layout.setSpacing(0)
        self.kept = Words(theme, "", Type.SMALL, "ink2")
        self.use = Button(theme, tr("Use this measure"), rank=Rank.FILLED, hint="Ctrl+Enter")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._inside(), 1)
        column.addWidget(Rule(theme, "line2"))
        column.addWidget(self._foot())

    def _inside(self) -> QWidget:
        theme, px = self._theme, self._theme.px
        inside = Surface(theme, "surface")
        body = QVBoxLayout(inside)
        body.setContentsMargins(px(24), px(22), px(24), px(18))
        body.setSpacing(px(8))
        body.addWidget(Section(theme, tr("How it will read")))
        body.addWidget(self.sentence)
        body.addWidget(self.baseline)
        body.addSpacing(px(14))
        body.addWidget(Section(theme, tr("Will it stand up?"), tr("as you type")))
        body.addLayout(self._tests)
        body.addSpacing(px(14))
        body.addWidget(Section(theme, tr("What this does today")))
        body.addLayout(self._effect)
        body.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        return scroll

    def _foot(self) -> QWidget:
        px = self._theme.px
        foot = Surface(self._theme, "win")
        foot.setFixedHeight(px(FOOT))
        row = QHBoxLayout(foot)
        row.setContentsMargins(px(24), 0, px(24), 0)
        row.addWidget(self.kept)
        row.addStretch(1)
        row.addWidget(self.use)
        return foot

    def show_draft(self, draft: MeasureDraft, tests: ThreeTests) -> None:
        """Say the sentence and the tests."""
        theme = self._theme
        self.sentence.show_pieces(sentence_of(draft))
        self.baseline.show_pieces(baseline_sentence(draft))
        empty(self._tests)
        for name, word in _NAMES:
            passes = not getattr(tests, name)
            icon, colour = ("check", "proven_text") if passes else ("circle-alert", "part_text")
            row = SignedRow(
                theme,
                icon,
                colour,
                word,
                figure=answer_text(tests, name),
                said=reason_text(tests, name),
                answers=True,
            )
            self._tests.addWidget(row)

    def show_effect(
        self, effect: Effect | None, unit: Unit, promised: tuple[Commitment, ...]
    ) -> None:
        """Say what becomes of what is logged already, and what keeps its wording."""
        theme = self._theme
        empty(self._effect)
        if effect is None or not effect.results:
            said = tr("Nothing is logged under it yet, so nothing changes today.")
            self._effect.addWidget(_words(theme, said))
        else:
            for mark in Mark:
                if effect.after[mark]:
                    self._effect.addWidget(self._becomes(effect, mark, unit))
            for said in _changes(effect):
                self._effect.addWidget(_words(theme, said))
        for each in promised:
            said = tr(
                "Commitment {number} keeps the old wording until the council agrees.",
                number=each.position,
            )
            self._effect.addWidget(_words(theme, said))

    def _becomes(self, effect: Effect, mark: Mark, unit: Unit) -> QWidget:
        theme = self._theme
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setContentsMargins(0, theme.px(8), 0, theme.px(8))
        row.setSpacing(theme.px(8))
        row.addWidget(ProofMark(theme, mark, size=16))
        row.addWidget(Words(theme, quantity_text(effect.after[mark], unit), Type.ROW_TITLE))
        row.addStretch(1)
        if effect.value_after is not None:
            row.addWidget(Words(theme, money_text(effect.value_after[mark]), Type.TABLE))
        column.addLayout(row)
        column.addWidget(Rule(theme))
        return holder


_NAMES = (
    ("specific", tr("Specific")),
    ("measurable", tr("Measurable")),
    ("verifiable", tr("Verifiable")),
)


def _words(theme: Theme, said: str) -> Words:
    words = Words(theme, said, Type.SMALL, "ink2", wrap=True)
    words.setContentsMargins(0, theme.px(8), 0, 0)
    return words


def _changes(effect: Effect) -> list[str]:
    """Say what turns, and what would still be missing."""
    found = []
    if effect.now_proven:
        found.append(
            trn(
                "{count} result becomes proven.",
                "{count} results become proven.",
                len(effect.now_proven),
            )
        )
    if effect.no_longer_proven:
        found.append(
            trn(
                "{count} result is proven no longer.",
                "{count} results are proven no longer.",
                len(effect.no_longer_proven),
            )
        )
    if not found:
        found.append(tr("Their proof stays as it is."))
    found.extend(
        tr("{why} ({count} of {all})", why=shortfall_text(code), count=count, all=effect.results)
        for code, count in effect.missing
    )
    return found
