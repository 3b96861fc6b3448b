"""Length of the session times those it was for; trainers do not multiply anything."""

from collections.abc import Iterator, Sequence
from typing import Final

from sv_evidence.domain.counting_rows import CountingRow, Setting, Verdict
from sv_evidence.domain.rule_kinds import Parameter, Rule, RuleKind, Sort, Stage


def _judge(rule: Rule, rows: Sequence[CountingRow], setting: Setting) -> Iterator[Verdict]:
    del setting
    typed_hours = rule.text("quantity_is") == "session_hours"
    for row in rows:
        detail = row.detail
        hours: int | None = None if detail is None else detail.hours
        hours = row.whole if hours is None and typed_hours else hours
        attendees = row.people if detail is None or detail.attendees is None else detail.attendees
        if hours is None or attendees is None:
            yield Verdict(row.result, row.quantity, "no_session")
            continue
        told = (("hours", str(hours)), ("attendees", str(attendees)))
        counts = hours * attendees * row.kept
        yield Verdict(row.result, counts, "hours_attendees", told=told)


KIND: Final = RuleKind(
    name="hours_attendees",
    meaning="The session's hours times its attendees; trainers and staff are not counted.",
    stage=Stage.FORMULA,
    judge=_judge,
    parameters=(
        Parameter(
            "quantity_is",
            Sort.CHOICE,
            "What is typed as the quantity where the details give no hours.",
            default="hours_x_attendees",
            choices=("hours_x_attendees", "session_hours"),
        ),
    ),
)
