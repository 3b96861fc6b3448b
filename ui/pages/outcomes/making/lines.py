"""One numbered line of the form: its name, its fields, what is missing, and whether it stands."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sv_evidence.wording.words import tr
from ui.theme import Theme, Type
from ui.widgets.section import Rule
from ui.widgets.words import Words

NUMBER, NAME, SIGN = 22, 136, 18


class FormLine(QWidget):
    """Fields beside a number and a name; ``show_faults`` says what keeps it open."""

    def __init__(self, theme: Theme, number: int, name: str) -> None:
        super().__init__()
        self._theme, self._name = theme, name
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        row = QHBoxLayout()
        row.setContentsMargins(0, theme.px(10), 0, theme.px(10))
        row.setSpacing(theme.px(8))
        figure = Words(theme, str(number), Type.STRONG, "accent")
        figure.setFixedWidth(theme.px(NUMBER))
        title = Words(theme, name, Type.ROW_TITLE, wrap=True)
        title.setFixedWidth(theme.px(NAME))
        for each in (figure, title):
            each.setContentsMargins(0, theme.px(7), 0, 0)
            row.addWidget(each, 0, Qt.AlignmentFlag.AlignTop)
        self.inside = QVBoxLayout()
        self.inside.setSpacing(theme.px(6))
        self.hint = Words(theme, "", Type.SMALL, "part_text", wrap=True)
        self.hint.hide()
        column = QVBoxLayout()
        column.setSpacing(theme.px(5))
        column.addLayout(self.inside)
        column.addWidget(self.hint)
        row.addLayout(column, 1)
        self._sign = Words(theme, "")
        self._sign.setFixedWidth(theme.px(SIGN + 2))
        self._sign.setContentsMargins(0, theme.px(7), 0, 0)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        outer.addLayout(row)
        outer.addWidget(Rule(theme))

    def fields(self, *shown: QWidget | str, stretch: Sequence[int] = ()) -> QHBoxLayout:
        """Put fields, and words between them, in one row."""
        row = QHBoxLayout()
        row.setSpacing(self._theme.px(8))
        for place, each in enumerate(shown):
            widget = Words(self._theme, each, Type.BODY, "ink2") if isinstance(each, str) else each
            row.addWidget(widget, stretch[place] if place < len(stretch) else 0)
        if not any(stretch):
            row.addStretch(1)
        self.inside.addLayout(row)
        return row

    def show_faults(self, faults: Sequence[str]) -> None:
        """Say the first thing that is missing; with nothing missing it wears a tick."""
        icon, colour = ("circle-alert", "part_text") if faults else ("check", "proven_text")
        ratio = self._sign.devicePixelRatioF()
        self._sign.setPixmap(self._theme.pixmap(icon, colour, SIGN, ratio))
        state = faults[0] if faults else tr("complete")
        self._sign.setAccessibleName(f"{self._name}: {state}")
        self.hint.say(faults[0] if faults else "")
        self.hint.setVisible(bool(faults))
