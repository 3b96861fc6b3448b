"""The annual report on its way out: as PDF and as Word file, kept with what it told."""

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Event
from typing import BinaryIO, Final
from uuid import UUID

from sv_evidence.domain.annual import Topic
from sv_evidence.domain.contracts import Pack
from sv_evidence.domain.measures import Period
from sv_evidence.operations.exporting import next_number
from sv_evidence.operations.keeping_packs import digest_of, keep_pack
from sv_evidence.operations.orphans import forget_unrecorded
from sv_evidence.operations.outputs import in_place, open_stage, refuse_taken, staged, write_stage
from sv_evidence.operations.uids import new_uid
from sv_evidence.operations.watching import Progress, Step, Watch
from sv_evidence.reports.annual_facts import AnnualFacts
from sv_evidence.reports.building import Building, PackNotBuilt, build, pages_of, read_back
from sv_evidence.reports.encoding import encoded
from sv_evidence.reports.feeding import kept_pictures, lazy
from sv_evidence.reports.gathering_annual import gather_annual
from sv_evidence.reports.impact_report import compose_report, missing_topics
from sv_evidence.reports.twins import numbering_of, word_file
from sv_evidence.store.vault import Kept, VaultFileAltered, VaultFileMissing
from sv_evidence.store.workspace import Workspace
from sv_evidence.wording.annual import report_kind_text
from sv_evidence.wording.changes import Change

WORD: Final = ".docx"


@dataclass(frozen=True, slots=True)
class ReportReceipt:
    """What was written and kept, and what is left to write."""

    uid: UUID
    number: str
    files: tuple[Path, ...]
    """The PDF, then the Word file."""
    pages: int
    sha256: str
    """Of the PDF."""
    figures: int
    """How many figures were printed and read back."""
    missing: tuple[Topic, ...]
    facts: AnnualFacts


@dataclass(frozen=True, slots=True)
class _Made:
    facts: AnnualFacts
    word: bytes
    pages: int
    figures: int
    fingerprint: str


def export_report(
    workspace: Workspace,
    period: Period,
    to: Path,
    *,
    overwrite: bool = False,
    progress: Progress | None = None,
    stop: Event | None = None,
) -> ReportReceipt:
    """Write the impact report on a period to ``to``, and beside it as a Word file; keep it.

    Stories, quotes and pictures are in it only if they may be published on this day. Either both
    files and the record of them are there in the end, or nothing is changed. Raise
    ``NothingToExport``, ``AlreadyThere``, ``TargetUnwritable``, ``SumsDiffer`` or what building a
    pack raises.
    """
    beside = to.with_suffix(WORD)
    for path in (to, beside):
        refuse_taken(path, overwrite=overwrite)
    watch = Watch(progress, stop)
    made, row = _put(workspace, period, to, watch)
    watch.done()
    return ReportReceipt(
        uid=row.uid,
        number=row.number,
        files=(to, beside),
        pages=made.pages,
        sha256=row.sha256,
        figures=made.figures,
        missing=missing_topics(made.facts),
        facts=made.facts,
    )


def _put(workspace: Workspace, period: Period, to: Path, watch: Watch) -> tuple[_Made, Pack]:
    """Make both files beside their places, and give them their names with the record."""
    beside = to.with_suffix(WORD)
    with ExitStack() as stages:
        stage, part = (stages.enter_context(staged(path)) for path in (to, beside))
        with open_stage(stage) as pdf:
            made = _made(workspace, period, pdf, watch)
        watch.at(Step.WRITING)
        digest, _ = digest_of(stage)
        write_stage(part, made.word)
        kept = keep_pack(workspace, stage, digest)
        row = _row(made, to.name, kept)
        return made, _recorded(workspace, row, ((part, beside), (stage, to)))


def _made(workspace: Workspace, period: Period, pdf: BinaryIO, watch: Watch) -> _Made:
    watch.at(Step.GATHERING)
    at = workspace.clock()
    with workspace.read() as view:
        facts = gather_annual(
            view, period, number=next_number(view, at), made_at=at, author=workspace.author
        )
        pack, pictures = kept_pictures(view, workspace.vault, facts.pack)
        facts = replace(facts, pack=pack)
        composed = compose_report(facts)
        building = Building(composed, (), pictures, is_sealed=False)
        answer = build(
            building,
            pdf,
            progress=lambda done, of: watch.at(Step.BUILDING, done, of),
            stop=watch.stop,
        )
        read_back(composed, pdf, answer, stop=watch.stop)
        shown = {name: lazy(each) for name, each in building.shown.items()}
        try:
            word = word_file(composed.document, numbering_of(answer), shown, stop=watch.stop)
        except (VaultFileMissing, VaultFileAltered, EOFError) as lost:
            raise PackNotBuilt("picture_lost") from lost
    pages, _ = pages_of(answer)
    return _Made(facts, word, pages, len(composed.figures), composed.fingerprint)


def _row(made: _Made, file_name: str, kept: Kept) -> Pack:
    facts = made.facts.pack
    return Pack(
        uid=UUID(int=0),
        number=facts.number,
        title=report_kind_text(facts.period),
        made_at=facts.made_at,
        first_day=facts.period.first,
        last_day=facts.period.last,
        pages=made.pages,
        size=kept.size,
        sha256=kept.sha256,
        register_fingerprint=made.fingerprint,
        file_name=file_name,
        vault_name=kept.name,
        vault_key=kept.key,
        facts=encoded(facts),
    )


def _recorded(workspace: Workspace, row: Pack, files: Sequence[tuple[Path, Path]]) -> Pack:
    """Put the files in place and keep the record of them, or neither."""
    try:
        with in_place(files), workspace.change(Change.EXPORT_REPORT, undoable=False) as unit:
            pack = replace(row, uid=new_uid(unit))
            unit.add(pack)
    except BaseException:
        forget_unrecorded(workspace, Pack, [row.vault_name])
        raise
    return pack
