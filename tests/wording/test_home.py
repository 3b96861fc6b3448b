from datetime import UTC, date, datetime

from sv_evidence.domain.measures import Thousandths, Unit
from sv_evidence.wording.home import (
    alarms_text,
    alarms_where_text,
    bid_due_text,
    claims_today,
    days_text,
    money_today,
    short_by_text,
    target_text,
)

PEOPLE, POUNDS = Unit("person", "people"), Unit("£", "£")


def test_all_is_said_as_all() -> None:
    assert money_today([("£5", "£5", "core")]) == "You can prove all £5 today."
    assert money_today([("£3", "£5", "core")]) == "You can prove £3 of £5 today."
    assert claims_today(1, 1) == "You can prove the one claim today."
    assert claims_today(12, 12) == "You can prove all 12 claims today."
    assert claims_today(7, 12) == "You can prove 7 of 12 claims today."


def test_alarms_name_the_first_two_files() -> None:
    assert alarms_text(1, 1) == "1 file missing, 1 altered"
    assert alarms_text(0, 2) == "2 files altered"
    assert alarms_text(2, 0) == "2 files missing"
    assert alarms_where_text(("E-1",), 0) == "E-1"
    assert alarms_where_text(("E-1", "E-2"), 2) == "E-1 and E-2, used in 2 claims"
    assert alarms_where_text(("E-1", "E-2", "E-3"), 1) == "E-1, E-2, 1 more, used in 1 claim"


def test_times_and_targets() -> None:
    assert bid_due_text(datetime(2026, 10, 6, 12, 0, tzinfo=UTC)) == "Bid, 12 noon"
    assert bid_due_text(datetime(2026, 10, 6, 17, 30, tzinfo=UTC)) == "Bid, 17:30"
    assert [days_text(each) for each in (0, 1, 6)] == ["today", "tomorrow", "6 days"]
    nine, twelve = Thousandths(9_000), Thousandths(12_032)
    assert short_by_text(nine, twelve, PEOPLE) == "3 fewer than expected by now"
    assert short_by_text(nine, twelve, POUNDS) == "£3 less than expected by now"
    assert target_text(nine, twelve, PEOPLE, None) == "9 of 12.032"
    assert (
        target_text(nine, Thousandths(24_000), POUNDS, date(2027, 3, 31)) == "£9 of £24 by 31 Mar"
    )
