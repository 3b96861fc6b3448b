"""Money from quantities: the only place that works in decimals, and it rounds half up, once."""

from decimal import ROUND_HALF_UP, Decimal, localcontext

from sv_evidence.domain.measures import Pence, ProxyRate, Thousandths

_DIGITS = 100  # far more than the largest sum times the largest proxy has
_THOUSANDTHS = Decimal(1000)
_TEN_THOUSANDTHS = Decimal(10_000)


def value_of(quantity: Thousandths, rate: ProxyRate) -> Pence:
    """Return what a quantity is worth at a proxy, in pence, rounded half up once."""
    with localcontext(prec=_DIGITS):
        pounds = Decimal(quantity) / _THOUSANDTHS * (Decimal(rate) / _TEN_THOUSANDTHS)
        return Pence(int((pounds * 100).to_integral_value(rounding=ROUND_HALF_UP)))
