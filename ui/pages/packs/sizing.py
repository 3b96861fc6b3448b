"""How large the pack may be, and how large it will be."""

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sv_evidence.domain.problems import Problem
from sv_evidence.reports.fitting import Estimate, PackTooLarge
from sv_evidence.reports.sizes import MEGABYTE, most_bytes
from sv_evidence.wording.numbers import size_text
from sv_evidence.wording.problems import sentence_for
from sv_evidence.wording.words import tr
from ui.theme import Theme
from ui.widgets.fields import Choice, Field, LineField

PORTALS = (10, 5)
"""Megabytes that tender portals usually take."""
OTHER = -1
PAUSE = 400
"""Milliseconds after the last digit; one number is weighed, not each of its digits."""


class SizeField(QWidget):
    """Full, under what portals take, or a number the buyer gives."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._choice = Choice(theme)
        self._choice.addItem(tr("Full"), None)
        for megabytes in PORTALS:
            words = tr("Under {count} MB", count=megabytes)
            self._choice.addItem(words, megabytes * MEGABYTE)
        self._choice.addItem(tr("A number you give"), OTHER)
        self._names = [self._choice.itemText(at) for at in range(self._choice.count())]
        self._number = LineField(theme)
        self._number.setPlaceholderText(tr("MB at most"))
        self._number.setAccessibleName(tr("Megabytes at most"))
        self._number.hide()
        self._field = Field(theme, tr("Si&ze"), self._choice)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addWidget(self._field)
        column.addWidget(self._number)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.changed)
        self._choice.activated.connect(self._on_chosen)
        self._number.textChanged.connect(self._pause.start)

    @property
    def is_known(self) -> bool:
        """Say whether a size is asked for that can be understood."""
        return self._choice.currentData() != OTHER or self._typed() is not None

    def most(self) -> int | None:
        """Return how many bytes the PDF may have; ``None`` is as many as it takes."""
        chosen = self._choice.currentData()
        if chosen == OTHER:
            return self._typed()
        return None if chosen is None else int(chosen)

    def show_waiting(self) -> None:
        """Say nothing of the size while it is being found out."""
        for at, name in enumerate(self._names):
            self._choice.setItemText(at, name)
        is_odd = bool(self._number.text().strip()) and not self.is_known
        self._field.show_fault(tr("Write megabytes, such as 7.5.") if is_odd else "")

    def show_estimate(self, estimate: Estimate) -> None:
        """Say what the pack will take."""
        at, size = self._choice.currentIndex(), size_text(estimate.size)
        self._choice.setItemText(at, tr("{name}, {size}", name=self._names[at], size=size))

    def show_problem(self, problem: Problem) -> None:
        """Say why the pack cannot be of this size."""
        words = sentence_for(problem).happened
        if isinstance(problem, PackTooLarge):
            smallest = problem.details["smallest"]
            words = tr(
                "The smallest it can be is {smallest} MB. Allow more, or show fewer pages.",
                smallest=smallest,
            )
        self._field.show_fault(words)

    def _typed(self) -> int | None:
        try:
            return most_bytes(self._number.text())
        except ValueError:
            return None

    @Slot()
    def _on_chosen(self) -> None:
        is_other = self._choice.currentData() == OTHER
        self._number.setVisible(is_other)
        if is_other:
            self._number.setFocus()
        self.changed.emit()
