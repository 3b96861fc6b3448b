"""Packs of many photos, made and checked: beside the least that the bytes cost, and how it grows.

``sealing.py [--twins] [photos ...]`` makes packs of 50, 200 and 800 photos unless told otherwise,
each with a quarter as many PDFs inside; one of 200 has 300 pages and some 290 MB. It prints the
time of each, the ratio to a floor that lays out 200 pages of bare text and reads, hashes and
writes the same bytes, and the most memory that program and children took together. Reading figures
back is timed apart. Then the pack is checked, in a child that has started, beside hashing the file
and each file inside once and the mathematics of the signature. Last comes how all of it grows.

``--twins`` makes the Word file, the workbook and the plain text too; their time is in no bound.
"""

import hashlib
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from io import BytesIO
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import numpy as np  # noqa: E402 - run as a script
import pikepdf  # noqa: E402
from cryptography.hazmat.primitives import hashes  # noqa: E402
from cryptography.hazmat.primitives.asymmetric import ec  # noqa: E402
from PIL import Image  # noqa: E402, TID253 - draws the photos

from bench.measuring import growth, milliseconds  # noqa: E402
from bench.memory import watched  # noqa: E402
from bench.packing import bare, sections  # noqa: E402
from sv_evidence.domain.measures import Period  # noqa: E402
from sv_evidence.jail import Request, checker_limits, run  # noqa: E402
from sv_evidence.operations.sealing import ready_key  # noqa: E402
from sv_evidence.reports import building, making  # noqa: E402
from sv_evidence.reports.copies import Originals  # noqa: E402
from sv_evidence.reports.facts import PackQuestion  # noqa: E402
from sv_evidence.reports.gathering import gather  # noqa: E402
from sv_evidence.reports.making import MadePack, make_pack  # noqa: E402
from sv_evidence.reports.pdf.fonts import ready  # noqa: E402
from sv_evidence.reports.verify import Outcome, verify  # noqa: E402
from sv_evidence.store.workspace import Workspace  # noqa: E402
from tests.builders import NOW, attach, keep_file  # noqa: E402
from tests.reports.kitchen import Kitchen, a_kitchen  # noqa: E402

MOST_MEGABYTES = 400
MOST_TIMES_FLOOR = 3.0
MOST_TIMES_HASHING = 1.5
BOUND_FOR = 200
"""Photos of the pack that has to keep within these times; smaller ones hardly fill a second."""
PHOTOS = (50, 200, 800)
FIRST = date(2026, 4, 1)
DAYS = 180
PDF_BYTES = 2_200_000
PDF_PAGES = 2
PHOTOS_A_PDF = 4
TURNS = 3
CHECKS = 7
PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Taken:
    """What one pack took; times in seconds."""

    photos: int
    pages: int
    size: int
    making: float
    reading_back: float
    floor: float
    megabytes: float
    check: float
    hashing: float

    @property
    def holds(self) -> bool:
        """Say whether the bounds are kept."""
        within = self.making / self.floor <= MOST_TIMES_FLOOR
        within &= self.check / self.hashing <= MOST_TIMES_HASHING
        return self.megabytes < MOST_MEGABYTES and (within or self.photos < BOUND_FOR)

    def __str__(self) -> str:
        return (
            f"{self.photos:5} photos, {self.pages} pages, {self.size / 1e6:.0f} MB: "
            f"{self.making:.2f} s, {self.making / self.floor:.2f} x the floor of "
            f"{self.floor:.2f} s; reading back {self.reading_back:.2f} s; "
            f"{self.megabytes:.0f} MB of memory; check {self.check:.2f} s, "
            f"{self.check / self.hashing:.2f} x hashing"
        )


