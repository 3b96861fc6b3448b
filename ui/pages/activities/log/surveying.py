"""The link under a result that its survey is added by, or corrected."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sv_evidence.domain.surveys import SurveyDraft
from sv_evidence.operations.previewing import MeasureChoice
from sv_evidence.wording.surveys import survey_text, survey_wanted_text
from sv_evidence.wording.words import tr
from ui.pages.activities.survey import SurveySheet
from ui.theme import Theme
from ui.widgets.buttons import Button, Rank


class SurveyLink(QWidget):
    """Shown where a measure asks for a survey, or one is there. ``recorded`` when it changes."""

    recorded = Signal()

    def __init__(self, theme: Theme, today: Callable[[], date]) -> None:
        super().__init__()
        self._theme, self._today = theme, today
        self._choice: MeasureChoice | None = None
        self.held: SurveyDraft | None = None
        """The survey; ``None`` if nothing was ever said of one."""
        self.link = Button(theme, "", rank=Rank.LINK, icon="message-square", small=True)
        self.link.clicked.connect(self.open)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.link)
        row.addStretch(1)
        self.hide()

    def suit(self, choice: MeasureChoice | None) -> None:
        """Follow the measure that was chosen."""
        self._choice = choice
        needs = () if choice is None else choice.wants.needs
        said = "" if self.held is None else survey_text(self.held)
        words = tr("Survey: {what}", what=said) if said else survey_wanted_text(needs)
        self.link.setText(words)
        self.link.setAccessibleName(words)
        self.link.updateGeometry()
        self.setVisible(bool(needs or said))

    @Slot()
    def open(self) -> None:
        """Ask for the survey over the window."""
        choice = self._choice
        sheet = SurveySheet(
            self._theme,
            self.window(),
            "" if choice is None else choice.title,
            needs=() if choice is None else choice.wants.needs,
            held=self.held,
            today=self._today(),
        )
        sheet.recorded.connect(self._on_recorded)
        sheet.open()

    @Slot(object)
    def _on_recorded(self, draft: SurveyDraft) -> None:
        self.held = draft
        self.suit(self._choice)
        self.recorded.emit()
