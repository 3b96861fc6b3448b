"""Full-time equivalents times years on the contract; part-time counts by its part."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from fractions import Fraction
from typing import Final

from sv_evidence.domain.counting_rows import CountingRow, Setting, Verdict
from sv_evidence.domain.dates import years_in
from sv_evidence.domain.rule_kinds import Parameter, Rule, RuleKind, Sort, Stage


def _judge(rule: Rule, rows: Sequence[CountingRow], setting: Setting) -> Iterator[Verdict]:
    for row in rows:
        part, years = _part(rule, row), _years(rule, row, setting)
        if row.months is not None:
            first = max(Fraction(0), Fraction(row.months, _A_YEAR) - _gone(row, setting))
            years = first if years is None and row.months <= _A_YEAR else years
            years = None if years is None else min(years, first)
        if years is None:
            yield Verdict(row.result, row.quantity * part, "no_years")
        else:
            told = (("part", str(part)), ("years", str(years)))
            yield Verdict(row.result, row.quantity * part * years, "fte_years", told=told)


def _part(rule: Rule, row: CountingRow) -> Fraction:
    """Return the part of full time that each of the row works; what is typed is FTE otherwise."""
    detail = row.detail
    if detail is not None and detail.fte is not None:
        return Fraction(detail.fte, 1000)
    if detail is not None and detail.weekly_hours is not None:
        full = rule.decimal("full_time_hours") or Fraction(37)
        return min(Fraction(1), Fraction(detail.weekly_hours, 1000) / full)
    return Fraction(1)


def _years(rule: Rule, row: CountingRow, setting: Setting) -> Fraction | None:
    terms, detail = setting.terms_of(row), row.detail
    starts = None if detail is None else detail.starts_on
    ends = None if detail is None else detail.ends_on
    begins = max((day for day in (terms.first, starts) if day is not None), default=None)
    finishes = min((day for day in (terms.last, ends) if day is not None), default=None)
    given = rule.decimal("years")
    if begins is None or finishes is None:
        return given
    run = years_in(begins, finishes) if begins <= finishes else Fraction(0)
    return run if given is None else min(given, run) if starts or ends else given


def _gone(row: CountingRow, setting: Setting) -> Fraction:
    """Return how many years of a job had passed when the contract began."""
    starts = None if row.detail is None else row.detail.starts_on
    begins = setting.terms_of(row).first
    if starts is None or begins is None or begins <= starts:
        return Fraction(0)
    return years_in(starts, begins - timedelta(days=1))


_A_YEAR: Final = 12
KIND: Final = RuleKind(
    name="fte_years",
    meaning="Full-time equivalents, part-time by its part, times the years on the contract.",
    stage=Stage.FORMULA,
    judge=_judge,
    parameters=(
        Parameter("years", Sort.DECIMAL, "Years of the contract, instead of its own days."),
        Parameter(
            "full_time_hours", Sort.DECIMAL, "Hours a week that are full time.", default="37"
        ),
    ),
)
