"""What to know before a return goes; nothing here stops it."""

from sv_evidence.domain.proof import Mark
from sv_evidence.reports.contract_facts import ReturnFacts
from sv_evidence.reports.facts import Check, Level


def open_points(told: ReturnFacts) -> tuple[Check, ...]:
    """Name what is open; the return itself says it."""
    found: list[Check] = []
    lacking = tuple(line.title for line in told.recovery_lacking)
    if lacking:
        found.append(Check("recovery_open", Level.KNOW, len(lacking), 0, lacking))
    undeclared = 3 - told.declared + (not told.approved_by.strip())
    if undeclared:
        found.append(Check("declarations_open", Level.KNOW, undeclared, 4))
    unexplained = tuple(line.title for line in told.unexplained)
    if unexplained:
        found.append(Check("restated_unexplained", Level.KNOW, len(unexplained), 0, unexplained))
    return tuple(found)


def return_checks(told: ReturnFacts) -> tuple[Check, ...]:
    """Name what is open, then how many figures were restated, and how well all are proven."""
    restated = sum(len(line.restated) for line in told.lines)
    marks = [line.mark for line in told.lines]
    counts = tuple(f"{marks.count(mark):,}" for mark in Mark)
    return (
        *open_points(told),
        Check("return_restated", Level.PASSED, restated, len(told.lines)),
        Check("return_proof", Level.PASSED, len(marks), len(marks), counts),
    )
