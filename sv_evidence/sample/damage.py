"""Takes one file out of the vault and changes another, as happens outside the program."""

import os
import stat
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from sv_evidence.domain.evidence import Evidence
from sv_evidence.sample.diary import Diary, Step
from sv_evidence.store.health import review_files

CHECKED = "2026-09-30T09:12"


def damage_step(said: Mapping[str, Any], moment: Callable[[str], datetime]) -> Step:
    """Lose one file, alter one, and have the morning's check find both."""

    def do(diary: Diary) -> None:
        damage(diary, missing=said["missing"], altered=said["altered"])
        review_files(diary.workspace, deep=True)

    return Step(moment(CHECKED), said["organisation"]["contact_name"], do)


def damage(diary: Diary, *, missing: str, altered: str) -> None:
    """Change the vault itself; the records know nothing of it yet."""
    vault = diary.workspace.vault
    with diary.workspace.read() as view:
        paths = {
            number: vault.path(view.resolve(number, Evidence).vault_name)
            for number in (missing, altered)
        }
    for path in paths.values():
        path.chmod(stat.S_IRUSR | stat.S_IWUSR)
    paths[missing].unlink()
    with paths[altered].open("r+b") as stream:
        stream.seek(-1, os.SEEK_END)
        last = stream.read(1)
        stream.seek(-1, os.SEEK_END)
        stream.write(bytes((last[0] ^ 1,)))
