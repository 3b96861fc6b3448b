"""The files that an activity being edited has already."""

from collections.abc import Iterable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sv_evidence.domain.evidence import Condition, Evidence
from sv_evidence.domain.proof import Exhibit, exhibit_of
from sv_evidence.wording.labels import consent_label
from sv_evidence.wording.words import tr
from ui.pages.activities.facts import CONSENT_ICONS, sign
from ui.theme import Theme, Type
from ui.widgets.inspector import empty
from ui.widgets.section import Rule
from ui.widgets.words import Elided, Words


class FilesHere(QWidget):
    """Lists files by number and title; they count in the live check as they are."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._files: tuple[Evidence, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, theme.px(6), 0, 0)
        self._column.setSpacing(theme.px(6))
        self.hide()

    def show_files(self, files: Iterable[Evidence]) -> None:
        """Show these files; nothing at all if there are none."""
        self._files = tuple(files)
        empty(self._column)
        self.setVisible(bool(self._files))
        self._column.addWidget(Words(self._theme, tr("Already with it"), Type.SMALL, "ink2"))
        for each in self._files:
            self._column.addWidget(self._line(each))
            self._column.addWidget(Rule(self._theme))

    def exhibits(self) -> tuple[Exhibit, ...]:
        """Return the files as proof sees them, taken as whole."""
        return tuple(exhibit_of(each, Condition.UNCHANGED) for each in self._files)

    def _line(self, evidence: Evidence) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.px(8))
        row.addWidget(Words(self._theme, evidence.number, Type.TABLE, "ink2"))
        row.addWidget(Elided(self._theme, evidence.title, Type.TABLE), 1)
        row.addWidget(sign(self._theme, CONSENT_ICONS[evidence.consent], "ink2", 14))
        row.addWidget(Words(self._theme, consent_label(evidence.consent), Type.SMALL, "ink2"))
        return holder
