"""Builders with honest defaults, for the tests of every room that stands on the store."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import UUID

from sv_evidence.domain.activities import Activity, Allotment, Result
from sv_evidence.domain.contracts import Contract
from sv_evidence.domain.evidence import Attachment, Evidence
from sv_evidence.domain.frameworks import InstalledFramework, InstalledMeasure
from sv_evidence.domain.identity import make_uid
from sv_evidence.domain.measures import Thousandths
from sv_evidence.domain.organisations import Buyer, Organisation, Place, Project
from sv_evidence.store.unit import Unit
from sv_evidence.store.workspace import Clock, Workspace

NOW = datetime(2026, 9, 30, 16, 52, tzinfo=timezone(timedelta(hours=1)))
"""The clock of the sample organisation."""
TODAY = NOW.date()
MEALS, HOURS, JOBS = "M1", "M2", "M3"
"""The measures of the framework that ``add_framework`` installs."""

_made = 0


def still(at: datetime = NOW) -> Clock:
    """Return a clock that stands still."""
    return lambda: at


def a_uid() -> UUID:
    """Make a uid that no other test has."""
    global _made  # noqa: PLW0603 - a counter, so that a failing test fails the same way again
    _made += 1
    return make_uid(NOW.astimezone(UTC), _made.to_bytes(10, "big"))


def new_workspace(folder: Path, clock: Clock | None = None, **more: Any) -> Workspace:
    """Make a workspace of Larkspur Kitchens in ``folder / "workspace"``."""
    return Workspace.create(
        folder / "workspace",
        Organisation(a_uid(), "Larkspur Kitchens CIC", area="Birmingham", pack_prefix="LK"),
        author="Amina Yusuf",
        clock=clock or still(),
        **more,
    )


def _measure_row(code: str, title: str, one: str, many: str) -> dict[str, Any]:
    accepts = [
        {"type": "sign_in_sheet"},
        {"type": "own_record"},
        {"type": "count_sheet_unsigned"},
        {"type": "photo"},
        {"type": "email", "strength": "fair"},
    ]
    return {
        "code": code,
        "node": "O1",
        "title": title,
        "unit": {"one": one, "many": many},
        "accepts": accepts if code != JOBS else [{"type": "start_letter"}],
        "confidence": "ours",
    }


def framework_document(**changes: Any) -> str:
    """Write a small framework file: one theme, one outcome, meals, hours and jobs."""
    theme = {"code": "T1", "level": "theme", "title": "Good neighbours", "confidence": "ours"}
    outcome = {**theme, "code": "O1", "level": "outcome", "title": "People eat together"}
    document = {
        "id": "test-charter",
        "version": "1",
        "title": "A charter for tests",
        "short_title": "Charter",
        "publisher": "A council",
        "published": "2025",
        "licence": "Ours",
        "source": "Ours",
        "checked": "Nothing",
        "levels": ["theme", "outcome"],
        "nodes": [theme, {**outcome, "parent": "T1"}],
        "measures": [
            _measure_row(MEALS, "Meals shared", "meal", "meals"),
            _measure_row(HOURS, "Hours volunteered", "hour", "hours"),
            _measure_row(JOBS, "Jobs started", "job", "jobs"),
        ],
        "crosswalks": [],
    }
    return json.dumps(document | changes)


def add_framework(unit: Unit, **changes: Any) -> Mapping[str, UUID]:
    """Install the small framework; return its measures' uids by code, its own under ``""``."""
    document = framework_document(**changes)
    said = json.loads(document)
    framework = InstalledFramework(
        uid=a_uid(),
        id=said["id"],
        version=said["version"],
        title=said["title"],
        document=document,
        sha256=hashlib.sha256(document.encode()).hexdigest(),
    )
    unit.add(framework)
    uids = {"": framework.uid}
    for row in said["measures"]:
        uids[row["code"]] = a_uid()
        unit.add(
            InstalledMeasure(
                uid=uids[row["code"]],
                framework=framework.uid,
                code=row["code"],
                title=row["title"],
                unit_one=row["unit"]["one"],
                unit_many=row["unit"]["many"],
            )
        )
    return uids


def _made_of(defaults: Mapping[str, Any], fields: Mapping[str, Any]) -> dict[str, Any]:
    return {"uid": a_uid(), **defaults, **fields}


def a_place(name: str = "Ladywood Hall", **fields: Any) -> Place:
    """Return a place."""
    return Place(**_made_of({"name": name, "postcode": "B16"}, fields))


def a_project(name: str = "Lunch clubs", **fields: Any) -> Project:
    """Return a project."""
    return Project(**_made_of({"name": name}, fields))


def a_buyer(name: str = "Birmingham City Council", **fields: Any) -> Buyer:
    """Return a buyer."""
    return Buyer(**_made_of({"name": name, "area": "Birmingham"}, fields))


def a_contract(buyer: UUID, title: str = "Community Meals 2026-29", **fields: Any) -> Contract:
    """Return a contract with a buyer."""
    return Contract(**_made_of({"title": title, "buyer": buyer}, fields))


def an_activity(title: str = "Lunch club, Ladywood", day: date = TODAY, **fields: Any) -> Activity:
    """Return an activity of one day with two volunteers."""
    usual = {"title": title, "first_day": day, "last_day": day, "volunteers": 2}
    return Activity(**_made_of(usual, fields))


def a_result(activity: UUID, measure: UUID, quantity: int = 126, **fields: Any) -> Result:
    """Return a result in whole units."""
    thousandths = Thousandths(quantity * 1000)
    return Result(
        **_made_of({"activity": activity, "measure": measure, "quantity": thousandths}, fields)
    )


def an_allotment(result: UUID, contract: UUID, **fields: Any) -> Allotment:
    """Return a contract's whole share of a result."""
    return Allotment(**_made_of({"result": result, "contract": contract}, fields))


def a_file(type_: str = "sign_in_sheet", title: str = "Sign-in sheet", **fields: Any) -> Evidence:
    """Return the row of a file; the vault is asked to hold it by ``keep_file``."""
    return Evidence(**_made_of({"title": title, "type": type_, "dated": TODAY}, fields))


def keep_file(workspace: Workspace, content: bytes = b"names", **fields: Any) -> Evidence:
    """Put a file into the vault and return its row, not yet added."""
    kept = workspace.vault.keep(BytesIO(content))
    stored = {
        "sha256": kept.sha256,
        "size": kept.size,
        "vault_name": kept.name,
        "vault_key": kept.key,
        "file_name": "sign-in sheet.pdf",
        "media_type": "application/pdf",
    }
    return a_file(**_made_of(stored, fields))


def attach(unit: Unit, activity: UUID, files: Sequence[Evidence]) -> None:
    """Add files that are not yet there and tie them to an activity."""
    for file in files:
        unit.add(file)
        unit.add(Attachment(a_uid(), activity=activity, evidence=file.uid))


def log(
    workspace: Workspace,
    activity: Activity,
    results: Sequence[Result] = (),
    files: Sequence[Evidence] = (),
) -> UUID:
    """Keep an activity with its results and files as one change set; return that one's uid."""
    with workspace.change("Log activity") as unit:
        unit.add(activity)
        unit.add_all(results)
        attach(unit, activity.uid, files)
    return unit.change
