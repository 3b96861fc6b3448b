"""What is done with the one file that is chosen: open, edit, find its original."""

from collections.abc import Callable, Mapping
from uuid import UUID

from PySide6.QtCore import QObject, QPoint, Slot
from PySide6.QtWidgets import QWidget

from sv_evidence.domain.evidence import Condition, Evidence, EvidenceType
from sv_evidence.domain.problems import Problem
from sv_evidence.store.unit import Unit
from sv_evidence.wording.changes import corrected_label
from sv_evidence.wording.words import tr
from ui.desk import Desk
from ui.pages.evidence.asking import EvidenceFacts
from ui.pages.evidence.correcting import EvidenceSheet
from ui.pages.evidence.cover.opening import Covers
from ui.pages.evidence.inspector import EvidenceInspector
from ui.pages.evidence.menu import Verb, file_menu
from ui.pages.evidence.review import ReviewSheet
from ui.pages.evidence.strength import Judged, ask_strength
from ui.pages.evidence.verbs import EvidenceVerbs
from ui.pages.evidence.views import EvidenceViews
from ui.theme import Theme
from ui.widgets.question import Question

_NOT_WHOLE = {
    "vault_file_missing": Condition.MISSING,
    "vault_file_altered": Condition.ALTERED,
}


class FileDoing(QObject):
    """Hears the grid and the inspector, and asks before what a person should know."""

    def __init__(
        self, theme: Theme, desk: Desk, window: QWidget, verbs: EvidenceVerbs, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._theme, self._desk, self._window, self._verbs = theme, desk, window, verbs
        self._chosen: Callable[[], EvidenceFacts | None] = lambda: None
        self._types: Mapping[str, EvidenceType] = {}
        self.covers = Covers(theme, desk, window)

    def listen(
        self,
        views: EvidenceViews,
        details: EvidenceInspector,
        types: Mapping[str, EvidenceType],
        chosen: Callable[[], EvidenceFacts | None],
    ) -> None:
        """Take the wishes of these two for the file that ``chosen`` returns."""
        self._types, self._chosen = types, chosen
        views.open_asked.connect(self.open_file)
        views.edit_asked.connect(self.edit)
        details.open_asked.connect(self.open_file)
        details.edit_asked.connect(self.edit)
        details.find_asked.connect(self.find)
        details.strength_asked.connect(self.judge)
        details.cover_asked.connect(self.cover)
        details.replace_asked.connect(self.replace)

    @Slot()
    def open_file(self) -> None:
        """Open the file, or say that it is not whole and offer to find its original."""
        facts = self._chosen()
        if facts is None:
            return
        evidence = facts.evidence
        if facts.condition is Condition.UNCHANGED:
            self._verbs.open_file(evidence, lambda error: self._on_not_opened(evidence, error))
        else:
            self._offer_to_find(evidence, facts.condition)

    @Slot()
    def edit(self) -> None:
        """Correct title, type, date or consent."""
        facts = self._chosen()
        if facts is None:
            return
        evidence, today = facts.evidence, self._desk.today()
        sheet = EvidenceSheet(self._theme, self._window, evidence, self._types, today)
        sheet.corrected.connect(lambda changed: self._correct(evidence, changed))
        sheet.strength_asked.connect(self.judge)
        sheet.offer_strength(offered=facts.may_be_judged)
        sheet.open()

    @Slot()
    def judge(self) -> None:
        """Say how easy the file is to defend wherever it is used, and why."""
        facts = self._chosen()
        if facts is not None and facts.may_be_judged:
            on = tuple((each.uid, each.judged, each.reason) for each in facts.uses)
            judged = Judged(facts.evidence, facts.usual, on)
            ask_strength(self._theme, self._desk, self._window, judged)

    @Slot()
    def cover(self) -> None:
        """Cover names on it before it leaves in a pack."""
        facts = self._chosen()
        if facts is not None:
            self.covers.open(facts.evidence.uid)

    @Slot()
    def find(self) -> None:
        """Ask for the original of a file that is missing or altered."""
        facts = self._chosen()
        if facts is not None:
            self._verbs.find(facts.evidence)

    @Slot()
    def replace(self) -> None:
        """Choose another file to take its place."""
        facts = self._chosen()
        if facts is not None:
            self._verbs.replace(facts.evidence)

    def review(self, show: Callable[[UUID], object]) -> None:
        """List the files that are missing or altered, with their ways out."""
        sheet = ReviewSheet(self._theme, self._desk, self._window)
        sheet.find_asked.connect(self._verbs.find)
        sheet.show_asked.connect(show)
        sheet.bin_asked.connect(self._verbs.bin_one)
        sheet.open()

    def show_menu(self, at: QPoint, look: Verb, bin_it: Verb, *, only_one: bool) -> None:
        """Show what can be done with what is chosen; several can only be removed."""
        if not only_one:
            file_menu(self._window, at, ((bin_it,),))
            return
        change = (
            (tr("Edit"), self.edit),
            (tr("Cover names"), self.cover),
            (tr("Replace"), self.replace),
        )
        file_menu(self._window, at, (((tr("Open file"), self.open_file), look), change, (bin_it,)))

    def _correct(self, evidence: Evidence, changed: Mapping[str, object]) -> None:
        def operation(unit: Unit) -> None:
            unit.amend(Evidence, evidence.uid, **changed)

        title = str(changed.get("title", evidence.title))
        self._desk.run(
            self,
            corrected_label(evidence.number, title),
            operation,
            said=tr("{number}, {title} changed", number=evidence.number, title=title),
        )

    def _on_not_opened(self, evidence: Evidence, error: Exception) -> None:
        state = _NOT_WHOLE.get(error.code) if isinstance(error, Problem) else None
        if state is None:
            self._desk.failed.emit(error)
        else:
            self._offer_to_find(evidence, state)

    def _offer_to_find(self, evidence: Evidence, state: Condition) -> None:
        name = f"{evidence.number}, {evidence.title}"
        is_gone = state is Condition.MISSING
        happened = tr("{name} is missing from the workspace.", name=name)
        if not is_gone:
            happened = tr("{name} is not what was added: its bytes have changed.", name=name)
        means = tr(
            "What it says is kept, but it proves nothing until its original is back."
            " If you still have the file, choose it: it is taken back only if it is the same."
        )
        question = Question(
            self._theme,
            self._window,
            tr("The file is missing") if is_gone else tr("The file was altered"),
            text=f"{happened} {means}",
            safe=tr("Close"),
            go=tr("Find the file"),
            icon="triangle-alert",
            danger=False,
        )
        question.first = question.go
        question.accepted.connect(lambda: self._verbs.find(evidence))
        question.open()
