from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sv_evidence.domain.identity import RANDOM_BYTES, Number, make_uid
from sv_evidence.domain.problems import Defect

MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2200, 1, 1)).map(  # noqa: DTZ001 - zone follows
    lambda moment: moment.replace(tzinfo=UTC)
)
RANDOMNESS = st.binary(min_size=RANDOM_BYTES, max_size=RANDOM_BYTES)


@given(MOMENTS, RANDOMNESS)
def test_a_uid_is_a_version_7_uuid_that_tells_its_millisecond(
    at: datetime, randomness: bytes
) -> None:
    uid = make_uid(at, randomness)

    assert uid.version == 7
    assert uid.variant == "specified in RFC 4122"
    assert uid.int >> 80 == int(at.timestamp() * 1000)


@given(MOMENTS, RANDOMNESS, RANDOMNESS)
def test_a_later_uid_sorts_after_an_earlier_one(at: datetime, one: bytes, other: bytes) -> None:
    assert make_uid(at, one) < make_uid(at + timedelta(milliseconds=2), other)


def test_too_little_randomness_is_a_defect() -> None:
    with pytest.raises(Defect):
        make_uid(datetime(2026, 9, 30, tzinfo=UTC), b"short")


@given(
    st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=1, max_size=3),
    st.integers(0, 999_999_999),
    st.sampled_from(["", "B", "Z"]),
)
def test_a_number_is_read_back_as_written_in_any_case(prefix: str, count: int, device: str) -> None:
    number = Number(prefix, count, device)

    assert Number.parse(f" {str(number).lower()} ") == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("e-7", Number("E", 7)),
        ("E-007", Number("E", 7)),
        ("E-B12", Number("E", 12, "B")),
        ("E7", None),
        ("E-", None),
        ("ABCD-1", None),
        ("E-\u0667", None),
        ("0191d2f0-0000-7000-8000-000000000000", None),
    ],
)
def test_a_number_is_read_as_a_person_types_it(text: str, number: Number | None) -> None:
    assert Number.parse(text) == number


def test_numbers_are_written_with_three_figures_and_a_second_devices_letter() -> None:
    assert str(Number("E", 7)) == "E-007"
    assert str(Number("E", 12, "B")) == "E-B12"


@given(MOMENTS, RANDOMNESS)
def test_a_uid_keeps_all_of_its_randomness_but_six_bits(at: datetime, randomness: bytes) -> None:
    kept = make_uid(at, randomness).int & ((1 << 80) - 1)

    free = ~((0xF << 76) | (0b11 << 62)) & ((1 << 80) - 1)
    assert kept & free == int.from_bytes(randomness, "big") & free


def test_a_moment_beyond_48_bits_begins_anew() -> None:
    before_1970 = datetime(1969, 12, 31, 23, 59, 59, 999000, tzinfo=UTC)

    assert make_uid(before_1970, bytes(RANDOM_BYTES)).int >> 80 == (1 << 48) - 1
