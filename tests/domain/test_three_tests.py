"""The three tests of a result: specific, measurable, and verifiable on its days."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sv_evidence.domain.evidence import (
    Attachment,
    Condition,
    ConsentState,
    Evidence,
    Strength,
    StrengthWord,
)
from sv_evidence.domain.measures import Thousandths
from sv_evidence.domain.proof import (
    Exhibit,
    Mark,
    Wants,
    exhibit_of,
    finding_of,
    spoilt_by,
    strength_of,
)
from sv_evidence.domain.surveys import Need, SurveyResult
from tests.domain.test_proof import (
    ALTERED,
    COUNT,
    DAYS,
    DIARY,
    GONE,
    LETTER,
    NOTE,
    PHOTO,
    SOUND,
    STRANGE,
    TYPES,
    UNDATED,
    WITHDRAWN,
)


@pytest.mark.parametrize(
    ("changes", "specific"),
    [
        ({"says_who": False}, ("no_who",)),
        ({"wants": Wants(names_contract=True)}, ("no_contract",)),
        ({"wants": Wants(names_contract=True), "has_contract": True}, ()),
    ],
)
def test_a_result_says_who_and_names_the_contract_where_its_buyer_asks(
    changes: dict[str, object], specific: tuple[str, ...]
) -> None:
    case = replace(SOUND, exhibits=(LETTER,), **changes)  # type: ignore[arg-type]

    finding = finding_of(case, TYPES)

    assert finding.specific == finding.codes == specific
    assert finding.mark is (Mark.UNPROVEN if specific else Mark.PROVEN)


def a_survey(**fields: Any) -> SurveyResult:
    usual: dict[str, Any] = {"tool": "Three questions", "asked": 60, "answered": 52}
    return SurveyResult(UUID(int=1), UUID(int=2), **{**usual, **fields})


BEFORE = {"baseline": Thousandths(7000), "baseline_on": date(2026, 4, 15)}
AFTER = {"follow_up": Thousandths(5000), "follow_up_on": date(2026, 6, 15)}
CHANGE, ANSWERS = Wants((Need.BASELINE,)), Wants((Need.SURVEY,), counts_people=True)


@pytest.mark.parametrize(
    ("wants", "surveys", "missing"),
    [
        (CHANGE, (), ("no_baseline",)),
        (CHANGE, (a_survey(**AFTER),), ("no_baseline",)),
        (CHANGE, (a_survey(baseline=Thousandths(7000), **AFTER),), ("baseline_undated",)),
        (CHANGE, (a_survey(**BEFORE),), ("no_follow_up",)),
        (CHANGE, (a_survey(**BEFORE, **AFTER),), ()),
        (ANSWERS, (), ("no_response_rate",)),
        (ANSWERS, (a_survey(asked=None),), ("no_response_rate",)),
        (ANSWERS, (a_survey(answered=45),), ("more_than_answered",)),
        (ANSWERS, (a_survey(answered=20), a_survey(answered=26)), ()),
        (replace(ANSWERS, counts_people=False), (a_survey(answered=45),), ()),
    ],
)
def test_a_change_needs_its_baseline_and_a_survey_its_answers(
    wants: Wants, surveys: tuple[SurveyResult, ...], missing: tuple[str, ...]
) -> None:
    finding = finding_of(replace(SOUND, exhibits=(LETTER,), wants=wants, surveys=surveys), TYPES)

    assert finding.measurable == missing
    assert finding.mark is (Mark.UNPROVEN if missing else Mark.PROVEN)


def test_people_are_not_counted_in_parts() -> None:
    case = replace(SOUND, exhibits=(LETTER,), quantity=Thousandths(4500))

    people = finding_of(replace(case, wants=Wants(counts_people=True)), TYPES)

    assert people.measurable == ("not_whole",)
    assert finding_of(case, TYPES).measurable == ()


@pytest.mark.parametrize(
    ("dated", "strength"),
    [
        (date(2026, 8, 31), Strength.WEAK),
        (date(2026, 9, 1), Strength.FAIR),
        (date(2026, 9, 3), Strength.FAIR),
        (date(2026, 9, 4), Strength.WEAK),
        (None, Strength.FAIR),
    ],
)
def test_a_file_is_dated_as_its_type_demands(dated: date | None, strength: Strength) -> None:
    types = {"count": replace(TYPES["count"], days_before=0, days_after=1)}
    sheet = replace(COUNT, dated=dated)

    assert strength_of(sheet, DAYS, types) is strength
    assert spoilt_by(sheet, DAYS, types) == ("dated_outside" if strength is Strength.WEAK else None)


def test_a_file_out_of_its_days_is_named_as_the_reason() -> None:
    types = {**TYPES, "count": replace(TYPES["count"], days_after=0)}
    late = replace(COUNT, dated=date(2026, 12, 1))

    finding = finding_of(replace(SOUND, exhibits=(late,)), types)

    assert finding.verifiable == ("only_weak", "dated_outside")
    assert finding.best is Strength.WEAK


def test_a_date_is_no_reason_where_the_type_never_counts() -> None:
    types = {**TYPES, "note": replace(TYPES["note"], days_after=0)}
    late = replace(NOTE, dated=date(2026, 12, 1))

    assert finding_of(replace(SOUND, exhibits=(late,)), types).verifiable == ("only_weak",)


@pytest.mark.parametrize(
    ("spoilt", "why", "strength"),
    [
        (LETTER, None, Strength.FAIR),
        (NOTE, None, Strength.FAIR),
        (UNDATED, None, Strength.FAIR),
        (GONE, "missing", Strength.WEAK),
        (ALTERED, "altered", Strength.WEAK),
        (STRANGE, "unknown_type", Strength.WEAK),
        (WITHDRAWN, "withdrawn", None),
    ],
)
def test_a_strength_that_a_person_set_counts_before_all_but_the_file_itself(
    spoilt: Exhibit, why: str | None, strength: Strength | None
) -> None:
    judged = replace(spoilt, judged=Strength.FAIR)

    assert spoilt_by(judged, DAYS, TYPES) == why
    assert strength_of(judged, DAYS, TYPES, Strength.STRONG) is strength


def test_an_exhibit_is_the_file_with_the_strength_set_on_its_attachment() -> None:
    file = Evidence(UUID(int=1), "Sheet", "count", dated=date(2026, 9, 1))
    tied = Attachment(UUID(int=2), UUID(int=3), file.uid, StrengthWord.STRONG, "The host saw it")

    assert exhibit_of(file, Condition.UNCHANGED).judged is None
    assert exhibit_of(file, Condition.UNCHANGED, replace(tied, strength=None)).judged is None
    shown = exhibit_of(file, Condition.ALTERED, tied)
    assert (shown.judged, shown.dated, shown.condition) == (
        Strength.STRONG,
        date(2026, 9, 1),
        Condition.ALTERED,
    )


ANY_EXHIBIT = st.sampled_from(
    [LETTER, COUNT, DIARY, NOTE, PHOTO, UNDATED, GONE, ALTERED, WITHDRAWN, STRANGE]
)


@given(st.lists(ANY_EXHIBIT, max_size=5), ANY_EXHIBIT)
def test_adding_evidence_never_lowers_proof(exhibits: list[Exhibit], more: Exhibit) -> None:
    order = [Mark.UNPROVEN, Mark.PART_PROVEN, Mark.PROVEN]
    before = finding_of(replace(SOUND, exhibits=tuple(exhibits)), TYPES)

    after = finding_of(replace(SOUND, exhibits=(*exhibits, more)), TYPES)

    assert order.index(after.mark) >= order.index(before.mark)


@pytest.mark.parametrize(("quantity", "missing"), [(0, ("no_quantity",)), (1, ())])
def test_a_thousandth_is_a_quantity_and_nothing_is_none(
    quantity: int, missing: tuple[str, ...]
) -> None:
    case = replace(SOUND, exhibits=(LETTER,), quantity=Thousandths(quantity))

    assert finding_of(case, TYPES).measurable == missing


def test_an_exhibit_is_all_that_proof_needs_of_its_file() -> None:
    at = datetime(2026, 9, 1, 12, 30)  # noqa: DTZ001 - as cameras write it
    file = Evidence(
        UUID(int=1),
        "Photo",
        "photo",
        consent=ConsentState.HELD,
        camera_at=at,
        dated=date(2026, 9, 1),
    )

    assert exhibit_of(file, Condition.UNCHANGED) == Exhibit(
        "photo", Condition.UNCHANGED, ConsentState.HELD, at, date(2026, 9, 1)
    )


def test_a_photo_whose_camera_said_another_day_says_so() -> None:
    assert spoilt_by(UNDATED, DAYS, TYPES) == "no_camera_date"


ANY = st.builds(
    Exhibit,
    type=st.sampled_from([*TYPES, "hologram"]),
    condition=st.sampled_from(Condition),
    consent=st.sampled_from(ConsentState),
    camera_at=st.none() | st.just(datetime(2026, 9, 1, 12, 30)),  # noqa: DTZ001 - as cameras write it
    dated=st.none() | st.dates(date(2026, 8, 1), date(2026, 10, 31)),
    judged=st.none() | st.sampled_from(Strength),
)
ACCEPTED = st.dictionaries(
    st.sampled_from([*TYPES, "hologram"]), st.none() | st.sampled_from(Strength)
)


@given(exhibits=st.lists(ANY, max_size=5), more=ANY, accepts=ACCEPTED, has_place=st.booleans())
def test_no_file_of_any_kind_lowers_proof_of_any_measure(
    exhibits: list[Exhibit], more: Exhibit, accepts: dict[str, Strength | None], *, has_place: bool
) -> None:
    order = [Mark.UNPROVEN, Mark.PART_PROVEN, Mark.PROVEN]
    case = replace(SOUND, accepts=accepts, has_place=has_place)
    before = finding_of(replace(case, exhibits=tuple(exhibits)), TYPES)

    after = finding_of(replace(case, exhibits=(*exhibits, more)), TYPES)
    mixed = finding_of(replace(case, exhibits=(more, *exhibits)), TYPES)

    assert order.index(after.mark) >= order.index(before.mark)
    assert mixed == after
    assert (before.best or 0) <= (after.best or 0)
