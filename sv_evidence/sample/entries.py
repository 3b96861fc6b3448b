"""The sample's records: the contract with its commitments, proxies, the bid, and activities."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sv_evidence.domain.activities import ActivityDraft, Impact, ResultDraft
from sv_evidence.domain.bids import Bid
from sv_evidence.domain.contracts import Commitment, Contract
from sv_evidence.domain.frameworks import InstalledFramework, InstalledMeasure, Proxy
from sv_evidence.domain.measures import ProxyRate, Thousandths, scaled
from sv_evidence.domain.organisations import Buyer, Place, Project
from sv_evidence.domain.problems import Defect
from sv_evidence.domain.returns import ContractTerms, Rhythm
from sv_evidence.operations.activity_log import log_activity
from sv_evidence.operations.uids import new_uid
from sv_evidence.sample.diary import Diary, Step
from sv_evidence.sample.writings import ActivityLine
from sv_evidence.wording.changes import logged_label

Row = Mapping[str, Any]
Moment = Callable[[str], datetime]
_RATE_PLACES = 4


def contract_step(said: Row, moment: Moment) -> Step:
    """Record projects, places, the buyer, and the contract with its commitments."""

    def do(diary: Diary) -> None:
        with diary.workspace.change("Set up projects and places") as unit:
            unit.add_all(Project(new_uid(unit), name) for name in said["projects"])
            unit.add_all(
                Place(new_uid(unit), name, postcode) for name, postcode in said["places"].items()
            )
        with diary.workspace.change(f"Add contract {said['contract']['reference']}") as unit:
            for buyer in said["buyers"]:
                diary.buyers[buyer["name"]] = unit.add(Buyer(new_uid(unit), **buyer)).uid
            diary.contract = new_uid(unit)
            unit.add(_contract(said["contract"], diary.contract, diary))
            terms = said["contract"]
            unit.add(
                ContractTerms(
                    new_uid(unit), diary.contract, Rhythm(terms["returns"]), terms["due_days"]
                )
            )
            due = date.fromisoformat(said["contract"]["due"])
            for position, each in enumerate(said["contract"]["commitments"], start=1):
                unit.add(
                    Commitment(
                        uid=new_uid(unit),
                        contract=diary.contract,
                        measure=diary.measures[each["measure"]],
                        position=position,
                        wording=each["wording"],
                        target=quantity(each["target"]),
                        due=due,
                        owner=each["owner"],
                    )
                )

    return Step(moment("2026-04-01T08:40"), said["organisation"]["contact_name"], do)


def find_measures(diary: Diary, framework: str) -> None:
    """Learn the uids of a framework's measures."""
    with diary.workspace.read() as view:
        (installed,) = view.all(InstalledFramework, id=framework)
        for each in view.all(InstalledMeasure, framework=installed.uid):
            diary.measures[each.code] = each.uid


def proxies_step(said: Row, moment: Moment) -> Step:
    """Enter what a unit of each measure is worth."""
    proxies = said["proxies"]

    def do(diary: Diary) -> None:
        with diary.workspace.change("Enter proxy values") as unit:
            for each in proxies["rates"]:
                unit.add(
                    Proxy(
                        uid=new_uid(unit),
                        measure=diary.measures[each["measure"]],
                        rate=ProxyRate(_scaled(each["rate"], _RATE_PLACES)),
                        source=each["source"],
                        year=proxies["year"],
                        licence=proxies["licence"],
                        entered_by=proxies["entered_by"],
                        entered_on=date.fromisoformat(proxies["entered_on"]),
                    )
                )

    return Step(moment(f"{proxies['entered_on']}T09:20"), proxies["entered_by"], do)


def bid_step(said: Row, moment: Moment) -> Step:
    """Record the tender that the pack is for."""
    bid = said["bid"]

    def do(diary: Diary) -> None:
        with diary.workspace.change(f"Add bid: {bid['title']}") as unit:
            unit.add(
                Bid(
                    uid=new_uid(unit),
                    title=bid["title"],
                    reference=bid["reference"],
                    buyer=diary.buyers[bid["buyer"]],
                    procurement_start=date.fromisoformat(bid["procurement_start"]),
                    deadline=moment(bid["deadline"]),
                )
            )

    return Step(moment(bid["added"]), said["organisation"]["contact_name"], do)


def activity_steps(
    lines: tuple[ActivityLine, ...], changes: tuple[Row, ...], moment: Moment
) -> Iterator[Step]:
    """Log each activity as it was first written, before any correction."""
    for line in lines:
        first = _before(line.key, changes)

        def do(diary: Diary, line: ActivityLine = line, first: Row = first) -> None:
            draft = draft_from(line, diary, first)
            with diary.workspace.change(logged_label(line.title)) as unit:
                today = diary.workspace.clock().date()
                diary.activities[line.key] = log_activity(unit, draft, today=today).uid

        yield Step(moment(line.logged.isoformat()), line.by, do)


def draft_from(line: ActivityLine, diary: Diary, first: Row) -> ActivityDraft:
    """Return an activity as typed; ``first`` holds what was corrected later."""
    quantities = {**line.results, **first.get("results", {})}
    return ActivityDraft(
        title=line.title,
        first_day=line.first_day,
        last_day=line.last_day,
        starts_at=line.starts_at,
        ends_at=line.ends_at,
        place=first.get("place", line.place),
        project=line.project,
        people=line.people,
        volunteers=line.volunteers,
        staff=line.staff,
        notes=line.notes,
        contract=diary.contract,
        results=tuple(
            ResultDraft(diary.measures[code], Thousandths(amount * 1000), Impact.CORE)
            for code, amount in quantities.items()
        ),
    )


def _before(key: str, changes: tuple[Row, ...]) -> Row:
    """Return what an activity's fields were before all its corrections."""
    first: dict[str, Any] = {"results": {}}
    for change in reversed(changes):
        if change["activity"] != key:
            continue
        first["results"] |= {code: was for code, (was, _) in change.get("results", {}).items()}
        if "place" in change:
            first["place"] = change["place"][0]
    return first


def _contract(said: Row, uid: UUID, diary: Diary) -> Contract:
    return Contract(
        uid=uid,
        title=said["title"],
        reference=said["reference"],
        buyer=diary.buyers[said["buyer"]],
        first_day=date.fromisoformat(said["first_day"]),
        last_day=date.fromisoformat(said["last_day"]),
        procurement_start=date.fromisoformat(said["procurement_start"]),
    )


def quantity(text: str) -> Thousandths:
    """Read a quantity of the sample's lists."""
    return Thousandths(_scaled(text, 3))


def _scaled(text: str, places: int) -> int:
    value = scaled(text, places)
    if value is None:
        raise Defect(f"no number: {text}")
    return value
