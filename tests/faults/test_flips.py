"""Flipped bits: in the database, in evidence files and in a backup, every one is noticed."""

import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from sv_evidence.domain.problems import Problem
from sv_evidence.store.backup import make_backup
from sv_evidence.store.backup_files import altered_part
from sv_evidence.store.keys import open_header
from tests.faults import subject

SAVED = 8
FLIPS = 40


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A workspace with some activities and files, closed."""
    subject.create(tmp_path / "w")
    subject.write(tmp_path / "w", range(1, SAVED + 1), lambda _number: None)
    return tmp_path / "w"


def flipped(path: Path, chance: random.Random) -> None:
    """Flip one bit anywhere in a file."""
    raw = bytearray(path.read_bytes())
    place = chance.randrange(len(raw) * 8)
    raw[place // 8] ^= 1 << place % 8
    path.write_bytes(raw)


def unnoticed(folder: Path, victims: list[Path], chance: random.Random) -> int:
    """Flip a bit in one victim after the other, and count what nobody notices."""
    missed = 0
    for _ in range(FLIPS):
        copy = folder.with_name("flipped")
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(folder, copy)
        flipped(copy / chance.choice(victims).relative_to(folder), chance)
        missed += not subject.faults(copy, SAVED)[0]
    return missed


def test_every_flipped_bit_in_the_database_is_noticed(folder: Path) -> None:
    chance = random.Random(3)  # noqa: S311 - a test's dice

    assert unnoticed(folder, [folder / "workspace.db"], chance) == 0


def test_every_flipped_bit_in_an_evidence_file_is_noticed(folder: Path) -> None:
    files = [path for path in (folder / "vault").rglob("*") if path.is_file()]

    assert len(files) == 2 * SAVED  # each with a picture made from it
    assert unnoticed(folder, files, random.Random(4)) == 0  # noqa: S311 - a test's dice


def test_every_flipped_bit_in_a_backup_is_noticed(folder: Path) -> None:
    made, chance = make_backup(folder, open_header(folder), at=subject.NOW), random.Random(5)  # noqa: S311 - dice
    parts = [path for path in made.folder.iterdir() if not path.name.startswith("header")]

    for _ in range(FLIPS):
        part = chance.choice(parts)
        whole = part.read_bytes()
        flipped(part, chance)
        try:
            noticed = altered_part(made.folder) is not None
        except Problem:
            noticed = True
        part.write_bytes(whole)
        assert noticed
    assert altered_part(made.folder) is None


def test_the_flips_are_real_a_plain_database_does_not_notice_them(tmp_path: Path) -> None:
    path, chance, missed = tmp_path / "plain.db", random.Random(6), 0  # noqa: S311 - dice
    with closing(sqlite3.connect(path)) as plain:
        plain.execute("CREATE TABLE t (note TEXT)")
        plain.executemany("INSERT INTO t VALUES (?)", [("What we did. " * 90,)] * 300)
        plain.commit()
    whole = path.read_bytes()
    for _ in range(FLIPS):
        path.write_bytes(whole)
        flipped(path, chance)
        with closing(sqlite3.connect(path)) as plain:
            try:
                missed += plain.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            except sqlite3.DatabaseError:
                continue

    assert missed > FLIPS / 2
