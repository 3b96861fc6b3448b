"""Claims in SQL: the sums by mark and impact, the rows behind them, and a second opinion.

With a contract, a result counts by the contract's share of it: so many millionths of its
quantity, rounded down to a thousandth. The whole millions are multiplied apart from the rest, so
that no product leaves 64 bits.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection

from sv_evidence.domain.activities import WHOLE_SHARE, Impact
from sv_evidence.domain.counting import ClaimQuestion, CountedResult, Newest, Tally
from sv_evidence.domain.measures import Thousandths
from sv_evidence.domain.proof import Mark
from sv_evidence.store.ranks import MARKS, RANKS

SHARED: Final = "(r.quantity / 1000000 * s.share + r.quantity % 1000000 * s.share / 1000000)"
ALL: Final = "measures m CROSS JOIN results r ON r.measure = m.key"
ALLOTTED: Final = """
(SELECT t.result, min(sum(t.share), 1000000) AS share
 FROM allotments t JOIN contracts c ON c.key = t.contract
 WHERE c.uid = :contract AND t.binned_at IS NULL GROUP BY t.result) s
JOIN results r ON r.key = s.result JOIN measures m ON m.key = r.measure
"""
_TALLIES: Final = """
SELECT m.uid, r.mark, r.impact, sum({quantity}), count(*) FROM {source}
WHERE r.counts_on BETWEEN :first AND :last {where}
GROUP BY m.key, r.mark, r.impact ORDER BY m.key, r.mark DESC, r.impact
"""
_ROWS: Final = """
SELECT r.uid, a.uid, a.title, r.counts_on, {quantity}, r.mark, r.impact FROM {source}
JOIN activities a ON a.key = r.activity
WHERE r.counts_on BETWEEN :first AND :last {where}
ORDER BY r.counts_on DESC, r.key DESC LIMIT :most
"""
_EVERY: Final = -1
"""A limit that is none."""
_FILES: Final = """
SELECT m.uid, e.type, count(DISTINCT e.key) FROM {source}
JOIN attachments t ON t.activity = r.activity AND t.binned_at IS NULL
JOIN evidence e ON e.key = t.evidence AND e.binned_at IS NULL
WHERE r.counts_on BETWEEN :first AND :last {where}
GROUP BY m.key, e.type
"""
_INDEPENDENT: Final = """
SELECT measure, mark, quantity, share, count(*) FROM (
    SELECT m.uid AS measure, r.mark AS mark, r.quantity AS quantity, {share} AS share
    FROM activities a CROSS JOIN results r ON r.activity = a.key AND r.day IS NULL
        JOIN measures m ON m.key = r.measure
    WHERE a.last_day BETWEEN :first AND :last
        AND a.binned_at IS NULL AND r.binned_at IS NULL {where}
    UNION ALL
    SELECT m.uid, r.mark, r.quantity, {share}
    FROM results r CROSS JOIN activities a ON a.key = r.activity
        JOIN measures m ON m.key = r.measure
    WHERE r.day BETWEEN :first AND :last
        AND a.binned_at IS NULL AND r.binned_at IS NULL {where}
)
WHERE share IS NOT NULL
GROUP BY measure, mark, quantity, share
"""
_OWN_SHARE: Final = """
(SELECT sum(t.share) FROM allotments t WHERE t.result = r.key AND t.binned_at IS NULL
    AND t.contract = (SELECT key FROM contracts WHERE uid = :contract))
"""


def tallies(connection: Connection, question: ClaimQuestion) -> tuple[Tally, ...]:
    """Add up the results that the question is about, by measure, mark and impact."""
    sql = _counted(_TALLIES, question)
    return tuple(
        Tally(
            UUID(bytes=measure), MARKS[rank], impact == Impact.ADDITIONAL, Thousandths(sum_), count
        )
        for measure, rank, impact, sum_, count in connection.exec_driver_sql(sql, _asked(question))
    )


def results_of(
    connection: Connection, question: ClaimQuestion, measure: UUID, newest: Newest | None = None
) -> tuple[CountedResult, ...]:
    """Return the rows behind the claim of one measure, newest first; all, or some."""
    asked = ClaimQuestion(question.period, question.contract, question.framework, measure)
    also, values = ("", {"most": _EVERY}) if newest is None else _of_the_newest(newest)
    rows = connection.exec_driver_sql(_counted(_ROWS, asked, also), _asked(asked) | values)
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


def files_of(connection: Connection, question: ClaimQuestion) -> Mapping[tuple[UUID, str], int]:
    """Count the files on the activities of the counted results, by measure and evidence type."""
    rows = connection.exec_driver_sql(_counted(_FILES, question), _asked(question))
    return {(UUID(bytes=measure), type_): count for measure, type_, count in rows}


def independent_sums(
    connection: Connection, question: ClaimQuestion
) -> Mapping[tuple[UUID, Mark], Thousandths]:
    """Add the same results a second way: from days and bins themselves, equal rows together."""
    share = WHOLE_SHARE if question.contract is None else _OWN_SHARE
    sql = _INDEPENDENT.format(share=share, where=_where(question))
    sums: dict[tuple[UUID, Mark], Thousandths] = {}
    for measure, rank, quantity, own, count in connection.exec_driver_sql(sql, _asked(question)):
        place = UUID(bytes=measure), MARKS[rank]
        counted = count * (quantity * min(own, WHOLE_SHARE) // WHOLE_SHARE)
        sums[place] = Thousandths(sums.get(place, 0) + counted)
    return sums


def _of_the_newest(newest: Newest) -> tuple[str, dict[str, Any]]:
    wanted = {
        "mark": None if newest.mark is None else RANKS[newest.mark],
        "impact": newest.impact,
        "most": newest.most,
    }
    values = {name: value for name, value in wanted.items() if value is not None}
    narrowing = [f"AND r.{name} = :{name}" for name in values if name != "most"]
    return " ".join(narrowing), values


def _counted(sql: str, question: ClaimQuestion, also: str = "") -> str:
    where = f"{_where(question)} {also}"
    if question.contract is None:
        return sql.format(quantity="r.quantity", source=ALL, where=where)
    return sql.format(quantity=SHARED, source=ALLOTTED, where=where)


def _where(question: ClaimQuestion) -> str:
    """Narrow a query to the question's framework and measure; each clause begins with AND."""
    clauses = {
        "AND m.uid = :measure": question.measure,
        "AND m.framework = (SELECT key FROM frameworks WHERE uid = :framework)": question.framework,
    }
    return " ".join(clause for clause, uid in clauses.items() if uid is not None)


def _asked(question: ClaimQuestion) -> dict[str, Any]:
    uids = {
        "contract": question.contract,
        "framework": question.framework,
        "measure": question.measure,
    }
    return {
        "first": question.period.first.isoformat(),
        "last": question.period.last.isoformat(),
        **{name: uid.bytes for name, uid in uids.items() if uid is not None},
    }
