"""The left side of the desk: the questions, what their weights add to, how much is written."""

from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sv_evidence.domain.measures import Thousandths, decimal_text
from sv_evidence.reports.bid_facts import AnswerState, BidFacts, QuestionFacts
from sv_evidence.wording.tenders import length_text
from sv_evidence.wording.words import tr, trn
from ui.theme import Theme, Type
from ui.widgets.section import Rule
from ui.widgets.surface import Surface
from ui.widgets.words import Words


class QuestionsPane(Surface):
    """A head and a foot around the list."""

    def __init__(self, theme: Theme, questions: QWidget) -> None:
        super().__init__(theme, "bg")
        px = theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(px(24), px(10), px(16), px(9))
        self._count = Words(theme, "", Type.SECTION)
        self._weights = Words(theme, "", Type.SMALL, "ink2")
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self._weights)
        self._written = Words(theme, "", Type.SMALL, "ink2", wrap=True)
        self._models = Words(theme, "", Type.SMALL, "ink3", wrap=True)
        foot = QVBoxLayout()
        foot.setContentsMargins(px(24), px(10), px(16), px(12))
        foot.setSpacing(px(2))
        foot.addWidget(self._written)
        foot.addWidget(self._models)
        column.addLayout(head)
        column.addWidget(Rule(theme))
        column.addWidget(questions, 1)
        column.addWidget(Rule(theme))
        column.addLayout(foot)

    def show_counts(self, bid: BidFacts) -> None:
        """Say what the questions come to, and by which model the bid is measured."""
        rows = bid.questions
        self._count.say(trn("{count} question", "{count} questions", len(rows)))
        weights = [each.question.weight for each in rows if each.question.weight is not None]
        total = decimal_text(Thousandths(sum(weights)), 3)
        self._weights.say(tr("weights add to {total}%", total=total) if weights else "")
        units = {each.limit.unit for each in rows if each.limit.most}
        most = sum(each.limit.most or 0 for each in rows)
        counted = sum(each.facts.fitted.counted for each in rows)
        said = ""
        if len(units) == 1 and most:
            whole = length_text(most, units.pop())
            said = tr("{counted} of {most} written", counted=f"{counted:,}", most=whole)
        self._written.say(said)
        models = ", ".join(each.title for each in bid.models)
        self._models.say(tr("Measured by {models}", models=models) if models else "")
        self._models.setVisible(bool(models))


def first_open(rows: tuple[QuestionFacts, ...]) -> UUID | None:
    """Return the first question that is begun and not ready, else the first that is not."""
    begun = (AnswerState.OVER, AnswerState.GAPS)
    for wanted in (begun, (AnswerState.NOT_STARTED,)):
        found = next((each.question.uid for each in rows if each.state in wanted), None)
        if found is not None:
            return found
    return rows[0].question.uid if rows else None
