"""Attaching a 3 MB photo, durably, against copy + SHA-256 + fsync and the reader's decoding."""

import hashlib
import io
import os
import secrets
import statistics
from pathlib import Path

from bench.measuring import Row, milliseconds
from sv_evidence.intake.readers.look import look
from sv_evidence.jail import ReaderPool, Request
from sv_evidence.operations.attaching import attach_files
from sv_evidence.operations.incoming import FileDraft
from sv_evidence.store.workspace import Workspace

BOUND = 1.0
TURNS = 9
PIXELS = (4000, 3000)
BYTES = 3_000_000


def row(workspace: Workspace, scratch: Path) -> Row:
    """Attach different photos of one size; the bound is 2 x the copy plus the reader's own work."""
    scratch.mkdir(parents=True, exist_ok=True)
    ours: list[float] = []
    floor: list[float] = []
    with ReaderPool() as pool:
        for turn in range(TURNS + 1):
            photo = scratch / f"photo-{turn}.jpg"
            photo.write_bytes(_photo(turn))
            copied = milliseconds(lambda photo=photo: _copy(photo))  # type: ignore[misc]
            read = milliseconds(lambda photo=photo: _decode(photo))  # type: ignore[misc]
            taken = milliseconds(
                lambda photo=photo: attach_files(workspace, [FileDraft(photo)], pool=pool)  # type: ignore[misc]
            )
            if turn:  # the first warms up
                ours.append(taken)
                floor.append(2 * copied + read)
    return Row(
        "attach a 3 MB photo, encrypted and durable",
        statistics.median(ours),
        statistics.median(floor),
        BOUND,
        floor_is="2 x (copy + SHA-256 + fsync) plus the reader's decoding in process",
    )


def _photo(turn: int) -> bytes:
    """Make a 12-megapixel JPEG of about 3 MB; its bytes are new to every workspace."""
    from PIL import Image

    small = Image.effect_noise((PIXELS[0] // 4, PIXELS[1] // 4), 60 + turn).convert("RGB")
    picture = small.resize(PIXELS, Image.Resampling.BICUBIC)
    for quality in (95, 90, 85, 80, 75):
        out = io.BytesIO()
        picture.save(out, "JPEG", quality=quality, comment=secrets.token_hex(8))
        if out.tell() < BYTES * 1.1:
            break
    return out.getvalue()


def _copy(photo: Path) -> None:
    data = photo.read_bytes()
    hashlib.sha256(data).hexdigest()
    with photo.with_suffix(".copy").open("wb") as copy:
        copy.write(data)
        copy.flush()
        os.fsync(copy.fileno())


def _decode(photo: Path) -> None:
    look(Request({"name": photo.name, "whole": True}, (photo.read_bytes(),)))
