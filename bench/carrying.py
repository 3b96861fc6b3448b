"""Packs of many photos: how their time and memory grow, beside the least that the bytes cost.

``carrying.py [photos ...]`` makes packs of 50, 200 and 800 photos unless told otherwise, each with
a quarter as many PDFs inside. It prints the time, the ratio to a floor that lays out bare text and
reads, hashes and writes the same bytes, the most memory that program and children took together,
and how both grow. Reading figures back is timed apart.
"""

import hashlib
import math
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import numpy as np  # noqa: E402 - run as a script
from PIL import Image  # noqa: E402, TID253 - draws the photos

from bench.packing import bare, sections  # noqa: E402
from sv_evidence.domain.measures import Period  # noqa: E402
from sv_evidence.operations.sealing import ready_key  # noqa: E402
from sv_evidence.reports import building, making  # noqa: E402
from sv_evidence.reports.copies import Originals  # noqa: E402
from sv_evidence.reports.facts import PackQuestion  # noqa: E402
from sv_evidence.reports.gathering import gather  # noqa: E402
from sv_evidence.reports.pdf.fonts import ready  # noqa: E402
from tests.builders import NOW, attach, keep_file  # noqa: E402
from tests.reports.kitchen import Kitchen, a_kitchen  # noqa: E402

MOST_MEGABYTES = 400
MOST_TIMES_FLOOR = 3.0
PHOTOS = (50, 200, 800)
FIRST = date(2026, 4, 1)
DAYS = 180
PDF_BYTES = 2_800_000
PHOTOS_A_PDF = 4
PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Taken:
    """What one pack took."""

    photos: int
    size: int
    seconds: float
    reading_back: float
    floor: float
    megabytes: float

    @property
    def ratio(self) -> float:
        """How many times the floor it takes, without reading back."""
        return (self.seconds - self.reading_back) / self.floor


def a_photo() -> bytes:
    """Make a picture as a pack carries it: 2,000 pixels wide, some 700 kB."""
    noise = np.random.default_rng(1).integers(60, 200, (375, 500, 3), dtype=np.uint8)
    out = BytesIO()
    Image.fromarray(noise).resize((2000, 1500)).save(out, "JPEG", quality=85)
    return out.getvalue()


def filled(folder: Path, photos: int) -> Kitchen:
    """Make a workspace with photos, and PDFs of noise, on as many activities."""
    kitchen, picture = a_kitchen(folder), a_photo()
    for place in range(photos):
        day = FIRST + timedelta(days=place % DAYS)
        kinds = ("photo", "weigh_note") if place % PHOTOS_A_PDF == 0 else ("photo",)
        files = [_file(kitchen, kind, day) for kind in kinds]
        activity = kitchen.log(day, f"Surplus collected {place}", {"SURPLUS": 100})
        with kitchen.workspace.change("Attach") as unit:
            attach(unit, activity.uid, files)
            kept = kitchen.workspace.vault.keep(BytesIO(picture))
            unit.keep_derived(files[0].uid, "picture", kept, 2000, 1500)
    return kitchen


def _file(kitchen: Kitchen, kind: str, day: date) -> Any:
    content = os.urandom(100 if kind == "photo" else PDF_BYTES)
    return keep_file(kitchen.workspace, content, type=kind, title="Surplus", dated=day)


def megabytes() -> float:
    """Return the memory of this process and its children, shared parts counted once."""
    processes = [os.getpid()]
    for task in Path("/proc/self/task").iterdir():
        try:
            processes += map(int, (task / "children").read_text().split())
        except OSError:  # the thread ended meanwhile
            continue
    return sum(map(_share, processes)) / 1024


def _share(process: int) -> int:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:  # it ended meanwhile
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))


@contextmanager
def watched() -> Iterator[list[float]]:
    """Note the most memory taken while the block runs."""
    most, over = [0.0], threading.Event()

    def look() -> None:
        while not over.wait(0.05):
            most[0] = max(most[0], megabytes())

    thread = threading.Thread(target=look)
    thread.start()
    try:
        yield most
    finally:
        over.set()
        thread.join()


def taken(photos: int) -> Taken:
    """Make one pack and its floor."""
    with TemporaryDirectory() as place:
        kitchen = filled(Path(place) / "workspace", photos)
        question = PackQuestion(Period(FIRST, NOW.date()), most_in_annex=2 * photos)
        reading: list[float] = []
        read_back = building.read_back

        def timed(*args: Any, **named: Any) -> None:
            reading.append(_seconds(lambda: read_back(*args, **named)))

        made = Path(place) / "pack.pdf"
        vars(making)["read_back"] = timed
        with kitchen.workspace as workspace:
            key = ready_key(workspace, NOW)

            def work() -> None:
                with workspace.read() as view, made.open("w+b") as to:
                    facts = gather(view, question, number="1", made_at=NOW, author="Bench")
                    making.make_pack(
                        view, workspace.vault, facts, to, key=key, originals=Originals.DOCUMENTS
                    )

            with watched() as most:
                seconds = _seconds(work)
        vars(making)["read_back"] = read_back
        floor = _seconds(lambda: _floor(made))
        return Taken(photos, made.stat().st_size, seconds, sum(reading), floor, most[0])


def _floor(made: Path) -> None:
    """Lay out bare text; read, hash and write as many bytes as the pack has."""
    bare(sections())
    found = hashlib.sha256()
    with made.open("rb") as source, made.with_suffix(".floor").open("wb") as to:
        while piece := source.read(PIECE):
            found.update(piece)
            to.write(piece)


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def exponent(rows: Sequence[Taken], what: Callable[[Taken], float]) -> float:
    """Return the power of the photos by which something grows, from the least to the most."""
    first, last = rows[0], rows[-1]
    return math.log(what(last) / what(first)) / math.log(last.photos / first.photos)


def main() -> int:
    """Measure, print, and fail if a bound is broken."""
    ready()
    rows = [taken(photos) for photos in map(int, sys.argv[1:] or PHOTOS)]
    for each in rows:
        print(
            f"{each.photos:5} photos {each.size / 1e6:6.0f} MB {each.seconds:6.2f} s, of that "
            f"{each.reading_back:.2f} s reading back; {each.ratio:.2f} x the floor of "
            f"{each.floor:.2f} s; {each.megabytes:.0f} MB of memory"
        )
    if len(rows) > 1:
        print(
            f"time grows with the power {exponent(rows, lambda each: each.seconds):.2f} of the "
            f"photos, memory with {exponent(rows, lambda each: each.megabytes):.2f}"
        )
    holds = all(each.megabytes < MOST_MEGABYTES and each.ratio <= MOST_TIMES_FLOOR for each in rows)
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main())
