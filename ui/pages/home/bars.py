"""The total bars under the statement, with words under each part."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from sv_evidence.domain.proof import Mark
from sv_evidence.reports.claim_facts import Amounts
from sv_evidence.reports.shapes import BAR_GAP, TEXTS, part_widths
from sv_evidence.wording.home import in_claims_text
from sv_evidence.wording.labels import mark_label
from ui.theme import Theme, Type
from ui.widgets.figure import Figure
from ui.widgets.marks import ProofBar, ProofMark
from ui.widgets.words import Words

_HIGH = 18
_LABEL_GAP = 6
_BETWEEN = 14


class _Label(QWidget):
    """Mark and word over the amount and its claims."""

    asked = Signal()

    def __init__(self, theme: Theme, mark: Mark, amount: str, claims: int) -> None:
        super().__init__()
        self._theme = theme
        self._sign = ProofMark(theme, mark, size=16)
        self._word = Words(theme, mark_label(mark), Type.STRONG, TEXTS[mark])
        claimed = in_claims_text(claims)
        self._amount = Figure(
            theme, amount, Type.ROW_TITLE, spoken=f"{mark_label(mark)}: {amount} {claimed}".strip()
        )
        self._amount.asked.connect(self.asked)
        self._claims = Words(theme, claimed, Type.TABLE, "ink2")
        for each in (self._sign, self._word, self._amount, self._claims):
            each.setParent(self)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Fit the wider of its two lines."""
        gap = self._theme.px(_LABEL_GAP)
        head = self._sign.sizeHint().width() + gap + self._word.sizeHint().width()
        foot = self._amount.sizeHint().width() + gap // 2 + self._claims.sizeHint().width()
        tall = self._word.sizeHint().height() + self._amount.sizeHint().height()
        return QSize(max(head, foot), tall)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Put the lines under each other."""
        super().resizeEvent(event)
        gap, line = self._theme.px(_LABEL_GAP), self._word.sizeHint().height()
        sign = self._sign.sizeHint()
        self._sign.setGeometry(0, (line - sign.height()) // 2, sign.width(), sign.height())
        self._word.setGeometry(sign.width() + gap, 0, self._word.sizeHint().width(), line)
        wide = self._amount.sizeHint().width()
        self._amount.setGeometry(0, line, wide, self._amount.sizeHint().height())
        at = wide + gap // 2
        self._claims.setGeometry(at, line, self.width() - at, self._claims.sizeHint().height())


class TotalBar(QWidget):
    """One proof bar across the page; labels stand under their parts, and never over each other."""

    asked = Signal()
    """A person wants to know how we get this."""

    def __init__(
        self, theme: Theme, amounts: Amounts, claims: Amounts, said: Callable[[int], str]
    ) -> None:
        super().__init__()
        self._theme, self._amounts = theme, {mark: amounts.of(mark) for mark in Mark}
        self._bar = ProofBar(theme, height=_HIGH)
        self._labels = {
            mark: _Label(theme, mark, said(amounts.of(mark)), claims.of(mark))
            for mark in Mark
            if amounts.of(mark) or claims.of(mark)
        }
        spoken = ", ".join(f"{mark_label(mark)} {said(amounts.of(mark))}" for mark in self._labels)
        self._bar.show_parts(self._amounts, scale=max(1, amounts.total), spoken=spoken)
        self._bar.setParent(self)
        for label in self._labels.values():
            label.setParent(self)
            label.asked.connect(partial(self.asked.emit))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Be as tall as the bar and its labels."""
        labels = max((each.sizeHint().height() for each in self._labels.values()), default=0)
        return QSize(self._theme.px(400), self._theme.px(_HIGH + 8) + labels)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Lay labels out under their parts, pushed left where room at the right is short."""
        super().resizeEvent(event)
        high = self._theme.px(_HIGH)
        self._bar.setGeometry(0, 0, self.width(), high)
        end = self.width()
        for mark, start in reversed(list(self._starts().items())):
            label = self._labels[mark]
            hint = label.sizeHint()
            left = max(0, min(start, end - hint.width()))
            label.setGeometry(left, high + self._theme.px(8), hint.width(), hint.height())
            end = left - self._theme.px(_BETWEEN)

    def _starts(self) -> dict[Mark, int]:
        parts = dict(
            part_widths(self._amounts, scale=sum(self._amounts.values()) or 1, width=self.width())
        )
        starts, at = {}, 0.0
        for mark in Mark:
            if mark in self._labels:
                starts[mark] = round(at)
            if mark in parts:
                at += parts[mark] + BAR_GAP
        return starts


def column_of(theme: Theme, *bars: tuple[str, TotalBar]) -> QWidget:
    """Put bars under each other, each with its name if there are two."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(8))
    for name, bar in bars:
        if name:
            column.addWidget(Words(theme, name, Type.SMALL, "ink2"))
        column.addWidget(bar)
    return holder
