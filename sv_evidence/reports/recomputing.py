"""Works every figure of a pack out again, from its CSV files alone.

Written apart from the code that states the figures: what the two say must agree.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Final

Row = Mapping[str, str]
Figures = Mapping[str, frozenset[Decimal]]
"""Values by key; two outcomes may have the same code, and then a key has several."""

_MARKS: Final = ("proven", "part_proven", "unproven")
_NUMBER: Final = re.compile(r"(-?)£?([\d,]*\.?\d+)")


def recomputed(claims: Sequence[Row], details: Iterable[Row]) -> Figures:
    """Return every figure that follows from the rows of ``claims.csv`` and ``details.csv``."""
    found: dict[str, set[Decimal]] = defaultdict(set)
    for row in details:
        found[row.get("figure", "")].add(_decimal(row.get("quantity", "")))
    for impact in dict.fromkeys(row.get("impact", "") for row in claims):
        ours = [row for row in claims if row.get("impact", "") == impact]
        for key, value in _of_impact(impact, ours):
            found[key].add(value)
    found["claims_proven"].add(Decimal(sum(row.get("proof") == "proven" for row in claims)))
    return {key: frozenset(values) for key, values in found.items()}


def agrees(figures: Figures, key: str, text: str) -> bool:
    """Say whether a figure as it is printed is what was worked out."""
    said = _NUMBER.match(text)
    if said is None:
        return False
    value = _decimal(said[2].replace(",", ""))
    return (-value if said[1] else value) in figures.get(key, ())


def _of_impact(impact: str, rows: Sequence[Row]) -> Iterable[tuple[str, Decimal]]:
    pounds = _pounds(rows)
    for row, worth in zip(rows, pounds, strict=True):
        yield from _of_claim(row, impact, worth)
    outcomes: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        outcomes[row.get("framework", ""), row.get("outcome_code", "")].append(place)
    for (_, code), places in outcomes.items():
        key = f"{code}:{impact}"
        yield from _sums(key, [pounds[place] for place in places])
        yield f"claims:{key}", Decimal(len(places))
        proven = sum(rows[place].get("proof") == "proven" for place in places)
        yield f"claims_proven:{key}", Decimal(proven)
    yield from _sums(impact, pounds)
    unproven = sum((part + none for _, part, none in filter(None, pounds)), start=0)
    yield f"unproven:{impact}", Decimal(unproven)


def _of_claim(
    row: Row, impact: str, worth: tuple[int, int, int] | None
) -> Iterable[tuple[str, Decimal]]:
    code = row.get("measure", "")
    key = f"{code}:{impact}"
    yield f"quantity:{key}", _decimal(row.get("quantity", ""))
    yield f"proven:{key}", _decimal(row.get("proven", ""))
    if worth is not None:
        yield f"value:{key}", Decimal(sum(worth))
        for mark, amount in zip(_MARKS, worth, strict=True):
            yield f"gap:{code}:{mark}", Decimal(amount)
            yield f"gap:{key}:{mark}", Decimal(amount)


def _sums(key: str, pounds: Iterable[tuple[int, int, int] | None]) -> Iterable[tuple[str, Decimal]]:
    held = [each for each in pounds if each is not None]
    yield f"proven:{key}", Decimal(sum(each[0] for each in held))
    yield f"claimed:{key}", Decimal(sum(map(sum, held)))


def _pounds(rows: Sequence[Row]) -> list[tuple[int, int, int] | None]:
    """Round to whole pounds so that all adds up: the total half up, parts by largest remainder."""
    pence = [_pence(row) for row in rows]
    held = [place for place, each in enumerate(pence) if each is not None]
    table = [each for each in pence if each is not None]
    columns = [[row[mark] for row in table] for mark in range(3)]
    sums = [sum(column) for column in columns]
    whole = _shared(sums, (sum(sums) + 50) // 100)
    parts = [_shared(column, total) for column, total in zip(columns, whole, strict=True)]
    found: list[tuple[int, int, int] | None] = [None] * len(rows)
    for at, place in enumerate(held):
        found[place] = (parts[0][at], parts[1][at], parts[2][at])
    return found


def _pence(row: Row) -> tuple[int, int, int] | None:
    if not row.get("value"):
        return None
    whole, proven, part = (
        int(_decimal(row.get(name, "")) * 100) for name in ("value", "value_proven", "value_part")
    )
    return proven, part, whole - proven - part


def _shared(pence: Sequence[int], pounds: int) -> list[int]:
    down = [amount // 100 for amount in pence]
    order = sorted(range(len(pence)), key=lambda place: (-(pence[place] % 100), place))
    for place in order[: max(0, pounds - sum(down))]:
        down[place] += 1
    return down


def _decimal(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation:
        return Decimal("NaN")
