"""What was told to whom, and what of it has changed since."""

from dataclasses import replace
from pathlib import Path

from sv_evidence.domain.activities import Result
from sv_evidence.domain.contracts import Pack
from sv_evidence.domain.measures import Thousandths
from sv_evidence.operations.exporting_report import export_report
from sv_evidence.operations.telling import Told, told_so_far
from sv_evidence.store.workspace import Workspace
from tests.builders import NOW, a_uid
from tests.operations.packing import QUESTION, exported


def _told(workspace: Workspace) -> tuple[Told, ...]:
    with workspace.read() as view:
        return told_so_far(view, NOW)


def test_every_document_is_listed_newest_first_with_whom_it_was_for(
    worked: Workspace, out: Path
) -> None:
    pack = exported(worked, out / "pack.pdf")
    report = export_report(worked, QUESTION.period, out / "report.pdf")

    found = _told(worked)

    assert [each.pack.number for each in found] == [report.number, pack.number]
    assert [each.is_public for each in found] == [True, False]
    assert [each.standing.figures for each in found] == [1, 1]
    assert {each.author for each in found} == {worked.author}
    assert [each.standing.changes for each in found] == [(), ()]


def test_a_figure_that_has_changed_since_is_named_with_both_amounts(
    worked: Workspace, out: Path
) -> None:
    pack = exported(worked, out / "pack.pdf")
    with worked.change("Edit activity") as unit:
        (meals,) = unit.all(Result)
        unit.amend(Result, meals.uid, quantity=Thousandths(47_000))

    (told,) = _told(worked)

    (changed,) = told.standing.changes
    assert changed.now is not None
    assert (told.pack.number, changed.then.quantity, changed.now.quantity) == (
        pack.number,
        46_000,
        47_000,
    )


def test_a_document_kept_without_facts_is_listed_all_the_same(worked: Workspace, out: Path) -> None:
    exported(worked, out / "pack.pdf")
    with worked.change("Keep") as unit:
        (row,) = unit.all(Pack)
        unit.add(replace(row, uid=a_uid(), number="LK-2025-0001", facts="[]"))

    old = next(each for each in _told(worked) if each.pack.number == "LK-2025-0001")

    assert (old.standing.figures, old.standing.changes, old.whom) == (0, (), "")
