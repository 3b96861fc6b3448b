"""Says which files could not come in, one by one, where the others did."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from sv_evidence.operations.attaching import LeftOut
from sv_evidence.wording.problems import sentence_for
from sv_evidence.wording.words import tr, trn
from ui.theme import Theme, Type
from ui.widgets.buttons import Button, Rank
from ui.widgets.scrolling import scrolling
from ui.widgets.section import Rule
from ui.widgets.sheet import Sheet
from ui.widgets.words import Words

SIZE = (620, 420)


class LeftOutSheet(Sheet):
    """Names each file with its reason and what to do; closing it loses nothing."""

    def __init__(self, theme: Theme, window: QWidget, said: Sequence[str], came: int) -> None:
        title = trn(
            "{count} file could not be added", "{count} files could not be added", len(said)
        )
        super().__init__(theme, window, title, *SIZE)
        px = theme.px
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(px(24), px(16), px(24), px(16))
        rows.setSpacing(px(9))
        rest = trn("The other file is here.", "The other {count} files are here.", came)
        none = tr("Nothing else was lost.")
        rows.addWidget(Words(theme, rest if came else none, Type.BODY, "ink2", wrap=True))
        for each in said:
            row = QHBoxLayout()
            row.setSpacing(px(10))
            sign = QLabel()
            sign.setPixmap(theme.pixmap("file-x", "alarm", 18, self.devicePixelRatioF()))
            row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Words(theme, each, Type.TABLE, wrap=True), 1)
            rows.addLayout(row)
            rows.addWidget(Rule(theme))
        rows.addStretch(1)
        self.body.addWidget(scrolling(inside), 1)
        self.foot.addStretch(1)
        self.primary = Button(theme, tr("Close"), rank=Rank.FILLED, hint="Ctrl+Enter")
        self.primary.clicked.connect(self.leave)
        self.first = self.primary
        self.foot.addWidget(self.primary)


def reasons(left_out: Iterable[LeftOut]) -> tuple[str, ...]:
    """Say of each file that was left out why, and what can be done."""
    said = (sentence_for(each.problem) for each in left_out)
    return tuple(f"{each.happened} {each.next}" for each in said)
