"""All about one pack: for whom, when, how large, and the numbers that tell it from any other."""

from collections.abc import Sequence
from datetime import tzinfo
from functools import partial
from uuid import UUID

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sv_evidence.domain.measures import Period
from sv_evidence.reports.pack_figures import StatedFigure
from sv_evidence.reports.verify import Verdict
from sv_evidence.wording.numbers import (
    hash_text,
    moment_text,
    money_text,
    period_text,
    quantity_text,
    size_text,
)
from sv_evidence.wording.words import tr, trn
from ui.pages.packs.asking import PackRow
from ui.pages.packs.since import PackSince
from ui.pages.packs.standings import PackStandings
from ui.pages.packs.table import SHORT, then_text
from ui.pages.packs.verdict import VerdictLine
from ui.theme import Theme, Type
from ui.widgets.buttons import Button, Rank
from ui.widgets.figure import Figure
from ui.widgets.inspector import Inspector, empty
from ui.widgets.leaves import Shown
from ui.widgets.marks import ProofMark
from ui.widgets.section import FactRows, Section
from ui.widgets.words import Elided, Words

PAGE = QSize(104, 148)


class PackInspector(QWidget):
    """Fills the page's inspector."""

    open_asked = Signal()
    again_asked = Signal()
    copy_asked = Signal()
    check_asked = Signal()
    figure_asked = Signal(str)
    """How we got a figure that the pack stated, by its name."""

    def __init__(self, theme: Theme, pane: Inspector, zone: tzinfo | None) -> None:
        super().__init__(pane)
        self.hide()
        self._theme, self._pane, self._zone = theme, pane, zone
        self._row: PackRow | None = None
        self._arrange()
        self.show_nothing()

    @property
    def shown(self) -> UUID | None:
        """The pack that is shown, if one is."""
        return None if self._row is None else self._row.pack.uid

    def show_nothing(self) -> None:
        """Say that nothing is chosen."""
        self._row = None
        self._whole.hide()
        self._hint.show()
        self._pane.show_foot(shown=False)

    def show_pack(self, row: PackRow) -> None:
        """Show one pack."""
        self._row = row
        pack = row.pack
        empty(self._figures)
        self._stated.hide()
        self._hint.hide()
        self._whole.show()
        self._page.show_result(QImage(), "")
        self._title.say(pack.title or pack.number)
        pages = trn("{count} page", "{count} pages", pack.pages)
        self._line.say(f"{pack.number}, {pages}, {size_text(pack.size)}")
        self._facts.show_facts(
            (
                (tr("For"), row.for_whom),
                (tr("Made"), moment_text(pack.made_at)),
                (tr("Covers"), period_text(Period(pack.first_day, pack.last_day))),
                (tr("Proven"), then_text(row.proven) or tr("Nothing")),
                (tr("File"), pack.file_name),
            )
        )
        self._key.say(" ".join(row.key))
        self._verdict.clear()
        self._register.say(hash_text(pack.register_fingerprint[:SHORT]))
        self._file.say(hash_text(pack.sha256[:SHORT]))
        self._pane.show_foot(shown=True)
        self._pane.to_top()

    @Slot(UUID, QImage)
    def show_picture(self, pack: UUID, image: QImage) -> None:
        """Show the first page of a pack, if that pack is still shown."""
        if self.shown == pack:
            self._page.show_result(image, "")
            self._page.setAccessibleName(tr("The first page"))

    def show_standing(self, pack: UUID, standings: PackStandings) -> None:
        """Say what is otherwise by now, if that pack is still shown."""
        if self.shown == pack:
            self._since.show_standing(standings.of(pack), is_known=standings.is_known(pack))

    def show_figures(self, pack: UUID, figures: Sequence[StatedFigure]) -> None:
        """Show what the pack stated, each figure as it was then; late answers are let go."""
        if self.shown != pack:
            return
        empty(self._figures)
        self._stated.setVisible(bool(figures))
        for each in figures:
            row = QHBoxLayout()
            row.setSpacing(self._theme.px(8))
            row.addWidget(ProofMark(self._theme, each.mark, size=15))
            row.addWidget(Elided(self._theme, each.title, Type.TABLE), 1)
            said = quantity_text(each.quantity, each.unit)
            if each.value is not None:
                said = money_text(each.value)
            figure = Figure(self._theme, said, Type.ROW_TITLE, spoken=f"{each.title}, {said}")
            figure.asked.connect(partial(self.figure_asked.emit, each.name))
            row.addWidget(figure)
            self._figures.addLayout(row)

    @Slot(UUID, object)
    def show_verdict(self, uid: UUID, verdict: Verdict) -> None:
        """Say what a check of a pack found, if that pack is still shown."""
        if self.shown == uid:
            self._verdict.show_verdict(verdict)

    def _arrange(self) -> None:
        theme, body = self._theme, self._pane.body
        self._hint = Words(theme, tr("Choose a pack to see what it said."), wrap=True)
        self._hint.wear("ink2")
        self._whole = QWidget()
        column = QVBoxLayout(self._whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        self._arrange_head(column)
        self._since = PackSince(theme)
        column.addWidget(self._since)
        self._stated = Section(theme, tr("What it stated"), tr("as it was then"))
        self._stated.hide()
        self._figures = QVBoxLayout()
        self._figures.setSpacing(theme.px(7))
        column.addWidget(self._stated)
        column.addLayout(self._figures)
        self._arrange_seal(column)
        self._register = Words(theme, "", Type.FINGERPRINT)
        self._file = Words(theme, "", Type.FINGERPRINT)
        column.addWidget(Section(theme, tr("Register fingerprint"), tr("first 12 of 64")))
        column.addLayout(self._copied(self._register, self._on_copy_register))
        column.addWidget(Section(theme, tr("File SHA-256"), tr("first 12 of 64")))
        column.addLayout(self._copied(self._file, self._on_copy_file))
        note = tr(
            "A pack is never edited. Making it again makes a new number from today\u2019s records."
        )
        column.addWidget(Words(theme, note, Type.SMALL, "ink3", wrap=True))
        body.addWidget(self._hint)
        body.addWidget(self._whole)
        body.addStretch(1)
        self._arrange_verbs()

    def _arrange_head(self, column: QVBoxLayout) -> None:
        theme = self._theme
        self._page = Shown(theme, PAGE)
        self._title = Words(theme, "", Type.SHEET_TITLE, wrap=True)
        self._line = Words(theme, "", Type.TABLE, "ink2", wrap=True)
        self._facts = FactRows(theme, label_width=56)
        words = QVBoxLayout()
        words.setSpacing(theme.px(6))
        for part in (self._title, self._line, self._facts):
            words.addWidget(part)
        words.addStretch(1)
        across = QHBoxLayout()
        across.setSpacing(theme.px(14))
        across.addWidget(self._page, 0, Qt.AlignmentFlag.AlignTop)
        across.addLayout(words, 1)
        column.addLayout(across)

    def _arrange_verbs(self) -> None:
        for words, icon, asked in (
            (tr("Open"), "eye", self.open_asked),
            (tr("Make again"), "refresh-cw", self.again_asked),
            (tr("Save a copy"), "download", self.copy_asked),
        ):
            button = Button(self._theme, words, icon=icon)
            button.clicked.connect(asked)
            self._pane.add_verb(button)
        self._pane.foot.addStretch(1)

    def _arrange_seal(self, column: QVBoxLayout) -> None:
        theme = self._theme
        self._key = Words(theme, "", Type.ROW_TITLE, wrap=True)
        self._verdict = VerdictLine(theme, self._zone)
        check = Button(theme, tr("Check it"), rank=Rank.LINK, icon="shield-check", small=True)
        check.clicked.connect(self.check_asked)
        head = Section(theme, tr("Key fingerprint"), tr("eight words"))
        head.add_link(check)
        column.addWidget(head)
        self._key.setToolTip(tr("Read these eight words out to whoever checks the pack"))
        column.addWidget(self._key)
        column.addWidget(self._verdict)

    def _copied(self, words: Words, copy: object) -> QHBoxLayout:
        button = Button(
            self._theme, tr("Copy all 64 characters"), rank=Rank.BARE, icon="copy", small=True
        )
        button.wear(colour="accent")
        button.clicked.connect(copy)
        row = QHBoxLayout()
        row.addWidget(words)
        row.addWidget(button)
        row.addStretch(1)
        return row

    @Slot()
    def _on_copy_register(self) -> None:
        if self._row is not None:
            QGuiApplication.clipboard().setText(self._row.pack.register_fingerprint)

    @Slot()
    def _on_copy_file(self) -> None:
        if self._row is not None:
            QGuiApplication.clipboard().setText(self._row.pack.sha256)
