"""How a spreadsheet is read: guessed, remembered, said in a file; and what is kept of the rest."""

import json
from pathlib import Path

import openpyxl
import pytest

from sv_evidence.domain.sheet_columns import How, Role, Target
from sv_evidence.domain.sheet_values import DayOrder
from sv_evidence.intake.tables import TableRefused
from sv_evidence.operations.bringing_in import Verdict, try_sheet
from sv_evidence.operations.problems import AlreadyThere
from sv_evidence.operations.refused_rows import keep_refused, refused_table
from sv_evidence.operations.sheet_maps import MapUnusable, map_fields, mapped_plan
from sv_evidence.operations.sheet_plans import (
    is_remembered,
    memory_name,
    open_book,
    remember,
    target_from,
    target_text,
    with_fix,
    with_target,
)
from sv_evidence.store.workspace import Workspace
from tests.builders import TODAY
from tests.operations.spreadsheets import HEADINGS, LOG, brought, planned, written

AMBIGUOUS = ("04/05/2024,Induction,Hall,3,", "05/05/2024,Open day,Hall,4,")


def test_a_workbook_opens_on_its_fullest_sheet(workspace: Workspace, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "Notes"
    book.active.append(["Read me"])
    log = book.create_sheet("Log")
    for row in (["Date", "Session"], ["04/04/2024", "Lunch"], ["05/04/2024", "Garden"]):
        log.append(row)
    book.create_sheet("Empty")
    book.save(tmp_path / "log.xlsx")

    opened = open_book(tmp_path / "log.xlsx")

    assert [each.name for each in opened.sheets] == ["Notes", "Log"]
    plan = planned(workspace, tmp_path / "log.xlsx", opened.fullest())
    assert (plan.title, len(plan.layout.rows)) == ("Log", 2)


def test_a_file_without_rows_says_so(tmp_path: Path) -> None:
    openpyxl.Workbook().save(tmp_path / "log.xlsx")

    with pytest.raises(TableRefused) as caught:
        open_book(tmp_path / "log.xlsx")
    assert caught.value.code == "table_empty"


def test_columns_are_remembered_for_their_headings(workspace: Workspace, tmp_path: Path) -> None:
    plan = planned(workspace, written(tmp_path))
    changed = with_target(plan, 4, Target(Role.LEFT_OUT))
    remember(workspace, changed)

    again = planned(workspace, written(tmp_path, LOG[:1]))

    assert is_remembered(again)
    assert not is_remembered(plan)
    assert [each.target for each in again.columns] == [each.target for each in changed.columns]
    assert not is_remembered(planned(workspace, written(tmp_path, LOG, f"{HEADINGS},More")))


def test_the_order_of_days_that_was_chosen_is_remembered(
    workspace: Workspace, tmp_path: Path
) -> None:
    plan = planned(workspace, written(tmp_path, AMBIGUOUS))
    assert (plan.order, plan.order_is_certain) == (DayOrder.DAY_FIRST, False)
    chosen = tmp_path / "map.json"
    chosen.write_text(json.dumps({"order": "month_first"}), "utf-8")
    with workspace.read() as view:
        _, mapped = mapped_plan(view, open_book(written(tmp_path, AMBIGUOUS)), chosen, today=TODAY)
    remember(workspace, mapped)

    assert planned(workspace, written(tmp_path, AMBIGUOUS)).order is DayOrder.MONTH_FIRST


@pytest.mark.parametrize("text", ["{", "[]", "{}", '{"columns": ["moon"], "order": "day_first"}'])
def test_a_memory_that_does_not_fit_is_passed_over(
    workspace: Workspace, tmp_path: Path, text: str
) -> None:
    plan = planned(workspace, written(tmp_path))
    remember(workspace, plan)
    workspace.keep_draft(memory_name(plan.layout.headings), text)

    assert not is_remembered(planned(workspace, written(tmp_path)))


def test_only_one_column_keeps_a_role(workspace: Workspace, tmp_path: Path) -> None:
    plan = with_target(planned(workspace, written(tmp_path)), 2, Target(Role.TITLE))

    assert plan.columns[1].target.role is Role.LEFT_OUT
    assert (plan.columns[2].target.role, plan.columns[2].how) == (Role.TITLE, How.CHOSEN)
    both = with_target(plan, 1, Target(Role.NOTES))
    assert both.columns[4].target.role is Role.NOTES


def test_a_cell_put_right_is_read_instead(workspace: Workspace, tmp_path: Path) -> None:
    plan = with_fix(planned(workspace, written(tmp_path)), 4, 0, " 30/06/2024 ")

    with workspace.read() as view:
        assert try_sheet(view, plan, today=TODAY).rows[2].verdict is Verdict.ADD


def test_targets_are_words(workspace: Workspace, tmp_path: Path) -> None:
    plan = planned(workspace, written(tmp_path))

    assert [target_from(target_text(each.target)) for each in plan.columns] == [
        each.target for each in plan.columns
    ]
    for word in ("result", "moon", "result:x"):
        with pytest.raises(ValueError, match=r".*"):
            target_from(word)


def test_a_file_says_what_headings_become(workspace: Workspace, tmp_path: Path) -> None:
    book = open_book(written(tmp_path))
    said = {
        "columns": {"Hours volunteered": "people", "notes": "result:M1"},
        "order": "day_first",
        "project": " Food ",
    }
    path = tmp_path / "map.json"
    path.write_text(json.dumps(said), "utf-8")

    with workspace.read() as view:
        sheet, plan = mapped_plan(view, book, path, today=TODAY)

    fields = map_fields(book, sheet, plan)
    assert fields["columns"] == {
        "Date": "date",
        "Session": "title",
        "Venue": "place",
        "Hours volunteered": "people",
        "Notes": "result:M1",
    }
    assert (fields["project"], fields["sheet"]) == ("Food", "")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{", "it is not readable JSON"),
        ("[]", "it must be an object"),
        ('{"colour": 1}', "there is no colour in it, only columns, order, project, sheet"),
        ('{"sheet": "Moon"}', "the spreadsheet has no sheet called Moon"),
        ('{"columns": []}', "columns must be an object of headings"),
        ('{"columns": {"Moon": "date"}}', "the spreadsheet has no column called Moon"),
        ('{"order": "year_first"}', "order is one of day_first, month_first"),
    ],
)
def test_a_file_that_does_not_fit_says_why(
    workspace: Workspace, tmp_path: Path, text: str, reason: str
) -> None:
    path = tmp_path / "map.json"
    path.write_text(text, "utf-8")
    with workspace.read() as view, pytest.raises(MapUnusable) as caught:
        mapped_plan(view, open_book(written(tmp_path)), path, today=TODAY)

    assert caught.value.details["reason"] == reason


