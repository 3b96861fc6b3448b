"""What the values in a document take for granted, for one page of it."""

from datetime import date

from sv_evidence.domain.assumptions import Assumptions, proxy_assumption
from sv_evidence.domain.frameworks import InstalledMeasure, Proxy
from sv_evidence.domain.measures import Period
from sv_evidence.store.view import View


def claim_assumptions(view: View, period: Period) -> Assumptions:
    """Name what the values of a period's claims take for granted: each measure's proxy.

    There is nothing to name while the organisation does not show values.
    """
    used = view.rates()
    by_age = sorted(view.all(Proxy), key=lambda each: each.entered_on or date.min)
    latest = {proxy.measure: proxy for proxy in by_age}
    measures = view.many(InstalledMeasure, used)
    return tuple(
        proxy_assumption(latest[uid], measure.title, period) for uid, measure in measures.items()
    )
