"""Fills the explanation of a figure from one read transaction."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from sv_evidence.domain.activities import Activity, Impact
from sv_evidence.domain.counting import ClaimQuestion, CountedResult, Tally, claims_from
from sv_evidence.domain.evidence import Attachment, Condition, Evidence
from sv_evidence.domain.evidence_types import load_types
from sv_evidence.domain.frameworks import InstalledMeasure, Measure, Proxy
from sv_evidence.domain.measures import Pence, Period, Thousandths, shared_out
from sv_evidence.domain.proof import Mark, exhibit_of, spoilt_by, strength_of, takes_day
from sv_evidence.domain.rule_findings import RuleFinding
from sv_evidence.reports.decisions import decisions
from sv_evidence.reports.explanation import (
    ExplainedFile,
    ExplainedResult,
    Explanation,
    FormulaLine,
    ProxyOrigin,
    RuleFound,
    TwoSums,
)
from sv_evidence.store.view import View
from sv_evidence.wording.findings import (
    finding_body,
    finding_head,
    finding_text,
    ruling_text,
)
from sv_evidence.wording.numbers import day_text

Cell = tuple[Mark, bool]


@dataclass(frozen=True, slots=True)
class Behind:
    """What one measure counts: its rows, newest first, and the database's own sum of them.

    ``tallies`` and ``findings`` are what the rules made of it, empty where they were not asked.
    """

    measure: UUID
    rows: tuple[CountedResult, ...]
    added: Thousandths
    tallies: tuple[Tally, ...] = ()
    findings: tuple[RuleFinding, ...] = ()
    contract: UUID | None = None
    """The contract that was asked about."""

    @property
    def sums(self) -> TwoSums:
        """The sum of the rows, and the database's own."""
        return TwoSums(
            counted=Thousandths(sum(row.quantity for row in self.rows)),
            excluded=Thousandths(sum(each.excluded for each in self.tallies)),
            added=self.added,
            beyond=Thousandths(sum(each.added for each in self.tallies)),
        )


def behind_claim(view: View, question: ClaimQuestion, measure: UUID) -> Behind:
    """Return what a claim counts by the rules, and the second, differently written sum."""
    counted = view.counted(replace(question, measure=measure))
    independent = view.independent_sums(question)
    return Behind(
        measure,
        counted.shown(view.results_of(question, measure)),
        Thousandths(sum(sum_ for (uid, _), sum_ in independent.items() if uid == measure)),
        tuple(each for each in counted.tallies if each.measure == measure),
        (
            *view.doubts(replace(question, measure=measure)),
            *(each for each in counted.findings if each.measure in {None, measure}),
        ),
        question.contract,
    )


def explain(
    view: View,
    figure: str,
    period: Period,
    counted: Sequence[Behind],
    *,
    title: str = "",
    is_claim: bool = True,
) -> Explanation:
    """Explain a figure that these measures make up; ``is_claim`` if the rules were asked."""
    explainer = _Explainer(view, counted)
    measures = [explainer.measures[each.measure] for each in counted]
    lines = [line for each in counted for line in explainer.lines(each)]
    order = list(Mark)
    return Explanation(
        figure=figure,
        title=title or ", ".join(measure.title for measure in measures),
        where=explainer.where(each.measure for each in counted),
        period=period,
        lines=tuple(sorted(lines, key=lambda line: order.index(line.mark))),
        proxies=tuple(explainer.proxies(each.measure for each in counted)),
        rules=tuple(rule for each in counted for rule in explainer.rules(each)),
        results=tuple(result for each in counted for result in explainer.results(each)),
        sums={explainer.measures[each.measure].code: each.sums for each in counted},
        is_claim=is_claim,
        measures=tuple(each.measure for each in counted),
        decided=decisions(view, counted) if is_claim else (),
    )


