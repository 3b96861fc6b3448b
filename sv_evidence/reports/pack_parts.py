"""The results that a figure of an old pack adds up, part by part: of one claim, mark and impact."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from sv_evidence.domain.activities import Impact
from sv_evidence.domain.measures import Pence, Period, Thousandths
from sv_evidence.domain.proof import Mark
from sv_evidence.reports.pack_references import EVERY, Json, Selection
from sv_evidence.wording.explaining import Says

IN_POUNDS: Final = frozenset({Says.PROVEN, Says.CLAIMED, Says.GAP})
"""What figures of money say."""


@dataclass(frozen=True, slots=True)
class Part:
    """Results of one claim or commitment that a figure adds up, all of one mark and impact."""

    row: Json
    """The claim or commitment."""
    impact: Impact
    mark: Mark
    counted: Thousandths
    results: int
    """How many they are, also where not all were kept."""
    rows: tuple[Json, ...]
    value: Pence | None = None


def parts_of(selected: Selection) -> list[Part]:
    """Return the parts whose sum a figure is; one of nothing where it is nothing."""
    if selected.says is Says.LEFT_OUT:
        return []
    if selected.month is not None:
        found = [_of_month(claim, selected.month) for claim in selected.claims]
    else:
        told = selected.says is None or selected.says in IN_POUNDS
        found = [_of_claim(claim, selected.marks, in_pounds=told) for claim in selected.claims]
        found += [_of_commitment(each) for each in selected.commitments]
    parts = [part for held in found for part in held]
    return [part for part in parts if part.counted] or parts[:1]


def _of_claim(claim: Json, marks: frozenset[Mark], *, in_pounds: bool) -> list[Part]:
    """Part a claim by mark; results that were not kept are counted with the last mark there is."""
    named = [mark for mark in Mark if mark in marks]
    held = [mark for mark in named if int(claim["by_mark"][mark.value])] or named[:1]
    rows = {mark: _with_mark(claim.get("rows", ()), mark) for mark in Mark}
    lost = int(claim["results"]) - sum(map(len, rows.values())) if marks == EVERY else 0
    value = claim["value"] if in_pounds else None
    return [
        Part(
            row=claim,
            impact=Impact(claim["impact"]),
            mark=mark,
            counted=Thousandths(int(claim["by_mark"][mark.value])),
            results=len(rows[mark]) + (lost if mark is held[-1] else 0),
            rows=rows[mark],
            value=None if value is None else Pence(int(value[mark.value])),
        )
        for mark in held
    ]


def _of_month(claim: Json, month: Period) -> list[Part]:
    rows = [row for row in claim.get("rows", ()) if date.fromisoformat(row["day"]) in month]
    return [_of_rows(claim, Impact(claim["impact"]), _with_mark(rows, mark), mark) for mark in Mark]


def _of_commitment(commitment: Json) -> list[Part]:
    return [
        Part(
            row=commitment,
            impact=Impact(part["impact"]),
            mark=mark,
            counted=Thousandths(int(part["by_mark"][mark.value])),
            results=len(rows),
            rows=rows,
        )
        for part in commitment.get("parts", ())
        for mark in Mark
        for rows in (_with_mark(part["rows"], mark),)
    ]


def _of_rows(row: Json, impact: Impact, rows: tuple[Json, ...], mark: Mark) -> Part:
    counted = Thousandths(sum(int(each["quantity"]) for each in rows))
    return Part(row, impact, mark, counted, len(rows), rows)


def _with_mark(rows: Iterable[Json], mark: Mark) -> tuple[Json, ...]:
    return tuple(row for row in rows if row["mark"] == mark.value)
