"""The sample's returns: the first one sent in the council's own form, the second being written."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sv_evidence.domain.contracts import Commitment
from sv_evidence.domain.problems import Defect
from sv_evidence.operations.returning import begin_return, send, write_line, write_return
from sv_evidence.sample.diary import Diary, Step
from sv_evidence.wording.changes import Change

Row = Mapping[str, Any]
Moment = Callable[[str], datetime]


def return_steps(said: Row, moment: Moment) -> Iterator[Step]:
    """Begin and write each return on its day, and send those that went."""
    for each in said["returns"]:
        yield Step(moment(each["begun"]), each["by"], _written(each))
        if "sent" in each:
            yield Step(moment(each["sent"]), each["by"], _sent(each))


def _written(each: Row) -> Callable[[Diary], None]:
    def do(diary: Diary) -> None:
        today = diary.workspace.clock().date()
        with diary.workspace.change(Change.BEGIN_RETURN) as unit:
            report = begin_return(unit, _contract(diary), date.fromisoformat(each["first_day"]))
            write_return(unit, report, each, today=today)
            for line in each["lines"]:
                (promised,) = unit.all(
                    Commitment, contract=_contract(diary), measure=diary.measures[line["measure"]]
                )
                told = {name: value for name, value in line.items() if name != "measure"}
                if "by_day" in told:
                    told["by_day"] = date.fromisoformat(told["by_day"])
                write_line(unit, report, promised.uid, told, today=today)

    return do


def _sent(each: Row) -> Callable[[Diary], None]:
    def do(diary: Diary) -> None:
        with diary.workspace.change(Change.SENT_RETURN) as unit:
            report = begin_return(unit, _contract(diary), date.fromisoformat(each["first_day"]))
            send(unit, report, diary.workspace.clock().date())

    return do


def _contract(diary: Diary) -> UUID:
    if diary.contract is None:
        raise Defect("the contract is recorded first")
    return diary.contract
