"""The page's verbs, loaded with the log sheet when one is first used: the list comes first."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from sv_evidence.store.listings.activities import ActivityRow
from ui.models.paged import Ids

if TYPE_CHECKING:
    from collections.abc import Callable

    from sv_evidence.operations.standing import StandingFile, StandingResult
    from ui.pages.activities.verbs import ActivityVerbs


class Doing(QObject):
    """Passes everything on to the verbs. ``logged`` with the activity a sheet has saved."""

    logged = Signal(UUID)

    def __init__(
        self, make: "Callable[[type[ActivityVerbs]], ActivityVerbs]", parent: QObject
    ) -> None:
        super().__init__(parent)
        self._make = make

    @cached_property
    def verbs(self) -> "ActivityVerbs":
        """The verbs themselves."""
        from ui.pages.activities.verbs import ActivityVerbs  # noqa: PLC0415 - the list needs none

        made = self._make(ActivityVerbs)
        made.logged.connect(self.logged)
        return made

    @property
    def is_open(self) -> bool:
        """Say whether the sheet lies over the page."""
        return "verbs" in vars(self) and self.verbs.is_open

    def log(self, files: tuple[Path, ...] = (), measure: UUID | None = None) -> None:
        """Open the sheet on a new activity, or hand files to the one that is open."""
        self.verbs.log(files, measure)

    def carry(self, entry: object) -> None:
        """Open the sheet on a new activity that was begun elsewhere (``Entry``)."""
        self.verbs.carry(entry)

    def edit(self, uid: UUID) -> None:
        """Open the sheet on an activity."""
        self.verbs.edit(uid)

    def copy(self, uid: UUID) -> None:
        """Open the sheet on a new activity like another one."""
        self.verbs.copy(uid)

    def add_evidence(self, uid: UUID) -> None:
        """Choose files and tie them to an activity."""
        self.verbs.add_evidence(uid)

    def register(self, uid: UUID) -> None:
        """Open the sheet that takes an activity's register."""
        self.verbs.register(uid)

    def survey(self, result: "StandingResult") -> None:
        """Open the sheet that says what a result's survey found."""
        self.verbs.survey(result)

    def judge(self, activity: UUID, file: "StandingFile") -> None:
        """Open the sheet that sets how easy a file is to defend on an activity."""
        self.verbs.judge(activity, file)

    def change(self, ids: Ids) -> None:
        """Open the sheet that changes one thing of many activities."""
        self.verbs.change(ids)

    def bin(self, ids: Ids, only: ActivityRow | None) -> None:
        """Put activities in the bin as one change."""
        self.verbs.bin(ids, only)
