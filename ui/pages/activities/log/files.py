"""The files beside the form: dropped, chosen or pasted; looked at while the person types on."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sv_evidence.domain.evidence import EvidenceType
from sv_evidence.domain.measures import Period
from sv_evidence.domain.proof import Exhibit
from sv_evidence.operations.consents import USUAL_CHANNELS, Consent
from sv_evidence.operations.incoming import FileDraft
from sv_evidence.operations.uids import uid_at
from sv_evidence.wording.words import tr
from ui.desk import Desk
from ui.pages.activities.log.entry import FileEntry
from ui.pages.activities.log.file_line import ChosenFileLine
from ui.pages.activities.log.looks import Look, consent_of, exhibit_of, look_at_file, type_of
from ui.theme import Theme, Type
from ui.widgets.buttons import Button
from ui.widgets.choosing import FileChooser
from ui.widgets.drop import DropArea
from ui.widgets.words import Words

Types = Mapping[str, EvidenceType]


class ChosenFiles(QWidget):
    """Holds the chosen files. ``edited`` when they or what is said of them changed."""

    edited = Signal()

    def __init__(self, theme: Theme, desk: Desk, chooser: FileChooser) -> None:
        super().__init__()
        self._theme = theme
        self._desk = desk
        self._chooser = chooser
        self._types: Types = {}
        self._accepted: frozenset[str] = frozenset()
        self._days: Period | None = None
        self.lines: list[ChosenFileLine] = []
        self.area = DropArea(
            theme, tr("Drop photos and papers here"), after=tr(", or paste with Ctrl+V")
        )
        self._link = self.area.findChild(Button) or self.area
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self._down = down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(theme.px(5))
        down.addWidget(Words(theme, tr("Evidence"), Type.ROW_TITLE))
        down.addWidget(self.area)
        down.addLayout(self._column)
        self.area.dropped.connect(self.add)
        self.area.asked.connect(lambda: self._chooser.choose(self.add))

    def add_below(self, widget: QWidget) -> None:
        """Put something under the list."""
        self._down.addWidget(widget)

    def set_types(self, types: Types) -> None:
        """Offer these evidence types."""
        self._types = types
        for line in self.lines:
            line.set_types(types, self._accepted)

    def suit(self, accepted: frozenset[str], days: Period | None) -> None:
        """Follow what was typed: types that count stand first, other camera days are a doubt."""
        if (accepted, days) == (self._accepted, self._days):
            return
        self._accepted, self._days = accepted, days
        for line in self.lines:
            line.set_types(self._types, accepted)
            line.set_days(days)

    def add(self, paths: Iterable[Path]) -> None:
        """Take files and look at them beside the window; the same path twice is one file."""
        held = {line.entry().path for line in self.lines}
        for path in paths:
            if str(path) not in held:
                held.add(str(path))
                self._append(FileEntry(uid_at(datetime.now(UTC)), str(path)))
        self.edited.emit()

    def show_entries(self, entries: Iterable[FileEntry]) -> None:
        """Replace all files by those of a kept draft."""
        for line in list(self.lines):
            self._drop(line)
        for entry in entries:
            self._append(entry)

    def entries(self) -> tuple[FileEntry, ...]:
        """Return the files, and what the person said of them."""
        return tuple(line.entry() for line in self.lines)

    def drafts(self) -> tuple[FileDraft, ...]:
        """Return the files as operations take them; those that are refused are left out."""
        return tuple(_draft(line) for line in self.lines if not line.look.is_refused)

    def exhibits(self) -> tuple[Exhibit, ...]:
        """Return the files that were looked at as proof will see them."""
        found = []
        for line in self.lines:
            entry, look = line.entry(), line.look
            type_ = type_of(look, entry.type)
            consent = consent_of(look, entry.consent, self._types.get(type_))
            exhibit = exhibit_of(look, type_, consent)
            if exhibit is not None:
                found.append(exhibit)
        return tuple(found)

    def refused(self) -> tuple[str, ...]:
        """Say of each file that cannot be added why, and what can be done."""
        looks = (line.look for line in self.lines if line.look.is_refused)
        return tuple(f"{look.trouble} {look.mend}".strip() for look in looks)

    def _append(self, entry: FileEntry) -> None:
        line = ChosenFileLine(self._theme, entry)
        line.set_types(self._types, self._accepted)
        line.set_days(self._days)
        line.edited.connect(self.edited)
        line.removed.connect(lambda: self._on_removed(line))
        before = self.lines[-1].remove if self.lines else self._link
        self.lines.append(line)
        self._column.addWidget(line)
        stops: list[QWidget] = [before, line.kind, line.consent, line.remove]
        for first, second in pairwise(stops):
            QWidget.setTabOrder(first, second)
        workspace, pool, path = self._desk.workspace, self._desk.pool, Path(entry.path)
        self._desk.fetch(
            line,
            lambda: _looked(look_at_file(workspace, path, pool)),
            lambda found: self._on_looked(line, *found),
        )

    def _on_looked(self, line: ChosenFileLine, look: Look, image: QImage) -> None:
        line.show_look(look, image)
        self.edited.emit()

    def _on_removed(self, line: ChosenFileLine) -> None:
        self._drop(line)
        self._link.setFocus()
        self.edited.emit()

    def _drop(self, line: ChosenFileLine) -> None:
        self.lines.remove(line)
        self._column.removeWidget(line)
        line.hide()
        line.deleteLater()


def _looked(look: Look) -> tuple[Look, QImage]:
    """Decode the thumbnail where the look was had; it is a JPEG that the reader made anew."""
    image = QImage()
    if look.seen is not None and look.seen.thumb is not None:
        image.loadFromData(look.seen.thumb.data)
    return look, image


def _draft(line: ChosenFileLine) -> FileDraft:
    entry = line.entry()
    consent = None
    if entry.consent:
        state = line.chosen_consent()
        consent = Consent(state, USUAL_CHANNELS if entry.consent == "held" else frozenset())
    return FileDraft(
        Path(entry.path),
        title=entry.title,
        type=entry.type,
        consent=consent,
        uid=entry.uid,
        seen=line.look.seen,
    )
