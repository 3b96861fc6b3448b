"""The checks before an export, as rows: what stops it, what to know, what passed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from sv_evidence.reports.facts import Check, Level
from sv_evidence.wording.check_words import check_text
from sv_evidence.wording.words import tr, trn
from ui.theme import Theme, Type
from ui.widgets.buttons import Button, Rank
from ui.widgets.inspector import empty
from ui.widgets.section import Rule
from ui.widgets.words import Words

_SIGNS = {
    Level.STOP: ("triangle-alert", "alarm"),
    Level.KNOW: ("circle-alert", "part_text"),
    Level.PASSED: ("check", "proven_text"),
}
_COVERED = frozenset({"names_private", "pages_open"})
"""Checks that name files which could be shown if names on them were covered."""
_NUMBER = re.compile(r"E-[A-Z]?\d+")


@dataclass(frozen=True, slots=True)
class _Link:
    text: str
    asked: SignalInstance
    number: str


class CheckList(QWidget):
    """Says how many need to be known, then each check in words."""

    review_asked = Signal(str)
    """A person wants to see the file with this number."""
    cover_asked = Signal(str)
    """Names on the file with this number are to be covered."""
    fix_asked = Signal(str)
    """A person wants to get to what stops the export; nothing more is told."""

    def __init__(self, theme: Theme, title: str = "") -> None:
        super().__init__()
        self._theme = theme
        self._sign = QLabel()
        self._count = Words(theme, "", Type.SMALL_STRONG, "part_text")
        head = QHBoxLayout()
        head.addWidget(Words(theme, title or tr("Checks before export"), Type.SECTION))
        head.addStretch(1)
        head.addWidget(self._sign)
        head.addWidget(self._count)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addLayout(head)
        column.addLayout(self._rows)

    def show_checks(self, checks: Sequence[Check]) -> None:
        """Show checks, what stops first."""
        empty(self._rows)
        for check in checks:
            words = check_text(check.code, count=check.count, of=check.of, items=check.items)
            number = _NUMBER.match(check.items[0]) if check.items else None
            link = None
            if number is not None and check.code in _COVERED:
                link = _Link(tr("Cover names"), self.cover_asked, number[0])
            elif number is not None and check.level is Level.KNOW:
                link = _Link(tr("Review"), self.review_asked, number[0])
            self._add_row(check.level, *words, link=link)
        know = sum(check.level is Level.KNOW for check in checks)
        self._show_count(know, "part_text", trn("{count} to know", "{count} to know", know))

    def show_stop(self, strong: str, rest: str, *, is_mended_here: bool) -> None:
        """Show the one thing that stops an export, and lead to where it can be mended."""
        empty(self._rows)
        link = _Link(tr("Fix"), self.fix_asked, "") if is_mended_here else None
        self._add_row(Level.STOP, strong, rest, link=link)
        self._show_count(1, "alarm", tr("1 stops it"))

    def _show_count(self, count: int, colour: str, words: str) -> None:
        self._count.wear(colour)
        self._count.say(words if count else tr("All passed"))
        if not count:
            self._count.wear("proven_text")
        icon, colour = ("circle-alert", colour) if count else ("check", "proven_text")
        self._sign.setPixmap(self._theme.pixmap(icon, colour, 15, self.devicePixelRatioF()))

    def _add_row(self, level: Level, strong: str, rest: str, *, link: _Link | None) -> None:
        theme = self._theme
        icon, colour = _SIGNS[level]
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, theme.px(8), 0, theme.px(8))
        row.setSpacing(theme.px(10))
        sign = QLabel()
        sign.setPixmap(theme.pixmap(icon, colour, 17, self.devicePixelRatioF()))
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Words(theme, strong, Type.ROW_TITLE, wrap=True))
        if rest:
            words.addWidget(Words(theme, rest, Type.SMALL, "ink2", wrap=True))
        row.addLayout(words, 1)
        if link is not None:
            button = Button(theme, link.text, rank=Rank.LINK, small=True)
            button.clicked.connect(lambda: link.asked.emit(link.number))
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._rows.addWidget(line)
        self._rows.addWidget(Rule(theme))
