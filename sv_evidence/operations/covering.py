"""Covering areas of pictures and pages: kept as a record, and burnt into the copies that leave."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from threading import Event
from typing import Any, Final
from uuid import UUID

from sv_evidence.domain.covering import (
    MOST_AREAS,
    Area,
    CoveredArea,
    area_faults,
    by_page,
    covered_what,
)
from sv_evidence.domain.evidence import Condition, Evidence
from sv_evidence.domain.problems import Fault, InvalidEntry, Problem
from sv_evidence.intake.covering import covered
from sv_evidence.intake.seen import Picture
from sv_evidence.operations.framework_library import read_text
from sv_evidence.operations.orphans import forget_unrecorded
from sv_evidence.operations.problems import NothingToCover, NotJson
from sv_evidence.operations.uids import new_uid
from sv_evidence.store.derived import Derived
from sv_evidence.store.unit import Unit
from sv_evidence.store.vault import Kept, Vault
from sv_evidence.store.view import View
from sv_evidence.store.workspace import Workspace
from sv_evidence.wording.changes import Change, covered_label

_SHORT: Final = {"page": "page", "x": "x", "y": "y", "w": "width", "h": "height"}
_TOGETHER: Final = 6
"""Pictures covered by one child, so that it stays within a reader's limits."""

Copies = tuple[tuple[str, Kept, int, int], ...]
"""What each is, where it lies, and its width and height in pixels."""


@dataclass(frozen=True, slots=True)
class Covered:
    """What covering came to; without ``change`` all was as it is already."""

    change: UUID | None
    evidence: UUID
    number: str
    areas: int
    pages: tuple[int, ...]


def areas_from(path: Path) -> tuple[Area, ...]:
    """Read areas from JSON: a list of ``{page, x, y, w, h}``, or the same under ``areas``.

    Raise ``NotJson``, or ``InvalidEntry`` with every fault.
    """
    text = read_text(path)
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise NotJson(path, str(error)) from error
    rows = document.get("areas") if isinstance(document, dict) else document
    if not isinstance(rows, list):
        raise InvalidEntry((Fault("areas", "not_areas"),))
    faults: list[Fault] = []
    areas = [each for place, row in enumerate(rows) for each in _read(place, row, faults)]
    if faults:
        raise InvalidEntry(faults)
    return tuple(areas)


def cover_areas(
    workspace: Workspace, evidence: UUID, areas: Iterable[Area], *, stop: Event | None = None
) -> Covered:
    """Cover these areas of a file and no others; none uncovers it. One change set.

    The copies that documents show are made first. Raise ``NothingToCover`` if the file has no
    picture of a page, ``InvalidEntry`` with every fault, or ``ReaderRefused``.
    """
    wanted = tuple(sorted(set(areas)))
    with workspace.read() as view:
        file = view.get(Evidence, evidence)
        _refuse(view, file, wanted)
        before = {each.place for each in view.all(CoveredArea, evidence=evidence)}
        sources = _lacking(workspace.vault, view, evidence, wanted)
    pages = tuple(dict.fromkeys(each.page for each in wanted))
    if before == set(wanted) and not sources:
        return Covered(None, evidence, file.number, len(wanted), pages)
    label = covered_label(file.number, file.title, len(wanted))
    with (
        _kept_or_gone(workspace, sources, wanted, stop) as copies,
        workspace.change(label) as unit,
    ):
        _put(unit, evidence, wanted)
        _keep(unit, evidence, copies)
        return Covered(unit.change, evidence, file.number, len(wanted), pages)


def make_covered_copies(
    workspace: Workspace, evidence: Iterable[UUID], *, stop: Event | None = None
) -> None:
    """Make the covered copies that are not there, such as of areas that came in as records.

    What cannot be made stays away: a page to be covered is never shown without its cover.
    """
    with workspace.read() as view:
        with_areas = {each.evidence for each in view.all(CoveredArea)}
    for uid in dict.fromkeys(each for each in evidence if each in with_areas):
        with workspace.read() as view:
            areas = tuple(each.place for each in view.all(CoveredArea, evidence=uid))
            sources = _lacking(workspace.vault, view, uid, areas)
        if not sources:
            continue
        try:
            with (
                _kept_or_gone(workspace, sources, areas, stop) as copies,
                workspace.change(Change.REMAKE) as unit,
            ):
                _keep(unit, uid, copies)
        except Problem as problem:
            if problem.code == "stopped":
                raise


