from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from sv_evidence.domain.activities import Impact
from sv_evidence.domain.measures import Pence, ProxyRate, Thousandths
from sv_evidence.operations.shapes import Plain, Shape, Unreadable

UID = UUID(int=7)
AT = datetime(2026, 9, 30, 16, 52, tzinfo=UTC)


def shape(of: object, *, optional: bool = False) -> Shape:
    return Shape("field", of, optional, is_required=True, refers=None, default=None)


@pytest.mark.parametrize(
    ("of", "value", "plain"),
    [
        (str, "x", "x"),
        (int, 7, 7),
        (bool, True, True),
        (date, date(2026, 9, 30), "2026-09-30"),
        (datetime, AT, "2026-09-30T16:52:00+00:00"),
        (UUID, UID, str(UID)),
        (Impact, Impact.CORE, "core"),
        (Thousandths, Thousandths(12_500), "12.5"),
        (Pence, Pence(1_205), "12.05"),
        (ProxyRate, ProxyRate(62_500), "6.25"),
    ],
)
def test_what_goes_out_comes_in_again(of: object, value: object, plain: Plain) -> None:
    assert shape(of).out(value) == plain
    assert shape(of).read(plain) == value


@pytest.mark.parametrize(
    ("of", "raw", "code"),
    [
        (str, None, "missing"),
        (bool, 1, "not_yes_or_no"),
        (datetime, "noon", "not_a_moment"),
        (datetime, 12, "not_text"),
        (UUID, "me", "not_a_uid"),
        (Thousandths, True, "not_decimal"),
        (int, 1 << 63, "too_large"),
    ],
)
def test_what_is_of_another_type_is_told(of: object, raw: object, code: str) -> None:
    with pytest.raises(Unreadable) as wrong:
        shape(of).read(raw)

    assert wrong.value.code == code


def test_nothing_is_nothing_where_it_may_be() -> None:
    assert shape(str, optional=True).read(None) is None
    assert shape(date, optional=True).out(None) is None


def test_a_whole_number_is_a_decimal_too() -> None:
    assert shape(Thousandths).read(12) == 12_000
