from collections.abc import Mapping
from datetime import date
from uuid import UUID

import pytest

from sv_evidence.domain.activities import Impact
from sv_evidence.domain.counting import ClaimQuestion
from sv_evidence.domain.frameworks import InstalledFramework, InstalledMeasure, Proxy
from sv_evidence.domain.measures import Period, ProxyRate
from sv_evidence.domain.problems import InvalidEntry
from sv_evidence.domain.proof import Mark
from sv_evidence.operations.claiming import ClaimsReport, claims, period_asked
from sv_evidence.operations.setting_up import amend_organisation
from sv_evidence.store.workspace import Workspace
from tests.builders import (
    HOURS,
    JOBS,
    MEALS,
    TODAY,
    a_buyer,
    a_contract,
    a_file,
    a_place,
    a_result,
    a_uid,
    an_activity,
    an_allotment,
    keep_file,
    log,
)

YEAR = Period(date(2026, 4, 1), date(2027, 3, 31))


@pytest.fixture
def measures(workspace: Workspace) -> Mapping[str, UUID]:
    with workspace.read() as view:
        return {each.code: each.uid for each in view.all(InstalledMeasure)}


@pytest.fixture
def contract(workspace: Workspace) -> UUID:
    buyer = a_buyer()
    made = a_contract(buyer.uid)
    with workspace.change("Contract") as unit:
        unit.add_all((buyer, made))
    return made.uid


def report(workspace: Workspace, **more: UUID) -> ClaimsReport:
    with workspace.read() as view:
        return claims(view, ClaimQuestion(YEAR, **more))


def worked(workspace: Workspace, measures: Mapping[str, UUID], contract: UUID) -> None:
    """Log a proven core result, and an unproven additional one that is half the contract's."""
    place = a_place()
    with workspace.change("Place and proxies") as unit:
        unit.add(place)
        unit.add(Proxy(a_uid(), measures[MEALS], ProxyRate(62_500)))
    proven, unproven = an_activity(place=place.uid), an_activity(place=place.uid)
    log(
        workspace,
        proven,
        [a_result(proven.uid, measures[MEALS], 3)],
        [keep_file(workspace), a_file("policy", sha256="00", vault_name="0" * 64)],
    )
    extra = a_result(unproven.uid, measures[MEALS], 5, impact=Impact.ADDITIONAL)
    hours = a_result(unproven.uid, measures[HOURS], 9)
    log(workspace, unproven, [extra, hours])
    with workspace.change("Share") as unit:
        unit.add(an_allotment(extra.uid, contract, share=500_000))


def test_claims_come_in_the_frameworks_order_with_their_parts(
    workspace: Workspace, measures: Mapping[str, UUID], contract: UUID
) -> None:
    worked(workspace, measures, contract)

    meals, hours = report(workspace).lines

    assert (meals.measure.code, hours.measure.code) == (MEALS, HOURS)
    assert (meals.framework.id, meals.evidence, hours.evidence) == ("test-charter", 1, 0)
    assert meals.claim.counted == 8_000
    assert (meals.claim.core, meals.claim.additional) == (3_000, 5_000)
    assert meals.claim.mark is Mark.PART_PROVEN
    assert hours.claim.mark is Mark.UNPROVEN
    assert (meals.claim.value, hours.claim.value) == (5_000, None)


def test_core_and_additional_are_worth_something_each_and_never_summed(
    workspace: Workspace, measures: Mapping[str, UUID], contract: UUID
) -> None:
    worked(workspace, measures, contract)

    found = report(workspace)

    assert found.core is not None
    assert found.additional is not None
    assert (found.core.value, found.core.by_mark[Mark.PROVEN]) == (1_875, 1_875)
    assert (found.additional.value, found.additional.by_mark[Mark.UNPROVEN]) == (3_125, 3_125)
    assert (found.count(Mark.PART_PROVEN), found.count(Mark.UNPROVEN)) == (1, 1)


def test_a_contracts_claims_are_its_shares(
    workspace: Workspace, measures: Mapping[str, UUID], contract: UUID
) -> None:
    worked(workspace, measures, contract)

    found = report(workspace, contract=contract)

    (line,) = found.lines
    assert (line.claim.counted, line.claim.core, line.evidence) == (2_500, 0, 0)
    assert found.core is None


def test_claims_are_narrowed_to_a_framework_or_a_measure(
    workspace: Workspace, measures: Mapping[str, UUID], contract: UUID
) -> None:
    worked(workspace, measures, contract)
    with workspace.read() as view:
        (framework,) = view.all(InstalledFramework)

    assert len(report(workspace, framework=framework.uid).lines) == 2
    assert [each.measure.code for each in report(workspace, measure=measures[HOURS]).lines] == [
        HOURS
    ]
    assert report(workspace, measure=measures[JOBS]).lines == ()


def test_nothing_logged_is_no_claim(workspace: Workspace) -> None:
    found = report(workspace)

    assert (found.lines, found.core, found.additional) == ((), None, None)


@pytest.mark.parametrize(
    ("first", "last", "period"),
    [
        (None, None, Period(date(2026, 4, 1), TODAY)),
        (date(2026, 7, 1), None, Period(date(2026, 7, 1), TODAY)),
        (None, date(2026, 3, 31), Period(date(2025, 4, 1), date(2026, 3, 31))),
        (date(2026, 1, 1), date(2026, 1, 1), Period(date(2026, 1, 1), date(2026, 1, 1))),
        (date(2026, 12, 1), None, Period(date(2026, 12, 1), date(2026, 12, 1))),
    ],
)
def test_a_period_half_given_is_filled_from_the_organisations_year(
    workspace: Workspace, first: date | None, last: date | None, period: Period
) -> None:
    with workspace.read() as view:
        assert period_asked(view, first, last, today=TODAY) == period


def test_the_organisations_year_may_start_elsewhere(workspace: Workspace) -> None:
    amend_organisation(workspace, year_start="09-01")

    with workspace.read() as view:
        assert period_asked(view, None, None, today=TODAY).first == date(2026, 9, 1)


def test_a_period_that_runs_backwards_is_refused(workspace: Workspace) -> None:
    with workspace.read() as view, pytest.raises(InvalidEntry):
        period_asked(view, date(2026, 2, 1), date(2026, 1, 1), today=TODAY)
