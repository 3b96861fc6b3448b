"""Pairs of records that may be one person, for somebody to say what they are."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from sv_evidence.domain.people import LikelyDouble, Person, Verdict
from sv_evidence.wording.people import double_reason_text, person_text
from sv_evidence.wording.words import tr, trn
from ui.theme import Theme, Type
from ui.widgets.buttons import Button
from ui.widgets.inspector import empty
from ui.widgets.section import Rule, Section
from ui.widgets.surface import Surface
from ui.widgets.words import Words

SHOWN = 20


class LikelyDoubles(QWidget):
    """``decided`` with the pair and what somebody said of it."""

    decided = Signal(object, object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        px = theme.px
        self._title = Section(theme, tr("Likely one person"))
        self._title.setContentsMargins(px(20), px(16), px(20), 0)
        inside = Surface(theme, "surface")
        self._rows = QVBoxLayout(inside)
        self._rows.setContentsMargins(px(20), px(6), px(20), px(12))
        self._rows.setSpacing(px(8))
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(area.focusPolicy().NoFocus)
        area.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._title)
        column.addWidget(area, 1)
        self.setAccessibleName(tr("Likely one person"))

    def show_doubles(self, doubles: Sequence[LikelyDouble]) -> None:
        """Show the pairs, the first of very many."""
        theme = self._theme
        empty(self._rows)
        self._title.set_note(f"{len(doubles):,}" if doubles else "")
        for double in doubles[:SHOWN]:
            self._rows.addWidget(self._pair(double))
            self._rows.addWidget(Rule(theme))
        more = len(doubles) - SHOWN
        if more > 0:
            text = trn("and {count} more pair", "and {count} more pairs", more)
            self._rows.addWidget(Words(theme, text, Type.SMALL, "ink3"))
        if not doubles:
            text = tr("No two records look like one person.")
            self._rows.addWidget(Words(theme, text, Type.TABLE, "ink2", wrap=True))
        self._rows.addStretch(1)

    def _pair(self, double: LikelyDouble) -> QWidget:
        theme = self._theme
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, theme.px(4), 0, theme.px(4))
        column.setSpacing(theme.px(4))
        pair = tr("{one} and {other}", one=_name(double.first), other=_name(double.second))
        column.addWidget(Words(theme, pair, Type.ROW_TITLE, wrap=True))
        why = double_reason_text(double)
        why = why[:1].upper() + why[1:]
        column.addWidget(Words(theme, f"{why}.", Type.SMALL, "ink2", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        names = f"{double.first.reference}, {double.second.reference}"
        for words, verdict in ((tr("One person"), Verdict.SAME), (tr("Two"), Verdict.DIFFERENT)):
            button = Button(theme, words, small=True)
            button.setAccessibleName(f"{words}: {names}")
            button.clicked.connect(partial(self.decided.emit, double, verdict))
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        return holder


def _name(person: Person) -> str:
    said = person_text(person)
    return f"{person.reference} ({said})" if said else person.reference
