"""What can be done with files from the page: add, open, find, bin."""

import hashlib
from array import array
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from threading import Event
from uuid import UUID

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from sv_evidence.domain.evidence import Evidence
from sv_evidence.domain.problems import Problem
from sv_evidence.domain.records import Kind
from sv_evidence.intake.seen import Seen
from sv_evidence.operations.attaching import Arrival, Filed, attach_files
from sv_evidence.operations.binning import bin_by_uid
from sv_evidence.operations.incoming import BROKEN, FileDraft, look
from sv_evidence.operations.replacing import Replaced, replace_file
from sv_evidence.store.workspace import Workspace
from sv_evidence.wording.labels import kind_count
from sv_evidence.wording.problems import sentence_for
from sv_evidence.wording.words import tr, trn
from ui.desk import Desk
from ui.models.paged import Ids
from ui.pages.evidence.asking import EvidenceFacts
from ui.tasks import Cancelled, Ticket
from ui.widgets.choosing import FileChooser
from ui.widgets.toast import Link, Said

BLOCK = 1 << 20


class Refused(list[tuple[str, str]]):
    """Names of files that could not be added, each with the reason in words."""


class EvidenceVerbs(QObject):
    """Runs the page's verbs through the desk, one after another."""

    started = Signal(str)
    stepped = Signal(int, int)
    ended = Signal()
    added = Signal(UUID)
    """The first of the files that were added or were here already."""
    refused = Signal(object)
    """Files that were left out, with reasons (``Refused``)."""

    def __init__(self, desk: Desk, chooser: FileChooser, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._chooser = desk, chooser
        self._stop: Event | None = None
        self._ticket: Ticket | None = None

    def choose_and_add(self) -> None:
        """Ask for files, then add them."""
        self._chooser.choose(self.add)

    def add(self, paths: tuple[Path, ...]) -> None:
        """Add files as evidence; those that cannot be read are named and left out."""
        if not paths:
            return
        stop = self._stop = Event()
        pool = self._desk.pool

        def job(workspace: Workspace, ticket: Ticket) -> tuple[Filed | None, Refused]:
            good, refused = looked_at(
                paths, lambda draft: look(draft, pool=pool, stop=stop), ticket
            )
            if not good:
                return None, refused
            return attach_files(workspace, good, pool=pool, stop=stop), refused

        self.started.emit(trn("Adding {count} file", "Adding {count} files", len(paths)))
        self._ticket = self._desk.work(
            self,
            job,
            done=self._on_added,
            failed=self._on_failed,
            progress=self.stepped.emit,
            cancelled=self.ended.emit,
        )

    def stop(self) -> None:
        """Give up adding; nothing of it is kept."""
        if self._stop is not None:
            self._stop.set()
        if self._ticket is not None:
            self._ticket.cancel()

    def open_file(self, evidence: Evidence, failed: Callable[[Exception], object]) -> None:
        """Hand a read-only copy to the program that opens such files."""
        opened = self._desk.workspace.opened

        def copy() -> Path:
            return opened.copy(evidence.vault_name, evidence.vault_key, evidence.file_name)

        self._desk.fetch(self, copy, _show, failed)

    def find(self, evidence: Evidence) -> None:
        """Ask for the original of a missing or altered file, and put it back if it is the one."""

        def job(workspace: Workspace, path: Path) -> Filed | None:
            if sha256_of(path) != evidence.sha256:
                return None
            return attach_files(workspace, [FileDraft(path)], pool=self._desk.pool)

        def chosen(paths: tuple[Path, ...]) -> None:
            if paths:
                self._desk.work(
                    self, lambda workspace, _ticket: job(workspace, paths[0]), done=found
                )

        def found(filed: Filed | None) -> None:
            words = tr("{number} is back, as it was added.", number=evidence.number)
            if filed is None:
                words = tr("That is not the file that was added. Nothing was changed.")
            self._desk.said.emit(Said(words, icon="check" if filed else "circle-alert"))

        self._chooser.choose(chosen)

    def replace(self, evidence: Evidence) -> None:
        """Ask for a better file, and put it wherever this one is used."""
        stop = self._stop = Event()
        pool = self._desk.pool

        def chosen(paths: tuple[Path, ...]) -> None:
            if paths:
                self.started.emit(tr("Replacing {number}", number=evidence.number))
                self._desk.work(
                    self,
                    lambda workspace, _ticket: replace_file(
                        workspace, evidence.uid, paths[0], pool=pool, stop=stop
                    ),
                    done=self._on_replaced,
                    failed=self._on_failed,
                )

        self._chooser.choose(chosen)

    def _on_replaced(self, done: Replaced) -> None:
        self.ended.emit()
        words = tr("{old} is replaced by {new}, and lies in the bin", old=done.old, new=done.new)
        if done.is_same:
            words = tr("That is the file that is here already.")
        self.added.emit(done.uid)
        self._desk.said.emit(Said(words, undo=not done.is_same))

    def bin_one(self, uid: UUID) -> None:
        """Put one file in the bin."""
        with self._desk.look() as view:
            evidence = view.get(Evidence, uid)
            only = array("q", [view.evidence.id_of(uid)])
        self.bin(only, f"{evidence.number} {evidence.title}")

    def bin(self, ids: Ids, said: str) -> None:
        """Put files in the bin as one change; what they prove weakens at once."""
        count = len(ids)

        def job(workspace: Workspace, _ticket: Ticket) -> UUID:
            with workspace.read() as view:
                uids = [view.evidence.uid_of(each) for each in ids]
            return bin_by_uid(workspace, Evidence, uids)

        if count:
            what = said or kind_count(Kind.EVIDENCE, count)
            self._desk.work(self, job, said=tr("{what} moved to the bin", what=what))

    def _on_added(self, outcome: tuple[Filed | None, Refused]) -> None:
        filed, refused = outcome
        self.ended.emit()
        if refused:
            self.refused.emit(refused)
        if filed is None:
            return
        here = sum(each.state is Arrival.ALREADY_HERE for each in filed.evidence)
        fresh = len(filed.evidence) - here
        parts = [trn("{count} file added", "{count} files added", fresh)] if fresh else []
        if here:
            parts.append(trn("{count} was already here", "{count} were already here", here))
        broken = sum(each.remark in BROKEN for each in filed.evidence)
        if broken:
            parts.append(
                trn(
                    "{count} is damaged and kept as it is",
                    "{count} are damaged and kept as they are",
                    broken,
                )
            )
        first = filed.evidence[0].uid
        show = Link(tr("Show it"), lambda: self.added.emit(first))
        self._desk.said.emit(Said(", ".join(parts), undo=fresh > 0, links=(show,)))

    def _on_failed(self, error: Exception) -> None:
        self.ended.emit()
        self._desk.failed.emit(error)


def looked_at(
    paths: Sequence[Path], eye: Callable[[FileDraft], Seen], ticket: Ticket
) -> tuple[list[FileDraft], Refused]:
    """Look at each file; return those that can come in, and the others with their reasons."""
    good: list[FileDraft] = []
    refused = Refused()
    for place, path in enumerate(paths):
        ticket.step(place, len(paths))
        draft = FileDraft(path)
        try:
            good.append(replace(draft, seen=eye(draft)))
        except Problem as problem:
            if ticket.is_cancelled():
                raise Cancelled from problem
            refused.append((path.name, sentence_for(problem).happened))
    return good, refused


def said_of(facts: EvidenceFacts) -> str:
    """Name a file that goes to the bin, and how many activities it is taken from."""
    name, used = f"{facts.evidence.number} {facts.evidence.title}", len(facts.uses)
    if not used:
        return name
    weakened = trn("used in {count} activity", "used in {count} activities", used)
    return f"{name}, {weakened},"


def sha256_of(path: Path) -> str:
    """Hash a file; one that cannot be read matches nothing."""
    digest = hashlib.sha256()
    try:
        with path.open("rb") as stream:
            while block := stream.read(BLOCK):
                digest.update(block)
    except OSError:
        return ""
    return digest.hexdigest()


def _show(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
