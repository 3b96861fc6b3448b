"""Registers with what is said of each person: one change, faults by line, gaps only filled in."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from sv_evidence.domain.activities import Activity
from sv_evidence.domain.people import Agreement, Person, Verdict
from sv_evidence.domain.problems import InvalidEntry
from sv_evidence.domain.registering import RegisterLine
from sv_evidence.operations.register_lines import (
    amend_person,
    people_known,
    read_register,
    register_of,
    take_lines,
)
from sv_evidence.operations.registers import decide_double
from sv_evidence.store.workspace import Workspace
from tests.builders import TODAY, an_activity

FIRST = TODAY - timedelta(days=1)


@pytest.fixture
def course(workspace: Workspace) -> Activity:
    made = an_activity("Knife skills", day=FIRST, last_day=TODAY)
    with workspace.change("Log") as unit:
        unit.add(made)
    return made


def take(
    workspace: Workspace, course: Activity, *lines: RegisterLine, day: date | None = None
) -> None:
    with workspace.change("Take a register") as unit:
        take_lines(unit, course.uid, lines, today=TODAY, day=day)


def people(workspace: Workspace) -> list[Person]:
    with workspace.read() as view:
        return list(view.all(Person))


def test_a_line_makes_a_person_and_only_fills_in_what_was_not_known(
    workspace: Workspace, course: Activity
) -> None:
    take(workspace, course, RegisterLine("P-1", 1986, groups="carer"), RegisterLine("P-2"))
    take(workspace, course, RegisterLine("p 1", 1999, "B16", "Carer, over 60"), day=FIRST)

    first, second = people(workspace)

    assert (first.birth_year, first.district, first.groups) == (1986, "B16", "carer, over 60")
    assert second == Person(second.uid, "P-2")
    workspace.undo()
    assert people(workspace)[0].district == ""


def test_people_and_contacts_of_one_activity_are_counted_apart(
    workspace: Workspace, course: Activity
) -> None:
    take(workspace, course, RegisterLine("P-1"), RegisterLine("P-2"), RegisterLine("P-3"))
    take(workspace, course, RegisterLine("P-1"), RegisterLine("P-2"), day=FIRST)
    first, second, third = people(workspace)
    with workspace.change("Decide") as unit:
        decide_double(unit, second.uid, third.uid, verdict=Verdict.SAME)
    with workspace.read() as view:
        register = register_of(view, course.uid)
        known = people_known(view)

    assert (register.people, register.contacts) == (2, 4)
    assert [(each.person.reference, each.day) for each in register.present] == [
        ("P-1", TODAY),
        ("P-2", TODAY),
        ("P-3", TODAY),
        ("P-1", FIRST),
        ("P-2", FIRST),
    ]
    assert [(each.person.uid, each.times) for each in known] == [
        (first.uid, 2),
        (second.uid, 2),
        (third.uid, 1),
    ]


def test_somebody_taken_off_a_register_and_somebody_in_the_bin_do_not_stand_on_it(
    workspace: Workspace, course: Activity
) -> None:
    take(workspace, course, RegisterLine("P-1"), RegisterLine("P-2"), RegisterLine("P-3"))
    with workspace.read() as view:
        first, second, _third = register_of(view, course.uid).present

    with workspace.change("Take a register") as unit:
        take_lines(unit, course.uid, (), today=TODAY, removed=[first.attendance])
        unit.bin(Person, second.person.uid)
    with workspace.read() as view:
        register = register_of(view, course.uid)

    assert [each.person.reference for each in register.present] == ["P-3"]
    assert (register.people, register.contacts) == (1, 1)


def test_every_line_that_cannot_be_kept_is_named_and_nothing_is_kept(
    workspace: Workspace, course: Activity
) -> None:
    lines = (RegisterLine("P-1"), RegisterLine("", 1850), RegisterLine("P-2", district="Ladywood"))
    with pytest.raises(InvalidEntry) as refused, workspace.change("Take a register") as unit:
        take_lines(unit, course.uid, lines, today=TODAY)

    assert [each.field for each in refused.value.faults] == [
        "lines.1.reference",
        "lines.1.birth_year",
        "lines.2.district",
    ]
    assert people(workspace) == []


def test_a_register_file_is_read_in_the_jail_and_its_names_become_pseudonyms(
    workspace: Workspace, tmp_path: Path
) -> None:
    file = tmp_path / "register.csv"
    file.write_text("Name,Postcode\nAmina Yusuf,B16 8AA\nJoe Malik,\n", "utf-8")

    read = read_register(workspace, file)

    assert read == read_register(workspace, file)
    assert [each.district for each in read.lines] == ["B16", ""]
    assert not any("Amina" in each.reference for each in read.lines)


def test_what_is_recorded_of_a_person_can_be_corrected(
    workspace: Workspace, course: Activity
) -> None:
    take(workspace, course, RegisterLine("P-1"))
    (person,) = people(workspace)
    with workspace.change("Edit") as unit:
        amend_person(unit, person.uid, today=TODAY, consent=Agreement.GIVEN, district="B16")
    assert people(workspace)[0].consent is Agreement.GIVEN

    with pytest.raises(InvalidEntry), workspace.change("Edit") as unit:
        amend_person(unit, person.uid, today=TODAY, district="Ladywood")
    assert people(workspace)[0].district == "B16"
