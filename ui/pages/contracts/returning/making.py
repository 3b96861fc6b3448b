"""Makes a return beside the window, with progress and a way to stop; or marks it as sent."""

from datetime import date
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from sv_evidence.operations.returning import begin_return, send
from sv_evidence.operations.sending_returns import export_return
from sv_evidence.store.unit import Unit
from sv_evidence.wording.changes import Change
from sv_evidence.wording.words import tr
from ui.desk import Desk
from ui.pages.packs.making import SealedMaking


class ReturnMaking(SealedMaking):
    """Makes the return on one period; ``sent`` when it is locked without a document."""

    sent = Signal()

    def __init__(self, desk: Desk, contract: UUID, first: date, parent: QObject) -> None:
        super().__init__(desk, parent)
        self._contract, self._first = contract, first

    def start(self, to: Path) -> None:
        """Begin to make it; a file that lies there is replaced once the new one is whole."""
        contract, first = self._contract, self._first
        self.begin(
            to,
            lambda workspace, progress, stop: export_return(
                workspace, contract, first, to, overwrite=True, progress=progress, stop=stop
            ),
        )

    def mark_sent(self, today: date) -> None:
        """Lock the period as reported in another form."""
        contract, first = self._contract, self._first

        def operation(unit: Unit) -> None:
            send(unit, begin_return(unit, contract, first), today)

        self._desk.run(
            self,
            Change.SENT_RETURN,
            operation,
            done=lambda _none: self.sent.emit(),
            failed=self.failed.emit,
            said=tr("The period is locked with the figures of today"),
        )
