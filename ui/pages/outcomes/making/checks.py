"""What a council asks of an outcome: four questions, what we can say, and a person's answer."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from sv_evidence.domain.building import MeasureDraft, Terms, ThreeTests, said_of
from sv_evidence.domain.definitions import Answer, CheckAnswer, CouncilCheck
from sv_evidence.domain.frameworks import Confidence
from sv_evidence.wording.building import check_question, said_text
from sv_evidence.wording.words import tr
from ui.theme import Theme, Type
from ui.widgets.fields import Choice, LineField
from ui.widgets.section import Rule, Section
from ui.widgets.words import Words

ANSWER_WIDE = 108


class CouncilChecks(QWidget):
    """Collects the answers. ``edited`` when one changed."""

    edited = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._said: dict[CouncilCheck, Words] = {}
        self.answers: dict[CouncilCheck, Choice] = {}
        self.reasons: dict[CouncilCheck, LineField] = {}
        self.names_contract = QCheckBox(tr("Count only what is allotted to a contract"))
        self.names_contract.toggled.connect(self.edited)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(18), 0, 0)
        column.setSpacing(0)
        column.addWidget(Section(theme, tr("What a council asks"), tr("your answers")))
        for check in CouncilCheck:
            column.addWidget(self._row(check))
            column.addWidget(Rule(theme))

    def show_draft(self, draft: MeasureDraft) -> None:
        """Show the answers that a measure has."""
        given = {each.check: each for each in draft.definition.checks}
        for check, choice in self.answers.items():
            held = given.get(check)
            choice.setCurrentIndex(choice.findData(None if held is None else held.answer))
            self.reasons[check].setText("" if held is None else held.why)
        self.names_contract.setChecked(draft.names_contract)

    def answered(self, draft: MeasureDraft) -> MeasureDraft:
        """Return the draft with what was answered."""
        given = tuple(
            CheckAnswer(check, Answer(choice.currentData()), self.reasons[check].text().strip())
            for check, choice in self.answers.items()
            if choice.currentData() is not None
        )
        told = replace(draft.definition, checks=given)
        return replace(draft, definition=told, names_contract=self.names_contract.isChecked())

    def show_said(
        self, draft: MeasureDraft, tests: ThreeTests, node: Confidence, terms: Terms
    ) -> None:
        """Say what we can tell of each ourselves."""
        for check, words in self._said.items():
            codes = said_of(check, draft, tests, node, terms)
            words.say(" ".join(said_text(code) for code in codes))

    def _row(self, check: CouncilCheck) -> QWidget:
        theme = self._theme
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, theme.px(9), 0, theme.px(9))
        row.setSpacing(theme.px(12))
        question, help_ = check_question(check)
        words = QVBoxLayout()
        words.setSpacing(theme.px(3))
        words.addWidget(Words(theme, question, Type.ROW_TITLE, wrap=True))
        words.addWidget(Words(theme, help_, Type.SMALL, "ink2", wrap=True))
        self._said[check] = Words(theme, "", Type.SMALL, "ink2", wrap=True)
        words.addWidget(self._said[check])
        if check is CouncilCheck.LAWFUL:
            words.addWidget(self.names_contract)
        row.addLayout(words, 1)
        answer = Choice(theme, small=True)
        answer.setFixedWidth(theme.px(ANSWER_WIDE))
        answer.setAccessibleName(question)
        for said, value in (
            (tr("no answer"), None),
            (tr("Yes"), Answer.YES),
            (tr("No"), Answer.NO),
            (tr("Unsure"), Answer.UNSURE),
        ):
            answer.addItem(said, value)
        answer.currentIndexChanged.connect(self.edited)
        why = LineField(theme)
        why.setPlaceholderText(tr("Why"))
        why.setAccessibleName(tr("Why: {question}", question=question))
        why.textChanged.connect(self.edited)
        why.setFixedWidth(theme.px(ANSWER_WIDE))
        own = QVBoxLayout()
        own.setSpacing(theme.px(4))
        own.addWidget(answer)
        own.addWidget(why)
        own.addStretch(1)
        row.addLayout(own)
        self.answers[check], self.reasons[check] = answer, why
        return holder
