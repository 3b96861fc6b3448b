"""What preparing a return starts from, read in one moment."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sv_evidence.operations.filling_sheets import return_told
from sv_evidence.reports.contract_facts import ReturnFacts
from sv_evidence.store.view import View


@dataclass(frozen=True, slots=True)
class Prepared:
    """The return as it stands, written or not yet begun."""

    contract: UUID
    first: date
    today: date
    told: ReturnFacts
    organisation: str


def prepared(view: View, contract: UUID, first: date, today: date) -> Prepared:
    """Read a return; nothing is written until a person writes something."""
    told = return_told(view, contract, first)
    return Prepared(contract, first, today, told, view.organisation.name)
