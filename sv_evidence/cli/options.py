"""Values as they are typed: days, counts, pairs; and the surroundings of a command."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated
from uuid import UUID

import typer

from sv_evidence.cli.problems import DayUnreadable
from sv_evidence.cli.session import Session
from sv_evidence.domain.problems import Fault, InvalidEntry
from sv_evidence.domain.records import Record
from sv_evidence.operations.references import record_of
from sv_evidence.store.view import View

REF = "A uid or a number such as E-237."

From = Annotated[str | None, typer.Option("--from", help="From this day on.")]
To = Annotated[str | None, typer.Option("--to", help="Until this day.")]
ByContract = Annotated[str | None, typer.Option("--contract", help=REF)]
ByFramework = Annotated[str | None, typer.Option("--framework", help="By its id.")]
ByMeasure = Annotated[str | None, typer.Option("--measure", help="By its code.")]


def session_of(context: typer.Context) -> Session:
    """Return the surroundings that the shared options made."""
    found = context.find_object(Session)
    if found is None:
        raise typer.BadParameter("no session", context)
    return found


def day_from(text: str | None, field: str) -> date | None:
    """Read an ISO day; raise ``InvalidEntry`` naming the field if it is none."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise InvalidEntry((Fault(field, "not_a_day", text),)) from None


def asked_day(text: str | None, field: str) -> date | None:
    """Read an ISO day that a question is about; raise ``DayUnreadable`` if it is none."""
    try:
        return day_from(text, field)
    except InvalidEntry as wrong:
        raise DayUnreadable(f"--{field}", str(text)) from wrong


def pair_from(text: str, context: typer.Context) -> tuple[str, str]:
    """Read ``CODE=QTY``; anything else is wrong usage."""
    code, equals, quantity = text.rpartition("=")
    if not equals or not code.strip():
        raise typer.BadParameter(f"{text} is not CODE=QUANTITY.", context)
    return code.strip(), quantity.strip()


def uid_from(text: str | None, context: typer.Context) -> UUID | None:
    """Read a uid; anything else is wrong usage."""
    if text is None:
        return None
    try:
        return UUID(text.strip())
    except ValueError:
        raise typer.BadParameter(f"{text} is no uid.", context) from None


def records_of(view: View, refs: Sequence[str]) -> tuple[Record, ...]:
    """Return the records that people name, each once."""
    found = {record.uid: record for record in (record_of(view, ref) for ref in refs)}
    return tuple(found.values())
