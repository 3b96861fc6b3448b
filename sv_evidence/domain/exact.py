"""Decimals with 34 digits, read as they are typed and rounded half up once, when shown."""

import re
from contextlib import AbstractContextManager
from decimal import (
    ROUND_HALF_UP,
    Context,
    Decimal,
    DivisionByZero,
    InvalidOperation,
    Overflow,
    localcontext,
)
from typing import Final

DIGITS: Final = 34
LONGEST: Final = 40

_EXACT: Final = Context(prec=DIGITS, traps=[InvalidOperation, DivisionByZero, Overflow])
_SHOWING: Final = Context(prec=100, rounding=ROUND_HALF_UP)
_NUMBER = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?", re.ASCII)


def exactly() -> AbstractContextManager[Context]:
    """Calculate with 34 digits inside the block, whatever the surroundings calculate with."""
    return localcontext(_EXACT)


def shown(value: Decimal, places: int) -> str:
    """Write a figure with this many decimals, half rounded up; there is no minus zero."""
    rounded = value.quantize(Decimal(1).scaleb(-places), context=_SHOWING)
    return f"{abs(rounded) if rounded.is_zero() else rounded:f}"


def as_typed(value: Decimal) -> str:
    """Write a figure with the decimals that it was read with."""
    return f"{value:f}"


def decimal_from(text: str) -> Decimal | None:
    """Read a plain number such as ``1,250.5``, ``£85.50`` or ``20%``; ``None`` if it is none."""
    bare = text.strip()
    is_percentage = bare.endswith("%")
    bare = bare.removesuffix("%").strip()
    sign = "-" if bare.startswith("-") else ""
    bare = sign + bare.removeprefix("-").strip().removeprefix("£").strip()
    if len(bare) > LONGEST or bare in {"", "-"} or not _NUMBER.fullmatch(bare):
        return None
    value = Decimal(bare.replace(",", ""))
    return value.scaleb(-2, context=_SHOWING) if is_percentage else value
