from dataclasses import fields
from datetime import date
from uuid import UUID

import pytest

from sv_evidence.domain.bids import Bid
from sv_evidence.domain.contracts import Commitment, Contract, Pack
from sv_evidence.domain.evidence import Evidence
from sv_evidence.domain.frameworks import Confidence, Measure
from sv_evidence.domain.measures import Unit
from sv_evidence.domain.organisations import Buyer, Organisation, Place, Project
from sv_evidence.domain.problems import Fault, InvalidEntry, Problem
from sv_evidence.domain.proof import Wants
from sv_evidence.domain.records import Kind, is_local, is_secret, referred_kind
from sv_evidence.domain.surveys import Need
from sv_evidence.domain.wants import wants_of


def test_a_record_says_what_its_fields_refer_to() -> None:
    found = {each.name: referred_kind(each) for each in fields(Commitment)}

    assert found["contract"] is Kind.CONTRACT
    assert found["measure"] is Kind.MEASURE
    assert found["wording"] is None


def test_a_reference_that_is_not_optional_must_be_given() -> None:
    with pytest.raises(TypeError, match="buyer"):
        Contract(UUID(int=1), "Meals contract")
    assert Contract(UUID(int=1), "Meals contract", UUID(int=2)).buyer == UUID(int=2)


@pytest.mark.parametrize("record", [Evidence, Pack])
def test_the_keys_of_files_are_secret_and_nothing_else_is(record: type) -> None:
    assert [each.name for each in fields(record) if is_secret(each)] == ["vault_key"]


def test_each_kind_names_itself() -> None:
    kinds = [each.kind for each in (Bid, Buyer, Organisation, Place, Project)]

    assert kinds == ["bid", "buyer", "organisation", "place", "project"]


def test_a_problem_carries_a_code_and_named_details() -> None:
    problem = Problem("too_early", day=date(1980, 1, 1))

    assert problem.code == "too_early"
    assert str(problem) == "too_early(day=datetime.date(1980, 1, 1))"


def test_an_invalid_entry_names_every_fault() -> None:
    faults = (Fault("title", "empty"), Fault("first_day", "no_date"))

    problem = InvalidEntry(iter(faults))

    assert problem.faults == faults
    assert problem.code == "invalid_entry"
    assert problem.details == {"faults": faults}


def test_a_problem_reads_as_its_code_and_details() -> None:
    problem = Problem("two_things", first=1, second="b")

    assert str(problem) == "two_things(first=1, second='b')"
    assert problem.args == ("two_things",)


def test_only_the_moment_of_a_camera_is_local() -> None:
    kinds = (Evidence, Contract, Commitment, Organisation)

    assert [each.name for kind in kinds for each in fields(kind) if is_local(each)] == ["camera_at"]


@pytest.mark.parametrize(
    ("needs", "names_contract", "one"),
    [((), False, "meal"), ((Need.SURVEY,), True, "person"), ((Need.BASELINE,), False, "person")],
)
def test_a_measure_asks_what_its_file_says(
    needs: tuple[Need, ...], one: str, *, names_contract: bool
) -> None:
    measure = Measure(
        "M",
        "O",
        "T",
        Unit(one, ""),
        (),
        Confidence.OURS,
        needs=needs,
        names_contract=names_contract,
    )

    assert wants_of(measure) == Wants(needs, names_contract, one == "person")