class _Explainer:
    """Looks up once what several measures share."""

    def __init__(self, view: View, counted: Sequence[Behind]) -> None:
        self._view = view
        self._types = load_types()
        self._installed = view.many(InstalledMeasure, (each.measure for each in counted))
        self.measures: Mapping[UUID, Measure] = {
            uid: view.framework(each.framework).measure(each.code)
            for uid, each in self._installed.items()
        }
        rows = [row for each in counted for row in each.rows]
        uids = list(dict.fromkeys(row.activity for row in rows))
        self._activities = view.many(Activity, uids)
        self._files = view.evidence_of(uids)
        self._findings = view.findings(row.result for row in rows)
        self._conditions = view.conditions()
        self._set = view.set_strengths()
        self._shared = view.shared_files()
        tallies = [tally for each in counted for tally in _tallies(each)]
        self._claims = {each.measure: each for each in claims_from(tallies, view.rates())}

    def where(self, measures: Iterable[UUID]) -> str:
        """Name the framework and the outcome."""
        found: dict[str, None] = {}
        for uid in measures:
            framework = self._view.framework(self._installed[uid].framework)
            node = framework.node(self.measures[uid].node)
            found[f"{framework.short_title}: {node.title}"] = None
        return ", ".join(found)

    def lines(self, counted: Behind) -> Iterable[FormulaLine]:
        """Yield the sums of one measure by mark and impact."""
        claim, measure = self._claims.get(counted.measure), self.measures[counted.measure]
        if claim is None:
            return
        for cell, rows in _by_cell(counted.rows).items():
            values = claim.value_by_cell
            yield FormulaLine(
                code=measure.code,
                title=measure.title,
                unit=measure.unit,
                impact=_impact(additional=cell[1]),
                mark=cell[0],
                counted=Thousandths(sum(row.quantity for row in rows)),
                results=len(rows),
                rate=claim.rate,
                value=None if values is None else values[cell],
            )

    def proxies(self, measures: Iterable[UUID]) -> Iterable[ProxyOrigin]:
        """Yield the proxy that counts of each measure that has one."""
        rates = self._view.rates()
        for uid in measures:
            held = [
                each
                for each in self._view.all(Proxy, measure=uid)
                if uid in rates and each.rate == rates[uid]
            ]
            for each in held[-1:]:
                yield ProxyOrigin(
                    self.measures[uid].code,
                    each.rate,
                    each.source,
                    each.year,
                    each.licence,
                    each.entered_by,
                    each.entered_on,
                )

    def rules(self, counted: Behind) -> Iterable[RuleFound]:
        """Yield what each rule did to one measure, as one would tell a colleague."""
        measure = self.measures[counted.measure]
        titles = {each.code: each.title for each in self._view.all(InstalledMeasure)}
        for each in counted.findings:
            rule, ruling = each.rule, each.ruling
            yield RuleFound(
                rule="" if rule is None else rule.id,
                whose="" if rule is None else rule.whose,
                results=each.results,
                counted=each.counted,
                excluded=each.excluded,
                message=finding_text(each, measure.unit, measure.title, titles),
                ruling="" if ruling is None else ruling_text(ruling),
                head=finding_head(each, titles),
                said=finding_body(each, measure.unit, measure.title),
                unit=measure.unit,
                is_open=each.is_open,
                contract=counted.contract if rule is None or rule.installed is None else None,
            )

    def results(self, counted: Behind) -> Iterable[ExplainedResult]:
        """Yield the results with their files, newest first."""
        measure, values = self.measures[counted.measure], self._values(counted)
        for row in counted.rows:
            activity, finding = self._activities[row.activity], self._findings.get(row.result)
            yield ExplainedResult(
                result=row.result,
                activity=row.activity,
                number=activity.number,
                code=measure.code,
                title=row.title,
                day=row.day,
                quantity=row.quantity,
                unit=measure.unit,
                value=values.get(row.result),
                mark=row.mark,
                impact=_impact(additional=row.additional),
                lacking=() if finding is None else finding.codes,
                files=tuple(self._file(activity, each, measure) for each in self._held(row)),
            )

    def _held(self, row: CountedResult) -> Sequence[Evidence]:
        return self._files.get(row.activity, ())

    def _values(self, counted: Behind) -> Mapping[UUID, Pence]:
        """Share each sum's value out among its results, so that they add up to it."""
        claim = self._claims.get(counted.measure)
        if claim is None or claim.value_by_cell is None:
            return {}
        found: dict[UUID, Pence] = {}
        for cell, rows in _by_cell(counted.rows).items():
            parts = shared_out(claim.value_by_cell[cell], [row.quantity for row in rows])
            found.update((row.result, Pence(part)) for row, part in zip(rows, parts, strict=True))
        return found

    def _file(self, activity: Activity, file: Evidence, measure: Measure) -> ExplainedFile:
        accepts = dict(measure.accepts)
        condition = self._conditions.get(file.uid, Condition.UNCHANGED)
        tied = self._set.get((activity.uid, file.uid))
        exhibit = exhibit_of(file, condition, tied, is_shared=file.uid in self._shared)
        known = self._types.get(file.type)
        return ExplainedFile(
            uid=file.uid,
            number=file.number,
            title=file.title,
            type=file.type if known is None else known.title,
            accepted=file.type in accepts,
            strength=strength_of(exhibit, activity.days, self._types, accepts.get(file.type)),
            spoilt=spoilt_by(exhibit, activity.days, self._types),
            condition=condition,
            consent=file.consent,
            set_because="" if tied is None else self._because(tied),
            takes_day=takes_day(exhibit, self._types),
        )

    def _because(self, tied: Attachment) -> str:
        """Say why a strength was set, by whom and when: the journal knows."""
        changes = {each.uid: each for each in self._view.history(tied.uid)}
        edits = self._view.edits(tied.uid)
        setting = next((each for each in edits if "strength" in each.after), None)
        change = None if setting is None else changes.get(setting.change)
        if change is None:
            return tied.strength_reason
        return f"{tied.strength_reason} ({change.author}, {day_text(change.at.date())})"


def _tallies(counted: Behind) -> Iterable[Tally]:
    for (mark, additional), rows in _by_cell(counted.rows).items():
        sum_ = Thousandths(sum(row.quantity for row in rows))
        yield Tally(counted.measure, mark, additional, sum_, len(rows))


def _by_cell(rows: Iterable[CountedResult]) -> dict[Cell, list[CountedResult]]:
    found: dict[Cell, list[CountedResult]] = {}
    for row in rows:
        found.setdefault((row.mark, row.additional), []).append(row)
    return found


def _impact(*, additional: bool) -> Impact:
    return Impact.ADDITIONAL if additional else Impact.CORE
