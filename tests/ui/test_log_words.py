"""The words of the live check, of chosen files and of the date filter."""

from datetime import date, datetime

import pytest

from sv_evidence.domain.activities import ActivityDraft
from sv_evidence.domain.evidence import ConsentState, Evidence, Strength
from sv_evidence.domain.evidence_types import load_types
from sv_evidence.domain.measures import ONE, Period, Thousandths, Unit, YearStart
from sv_evidence.domain.proof import Finding, Mark
from sv_evidence.intake.seen import Family, Seen
from sv_evidence.operations.previewing import (
    FormChoices,
    MeasureChoice,
    ResultPreview,
    preview_finding,
)
from tests.builders import TODAY, a_uid
from ui.pages.activities.log.looks import (
    Look,
    camera_doubt,
    consent_of,
    doubts_about,
    exhibit_of,
    second_line,
    type_of,
)
from ui.pages.activities.log.sentences import listed, saved_now, three_tests
from ui.pages.activities.periods import brief_period, offered_periods, typed_period

TYPES = load_types()
MEALS = MeasureChoice(
    a_uid(),
    "Meals",
    Unit("meal", "meals"),
    "People eat",
    "Charter",
    {"count_sheet": None, "photo": Strength.FAIR},
    "",
)


def a_preview(
    mark: Mark,
    *,
    verifiable: tuple[str, ...] = (),
    carried: tuple[str, ...] = (),
    wanted: str | None = "count_sheet",
) -> ResultPreview:
    finding = Finding(mark, (), (), verifiable)
    return ResultPreview(MEALS, Thousandths(126 * ONE), finding, carried, wanted)


@pytest.mark.parametrize(
    ("preview", "said"),
    [
        (a_preview(Mark.PROVEN, carried=("count_sheet",)), "Meals: yes, the count sheet."),
        (
            a_preview(Mark.PART_PROVEN, verifiable=("only_one_fair",), carried=("photo",)),
            "Meals: half way. Add the count sheet.",
        ),
        (
            a_preview(Mark.UNPROVEN, verifiable=("no_files",)),
            "Meals: not yet. Add the count sheet.",
        ),
        (
            a_preview(Mark.UNPROVEN, verifiable=("no_files",), wanted=None),
            "Meals: not yet. Nothing counts alone here.",
        ),
    ],
)
def test_verifiable_says_of_each_result_what_carries_it_or_would(
    preview: ResultPreview, said: str
) -> None:
    assert three_tests([preview], TYPES)[2].lines == (said,)


def test_an_empty_sheet_says_what_to_add_to_each_test() -> None:
    choices = FormChoices((), (), (), (), TYPES)

    tests = three_tests(preview_finding(choices, ActivityDraft(), ()), TYPES)

    assert [each.is_passed for each in tests] == [False, False, False]
    assert tests[0].lines == (
        (
            "Say what happened. Say when. "
            "Say who it was for: count people or name the project. Say where."
        ),
    )
    assert tests[1].lines == ("Add a result: how many of what.",)
    assert tests[2].lines == ("Choose what was counted, then add what proves it.",)


def test_a_result_without_a_number_is_not_measurable_yet() -> None:
    blank = ResultPreview(MEALS, None, Finding(Mark.UNPROVEN, (), (), ()), (), None)

    measurable = three_tests([blank], TYPES)[1]

    assert measurable.lines == ("Give a number to every result.",)
    assert saved_now(blank) == ""
    assert saved_now(a_preview(Mark.PART_PROVEN)) == "126 meals part proven"


def test_words_are_joined_as_in_a_sentence() -> None:
    assert listed([]) == ""
    assert listed(["a", "b", "c"]) == "a, b and c"


def a_look(camera_at: datetime | None = None, pages: int | None = None) -> Look:
    seen = Seen("image/jpeg", Family.PICTURE, 9, "photo", "Lunch", camera_at=camera_at, pages=pages)
    return Look(seen)


def test_a_file_says_its_kind_and_its_camera_or_pages() -> None:
    at = datetime(2026, 9, 30, 12, 4)  # noqa: DTZ001 - a camera knows no zone

    assert second_line(a_look(at), TYPES["photo"]) == "Photo, 30 Sep 12:04"
    assert second_line(a_look(pages=1), TYPES["count_sheet"]) == "Register, 1 page"
    assert second_line(Look(), None) == "Looking at it"
    assert second_line(Look(trouble="It is empty."), None) == "It is empty."
    known = Evidence(a_uid(), "Lunch", "photo", "E-231", consent=ConsentState.HELD)
    assert second_line(Look(a_look().seen, known), TYPES["photo"]) == "Already here as E-231"
    assert type_of(Look(a_look().seen, known), "count_sheet") == "photo"
    assert consent_of(Look(a_look().seen, known), "needed", None) is ConsentState.HELD


def test_what_nobody_said_of_a_file_is_assumed_with_care() -> None:
    assert type_of(a_look(), "") == "photo"
    assert consent_of(a_look(), "", TYPES["photo"]) is ConsentState.NEEDED
    assert consent_of(a_look(), "no_people", TYPES["photo"]) is ConsentState.NO_PEOPLE
    assert consent_of(Look(), "", None) is ConsentState.NEEDED
    assert exhibit_of(Look(), "", ConsentState.NEEDED) is None


def test_a_camera_is_only_doubted_when_it_saw_another_day() -> None:
    look = a_look(datetime(2026, 9, 28, 12, 0))  # noqa: DTZ001 - a camera knows no zone

    assert camera_doubt(look, Period(TODAY, TODAY)).startswith("The camera says Mon 28 Sep")
    assert camera_doubt(look, Period(date(2026, 9, 28), TODAY)) == ""
    assert camera_doubt(look, None) == ""


def test_of_a_file_that_is_here_already_nothing_is_doubted() -> None:
    look = a_look(datetime(2026, 9, 28, 12, 0))  # noqa: DTZ001 - a camera knows no zone
    known = Evidence(a_uid(), "Lunch", "photo", "E-231")

    assert len(doubts_about(look, Period(TODAY, TODAY))) == 1
    assert doubts_about(Look(look.seen, known), Period(TODAY, TODAY)) == ()
    assert doubts_about(Look(), Period(TODAY, TODAY)) == ()


def test_the_date_filter_offers_whole_months_quarters_and_years() -> None:
    offered = dict(offered_periods(TODAY, YearStart()))

    assert brief_period(offered["This month"]) == "1 Sep \N{EN DASH} 30 Sep 2026"
    assert brief_period(offered["This quarter"]) == "1 Jul \N{EN DASH} 30 Sep 2026"
    assert brief_period(offered["Last year"]) == "1 Apr 2025 \N{EN DASH} 31 Mar 2026"
    first = dict(offered_periods(date(2026, 4, 2), YearStart()))
    assert brief_period(first["Last quarter"]) == "1 Jan \N{EN DASH} 31 Mar 2026"
    assert brief_period(Period(TODAY, TODAY)) == "30 Sep 2026"


def test_a_period_may_be_typed() -> None:
    assert typed_period("1 Apr to 30 Sep 2026", today=TODAY) == Period(date(2026, 4, 1), TODAY)
    assert typed_period("today", today=TODAY) == Period(TODAY, TODAY)
    assert typed_period("30 Sep 2026 to 1 Apr 2026", today=TODAY) is None
    assert typed_period("soon", today=TODAY) is None
