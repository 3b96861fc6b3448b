"""If saved now: what the line would add, how it would stand, and what would prove it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sv_evidence.domain.activities import ActivityDraft
from sv_evidence.domain.measures import Thousandths
from sv_evidence.operations.previewing import ResultPreview
from sv_evidence.operations.quick_logging import QuickChoices
from sv_evidence.reports.shapes import TEXTS
from sv_evidence.wording.labels import mark_label
from sv_evidence.wording.numbers import money_text, quantity_text
from sv_evidence.wording.quick_log import progress_text
from sv_evidence.wording.words import tr
from ui.pages.activities.log.sentences import Types, the_type
from ui.theme import Theme, Type
from ui.widgets.buttons import Button
from ui.widgets.flow import FlowLayout
from ui.widgets.marks import ProofMark
from ui.widgets.words import Words


class SavedNow(QWidget):
    """Says what saving makes; ``add`` is the button that takes what would prove it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._marks = QWidget()
        self._flow = FlowLayout(self._marks, theme.px(10), theme.px(4))
        self._next = Words(theme, "", Type.SMALL, "ink2", wrap=True)
        self.add = Button(theme, tr("Add evidence"), icon="paperclip")
        left = QVBoxLayout()
        left.setSpacing(theme.px(4))
        left.addWidget(self._marks)
        left.addWidget(self._next)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(theme.px(16))
        across.addLayout(left, 1)
        across.addWidget(self.add, 0, Qt.AlignmentFlag.AlignTop)

    def show_previews(
        self, previews: Sequence[ResultPreview], draft: ActivityDraft, choices: QuickChoices
    ) -> None:
        """Say how the results of a draft would stand."""
        known = [each for each in previews if each.choice is not None and each.quantity is not None]
        self._flow.clear()
        self._flow.addWidget(Words(self._theme, tr("If saved now:"), Type.TABLE))
        if not known:
            none = tr("one activity, nothing counted yet")
            self._flow.addWidget(Words(self._theme, none, Type.ROW_TITLE, "ink2"))
        for each in known:
            self._flow.addWidget(self._marked(each, choices))
        said = [_progress(known[0], draft, choices)] if known else []
        wanted = next(
            (each.wanted for each in known if each.finding.verifiable and each.wanted), None
        )
        said.append(_proof(known, wanted, choices.form.types))
        self._next.say(" ".join(each for each in said if each))
        words = tr("Add evidence")
        if wanted is not None:
            words = tr("Add {thing}", thing=the_type(wanted, choices.form.types))
        self.add.say(words)

    def _marked(self, preview: ResultPreview, choices: QuickChoices) -> QWidget:
        mark = preview.finding.mark
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.px(7))
        row.addWidget(ProofMark(self._theme, mark))
        row.addWidget(
            Words(self._theme, result_text(preview, choices), Type.ROW_TITLE, TEXTS[mark])
        )
        return holder


def result_text(preview: ResultPreview, choices: QuickChoices) -> str:
    """Say one result with its worth and mark: ``1 session, £95, unproven``."""
    if preview.choice is None or preview.quantity is None:
        return ""
    said = [quantity_text(preview.quantity, preview.choice.unit)]
    worth = choices.worth(preview.choice.uid, preview.quantity)
    if worth is not None and not preview.choice.unit.is_money:
        said.append(money_text(worth))
    return ", ".join((*said, mark_label(preview.finding.mark).lower()))


def _progress(preview: ResultPreview, draft: ActivityDraft, choices: QuickChoices) -> str:
    if preview.choice is None or preview.quantity is None:
        return ""
    progress = choices.progress(preview.choice.uid, draft.contract)
    now = Thousandths(progress.done + preview.quantity)
    return progress_text(preview.choice.title, progress.done, now, progress.target)


def _proof(known: Sequence[ResultPreview], wanted: str | None, types: Types) -> str:
    if not known:
        return tr("Say how many of what, and it counts.")
    if all(not each.finding.verifiable for each in known):
        return ""
    if wanted is None:
        return tr("Nothing counts alone here.")
    return tr("It is proven once {thing} is added.", thing=the_type(wanted, types))
