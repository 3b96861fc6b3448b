"""Turning a headline aim into something a stranger could check."""

import json
from dataclasses import replace
from datetime import date

import pytest

from sv_evidence.domain.building import (
    MeasureDraft,
    Terms,
    draft_from,
    measure_from,
    said_of,
    three_tests,
)
from sv_evidence.domain.definitions import (
    Answer,
    CheckAnswer,
    CouncilCheck,
    Definition,
    Movement,
    Once,
)
from sv_evidence.domain.evidence import Strength
from sv_evidence.domain.evidence_types import load_types
from sv_evidence.domain.framework_files import InvalidFramework, framework_from, framework_text
from sv_evidence.domain.frameworks import Confidence, Summing
from sv_evidence.domain.measures import Thousandths, Unit
from sv_evidence.domain.surveys import Need
from tests.builders import framework_document

TYPES = load_types()
LONELY = Definition(
    who="People who live alone",
    ages="55 and over",
    places=("Ladywood", "Nechells"),
    what="Score on the three-question loneliness scale",
    movement=Movement.FALLS,
    at_least=Thousandths(2000),
    points="points",
    once=Once.ONCE_A_YEAR,
    after="8 weeks",
    baseline=Thousandths(52_000),
    baseline_state="scored 6 or more",
    baseline_on=date(2026, 4, 15),
    target=Thousandths(40_000),
    target_by=date(2027, 3, 31),
    by_survey=True,
    checks=(CheckAnswer(CouncilCheck.RELEVANT, Answer.YES, "It is a lunch club"),),
)
DRAFT = MeasureDraft(
    aim="Residents are less lonely and less isolated.",
    node="O1",
    code="LONELY",
    title="People who feel less lonely",
    unit=Unit("person", "people"),
    accepts=(("survey_forms", None), ("sign_in_sheet", Strength.FAIR), ("survey_summary", None)),
    definition=LONELY,
)


def saying(**fields: object) -> MeasureDraft:
    return replace(DRAFT, definition=replace(LONELY, **fields))  # type: ignore[arg-type]


def test_a_draft_with_all_seven_lines_passes_the_three_tests() -> None:
    tests = three_tests(DRAFT, TYPES)

    assert tests.all_pass
    assert (tests.alone, tests.together) == (("survey_forms",), ("sign_in_sheet",))


@pytest.mark.parametrize(
    ("draft", "codes"),
    [
        (replace(DRAFT, title=" "), ("no_title",)),
        (saying(who=""), ("no_who",)),
        (saying(places=("",)), ("no_place",)),
        (saying(what=""), ("no_what",)),
        (saying(movement=None), ("no_movement",)),
    ],
)
def test_what_is_vague_is_named(draft: MeasureDraft, codes: tuple[str, ...]) -> None:
    tests = three_tests(draft, TYPES)

    assert tests.specific == codes
    assert not tests.all_pass


@pytest.mark.parametrize(
    ("draft", "codes"),
    [
        (replace(DRAFT, unit=Unit("", "people")), ("no_unit",)),
        (saying(target=None), ("no_target",)),
        (saying(target_by=None), ("no_target_date",)),
        (saying(at_least=None), ("no_amount",)),
        (saying(once=None), ("no_once",)),
        (saying(target=Thousandths(40_500)), ("not_whole",)),
        (saying(baseline=None, baseline_on=None), ("no_baseline",)),
        (saying(baseline_on=None), ("baseline_undated",)),
        (saying(target_by=date(2026, 4, 1)), ("baseline_after_target",)),
        (saying(movement=Movement.HAPPENS, at_least=None, baseline=None), ()),
    ],
)
def test_what_cannot_be_measured_is_named(draft: MeasureDraft, codes: tuple[str, ...]) -> None:
    assert three_tests(draft, TYPES).measurable == codes


@pytest.mark.parametrize(
    ("accepts", "codes"),
    [
        ((), ("nothing_accepted",)),
        ((("survey_summary", None), ("invented", None)), ("nothing_counts",)),
        ((("own_record", None),), ("never_enough",)),
        ((("own_record", None), ("attendance_list", None)), ()),
        ((("email", Strength.STRONG),), ()),
        ((("photo", None), ("own_record", None)), ()),
    ],
)
def test_evidence_that_could_never_prove_it_is_named(
    accepts: tuple[tuple[str, Strength | None], ...], codes: tuple[str, ...]
) -> None:
    assert three_tests(replace(DRAFT, accepts=accepts), TYPES).verifiable == codes


