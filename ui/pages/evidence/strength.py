"""The sheet in which a person says how easy a file is to defend, and why."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sv_evidence.domain.evidence import Evidence, Strength
from sv_evidence.domain.problems import Fault
from sv_evidence.operations.judging import set_strength_on
from sv_evidence.store.unit import Unit
from sv_evidence.wording.changes import Change
from sv_evidence.wording.faults import fault_text
from sv_evidence.wording.labels import set_by_text, strength_label, strength_meaning
from sv_evidence.wording.words import tr, trn
from ui.desk import Desk
from ui.pages.evidence.asking import EvidenceFacts
from ui.theme import Theme, Type
from ui.widgets.buttons import Button, Rank
from ui.widgets.fields import Choice, Field, TextArea
from ui.widgets.form import Form
from ui.widgets.marks import StrengthBars
from ui.widgets.sheet import Sheet
from ui.widgets.words import Words

SIZE = (560, 480)
LINES = 2
LINK = 20
"""As high as a line of words, so that facts stand on one line."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A file, its usual strength, and what was set on each activity that it is on, and why."""

    evidence: Evidence
    usual: Strength | None
    on: tuple[tuple[UUID, Strength | None, str], ...]

    @property
    def agreed(self) -> tuple[Strength | None, str]:
        """What was set on all of them alike; nothing where they differ."""
        found = {(strength, reason) for _, strength, reason in self.on}
        return found.pop() if len(found) == 1 else (None, "")


class StrengthSheet(Sheet):
    """Collects; ``decided`` with the strength (``None`` goes back to the usual one) and why."""

    decided = Signal(object, str)

    def __init__(self, theme: Theme, window: QWidget, judged: Judged) -> None:
        super().__init__(theme, window, tr("How easy to defend"), *SIZE)
        evidence = judged.evidence
        self.set_subtitle(f"{evidence.number} {evidence.title}")
        self._usual = judged.usual
        strength, reason = judged.agreed
        self.strength = Choice(theme)
        usual = strength_label(judged.usual) if judged.usual is not None else tr("unknown type")
        self.strength.addItem(tr("As usual: {strength}", strength=usual), None)
        for each in sorted(Strength, reverse=True):
            self.strength.addItem(strength_label(each), int(each))
        at = self.strength.findData(None if strength is None else int(strength))
        self.strength.setCurrentIndex(max(at, 0))
        self.reason = TextArea(theme, lines=LINES)
        self.reason.setFixedHeight(self.reason.minimumHeight())
        self.reason.setPlainText(reason)
        self.meaning = Words(theme, "", Type.SMALL, "ink2", wrap=True)
        self._strength = Field(theme, tr("&Strength"), self.strength)
        self._reason = Field(theme, tr("&Why"), self.reason)
        self._arrange_form(theme, where_text(judged))
        self.first = self.strength
        self.strength.currentIndexChanged.connect(self._on_chosen)
        self.reason.textChanged.connect(lambda: self._reason.show_fault(""))
        self._on_chosen()

    @Slot()
    def save(self) -> None:
        """Hand over what was decided; a strength of one's own needs its reason."""
        chosen = self._chosen()
        reason = " ".join(self.reason.toPlainText().split())
        if chosen is not None and not reason:
            self._reason.show_fault(fault_text(Fault("strength_reason", "reason_wanted")))
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.dismiss()
        self.decided.emit(chosen, reason)

    def _arrange_form(self, theme: Theme, where: str) -> None:
        form = Form(theme)
        about = tr(
            "This is not whether the file is true, but how well it stands up when somebody asks."
            " The reason is printed wherever the strength is shown."
        )
        form.add(Words(theme, about, Type.SMALL, "ink2", wrap=True))
        form.add(self._strength)
        form.add(self.meaning)
        form.add(self._reason)
        form.add(Words(theme, where, Type.SMALL, "ink2", wrap=True))
        self.body.addWidget(form)
        self.end_with(tr("Set strength"), self.save)

    def _chosen(self) -> Strength | None:
        data = self.strength.currentData()
        return None if data is None else Strength(data)

    @Slot()
    def _on_chosen(self) -> None:
        """Say what the strength means for proof; going back to the usual one needs no reason."""
        chosen = self._chosen()
        worth = chosen if chosen is not None else self._usual or Strength.WEAK
        self.meaning.say(strength_meaning(worth))
        self._reason.setVisible(chosen is not None)


def where_text(judged: Judged) -> str:
    """Say where the strength will hold."""
    count = len(judged.on)
    return trn(
        "It holds on the activity that uses the file, and its proof follows at once.",
        "It holds on all {count} activities that use the file, and their proof follows at once.",
        count,
    )


def strength_rows(
    theme: Theme, facts: EvidenceFacts, asked: Callable[[], object]
) -> tuple[QWidget, QWidget]:
    """Show the bars with a way to change them, and what they mean, who set them and why."""
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(6))
    row.addWidget(StrengthBars(theme, facts.strength))
    if facts.may_be_judged:
        change = Button(theme, tr("Change"), rank=Rank.LINK, small=True)
        change.setFixedHeight(theme.px(LINK))
        change.setAccessibleName(tr("Change how easy it is to defend"))
        change.clicked.connect(asked)
        row.addWidget(change)
    row.addStretch(1)
    means = " ".join(filter(None, (strength_meaning(facts.strength), facts.note)))
    if facts.set_alike is not None:
        means = f"{means} {set_by_text(facts.set_alike.set_by, facts.set_alike.reason)}"
    return line, Words(theme, means, Type.SMALL, "ink2", wrap=True)


def ask_strength(theme: Theme, desk: Desk, window: QWidget, judged: Judged) -> None:
    """Open the sheet, and keep what is decided as one change."""
    activities = [activity for activity, _, _ in judged.on]
    evidence = judged.evidence
    sheet = StrengthSheet(theme, window, judged)

    def keep(strength: Strength | None, reason: str) -> None:
        def operation(unit: Unit) -> None:
            set_strength_on(unit, activities, evidence.uid, strength=strength, reason=reason)

        said = tr("{number} has its usual strength again", number=evidence.number)
        if strength is not None:
            word = strength_label(strength).lower()
            said = tr("{number} is {strength} now", number=evidence.number, strength=word)
        desk.run(window, Change.SET_STRENGTH, operation, said=said)

    sheet.decided.connect(keep)
    sheet.open()
