"""What the sheet of people reads: who is recorded, and how many of them came in a period."""

from dataclasses import dataclass, field
from uuid import UUID

from sv_evidence.domain.contracts import Contract
from sv_evidence.domain.counting import ClaimQuestion
from sv_evidence.domain.frameworks import InstalledFramework
from sv_evidence.domain.measures import Period, YearStart
from sv_evidence.operations.register_lines import ALL_TIME, Known, people_known
from sv_evidence.operations.registers import PeopleReport, people_in
from sv_evidence.store.view import View


@dataclass(frozen=True, slots=True)
class Question:
    """Of which period, of what, of which group."""

    period: Period = ALL_TIME
    contract: UUID | None = None
    framework: UUID | None = None
    group: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """Everybody, both counts, and the pairs that may be one person."""

    known: tuple[Known, ...]
    report: PeopleReport


@dataclass(frozen=True, slots=True)
class Offered:
    """What the filters offer."""

    contracts: tuple[tuple[UUID, str], ...] = ()
    frameworks: tuple[tuple[UUID, str], ...] = ()
    groups: tuple[str, ...] = ()
    year_start: YearStart = field(default_factory=YearStart)


def answer(view: View, question: Question) -> Answer:
    """Count, and list those whom the group takes in."""
    asked = ClaimQuestion(question.period, question.contract, question.framework)
    wanted = question.group.casefold()
    known = people_known(view)
    return Answer(
        tuple(each for each in known if not wanted or wanted in each.person.group_names),
        people_in(view, asked, group=question.group),
    )


def offered(view: View) -> Offered:
    """Read what the filters offer."""
    groups = {name for each in people_known(view) for name in each.person.group_names}
    return Offered(
        contracts=tuple((each.uid, each.title) for each in view.all(Contract)),
        frameworks=tuple((each.uid, each.title) for each in view.all(InstalledFramework)),
        groups=tuple(sorted(groups)),
        year_start=YearStart.parse(view.organisation.year_start) or YearStart(),
    )
