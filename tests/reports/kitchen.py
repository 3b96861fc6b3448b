"""A small workspace of Larkspur Kitchens that a pack can be made of, with pictures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from uuid import UUID

import pikepdf
from PIL import Image, ImageDraw  # noqa: TID253 - draws the pictures

from sv_evidence.domain.activities import Activity, Impact, Result
from sv_evidence.domain.bids import Bid
from sv_evidence.domain.contracts import Commitment
from sv_evidence.domain.evidence import ConsentState, Evidence
from sv_evidence.domain.frameworks import InstalledMeasure, Proxy
from sv_evidence.domain.measures import ProxyRate, Thousandths
from sv_evidence.operations.framework_library import install_framework, shipped_framework
from sv_evidence.store.unit import Unit
from sv_evidence.store.workspace import Workspace
from tests.builders import (
    a_buyer,
    a_contract,
    a_place,
    a_uid,
    an_activity,
    an_allotment,
    attach,
    keep_file,
    new_workspace,
)

CHARTER, MODEL = "birmingham-charter", "svm-ppn-002"
RATES = {"MEALS": 35_000, "ATTEND": 60_000, "LONELY": 5_200_000, "JOBS": 48_000_000}


def jpeg(width: int, height: int, tone: tuple[int, int, int], *, lines: bool = False) -> bytes:
    """Draw a picture as the reader would hand it over."""
    picture = Image.new("RGB", (width, height), tone)
    draw = ImageDraw.Draw(picture)
    for place in range(1, 12):
        y = height * place // 12
        if lines:
            draw.line((width // 10, y, width * 9 // 10, y), fill=(60, 60, 60), width=4)
        else:
            x = width * place // 12
            draw.ellipse((x - 60, height // 2 - 60, x + 60, height // 2 + 60), fill=(180, 70, 50))
    out = BytesIO()
    picture.save(out, "JPEG", quality=80)
    return out.getvalue()


def other_pdf() -> bytes:
    """Make a PDF that is no pack."""
    out = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(out)
    return out.getvalue()


@dataclass
class Kitchen:
    """The workspace and what a test wants to point at."""

    workspace: Workspace
    measures: Mapping[str, UUID]
    place: UUID
    bid: UUID
    contract: UUID
    files: list[Evidence] = field(default_factory=list)

    def file(
        self, title: str, type_: str, *, pages: int = 0, photo: bool = False, **fields: object
    ) -> Evidence:
        """Put a file and its pictures into the vault; it is added with its activity."""
        row = keep_file(
            self.workspace,
            f"{title} {len(self.files)}".encode(),
            type=type_,
            title=title,
            **{"pages": pages or None, **fields},
        )
        self.files.append(row)
        self._pictures[row.uid] = [("picture", jpeg(2000, 1333, (196, 160, 120)))] if photo else []
        self._pictures[row.uid] += [
            (f"page-{place}", jpeg(1240, 1754, (252, 251, 247), lines=True))
            for place in range(1, pages + 1)
        ]
        return row

    _pictures: dict[UUID, list[tuple[str, bytes]]] = field(default_factory=dict)

    def log(
        self,
        day: date,
        title: str,
        results: Mapping[str, int],
        files: Sequence[Evidence] = (),
        *,
        impact: Impact = Impact.CORE,
        allot: bool = False,
    ) -> Activity:
        """Log an activity with quantities by measure code, files attached."""
        activity = an_activity(title, day, place=self.place)
        with self.workspace.change("Log activity") as unit:
            unit.add(activity)
            for code, quantity in results.items():
                result = Result(
                    a_uid(),
                    activity=activity.uid,
                    measure=self.measures[code],
                    quantity=Thousandths(quantity * 1000),
                    impact=impact,
                )
                unit.add(result)
                if allot:
                    unit.add(an_allotment(result.uid, self.contract))
            attach(unit, activity.uid, files)
            for file in files:
                self._keep(unit, file)
        return activity

    def _keep(self, unit: Unit, file: Evidence) -> None:
        for what, data in self._pictures.get(file.uid, ()):
            kept = self.workspace.vault.keep(BytesIO(data))
            width, height = Image.open(BytesIO(data)).size
            unit.keep_derived(file.uid, what, kept, width, height)


def a_kitchen(folder: Path, *, rates: Mapping[str, int] = RATES) -> Kitchen:
    """Make the workspace: frameworks, a buyer, a bid, a contract with two commitments."""
    workspace = new_workspace(folder)
    with workspace.change("Start") as unit:
        for name in (CHARTER, MODEL):
            install_framework(unit, shipped_framework(name))
        measures = {each.code: each.uid for each in unit.all(InstalledMeasure)}
        organisation = unit.organisation
        unit.amend(
            type(organisation),
            organisation.uid,
            contact_name="Amina Yusuf",
            contact_role="Social Value Lead",
        )
        buyer, place = a_buyer("The Council"), a_place()
        bid = Bid(
            a_uid(),
            title="Neighbourhood Wellbeing Services, Lot 2",
            buyer=buyer.uid,
            reference="Neighbourhood Wellbeing Services tender",
        )
        contract = a_contract(
            buyer.uid,
            reference="CM/2026/014",
            first_day=date(2026, 4, 1),
            last_day=date(2029, 3, 31),
        )
        unit.add_all((buyer, place, bid, contract))
        _promise(unit, contract.uid, measures)
        _value(unit, measures, rates)
    return Kitchen(workspace, measures, place.uid, bid.uid, contract.uid)


def _promise(unit: Unit, contract: UUID, measures: Mapping[str, UUID]) -> None:
    for position, (code, target) in enumerate((("MEALS", 7000), ("JOBS", 24)), 1):
        unit.add(
            Commitment(
                a_uid(),
                contract=contract,
                measure=measures[code],
                position=position,
                target=Thousandths(target * 1000),
                due=date(2027, 3, 31),
            )
        )


def _value(unit: Unit, measures: Mapping[str, UUID], rates: Mapping[str, int]) -> None:
    for code, rate in rates.items():
        unit.add(
            Proxy(
                a_uid(),
                measure=measures[code],
                rate=ProxyRate(rate),
                source="Our own estimate",
                year=2026,
                entered_on=date(2026, 4, 1),
            )
        )


def a_full_kitchen(folder: Path, *, weeks: int = 26, rates: Mapping[str, int] = RATES) -> Kitchen:
    """Fill the workspace with half a year: proven, part proven and unproven claims, faults."""
    kitchen = a_kitchen(folder, rates=rates)
    first = date(2026, 4, 1)
    for week in range(weeks):
        day = first + timedelta(days=7 * week)
        sheet = kitchen.file("Meal count sheet, Ladywood", "count_sheet", pages=1, dated=day)
        names = kitchen.file(
            f"Sign-in sheet, Ladywood, {60 + week} names",
            "sign_in_sheet",
            pages=2,
            dated=day,
            consent=ConsentState.NAMES_PRIVATE,
        )
        kitchen.log(
            day,
            "Lunch club, Ladywood",
            {"MEALS": 110 + week, "ATTEND": 60 + week},
            (sheet, names),
            allot=True,
        )
        if week % 3 == 0:
            photo = kitchen.file("Surplus crates collected", "photo", photo=True, dated=day)
            note = kitchen.file("Surplus weigh note", "weigh_note", pages=1, dated=day)
            kitchen.log(day, "Surplus collected", {"SURPLUS": 320 + 5 * week}, (photo, note))
    survey = kitchen.file("Summary of the loneliness survey", "survey_summary", dated=first)
    kitchen.log(date(2026, 9, 20), "Survey of lunch club guests", {"LONELY": 31}, (survey,))
    letter = kitchen.file("Start letter, school caterer", "start_letter", pages=1, dated=first)
    kitchen.log(date(2026, 9, 24), "Kitchen assistant started", {"JOBS": 1}, (letter,))
    kitchen.log(date(2026, 9, 25), "Two porters started, Wholesale Market", {"JOBS": 2})
    return kitchen
