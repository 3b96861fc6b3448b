"""Saves, and makes backups, until the disk is full; then makes room and saves once more."""

import json
import sys
from pathlib import Path

from sv_evidence.domain.problems import Problem
from sv_evidence.store.backup import make_backup
from sv_evidence.store.backup_files import backups
from sv_evidence.store.keys import open_header
from tests.faults import subject

RESERVE = 1_100_000


def filled(folder: Path, fault: str) -> dict[str, object]:
    """Fill the disk that ``folder`` lies on; return how it went."""
    reserve = folder.with_name("reserve")
    reserve.write_bytes(bytes(RESERVE))
    acked = [0]
    try:
        subject.create(folder)
    except Problem as problem:
        left = [each.name for each in folder.iterdir()] if folder.exists() else []
        return {"told": problem.code, "made": False, "saved": 0, "faults": left, "backups": 0}
    told = "nothing"
    try:
        subject.write(folder, range(1, 4), acked.append, fault)
        make_backup(folder, open_header(folder), at=subject.NOW)
        subject.write(folder, range(4, 200), acked.append, fault)
    except Problem as problem:
        told = problem.code
    reserve.unlink()
    faults, highest = subject.faults(folder, acked[-1])
    subject.write(folder, range(highest + 1, highest + 2), acked.append)
    after, _ = subject.faults(folder, acked[-1])
    return {
        "told": told,
        "made": True,
        "saved": highest,
        "faults": faults + after,
        "backups": len(backups(folder)),
    }


if __name__ == "__main__":
    print(json.dumps(filled(Path(sys.argv[1]), sys.argv[2])))  # noqa: T201 - its answer