@pytest.mark.parametrize(
    ("due", "terms", "code"),
    [
        (date(2027, 3, 31), Terms(), "no_contract_known"),
        (None, Terms(last=date(2027, 1, 1)), "no_contract_known"),
        (date(2027, 3, 31), Terms(last=date(2027, 3, 30)), "due_after_contract"),
        (date(2027, 3, 31), Terms(first=date(2027, 4, 1)), "due_before_contract"),
        (date(2027, 3, 31), Terms(date(2027, 3, 31), date(2027, 3, 31)), "within_contract"),
    ],
)
def test_a_target_outside_the_contract_is_told(due: date | None, terms: Terms, code: str) -> None:
    draft = saying(target_by=due)

    told = said_of(CouncilCheck.RELEVANT, draft, three_tests(draft, TYPES), Confidence.OURS, terms)

    assert told == (code,)


def test_each_check_is_told_what_we_know() -> None:
    tests = three_tests(DRAFT, TYPES)
    vague = three_tests(replace(DRAFT, accepts=()), TYPES)

    def told(check: CouncilCheck, node: Confidence = Confidence.OURS) -> tuple[str, ...]:
        return said_of(check, DRAFT, tests, node, Terms())

    assert told(CouncilCheck.LAWFUL) == ("any_contract",)
    assert said_of(
        CouncilCheck.LAWFUL, replace(DRAFT, names_contract=True), tests, Confidence.OURS, Terms()
    ) == ("names_contract",)
    assert told(CouncilCheck.PRIORITIES) == ("aim_unconfirmed",)
    assert told(CouncilCheck.PRIORITIES, Confidence.PRIMARY) == ("publisher_aim",)
    assert told(CouncilCheck.VERIFIABLE) == ("tests_pass",)
    assert said_of(CouncilCheck.VERIFIABLE, DRAFT, vague, Confidence.OURS, Terms()) == (
        "tests_open",
    )


def test_a_measure_asks_its_results_for_what_the_draft_says() -> None:
    made = measure_from(DRAFT)

    assert made.needs == (Need.BASELINE, Need.SURVEY)
    assert made.confidence is Confidence.OURS
    assert made.definition == LONELY
    assert measure_from(saying(movement=None, by_survey=False)).needs == ()
    assert measure_from(saying(movement=None), made).needs == (Need.BASELINE, Need.SURVEY)
    assert measure_from(saying(movement=Movement.HAPPENS), made).needs == (Need.SURVEY,)


def test_changing_a_measure_keeps_what_the_form_does_not_ask() -> None:
    before = replace(
        measure_from(DRAFT),
        summing=Summing.LATEST,
        counts=("Adults",),
        confidence=Confidence.PRIMARY,
    )

    after = measure_from(replace(DRAFT, title=" Less lonely "), before)

    assert (after.summing, after.counts) == (Summing.LATEST, ("Adults",))
    assert (after.title, after.confidence) == ("Less lonely", Confidence.OURS)


def test_a_draft_begins_with_the_frameworks_own_words() -> None:
    document = json.loads(framework_document())
    document["nodes"][1]["summary"] = "People are less lonely."
    document["measures"][0]["needs"] = ["survey"]
    framework = framework_from(json.dumps(document))

    fresh = draft_from(framework, "T1")
    changed = draft_from(framework, "O1", framework.measures[0])

    assert (fresh.aim, fresh.title) == ("Good neighbours", "")
    assert (changed.aim, changed.title) == ("People are less lonely.", "Meals shared")
    assert changed.definition == Definition(by_survey=True)


def test_a_definition_survives_its_framework_file() -> None:
    framework = framework_from(framework_document())
    made = replace(framework, measures=(*framework.measures, measure_from(DRAFT)))

    again = framework_from(framework_text(made))

    assert again == made
    assert draft_from(again, "O1", again.measures[-1]).definition == LONELY


def test_an_empty_definition_says_nothing_in_a_file() -> None:
    framework = framework_from(framework_document())
    made = replace(framework, measures=(measure_from(replace(DRAFT, definition=Definition())),))

    assert "definition" not in framework_text(made)


def test_faults_of_a_definition_are_named_by_their_place() -> None:
    check = {"check": "lawful", "answer": "yes"}
    document = json.loads(framework_document())
    document["measures"][0]["definition"] = {
        "movement": "sinks",
        "target": "-1",
        "baseline": "many",
        "checks": [check, check, {"check": "fair", "answer": "no"}],
        "colour": "red",
    }

    with pytest.raises(InvalidFramework) as refused:
        framework_from(json.dumps(document))

    assert [
        (each.place.removeprefix("measures[0].definition."), each.code)
        for each in refused.value.faults
    ] == [
        ("movement", "not_one_of"),
        ("baseline", "not_decimal"),
        ("target", "not_decimal"),
        ("checks[1].check", "duplicate"),
        ("checks[2].check", "not_one_of"),
        ("colour", "unknown_field"),
    ]


def test_happening_alone_is_no_change() -> None:
    assert [each.is_change for each in Movement] == [False, True, True]