def source_of(view: View, evidence: UUID, page: int) -> Derived | None:
    """Return the picture of a page before anything is covered; a photo is page 1."""
    found = view.derived(evidence, f"page-{page}")
    if found is None and page == 1:
        return view.derived(evidence, "picture")
    return found


def _read(place: int, row: object, faults: list[Fault]) -> Iterator[Area]:
    if not isinstance(row, dict):
        faults.append(Fault(str(place), "not_an_area"))
        return
    given: Mapping[str, Any] = {"page": 1, **row}
    wrong = [
        *(Fault(f"{place}.{name}", "unknown_field", name) for name in given if name not in _SHORT),
        *(Fault(f"{place}.{name}", "missing") for name in _SHORT if name not in given),
        *(
            Fault(f"{place}.{name}", "not_whole")
            for name in _SHORT
            if name in given and type(given[name]) is not int
        ),
    ]
    faults.extend(wrong)
    if wrong:
        return
    area = Area(**{full: given[short] for short, full in _SHORT.items()})
    short_of = {full: short for short, full in _SHORT.items()}
    faults.extend(
        Fault(f"{place}.{short_of[each.field]}", each.code, each.detail)
        for each in area_faults(area)
    )
    yield area


def _refuse(view: View, file: Evidence, areas: Sequence[Area]) -> None:
    if source_of(view, file.uid, 1) is None and areas:
        raise NothingToCover(file.number)
    faults = [fault for each in areas for fault in area_faults(each)]
    last = max(file.pages or 1, 1)
    if any(each.page > last for each in areas):
        faults.append(Fault("page", "no_such_page", f"{last:,}"))
    if len(areas) > MOST_AREAS:
        faults.append(Fault("areas", "too_many", str(MOST_AREAS)))
    if faults:
        raise InvalidEntry(faults)


def _lacking(vault: Vault, view: View, evidence: UUID, areas: Sequence[Area]) -> dict[int, Derived]:
    """Return the pictures of covered pages whose covered copy is not there."""
    found: dict[int, Derived] = {}
    for page, on_page in by_page(areas).items():
        source = source_of(view, evidence, page)
        copy = view.derived(evidence, covered_what(page, on_page))
        if source is not None and (copy is None or not _is_whole(vault, copy)):
            found[page] = source
    return found


def _is_whole(vault: Vault, copy: Derived) -> bool:
    return vault.state(copy.name, size=copy.size) is Condition.UNCHANGED


@contextmanager
def _kept_or_gone(
    workspace: Workspace,
    sources: Mapping[int, Derived],
    areas: Sequence[Area],
    stop: Event | None,
) -> Iterator[Copies]:
    """Give the covered copies of these pages, in the vault; if the block fails, it forgets them."""
    copies: list[tuple[str, Kept, int, int]] = []
    try:
        for some in _in_turns(tuple(sources)):
            copies.extend(_made(workspace, {page: sources[page] for page in some}, areas, stop))
        yield tuple(copies)
    except BaseException:
        if copies:
            forget_unrecorded(workspace, Evidence, [kept.name for _, kept, _, _ in copies])
        raise


def _in_turns(pages: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(pages), _TOGETHER):
        yield pages[start : start + _TOGETHER]


def _made(
    workspace: Workspace,
    sources: Mapping[int, Derived],
    areas: Sequence[Area],
    stop: Event | None,
) -> Iterator[tuple[str, Kept, int, int]]:
    vault, on_pages = workspace.vault, by_page(areas)
    asked = [
        (Picture(vault.read(each.name, each.key), each.width, each.height), on_pages[page])
        for page, each in sources.items()
    ]
    for page, picture in zip(sources, covered(asked, stop=stop), strict=True):
        kept = vault.keep(BytesIO(picture.data), is_remakeable=True)
        yield covered_what(page, on_pages[page]), kept, picture.width, picture.height


def _put(unit: Unit, evidence: UUID, areas: Sequence[Area]) -> None:
    """Uncover what is not wanted any more and cover what was not."""
    wanted = set(areas)
    for each in unit.all(CoveredArea, evidence=evidence):
        if each.place in wanted:
            wanted.remove(each.place)
        else:
            unit.bin(CoveredArea, each.uid)
    unit.add_all(
        CoveredArea(
            new_uid(unit),
            page=each.page,
            x=each.x,
            y=each.y,
            width=each.width,
            height=each.height,
            evidence=evidence,
        )
        for each in sorted(wanted)
    )


def _keep(unit: Unit, evidence: UUID, copies: Copies) -> None:
    for what, kept, width, height in copies:
        unit.keep_derived(evidence, what, kept, width, height)
