"""The results behind the sums under a list of activities."""

from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy import Connection

from sv_evidence.domain.activities import Impact
from sv_evidence.domain.counting import CountedResult
from sv_evidence.domain.measures import Thousandths
from sv_evidence.store.listings.activity_filter import ActivityFilter, condition_for
from sv_evidence.store.ranks import MARKS

_LISTED: Final = """
SELECT r.uid, a.uid, a.title, r.counts_on, r.quantity, r.mark, r.impact
FROM activities a CROSS JOIN results r ON r.activity = a.key
WHERE r.counts_on IS NOT NULL
    AND r.measure = (SELECT key FROM measures WHERE uid = :listed) AND {where}
ORDER BY r.counts_on DESC, r.key DESC
"""


def listed_results(
    connection: Connection, shown: ActivityFilter, measure: UUID
) -> tuple[CountedResult, ...]:
    """Return what the shown activities delivered of a measure, newest first."""
    where, values = condition_for(shown)
    rows = connection.exec_driver_sql(
        _LISTED.format(where=where), {**values, "listed": measure.bytes}
    )
    return tuple(
        CountedResult(
            result=UUID(bytes=result),
            activity=UUID(bytes=activity),
            title=title,
            day=date.fromisoformat(day),
            quantity=Thousandths(quantity),
            mark=MARKS[rank],
            additional=impact == Impact.ADDITIONAL,
        )
        for result, activity, title, day, quantity, rank, impact in rows
    )