def test_an_unknown_word_is_answered_with_those_there_are(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "map.json"
    path.write_text('{"columns": {"Date": "moon"}}', "utf-8")
    with workspace.read() as view, pytest.raises(MapUnusable) as caught:
        mapped_plan(view, open_book(written(tmp_path)), path, today=TODAY)

    assert str(caught.value.details["reason"]).startswith("moon is none of left_out, date")


def test_a_sheet_is_named_in_a_file(workspace: Workspace, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "Log"
    book.active.append(["Date", "Session"])
    book.save(tmp_path / "log.xlsx")
    path = tmp_path / "map.json"
    path.write_text('{"sheet": "log"}', "utf-8")

    with workspace.read() as view:
        sheet, _ = mapped_plan(view, open_book(tmp_path / "log.xlsx"), path, today=TODAY)
    assert sheet == 0


def test_rows_that_cannot_be_read_are_kept_to_mend_and_try_again(
    workspace: Workspace, tmp_path: Path
) -> None:
    trial = brought(workspace, planned(workspace, written(tmp_path)))
    out = tmp_path / "to mend.csv"
    keep_refused(trial, out)

    text = out.read_text("utf-8-sig")
    assert text.splitlines()[1:] == [
        "31/06/2024,Rota,Training kitchen,21,,4,31/06/2024 is not a date. June has 30 days.",
        (
            "12/06/2024,Open day,Ladywood Hall,twenty,,7,"
            "“twenty” is not a number. A number is needed for Hours volunteered."
        ),
    ]
    with pytest.raises(AlreadyThere):
        keep_refused(trial, out)
    out.write_text(text.replace("31/06/2024,Rota", "30/06/2024,Rota"), "utf-8")
    again = brought(workspace, planned(workspace, out))
    assert [each.verdict.value for each in again.rows] == ["add", "fail"]


def test_a_list_never_runs_what_somebody_wrote(workspace: Workspace, tmp_path: Path) -> None:
    lines = ("31/06/2024,=cmd(),-5,-,@x", '31/06/2024,"=a,b",x,+4,')
    plan = planned(workspace, written(tmp_path, lines))
    with workspace.read() as view:
        table = refused_table(try_sheet(view, plan, today=TODAY))

    assert "31/06/2024,'=cmd(),-5,'-,'@x,2," in table
    assert "31/06/2024,\"'=a,b\",x,'+4,,3," in table


def test_a_sheet_without_days_says_so_of_every_row(workspace: Workspace, tmp_path: Path) -> None:
    plan = planned(workspace, written(tmp_path, ("Lunch,Hall",), "Session,Venue"))
    with workspace.read() as view:
        table = refused_table(try_sheet(view, plan, today=TODAY))

    assert (
        table.splitlines()[1] == "Lunch,Hall,2,The date is missing. Every activity needs its day."
    )
