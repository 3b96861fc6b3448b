"""What can be proven of a question: figures, files that may be shown, words, and gaps."""

from datetime import date, timedelta

import pytest

from sv_evidence.domain.activities import Activity
from sv_evidence.domain.answers import Passage
from sv_evidence.domain.evidence import ConsentState, Evidence
from sv_evidence.domain.measures import Period
from sv_evidence.domain.stories import CaseStudy, Quote
from sv_evidence.operations.asking import Kit, ask, could_use
from sv_evidence.operations.bid_desk import keep_record
from sv_evidence.operations.library import keep_passage
from sv_evidence.store.workspace import Workspace
from tests.builders import TODAY, a_uid
from tests.operations.tendering import FIGURE, a_bid, answered, more_meals, questions

YEAR = Period(date(2026, 4, 1), TODAY)


@pytest.fixture
def worked(worked: Workspace) -> Workspace:
    """Say who was there too, so that the meals are proven."""
    with worked.change("Edit activity") as unit:
        (activity,) = unit.all(Activity)
        unit.amend(Activity, activity.uid, people=46)
    return worked


def asked(workspace: Workspace, question: str, **more: object) -> Kit:
    with workspace.read() as view:
        return ask(view, question, YEAR, today=TODAY, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "question",
    [
        "How many meals did you share?",
        "How will you help people who are isolated?",
        "Describe the social value you will deliver.",
        "zebra crossing",
    ],
)
def test_figures_come_with_their_period_proof_and_tag(worked: Workspace, question: str) -> None:
    (figure,) = asked(worked, question).figures

    assert (figure.said, figure.claim.mark, figure.period) == ("46 meals", "proven", YEAR)
    assert figure.tag == "figure M1 2026-04-01/2026-09-30"
    assert not figure.is_quoted


def test_what_is_asked_about_something_else_is_left_out(worked: Workspace) -> None:
    assert asked(worked, "How many jobs were started?").figures == ()


def test_files_say_whether_they_may_be_shown(worked: Workspace) -> None:
    kit = asked(worked, "How many meals did you share at lunch?")

    assert [(each.evidence.number, each.hidden) for each in kit.evidence] == [("E-002", None)]
    assert kit.photos == ()
    with worked.change("Consent") as unit:
        photo = unit.resolve("E-001", Evidence)
        unit.amend(Evidence, photo.uid, consent=ConsentState.NO_PEOPLE)
    shown = asked(worked, "How many meals did you share at lunch?")
    assert [each.evidence.number for each in shown.photos] == ["E-001"]


def test_consent_is_judged_on_the_day_of_the_deadline(worked: Workspace) -> None:
    bid = a_bid(worked)
    with worked.change("Consent") as unit:
        file = unit.resolve("E-002", Evidence)
        unit.amend(
            Evidence,
            file.uid,
            consent=ConsentState.HELD,
            consent_channels="bid_pack",
            consent_until=TODAY + timedelta(days=1),
        )

    now, then = (asked(worked, "meals", bid=each) for each in (None, bid.uid))

    assert [each.hidden for each in now.evidence] == [None]
    assert [each.hidden for each in then.evidence] == ["ended"]


def test_words_are_cleared_or_say_why_not(worked: Workspace) -> None:
    held = {"consent": ConsentState.HELD, "consent_channels": "bid_pack"}
    with worked.change("Stories") as unit:
        for record in (
            Quote(a_uid(), "This meal is my week.", "Guest"),
            Quote(a_uid(), "A meal with friends.", "Guest", **held),  # type: ignore[arg-type]
            Quote(a_uid(), "Zebras.", "Guest"),
            CaseStudy(a_uid(), "A shared meal", **held),  # type: ignore[arg-type]
        ):
            keep_record(unit, record, today=TODAY)
        keep_passage(unit, Passage(a_uid(), "How we share meals", FIGURE, "Amina"), today=TODAY)
        keep_passage(unit, Passage(a_uid(), "Zebras", "Stripes"), today=TODAY)

    kit = asked(worked, "How do you share meals?")

    assert [each.hidden for each in kit.quotes] == [None, "needed"]
    assert [each.hidden for each in kit.case_studies] == [None]
    assert [each.title for each in kit.passages] == ["How we share meals"]


def test_what_a_bid_quotes_already_is_told(worked: Workspace) -> None:
    bid = a_bid(worked)
    _, second = questions(worked, bid.uid)
    with worked.read() as view:
        unused = could_use(view, bid.uid, second.uid, YEAR, today=TODAY)
    assert [each.said for each in unused] == ["46 meals"]

    answered(worked, second.uid, f"We shared {FIGURE}.")

    assert asked(worked, "meals", bid=bid.uid).figures[0].is_quoted
    with worked.read() as view:
        assert could_use(view, bid.uid, second.uid, YEAR, today=TODAY) == ()


def test_gaps_come_with_the_cheapest_way_to_close_them(workspace: Workspace) -> None:
    more_meals(workspace)

    (gap,) = asked(workspace, "meals").gaps

    assert (gap.title, gap.quantity) == ("Meals shared", 4_000)
    assert gap.proof
