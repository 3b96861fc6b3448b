"""An explanation as tables, for whoever pastes its workings into a document or a sheet."""

from collections.abc import Iterable, Sequence
from html import escape

from sv_evidence.reports.explained_text import headline, rules_lines, sums_lines
from sv_evidence.reports.explanation import ExplainedResult, Explanation, FormulaLine
from sv_evidence.wording.labels import mark_label
from sv_evidence.wording.numbers import full_day_text, money_text, quantity_text, rate_text
from sv_evidence.wording.words import tr


def html_of(explanation: Explanation) -> str:
    """Return the figure, its formula, its rules and its results; everything is escaped."""
    parts = [f"<h3>{escape(explanation.title)}: {escape(headline(explanation))}</h3>"]
    lines = (tr("Measure"), tr("Proof"), tr("Counted"), tr("Proxy"), tr("Value"))
    parts.append(_table(lines, map(_line, explanation.lines)))
    said = (*rules_lines(explanation), *sums_lines(explanation))
    parts.extend(f"<p>{escape(each)}</p>" for each in said)
    results = (tr("Day"), tr("Activity"), tr("Counted"), tr("Value"), tr("Proof"), tr("Files"))
    parts.append(_table(results, map(_result, explanation.results)))
    return "".join(parts)


def _line(line: FormulaLine) -> Sequence[str]:
    return (
        line.title,
        mark_label(line.mark),
        quantity_text(line.counted, line.unit),
        "" if line.rate is None else rate_text(line.rate),
        "" if line.value is None else money_text(line.value),
    )


def _result(result: ExplainedResult) -> Sequence[str]:
    return (
        full_day_text(result.day),
        result.title,
        quantity_text(result.quantity, result.unit),
        "" if result.value is None else money_text(result.value),
        mark_label(result.mark),
        ", ".join(file.number for file in result.files),
    )


def _table(heads: Iterable[str], rows: Iterable[Sequence[str]]) -> str:
    head = "".join(f"<th>{escape(each)}</th>" for each in heads)
    body = "".join(
        f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows
    )
    return f"<table><tr>{head}</tr>{body}</table>"
