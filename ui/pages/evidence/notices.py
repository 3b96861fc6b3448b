"""Standing notices of the evidence page: files that are not whole, files that were refused."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout

from sv_evidence.wording.words import tr, trn
from ui.theme import Theme
from ui.widgets.notice import Notice


class EvidenceNotices(QObject):
    """At most two, the alarm first."""

    review_asked = Signal()

    def __init__(self, theme: Theme, column: QVBoxLayout) -> None:
        super().__init__()
        self._theme, self._column = theme, column
        self._faulty: Notice | None = None
        self._refused: Notice | None = None

    def show_faulty(self, count: int) -> None:
        """Say how many files are missing or altered; none takes the notice away."""
        _take_away(self._faulty)
        self._faulty = None
        if not count:
            return
        strong = trn(
            "{count} file no longer matches what you added.",
            "{count} files no longer match what you added.",
            count,
        )
        rest = tr("It does not count as proof until its original is back.")
        if count > 1:
            rest = tr("None counts as proof until its original is back.")
        action = tr("Review it") if count == 1 else tr("Review them")
        if count == _BOTH:
            rest = tr("Neither counts as proof until its original is back.")
            action = tr("Review both")
        self._faulty = Notice(
            self._theme, "alarm", "triangle-alert", strong=strong, rest=rest, action=action
        )
        self._faulty.acted.connect(self.review_asked)
        self._column.addWidget(self._faulty)

    def show_refused(self, refused: Sequence[tuple[str, str]]) -> None:
        """Name the files that could not be added, and why."""
        _take_away(self._refused)
        self._refused = None
        strong = trn(
            "{count} file could not be added.", "{count} files could not be added.", len(refused)
        )
        reasons = "  ".join(f"{name}: {reason}" for name, reason in refused)
        self._refused = Notice(
            self._theme, "alarm", "circle-alert", strong=strong, rest=reasons, action=tr("Close")
        )
        self._refused.setToolTip("\n".join(f"{name}: {reason}" for name, reason in refused))
        self._refused.acted.connect(self._on_refused_read)
        self._column.addWidget(self._refused)

    def _on_refused_read(self) -> None:
        _take_away(self._refused)
        self._refused = None


_BOTH = 2


def _take_away(notice: Notice | None) -> None:
    if notice is not None:
        notice.hide()
        notice.deleteLater()
