"""What a check of a pack found: one of three outcomes, each with its own sign and words."""

from contextlib import suppress
from datetime import datetime, tzinfo

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from sv_evidence.reports.verify import Outcome, Verdict
from sv_evidence.wording.verdicts import signer_text, verdict_reason_text, verdict_text
from ui.theme import Theme, Type
from ui.widgets.words import Words

_SIGNS = {
    Outcome.UNCHANGED: ("check", "proven_text"),
    Outcome.CHANGED: ("triangle-alert", "alarm"),
    Outcome.CANNOT_SAY: ("circle-alert", "part_text"),
}


class VerdictLine(QWidget):
    """Shows a verdict with its reasons; nothing before the first."""

    def __init__(self, theme: Theme, zone: tzinfo | None = None) -> None:
        super().__init__()
        self._theme, self._zone = theme, zone
        self._across = QHBoxLayout(self)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._sign = QLabel()
        self._across.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        self._words = Words(theme, "", Type.TABLE, wrap=True)
        self._more = Words(theme, "", Type.SMALL, "ink2", wrap=True)
        down = QVBoxLayout()
        down.addWidget(self._words)
        down.addWidget(self._more)
        self._across.addLayout(down, 1)
        self.hide()

    def clear(self) -> None:
        """Show nothing: another pack was chosen."""
        self.hide()

    def show_verdict(self, verdict: Verdict) -> None:
        """Say what was found, and why."""
        icon, ink = _SIGNS[verdict.outcome]
        self._words.say(
            verdict_text(
                verdict.outcome.value,
                sealed_at=in_zone(verdict.sealed_at, self._zone),
                key=verdict.key,
            )
        )
        reasons = [verdict_reason_text(each.code, each.item) for each in verdict.reasons]
        if verdict.signer:
            reasons.append(signer_text(verdict.signer))
        self._more.say("\n".join(reasons))
        self._more.setVisible(bool(reasons))
        self._sign.setPixmap(self._theme.pixmap(icon, ink, 18, self.devicePixelRatioF()))
        self.show()


def in_zone(sealed_at: str, zone: tzinfo | None) -> str:
    """Return a moment as a seal has it (ISO 8601) in the zone of the workspace's clock."""
    with suppress(ValueError):
        return datetime.fromisoformat(sealed_at).astimezone(zone).isoformat()
    return sealed_at
