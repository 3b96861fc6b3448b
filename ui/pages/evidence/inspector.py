"""All about one file: picture, consent, strength, whether it is whole, and where it is used."""

from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from sv_evidence.domain.evidence import Condition, ConsentState, Evidence
from sv_evidence.wording.labels import (
    condition_label,
    evidence_kind_label,
)
from sv_evidence.wording.numbers import full_day_text, moment_text, size_text
from sv_evidence.wording.words import tr, trn
from ui.pages.evidence.asking import EvidenceFacts, Use
from ui.pages.evidence.picture import Picture
from ui.pages.evidence.strength import strength_rows
from ui.theme import Theme, Type
from ui.widgets.buttons import Button, Rank
from ui.widgets.inspector import Inspector
from ui.widgets.marks import ProofMark
from ui.widgets.section import FactRows, Rule, Section
from ui.widgets.signs import consent_sign
from ui.widgets.words import Elided, Words

SHOWN_USES = 6


class EvidenceInspector(QWidget):
    """Fills the page's inspector; it changes nothing itself."""

    open_asked = Signal()
    edit_asked = Signal()
    strength_asked = Signal()
    find_asked = Signal()
    cover_asked = Signal()
    replace_asked = Signal()
    bin_asked = Signal()
    use_asked = Signal(UUID)
    history_asked = Signal(UUID)

    def __init__(self, theme: Theme, pane: Inspector, today: date) -> None:
        super().__init__(pane)
        self.hide()
        self._theme, self._pane, self._today = theme, pane, today
        self._sha256 = ""
        self.shown: UUID | None = None
        """The file that is shown, if exactly one is."""
        self._arrange()
        self.show_nothing()

    def show_nothing(self) -> None:
        """Say that nothing is chosen."""
        self.shown = None
        self._whole.hide()
        self._hint.show()
        self._hint.say(tr("Choose a file to see what it proves."))
        self._pane.show_foot(shown=False)

    def show_many(self, count: int) -> None:
        """Say how many are chosen; only Remove is offered."""
        self.show_nothing()
        self._hint.say(trn("{count} file chosen", "{count} files chosen", count))
        for button in (self._open, self._find, self._edit, self._replace):
            button.hide()
        self._pane.show_foot(shown=True)

    def show_facts(self, facts: EvidenceFacts) -> None:
        """Show one file."""
        evidence = facts.evidence
        self.shown = evidence.uid
        self._hint.hide()
        self._whole.show()
        self._sha256 = evidence.sha256
        self._picture.show_file(evidence.title, facts.kind)
        self._title.say(evidence.title)
        self._line.say(line_of(facts))
        self._facts.show_facts(self._rows(facts))
        self._show_uses(facts.uses)
        healthy = facts.condition is Condition.UNCHANGED
        self._edit.show()
        self._replace.show()
        self._open.setVisible(healthy)
        if healthy and self._find.hasFocus():  # found: the focus must not fall on Remove
            self._open.setFocus(Qt.FocusReason.OtherFocusReason)
        self._find.setVisible(not healthy)
        self._pane.show_foot(shown=True)
        self._pane.to_top()

    def show_image(self, image: QImage) -> None:
        """Show the picture that has come."""
        self._picture.show_image(image)

    def _rows(self, facts: EvidenceFacts) -> list[tuple[str, str | QWidget]]:
        evidence = facts.evidence
        icon, words, colour = consent_sign(evidence.consent, evidence.consent_until, self._today)
        strength, meaning = strength_rows(self._theme, facts, self.strength_asked.emit)
        whole = facts.condition is Condition.UNCHANGED
        rows: list[tuple[str, str | QWidget]] = [
            (tr("Consent"), _signed(self._theme, icon, words, colour)),
            (tr("Strength"), strength),
            ("", meaning),
            *self._covers(facts),
            (
                tr("Original"),
                Words(
                    self._theme,
                    condition_label(facts.condition),
                    Type.TABLE,
                    "ink" if whole else "alarm",
                    wrap=True,
                ),
            ),
            (tr("SHA-256"), self._fingerprint()),
            (tr("File"), _file_text(evidence)),
        ]
        if evidence.source:
            rows.append((tr("Source"), evidence.source))
        if evidence.note:
            rows.append((tr("Note"), evidence.note))
        return rows

    def _covers(self, facts: EvidenceFacts) -> list[tuple[str, str | QWidget]]:
        """Say what is covered, and lead to it; a file without a picture of a page has nothing."""
        if facts.picture is None:
            return []
        words = trn("{count} area", "{count} areas", facts.covered)
        if not facts.covered:
            is_private = facts.evidence.consent is ConsentState.NAMES_PRIVATE
            words = tr("Nothing, so packs only list it") if is_private else tr("Nothing")
        link = Button(self._theme, tr("Cover names"), rank=Rank.LINK, small=True)
        link.clicked.connect(self.cover_asked)
        return [(tr("Covered"), words), ("", _row(self._theme, link))]

    def _fingerprint(self) -> QWidget:
        short = (
            f"{self._sha256[:4]} {self._sha256[4:8]} \N{HORIZONTAL ELLIPSIS} {self._sha256[-4:]}"
        )
        copy = Button(
            self._theme, tr("Copy all 64 characters"), rank=Rank.BARE, icon="copy", small=True
        )
        copy.wear(colour="accent")
        copy.clicked.connect(self._on_copy)
        words = Words(self._theme, short, Type.FINGERPRINT)
        words.setAccessibleName(self._sha256)
        return _row(self._theme, words, copy)

    def _show_uses(self, uses: tuple[Use, ...]) -> None:
        self._used.set_note(trn("{count} activity", "{count} activities", len(uses)))
        while (item := self._uses.takeAt(0)) is not None:
            gone = item.widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        for use in uses[:SHOWN_USES]:
            self._uses.addWidget(self._use(use))
            self._uses.addWidget(Rule(self._theme))
        more = len(uses) - SHOWN_USES
        if more > 0:
            text = trn("and {count} more", "and {count} more", more)
            self._uses.addWidget(Words(self._theme, text, Type.SMALL, "ink3"))
        if not uses:
            text = tr("It is not attached to anything yet, so it proves nothing yet.")
            self._uses.addWidget(Words(self._theme, text, Type.SMALL, "ink3", wrap=True))

    def _use(self, use: Use) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, self._theme.px(6), 0, self._theme.px(6))
        sign = QLabel()
        sign.setPixmap(self._theme.pixmap("notebook-pen", "ink2", 16, self.devicePixelRatioF()))
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        link = Button(self._theme, use.title, rank=Rank.LINK, small=True)
        link.setFixedHeight(self._theme.px(20))
        link.clicked.connect(lambda: self.use_asked.emit(use.uid))
        words.addWidget(link)
        said = Elided(self._theme, use.said, Type.SMALL, "ink2")
        said.setContentsMargins(self._theme.px(10), 0, 0, 0)
        words.addWidget(said)
        row.addLayout(words, 1)
        row.addWidget(ProofMark(self._theme, use.mark))
        return line

    def _arrange(self) -> None:
        theme, body = self._theme, self._pane.body
        self._hint = Words(theme, "", Type.BODY, "ink2", wrap=True)
        self._whole = QWidget()
        column = QVBoxLayout(self._whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        self._picture = Picture(theme)
        self._title = Words(theme, "", Type.SHEET_TITLE, wrap=True)
        self._line = Words(theme, "", Type.TABLE, "ink2", wrap=True)
        self._facts = FactRows(theme)
        self._used = Section(theme, tr("Used in"))
        self._uses = QVBoxLayout()
        self._uses.setSpacing(0)
        column.addWidget(self._picture)
        column.addWidget(self._title)
        column.addWidget(self._line)
        column.addWidget(self._facts)
        column.addWidget(self._used)
        column.addLayout(self._uses)
        body.addWidget(self._hint)
        body.addWidget(self._whole)
        body.addStretch(1)
        self._open = Button(theme, tr("Open file"), icon="eye")
        self._open.clicked.connect(self.open_asked)
        self._edit = Button(theme, tr("Edit"), icon="pencil", hint="F2")
        self._edit.clicked.connect(self.edit_asked)
        self._find = Button(theme, tr("Find the file"), icon="search")
        self._find.clicked.connect(self.find_asked)
        self._replace = Button(theme, tr("Replace"), icon="refresh-cw")
        self._replace.clicked.connect(self.replace_asked)
        remove = Button(theme, tr("Remove"), rank=Rank.LINK, icon="trash-2", colour="alarm")
        remove.clicked.connect(self.bin_asked)
        told = Button(theme, tr("History"), rank=Rank.BARE, icon="history")
        told.clicked.connect(self._on_history)
        for button in (self._open, self._find, self._edit, self._replace, remove, told):
            self._pane.add_verb(button)
        self._pane.foot.addStretch(1)

    @Slot()
    def _on_history(self) -> None:
        if self.shown is not None:
            self.history_asked.emit(self.shown)

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._sha256)


def line_of(facts: EvidenceFacts) -> str:
    """Say number, kind and moment of a file."""
    evidence = facts.evidence
    kind = facts.type_title if facts.kind is None else evidence_kind_label(facts.kind).lower()
    when = ""
    camera, dated = evidence.camera_at, evidence.dated
    if dated is not None and (camera is None or camera.date() != dated):
        when = full_day_text(dated)  # what a person said goes before what a camera thought
    elif camera is not None:
        when = moment_text(camera)
    return ", ".join(part for part in (evidence.number, kind, when) if part)


def _file_text(evidence: Evidence) -> str:
    pages = trn("{count} page", "{count} pages", evidence.pages) if evidence.pages else ""
    parts = (evidence.file_name, size_text(evidence.size), pages)
    return ", ".join(part for part in parts if part)


def _signed(theme: Theme, icon: str, words: str, colour: str) -> QWidget:
    sign = QLabel()
    sign.setPixmap(theme.pixmap(icon, colour, 15, 2.0))
    return _row(theme, sign, Words(theme, words, Type.TABLE, colour))


def _row(theme: Theme, *parts: QWidget) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(6))
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    return line
