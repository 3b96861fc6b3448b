"""One chosen file: thumbnail, title, kind, consent, and an x; its troubles stand under it."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from sv_evidence.domain.evidence import ConsentState, EvidenceType
from sv_evidence.domain.measures import Period
from sv_evidence.wording.words import tr
from ui.pages.activities.facts import Thumb
from ui.pages.activities.log.entry import FileEntry
from ui.pages.activities.log.looks import (
    Look,
    consent_of,
    doubts_about,
    offered_types,
    second_line,
    short_type,
    type_of,
)
from ui.theme import Theme, Type
from ui.widgets.buttons import Button, Rank
from ui.widgets.fields import Choice
from ui.widgets.section import Rule
from ui.widgets.words import Elided, Words

THUMB = 44
CONSENTS = (
    ConsentState.NO_PEOPLE,
    ConsentState.HELD,
    ConsentState.NAMES_PRIVATE,
    ConsentState.NEEDED,
)


class ChosenFileLine(QWidget):
    """Shows a file as it was found, and takes what a person says about it."""

    edited = Signal()
    removed = Signal()

    def __init__(self, theme: Theme, entry: FileEntry) -> None:
        super().__init__()
        self._theme = theme
        self._entry = entry
        self._types: Mapping[str, EvidenceType] = {}
        self._accepted: frozenset[str] = frozenset()
        self._days: Period | None = None
        self.look = Look()
        self._thumb = Thumb(theme, THUMB)
        self._title = Elided(theme, Path(entry.path).name, Type.ROW_TITLE)
        self._second = Elided(theme, "", Type.SMALL, "ink2")
        self.kind = Button(theme, tr("Kind of evidence"), rank=Rank.LINK, small=True)
        self.kind.clicked.connect(self._offer_types)
        self.consent = Choice(theme, small=True)
        self.consent.setAccessibleName(tr("Consent"))
        for state in CONSENTS:
            self.consent.addItem(_consent_words(state), state.value)
        self.consent.activated.connect(self._on_consent)
        self.remove = Button(theme, tr("Remove this file"), rank=Rank.BARE, icon="x", small=True)
        self.remove.clicked.connect(self.removed)
        self._sign = QLabel()
        self._doubt = Words(theme, "", Type.SMALL, "part_text", wrap=True)
        self._arrange()
        self._dress()
        theme.changed.connect(self._dress)
        self._show()

    def entry(self) -> FileEntry:
        """Return the file and what was said of it."""
        return self._entry

    def chosen_consent(self) -> ConsentState:
        """Return the consent that counts for it."""
        return consent_of(self.look, self._entry.consent, self._types.get(self._type()))

    def set_types(self, types: Mapping[str, EvidenceType], accepted: frozenset[str]) -> None:
        """Offer these kinds, those that count first."""
        self._types, self._accepted = types, accepted
        self._show()

    def set_days(self, days: Period | None) -> None:
        """Compare the camera's day with the days of the activity."""
        self._days = days
        self._show()

    def show_look(self, look: Look, image: QImage) -> None:
        """Show what a look at the file told."""
        self.look = look
        self._thumb.set_image(image)
        self._show()

    def _arrange(self) -> None:
        px = self._theme.px
        words = QVBoxLayout()
        words.setSpacing(px(1))
        words.addWidget(self._title)
        below = QHBoxLayout()
        below.setContentsMargins(-px(4), 0, 0, 0)  # a link's words begin after its own padding
        below.setSpacing(px(2))
        below.addWidget(self.kind)
        below.addWidget(self._second, 1)
        words.addLayout(below)
        row = QHBoxLayout()
        row.setContentsMargins(0, px(7), 0, px(7))
        row.setSpacing(px(10))
        row.addWidget(self._thumb)
        row.addLayout(words, 1)
        row.addWidget(self.consent)
        row.addWidget(self.remove)
        self._under = QWidget()
        under = QHBoxLayout(self._under)
        under.setContentsMargins(px(THUMB + 10), 0, 0, px(7))
        under.setSpacing(px(6))
        under.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        under.addWidget(self._doubt, 1)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addLayout(row)
        down.addWidget(self._under)
        down.addWidget(Rule(self._theme))

    def _type(self) -> str:
        return type_of(self.look, self._entry.type)

    def _show(self) -> None:
        look = self.look
        type_ = self._types.get(self._type())
        title = self._entry.title or (look.seen.title_guess if look.seen is not None else "")
        if look.known is not None:
            title = look.known.title
        self._title.say(title or Path(self._entry.path).name)
        said = second_line(look, type_)
        free = look.seen is not None and look.known is None
        self.kind.setVisible(free)
        self.consent.setVisible(free)
        if free and type_ is not None:
            self.kind.say(short_type(type_))
            said = said.partition(", ")[2]
        self._second.say(said)
        self._second.wear("alarm" if look.is_refused else "ink2")
        self.consent.setCurrentIndex(self.consent.findData(self.chosen_consent().value))
        doubts = doubts_about(look, self._days)
        self._doubt.say("\n".join(doubts))
        self._under.setVisible(bool(doubts))
        self.setAccessibleName(", ".join(part for part in (title, said, *doubts) if part))

    @Slot()
    def _dress(self) -> None:
        ratio = self.devicePixelRatioF()
        self._sign.setPixmap(self._theme.pixmap("triangle-alert", "part_text", 15, ratio))

    def _offer_types(self) -> None:
        menu = QMenu(self.kind)
        counting, others = offered_types(self._types, self._accepted)
        for head, types in ((tr("Counts here"), counting), (tr("Other kinds"), others)):
            if types:
                menu.addAction(head).setEnabled(False)
            for each in types:
                action = menu.addAction(each.title.replace("&", "&&"))
                action.setToolTip(each.hint)
                action.setCheckable(True)
                action.setChecked(each.id == self._type())
                action.triggered.connect(lambda _checked=False, id_=each.id: self._on_type(id_))
        menu.setToolTipsVisible(True)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.kind.mapToGlobal(QPoint(0, self.kind.height())))

    def _on_type(self, id_: str) -> None:
        self._entry = replace(self._entry, type=id_)
        self._show()
        self.edited.emit()

    def _on_consent(self) -> None:
        self._entry = replace(self._entry, consent=str(self.consent.currentData()))
        self._show()
        self.edited.emit()


def _consent_words(state: ConsentState) -> str:
    return {
        ConsentState.NO_PEOPLE: tr("No people shown"),
        ConsentState.HELD: tr("Consent held"),
        ConsentState.NAMES_PRIVATE: tr("Names private"),
        ConsentState.NEEDED: tr("Consent needed"),
    }[state]
