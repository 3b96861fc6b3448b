"""Drafts of activities, and what becomes of them."""

from uuid import UUID

from sv_evidence.domain.activities import ActivityDraft, ResultDraft
from sv_evidence.domain.contracts import Commitment
from sv_evidence.domain.measures import Thousandths
from sv_evidence.operations.activity_log import edit_activity, log_activity
from sv_evidence.operations.references import measure_of
from sv_evidence.store.workspace import Workspace
from tests.builders import MEALS, TODAY, a_buyer, a_contract, a_uid

MEAL = ActivityDraft(
    title=" Lunch club, <b>Ladywood</b> ",
    first_day=TODAY,
    place="Ladywood Hall",
    postcode="b16",
    project="Lunch clubs",
    people=42,
)


def measure(workspace: Workspace, code: str) -> UUID:
    with workspace.read() as view:
        return measure_of(view, code).uid


def results(workspace: Workspace, *pairs: tuple[str, int]) -> tuple[ResultDraft, ...]:
    return tuple(
        ResultDraft(measure(workspace, code), Thousandths(count * 1000)) for code, count in pairs
    )


def logged(workspace: Workspace, draft: ActivityDraft) -> UUID:
    with workspace.change("Log activity") as unit:
        return log_activity(unit, draft, today=TODAY).uid


def edited(workspace: Workspace, uid: UUID, draft: ActivityDraft) -> None:
    with workspace.change("Edit activity") as unit:
        edit_activity(unit, uid, draft, today=TODAY)


def promised(workspace: Workspace, code: str) -> UUID:
    """Make a contract with one commitment on a measure."""
    buyer = a_buyer()
    contract = a_contract(buyer.uid)
    commitment = Commitment(a_uid(), contract.uid, measure(workspace, code))
    with workspace.change("Contract") as unit:
        unit.add_all((buyer, contract, commitment))
    return contract.uid


def drafted(workspace: Workspace) -> ActivityDraft:
    with workspace.read() as view:
        meals = measure_of(view, MEALS).uid
    return ActivityDraft(
        title="Lunch club",
        first_day=TODAY,
        place="Ladywood Hall",
        people=46,
        results=(ResultDraft(meals, Thousandths(46_000)),),
    )
