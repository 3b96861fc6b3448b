"""Entering a workspace, and a first look at its lists before SQLAlchemy is loaded."""

import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from sv_evidence.domain.problems import Problem
from sv_evidence.store.entering import enter, first_look
from sv_evidence.store.workspace import Workspace
from tests.builders import TODAY, an_activity, new_workspace, still


def filled(tmp_path: Path, activities: int) -> Path:
    with new_workspace(tmp_path) as workspace, workspace.change("Log") as unit:
        for day in range(activities):
            unit.add(an_activity(f"Lunch {day}", TODAY - timedelta(days=day)))
    return tmp_path / "workspace"


@pytest.mark.parametrize("activities", [0, 3])
def test_the_first_look_shows_what_the_open_workspace_shows(
    tmp_path: Path, activities: int
) -> None:
    folder = filled(tmp_path, activities)

    entered = enter(folder)
    with first_look(entered) as look:
        assert look is not None
        ids = look.activities.ids()
        rows = look.activities.page(ids)
        name, year_start = look.organisation.name, look.organisation.year_start

    opened = Workspace.beyond(entered, author="Ben", clock=still())
    with opened as workspace, workspace.read() as view:
        assert (ids, rows) == (view.activities.ids(), view.activities.page(ids))
        assert (name, year_start) == (view.organisation.name, view.organisation.year_start)
    assert [rows[each].title for each in ids] == [f"Lunch {day}" for day in range(activities)]


def test_there_is_no_look_at_tables_of_an_older_version(tmp_path: Path) -> None:
    entered = enter(filled(tmp_path, 1))

    with first_look(replace(entered, version=0)) as look:
        assert look is None
    entered.lock.free()


def test_who_entered_keeps_others_out_until_the_lock_is_freed(tmp_path: Path) -> None:
    folder = filled(tmp_path, 1)
    entered = enter(folder)

    with pytest.raises(Problem) as held:
        enter(folder)
    entered.lock.free()
    enter(folder).lock.free()

    assert held.value.code == "workspace_in_use"


def test_a_database_that_cannot_be_read_is_told_as_a_problem(tmp_path: Path) -> None:
    entered = enter(filled(tmp_path, 1))

    with pytest.raises(Problem) as damaged, first_look(replace(entered, master=bytes(32))):
        pass
    entered.lock.free()

    assert damaged.value.code == "workspace_damaged"


def test_a_first_look_needs_no_sqlalchemy(tmp_path: Path) -> None:
    folder = filled(tmp_path, 1)
    program = (
        "import sys; from pathlib import Path; "
        "from sv_evidence.store.entering import enter, first_look\n"
        "with first_look(enter(Path(sys.argv[1]))) as look:\n"
        "    print(len(look.activities.ids()), 'sqlalchemy' in sys.modules)"
    )

    said = subprocess.run(
        [sys.executable, "-c", program, str(folder)], capture_output=True, text=True, check=True
    ).stdout

    assert said.split() == ["1", "False"]
