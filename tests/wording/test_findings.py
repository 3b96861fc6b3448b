"""What rules did, in sentences; every code that a rule can give has words."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from sv_evidence.domain import rules
from sv_evidence.domain.counting_records import Decision, Ruling
from sv_evidence.domain.measures import Thousandths, Unit
from sv_evidence.domain.rule_findings import RuleFinding
from sv_evidence.wording.findings import finding_head, finding_text, ruling_text, whose_text
from tests.builders import a_uid
from tests.cases import a_rule

WEEKS = Unit("week", "weeks")
RESULTS = (UUID(int=1), UUID(int=2))


def a_finding(code: str, **fields: object) -> RuleFinding:
    rule = replace(a_rule("weeks", id="4.2"), title="One measure.", whose="Solihull Council")
    made = RuleFinding(rule, code, UUID(int=3), RESULTS, Thousandths(5000))
    return replace(made, **fields)  # type: ignore[arg-type]  # fields of many types


def codes() -> set[str]:
    """Find every code in the rule kinds' own texts."""
    found: set[str] = set()
    for folder in rules.__path__:
        for path in sorted(Path(folder).glob("*.py")):
            text = path.read_text("utf-8")
            found.update(re.findall(r"(?:Verdict\([^\"]*|rows, )\"([a-z_]+)\"", text))
    return found


def test_every_code_of_every_kind_has_words() -> None:
    found = codes()

    assert {"core_service", "other_measure", "fte_years", "no_weeks"} <= found
    for code in found:
        assert code not in finding_head(a_finding(code))


def test_a_finding_reads_like_a_colleague() -> None:
    finding = a_finding(
        "other_measure",
        persons=("P-017",),
        others=("JOBS",),
        excluded=Thousandths(3000),
    )
    titles = {"JOBS": "Local people into paid work"}

    said = finding_text(finding, WEEKS, "Work placement weeks", titles)

    assert said == (
        "Counted once: P-017 under another measure; Local people into paid work counts. "
        "Work placement weeks: 3 weeks of 2 results left out; what counts is 5 weeks. "
        "Rule 4.2, One measure; Solihull Council says so."
    )
    private = finding_text(finding, WEEKS, "Weeks", names=False)
    assert private.startswith("Counted once: 1 person under another measure; JOBS counts.")


@pytest.mark.parametrize(
    ("persons", "who"),
    [
        ((), "the same activities"),
        (("A", "B"), "A and B"),
        (("A", "B", "C", "D", "E", "F", "G"), "A, B, C, D, E and 2 more"),
    ],
)
def test_people_are_named_up_to_a_few(persons: tuple[str, ...], who: str) -> None:
    head = finding_head(a_finding("two_disadvantages", persons=persons))

    assert head == f"Counted once: {who} under two disadvantages; the first counts"


@pytest.mark.parametrize(
    ("code", "told", "working"),
    [
        (
            "fte_years",
            {"years": "2", "part": "1/2"},
            "2 years on the contract, at 0.5 of full time.",
        ),
        ("fte_years", {"years": "1", "part": "1"}, "1 year on the contract."),
        ("hours_attendees", {"hours": "2000", "attendees": "8"}, "2 hours x 8 attendees."),
        ("person_weeks", {"weeks": "6500", "people": "3"}, "6.5 weeks x 3 people."),
        (
            "pounds_at_rate",
            {"costs": "400000", "hours": "30000", "rate": "16.93"},
            "£400 and 30 hours at £16.93.",
        ),
        ("hours_attendees", {"hours": "1000", "attendees": "1"}, "1 hour x 1 attendee."),
        ("person_weeks", {"weeks": "1000", "people": "1"}, "1 week x 1 person."),
        (
            "pounds_at_rate",
            {"costs": "25500", "hours": "1000", "rate": "16.9"},
            "£25.50 and 1 hour at £16.90.",
        ),
        ("equal_shares", {"contracts": "1"}, "1 contract shares it."),
        ("equal_shares", {"contracts": "3"}, "3 contracts share it."),
    ],
)
def test_a_formula_shows_its_working(code: str, told: dict[str, str], working: str) -> None:
    finding = a_finding(code, told=tuple(told.items()), added=Thousandths(1000))

    said = finding_text(finding, WEEKS, "Weeks")

    assert f". {working} Weeks: 5 weeks from 2 results, 1 week more than typed." in said
    assert working not in finding_text(replace(finding, told=()), WEEKS, "Weeks")


def test_a_remark_takes_nothing_away() -> None:
    said = finding_text(a_finding("no_persons"), WEEKS, "Weeks")

    assert "nobody is named. Weeks: 5 weeks from 2 results. Rule" in said


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ((("from", "2026-07-01"),), "This rule began on 1 July 2026; what was before is not"),
        ((("to", "2026-07-31"),), "This rule ended on 31 July 2026; what came after is not"),
        ((("from", "2026-07-01"), ("to", "2026-07-31")), "This rule holds only from 1 July 2026"),
    ],
)
def test_a_change_of_rules_is_said(told: tuple[tuple[str, str], ...], said: str) -> None:
    finding = RuleFinding(a_rule("weeks"), "rule_changed", None, told=told)

    assert finding_text(finding, Unit("", ""), "").startswith(said)


def test_whose_rule_it_is() -> None:
    bare = a_finding("no_weeks", rule=a_rule("weeks", id="7"))

    assert whose_text(bare) == "Rule 7."
    assert whose_text(replace(bare, rule=None)) == ""
    assert finding_head(replace(bare, code="new_code")) == "Counted by a rule (new_code)"


def test_a_ruling_says_who_when_and_why() -> None:
    ruling = Ruling(a_uid(), UUID(int=1), Decision.COUNT, "A second job.", decided_by="Joe Malik")

    assert ruling_text(ruling) == "Joe Malik decided this: A second job."
    dated = replace(ruling, decided_by="", decided_on=date(2026, 6, 18))
    assert ruling_text(dated) == "Somebody decided this on 18 June 2026: A second job."
    left = a_finding("left_out_by_hand", rule=None, ruling=ruling)
    assert finding_text(left, WEEKS, "Weeks").endswith("Joe Malik decided this: A second job.")


@pytest.mark.parametrize(
    ("places", "where"),
    [
        ((), "a place that is not given"),
        (("",), "a place that is not given"),
        (("Dudley",), "Dudley"),
        (("", "Birmingham", "Dudley"), "Birmingham, Dudley and a place that is not given"),
    ],
)
def test_every_place_outside_the_area_is_named(places: tuple[str, ...], where: str) -> None:
    finding = a_finding("outside_area", told=tuple(("where", place) for place in places))

    assert finding_head(finding) == f"Outside the buyer's area: {where}"
