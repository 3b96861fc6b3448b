"""What the rules did, as one would tell a colleague: a finding a rule, reason and measure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import floor
from uuid import UUID

from sv_evidence.domain.counting_records import Ruling
from sv_evidence.domain.counting_rows import Amount, Setting
from sv_evidence.domain.judging import Judged, Remark
from sv_evidence.domain.measures import Thousandths
from sv_evidence.domain.rule_kinds import Rule

RULE_CHANGED = "rule_changed"
WHERE = "where"
"""Names a result's place; a finding of several places has one for each."""
DOUBLE_COUNTS = frozenset({"other_measure", "two_disadvantages", "not_a_pair", "counted_before"})
"""What rules say of somebody or something that would count twice."""


@dataclass(frozen=True, slots=True)
class RuleFinding:
    """What one rule did to the results of one measure for one reason."""

    rule: Rule | None
    """``None`` where a person left results out by hand."""
    code: str
    measure: UUID | None
    """``None`` where it is about the rule itself."""
    results: tuple[UUID, ...] = ()
    counted: Thousandths = Thousandths(0)
    """What still counts of these results after all rules."""
    excluded: Thousandths = Thousandths(0)
    """What this rule left out of them."""
    added: Thousandths = Thousandths(0)
    """What it worked out beyond the quantity typed."""
    persons: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    """Codes of the measures that count instead."""
    told: tuple[tuple[str, str], ...] = ()
    """Details that are the same for all of the results."""
    ruling: Ruling | None = None

    @property
    def is_open(self) -> bool:
        """Say whether it is a double count that no person has decided about."""
        return self.code in DOUBLE_COUNTS and self.excluded > 0 and self.ruling is None


def findings_of(judged: Judged, excluded: Mapping[UUID, Thousandths]) -> tuple[RuleFinding, ...]:
    """Group the remarks; of each measure the findings leave out what its claim leaves out."""
    groups: dict[tuple[object, ...], list[Remark]] = {}
    for remark in judged.remarks:
        groups.setdefault(_place(remark), []).append(remark)
    held = list(groups.values())
    parts = _parts(held, excluded)
    return tuple(_finding(remarks, judged, part) for remarks, part in zip(held, parts, strict=True))


def changes_of(rules: Iterable[Rule], setting: Setting) -> tuple[RuleFinding, ...]:
    """Name each rule that begins or ends within the period, so that nobody adds over it unseen."""
    found: list[RuleFinding] = []
    for rule in rules:
        first, last = rule.valid_from, rule.valid_to
        begins = first is not None and setting.period.first < first <= setting.period.last
        ends = last is not None and setting.period.first <= last < setting.period.last
        told = [("from", str(first))] if begins else []
        told += [("to", str(last))] if ends else []
        if told:
            found.append(RuleFinding(rule, RULE_CHANGED, None, told=tuple(told)))
    return tuple(found)


def rounded_to(total: int, parts: Sequence[Amount]) -> tuple[int, ...]:
    """Round exact parts so that they add up to a total that is less than one from each sum."""
    whole = [floor(part) for part in parts]
    if sum(whole) == total:  # as always, but where a rule took a part of something
        return tuple(whole)
    rest = [part - floor(part) for part in parts]
    order = sorted(range(len(parts)), key=lambda place: (-rest[place], place))
    for place in order[: max(0, total - sum(whole))]:
        whole[place] += 1
    return tuple(whole)


def _place(remark: Remark) -> tuple[object, ...]:
    rule, ruling = remark.rule, remark.ruling
    named = None if rule is None else (rule.installed, rule.id)
    decided = (
        None
        if ruling is None
        else (ruling.decision, ruling.rule, ruling.reason, ruling.decided_by, ruling.decided_on)
    )
    return named, remark.code, remark.row.measure, decided


def _parts(
    groups: Sequence[Sequence[Remark]], excluded: Mapping[UUID, Thousandths]
) -> list[Thousandths]:
    """Return what each group leaves out; of one measure, together what its claim leaves out."""
    found = [Thousandths(0)] * len(groups)
    for measure, total in excluded.items():
        places = [place for place, group in enumerate(groups) if group[0].row.measure == measure]
        exact = [sum(each.out for each in groups[place]) for place in places]
        for place, part in zip(places, rounded_to(total, exact), strict=True):
            found[place] = Thousandths(part)
    return found


def _places(tellings: Iterable[tuple[tuple[str, str], ...]]) -> tuple[tuple[str, str], ...]:
    """Return every place that the results name; other details hold for some of them only."""
    return tuple(sorted({each for telling in tellings for each in telling if each[0] == WHERE}))


def _finding(remarks: Sequence[Remark], judged: Judged, excluded: Thousandths) -> RuleFinding:
    first = remarks[0]
    verdicts = [each.verdict for each in remarks if each.verdict is not None]
    results = tuple(dict.fromkeys(each.row.result for each in remarks))
    tellings = {each.told for each in verdicts}
    return RuleFinding(
        rule=first.rule,
        code=first.code,
        measure=first.row.measure,
        results=results,
        counted=Thousandths(floor(sum(judged.left[uid] for uid in results))),
        excluded=excluded,
        added=Thousandths(floor(sum(each.added for each in remarks))),
        persons=tuple(sorted({name for each in verdicts for name in each.persons})),
        others=tuple(sorted({code for each in verdicts for code in each.others})),
        told=tellings.pop() if len(tellings) == 1 else _places(tellings),
        ruling=first.ruling,
    )
