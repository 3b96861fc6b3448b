"""The files that an activity being edited has already."""

from collections.abc import Iterable
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sv_evidence.domain.evidence import Condition, Evidence
from sv_evidence.domain.proof import Exhibit, exhibit_of
from sv_evidence.wording.labels import consent_label
from sv_evidence.wording.words import tr
from ui.pages.activities.facts import CONSENT_ICONS, sign
from ui.theme import Theme, Type
from ui.widgets.buttons import Button, Rank
from ui.widgets.inspector import empty
from ui.widgets.section import Rule
from ui.widgets.words import Elided, Words


class FilesHere(QWidget):
    """Lists files by number and title; they count in the live check until they are taken off."""

    edited = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._files: tuple[Evidence, ...] = ()
        self._shared: frozenset[UUID] = frozenset()
        self._off: set[UUID] = set()
        self.verbs: dict[UUID, Button] = {}
        """Takes each file off, or keeps it after all."""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, theme.px(6), 0, 0)
        self._column.setSpacing(theme.px(6))
        self.hide()

    def show_files(self, files: Iterable[Evidence], shared: frozenset[UUID] = frozenset()) -> None:
        """Show these files, nothing at all if there are none; some may be others' too, undated."""
        self._files, self._shared = tuple(files), shared
        self._show()

    def taken_off(self) -> tuple[UUID, ...]:
        """Return the files that saving takes off the activity."""
        return tuple(each.uid for each in self._files if each.uid in self._off)

    def take_off(self, files: Iterable[UUID]) -> None:
        """Take up again which files were taken off before."""
        self._off = set(files)
        self._show()

    def _show(self) -> None:
        empty(self._column)
        self.verbs.clear()
        self.setVisible(bool(self._files))
        self._column.addWidget(Words(self._theme, tr("Already with it"), Type.SMALL, "ink2"))
        for each in self._files:
            self._column.addWidget(self._line(each))
            self._column.addWidget(Rule(self._theme))

    def exhibits(self) -> tuple[Exhibit, ...]:
        """Return the files as proof sees them, taken as whole."""
        return tuple(
            exhibit_of(each, Condition.UNCHANGED, is_shared=each.uid in self._shared)
            for each in self._files
            if each.uid not in self._off
        )

    def _line(self, evidence: Evidence) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.px(8))
        is_off = evidence.uid in self._off
        colour = "ink3" if is_off else "ink"
        row.addWidget(Words(self._theme, evidence.number, Type.TABLE, "ink3" if is_off else "ink2"))
        row.addWidget(Elided(self._theme, evidence.title, Type.TABLE, colour), 1)
        if is_off:
            row.addWidget(Words(self._theme, tr("Taken off when you save"), Type.SMALL, "ink2"))
            verb = Button(self._theme, tr("Keep it"), rank=Rank.LINK, small=True)
        else:
            row.addWidget(sign(self._theme, CONSENT_ICONS[evidence.consent], "ink2", 14))
            row.addWidget(Words(self._theme, consent_label(evidence.consent), Type.SMALL, "ink2"))
            name = tr("Take {number} off this activity", number=evidence.number)
            verb = Button(self._theme, name, rank=Rank.BARE, icon="x", small=True)
        verb.clicked.connect(lambda: self._on_verb(evidence.uid))
        self.verbs[evidence.uid] = verb
        row.addWidget(verb)
        return holder

    def _on_verb(self, uid: UUID) -> None:
        self._off ^= {uid}
        self._show()
        self.verbs[uid].setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()
