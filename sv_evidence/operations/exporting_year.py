"""The year in other forms: the draft of a community interest report, and open data."""

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import Final

from sv_evidence.domain.measures import Period
from sv_evidence.domain.people import Person
from sv_evidence.domain.stories import Quote
from sv_evidence.operations.outputs import in_place, refuse_taken, staged, write_stage
from sv_evidence.operations.problems import TargetUnwritable
from sv_evidence.reports.annual_facts import AnnualFacts
from sv_evidence.reports.cic34 import Draft, cic34_draft
from sv_evidence.reports.gathering_annual import counted_results, gather_annual
from sv_evidence.reports.linear import Numbering
from sv_evidence.reports.open_data import open_files
from sv_evidence.reports.twins import word_file
from sv_evidence.store.view import View
from sv_evidence.store.workspace import Workspace

_NO_PAGES: Final = Numbering({}, {}, 0)
_LEAST_NAME: Final = 3


@dataclass(frozen=True, slots=True)
class YearReceipt:
    """What was written, and the facts it was written from."""

    files: tuple[Path, ...]
    facts: AnnualFacts


def export_cic34(
    workspace: Workspace,
    period: Period,
    to: Path,
    *,
    overwrite: bool = False,
    stop: Event | None = None,
) -> tuple[YearReceipt, Draft]:
    """Write the draft of the community interest report as a Word file.

    Raise ``NothingToExport``, ``AlreadyThere``, ``TargetUnwritable`` or ``ReaderRefused``.
    """
    refuse_taken(to, overwrite=overwrite)
    with workspace.read() as view:
        facts = _facts(view, workspace, period)
        names = _names(view)
    draft = cic34_draft(facts, names)
    word = word_file(draft.document, _NO_PAGES, {}, stop=stop)
    _write(((to, word),), overwrite=overwrite)
    return YearReceipt((to,), facts), draft


def export_open_data(
    workspace: Workspace, period: Period, to: Path, *, overwrite: bool = False
) -> YearReceipt:
    """Write the period as open data into a folder, which is made if it is not there.

    Raise ``NothingToExport``, ``AlreadyThere`` or ``TargetUnwritable``.
    """
    with workspace.read() as view:
        facts = _facts(view, workspace, period)
        counted = counted_results(view, period, workspace.clock().date())
    files = tuple((to / name, data) for name, data in open_files(facts, counted))
    try:
        to.mkdir(exist_ok=True)
    except OSError as error:
        raise TargetUnwritable(to, error.strerror or type(error).__name__) from error
    _write(files, overwrite=overwrite)
    return YearReceipt(tuple(path for path, _ in files), facts)


def _facts(view: View, workspace: Workspace, period: Period) -> AnnualFacts:
    return gather_annual(
        view, period, number="", made_at=workspace.clock(), author=workspace.author
    )


def _names(view: View) -> tuple[str, ...]:
    """Return what is known of people: references, and how speakers of quotes are named."""
    said = {each.reference for each in view.all(Person)}
    said |= {each.source.split(",")[0] for each in view.all(Quote)}
    return tuple(sorted(name for name in said if len(name.strip()) >= _LEAST_NAME))


def _write(files: Sequence[tuple[Path, bytes]], *, overwrite: bool) -> None:
    for path, _ in files:
        refuse_taken(path, overwrite=overwrite)
    with ExitStack() as stages:
        parts = [(stages.enter_context(staged(path)), path) for path, _ in files]
        for (part, _), (_, data) in zip(parts, files, strict=True):
            write_stage(part, data)
        with in_place(parts):
            pass
