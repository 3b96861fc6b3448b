"""An explanation as lines of text: for the commands, and for Copy workings."""

from collections.abc import Iterable

from sv_evidence.domain.measures import Pence
from sv_evidence.domain.proof import Mark
from sv_evidence.reports.explanation import (
    ExplainedFile,
    ExplainedResult,
    Explanation,
    FormulaLine,
    ProxyOrigin,
)
from sv_evidence.wording.explaining import (
    agree_text,
    counts_text,
    entered_text,
    logged_text,
    more_text,
    no_rule_text,
    spoilt_text,
    stated_text,
    sums_differ_text,
    taken_day_text,
    then_text,
)
from sv_evidence.wording.labels import (
    condition_label,
    consent_label,
    mark_label,
    shortfall_text,
    strength_label,
    strength_set_text,
)
from sv_evidence.wording.numbers import (
    full_day_text,
    money_text,
    number_text,
    period_text,
    quantity_text,
    rate_text,
)
from sv_evidence.wording.words import tr


def headline(explanation: Explanation) -> str:
    """Say the figure and what of it is proven; of a pack's figure, what it says and prints."""
    if explanation.says is not None and explanation.stated:
        return stated_text(explanation.says, explanation.stated)
    value = explanation.value()
    if value is not None:
        proven = explanation.value(mark=Mark.PROVEN) or Pence(0)
        return tr(
            "{proven} proven of {all} claimed", proven=money_text(proven), all=money_text(value)
        )
    unit, counted = explanation.unit, explanation.counted
    if unit is None or counted is None:
        return counts_text(len(explanation.sums), len(explanation.results) + explanation.more)
    proven_count = sum(line.counted for line in explanation.lines if line.mark is Mark.PROVEN)
    return tr(
        "{proven} proven of {all}",
        proven=number_text(type(counted)(proven_count)),
        all=quantity_text(counted, unit),
    )


def formula_text(line: FormulaLine) -> str:
    """Say one line of the formula: ``64 people x £240.00 = £15,360``."""
    counted = quantity_text(line.counted, line.unit)
    if line.rate is None or line.value is None:
        return counted
    times = "\N{MULTIPLICATION SIGN}"
    return f"{counted} {times} {rate_text(line.rate)} = {money_text(line.value)}"


def proxy_text(proxy: ProxyOrigin) -> str:
    """Say where a proxy is from and who entered it."""
    said = ", ".join(filter(None, (proxy.source, str(proxy.year or ""), proxy.licence)))
    when = None if proxy.entered_on is None else full_day_text(proxy.entered_on)
    return entered_text(rate_text(proxy.rate), said, proxy.entered_by, when)


def file_text(file: ExplainedFile) -> str:
    """Say number, title, strength, consent and condition of a file."""
    parts = [
        file.number,
        file.title,
        strength_label(file.strength) if file.accepted else tr("not a type this measure accepts"),
        consent_label(file.consent),
        condition_label(file.condition),
    ]
    if file.spoilt is not None and file.accepted:
        parts.append(spoilt_text(file.spoilt))
    if file.takes_day and file.accepted:
        parts.append(taken_day_text())
    if file.set_because:
        parts.append(strength_set_text(file.set_because))
    return ", ".join(parts)


def lines_of(explanation: Explanation) -> list[str]:
    """Return all of it, from the figure to the files."""
    title = f"{explanation.title}: {headline(explanation)}"
    lines = [then_text(title, explanation.pack, explanation.made_at), explanation.where]
    lines.append(period_text(explanation.period))
    lines.append(tr("How it is worked out"))
    several = len(explanation.sums) > 1
    for line in explanation.lines:
        name = f"{line.title}, " if several else ""
        lines.append(f"  {mark_label(line.mark)}: {name}{formula_text(line)}")
    lines.extend(f"  {proxy_text(proxy)}" for proxy in explanation.proxies)
    lines.append(tr("What the rules did"))
    lines.extend(f"  {each}" for each in rules_lines(explanation))
    lines.extend(f"  {each}" for each in sums_lines(explanation))
    lines.append(tr("Results"))
    for result in explanation.results:
        lines.extend(_result_lines(result))
    if explanation.more:
        lines.append(f"  {more_text(explanation.more)}")
    if explanation.loose and not explanation.results:
        lines.append(tr("Files"))
        lines.extend(f"  {file_text(file)}" for file in explanation.loose)
    return lines


def rules_lines(explanation: Explanation) -> Iterable[str]:
    """Say what each rule did, and who decided against it; or that none was needed or asked."""
    for rule in explanation.rules:
        more = "" if rule.ruling in rule.message else rule.ruling
        yield " ".join(filter(None, (rule.message, more)))
    if not explanation.rules:
        yield no_rule_text() if explanation.is_claim else logged_text()


def sums_lines(explanation: Explanation) -> Iterable[str]:
    """Say whether the two sums of each measure agree."""
    for code, sums in explanation.sums.items():
        if sums.agree:
            yield agree_text(code, number_text(sums.added))
        else:
            ours = sums.counted + sums.excluded - sums.beyond
            counted = number_text(type(sums.added)(ours))
            yield f"{code}: {counted}, {number_text(sums.added)}. {sums_differ_text()}"


def _result_lines(result: ExplainedResult) -> list[str]:
    value = "" if result.value is None else f", {money_text(result.value)}"
    head = (
        f"  {full_day_text(result.day)}, {result.title}, "
        f"{quantity_text(result.quantity, result.unit)}{value}, {mark_label(result.mark).lower()}"
    )
    return [
        head,
        *(f"    {file_text(file)}" for file in result.files),
        *(f"    {shortfall_text(code)}" for code in result.lacking),
    ]