def a_picture(width: int, height: int, quality: int) -> bytes:
    """Make a picture as a pack carries it, from smooth noise."""
    noise = np.random.default_rng(1).integers(60, 200, (height // 8, width // 8, 3), dtype=np.uint8)
    out = BytesIO()
    Image.fromarray(noise).resize((width, height)).save(out, "JPEG", quality=quality)
    return out.getvalue()


def filled(folder: Path, photos: int) -> Kitchen:
    """Make a workspace with photos, and PDFs of noise with pages to show, on many activities."""
    kitchen = a_kitchen(folder)
    photo, page = a_picture(2000, 1500, 60), a_picture(1240, 1754, 30)
    for place in range(photos):
        day = FIRST + timedelta(days=place % DAYS)
        files = [_file(kitchen, os.urandom(100), "photo", day)]
        shown = [("picture", photo, 2000, 1500)]
        if place % PHOTOS_A_PDF == 0:
            files.append(_file(kitchen, os.urandom(PDF_BYTES), "weigh_note", day, pages=PDF_PAGES))
            shown += [(f"page-{each + 1}", page, 1240, 1754) for each in range(PDF_PAGES)]
        activity = kitchen.log(day, f"Surplus collected {place}", {"SURPLUS": 100})
        with kitchen.workspace.change("Attach") as unit:
            attach(unit, activity.uid, files)
            for what, data, width, height in shown:
                kept = kitchen.workspace.vault.keep(BytesIO(data))
                of = files[what != "picture"]
                unit.keep_derived(of.uid, what, kept, width, height)
    return kitchen


def _file(kitchen: Kitchen, content: bytes, kind: str, day: date, **more: Any) -> Any:
    return keep_file(kitchen.workspace, content, type=kind, title="Surplus", dated=day, **more)


def taken(photos: int, *, with_twins: bool) -> Taken:
    """Make one pack some times and its floor, and check it; the best of each counts."""
    ready()
    with TemporaryDirectory() as place:
        kitchen = filled(Path(place) / "workspace", photos)
        made = Path(place) / "pack.pdf"
        turns = TURNS if photos <= BOUND_FOR else 1
        reading: list[float] = []
        times: list[float] = []
        with kitchen.workspace as workspace, timed_reading(reading), watched() as most:
            for _ in range(turns):
                began = time.perf_counter()
                pack = _make(workspace, made, photos, with_twins=with_twins)
                times.append(time.perf_counter() - began - reading[-1])
        floor = min(_seconds(lambda: _floor(made)) for _ in range(TURNS))
        inside, signature = _inside(made), _signature()
        starting = min(_seconds(_start) for _ in range(CHECKS))
        check = min(_seconds(lambda: _check(made)) for _ in range(CHECKS)) - starting
        hashing = min(_seconds(lambda: _hash(made, inside, signature)) for _ in range(CHECKS))
        size = made.stat().st_size
    return Taken(photos, pack.pages, size, min(times), min(reading), floor, most[0], check, hashing)


def _make(workspace: Workspace, to: Path, photos: int, *, with_twins: bool) -> MadePack:
    question = PackQuestion(Period(FIRST, NOW.date()), most_in_annex=2 * photos)
    key = ready_key(workspace, NOW)
    with workspace.read() as view, to.open("w+b") as pdf:
        facts = gather(view, question, number="1", made_at=NOW, author="Bench")
        return make_pack(
            view,
            workspace.vault,
            facts,
            pdf,
            key=key,
            originals=Originals.DOCUMENTS,
            with_twins=with_twins,
        )


@contextmanager
def timed_reading(into: list[float]) -> Iterator[None]:
    """Note how long reading figures back takes."""
    read_back = building.read_back

    def timed(*args: Any, **named: Any) -> None:
        into.append(_seconds(lambda: read_back(*args, **named)))

    vars(making)["read_back"] = timed
    try:
        yield
    finally:
        vars(making)["read_back"] = read_back


def _floor(made: Path) -> None:
    """Lay out bare text; read, hash and write as many bytes as the pack has."""
    bare(sections())
    found = hashlib.sha256()
    with made.open("rb") as source, made.with_suffix(".floor").open("wb") as to:
        while piece := source.read(PIECE):
            found.update(piece)
            to.write(piece)


def _check(made: Path) -> None:
    assert verify(made).outcome is Outcome.UNCHANGED


def _start() -> None:
    """Start a child of the kind that checks, and give it nothing to do."""
    run("check_seal", Request(lent=BytesIO()), checker_limits(0))


def _hash(made: Path, inside: Sequence[bytes], signature: Callable[[], None]) -> None:
    with made.open("rb") as source:
        hashlib.file_digest(source, "sha256")
    for each in inside:
        hashlib.sha256(each)
    signature()


def _inside(made: Path) -> list[bytes]:
    with pikepdf.open(made) as pdf:
        return [each.get_file().read_bytes() for each in pdf.attachments.values()]


def _signature() -> Callable[[], None]:
    """Return a check of one signature of the kind that seals have."""
    key, kind = ec.generate_private_key(ec.SECP256R1()), ec.ECDSA(hashes.SHA256())
    signed = key.sign(b"attributes", kind)
    return lambda: key.public_key().verify(signed, b"attributes", kind)


def _seconds(work: Callable[[], object]) -> float:
    return milliseconds(work) / 1000


def _each_alone(asked: Iterable[int], *, with_twins: bool) -> Iterator[Taken]:
    """Take each in a process of its own, so that none pays for the memory of another."""
    for photos in asked:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as alone:
            yield alone.submit(taken, photos, with_twins=with_twins).result()


def main() -> int:
    """Measure, print, and fail if a bound is broken."""
    with_twins = "--twins" in sys.argv
    asked = [int(each) for each in sys.argv[1:] if each.isdecimal()]
    rows = list(_each_alone(asked or PHOTOS, with_twins=with_twins))
    print(*rows, sep="\n")
    if len(rows) > 1:
        sizes = [each.photos for each in rows]
        said = {
            "making": growth(sizes, [each.making for each in rows]),
            "checking": growth(sizes, [each.check for each in rows]),
            "memory": growth(sizes, [each.megabytes for each in rows]),
        }
        print("power of the photos:", *(f"{what} {power:.2f}" for what, power in said.items()))
    return 0 if with_twins or all(each.holds for each in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
