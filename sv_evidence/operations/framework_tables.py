"""Frameworks that come as a buyer's table, and ours written as one. Tables are read in the jail."""

import csv
import hashlib
import io
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from sv_evidence.domain.evidence_types import load_types
from sv_evidence.domain.framework_files import shipped
from sv_evidence.domain.framework_tables import (
    Note,
    Said,
    TableFramework,
    TableValue,
    framework_of_rows,
)
from sv_evidence.domain.framework_writing import rows_of_framework
from sv_evidence.domain.frameworks import Framework, InstalledMeasure, Proxy
from sv_evidence.intake.tables import read_table
from sv_evidence.operations.framework_library import (
    Installed,
    check_framework,
    install_framework,
    shipped_framework,
)
from sv_evidence.operations.incoming import opened
from sv_evidence.operations.uids import new_uid
from sv_evidence.reports.register import guarded
from sv_evidence.store.unit import Unit

TABLES: Final = frozenset({".csv", ".xlsx", ".tsv"})
_STAMP = 8


@dataclass(frozen=True, slots=True)
class Read:
    """A framework from a file, with values and notes where it came as a table."""

    framework: Framework
    values: tuple[TableValue, ...] = ()
    notes: tuple[Note, ...] = ()


def read_framework(path: Path, said: Said) -> Read:
    """Read a framework's own file or a buyer's table; raise what keeps it from being used."""
    if path.suffix.lower() not in TABLES:
        return Read(check_framework(path))
    table = read_framework_table(path, said)
    return Read(table.framework, table.values, table.notes)


def framework_given(name: str, said: Said) -> Read:
    """Return the framework of a file, or else the shipped one of that id."""
    path = Path(name)
    if name in {id_ for id_, _ in shipped()} and not path.exists():
        return Read(shipped_framework(name))
    return read_framework(path, said)


def read_framework_table(path: Path, said: Said) -> TableFramework:
    """Read a buyer's table; the same table has the same version, unless one is named."""
    with opened(path) as stream:
        rows = read_table(path.name, stream)
    whole = "\n".join("\t".join(row.cells) for row in rows)
    stamp = f"table-{hashlib.sha256(whole.encode()).hexdigest()[:_STAMP]}"
    return framework_of_rows(rows, path.name, said, load_types(), stamp=stamp)


def install_read(unit: Unit, read: Read, *, author: str, today: date) -> Installed:
    """Install a framework and, as the person's own entries, the values that came with it."""
    installed = install_framework(unit, read.framework)
    if not installed.is_new:
        return installed
    measures = {each.code: each for each in unit.all(InstalledMeasure, framework=installed.uid)}
    unit.add_all(
        Proxy(
            uid=new_uid(unit),
            measure=measures[value.code].uid,
            rate=value.rate,
            source=read.framework.source,
            year=value.year,
            licence=read.framework.licence,
            entered_by=author,
            entered_on=today,
        )
        for value in read.values
    )
    return replace(installed, framework=read.framework)


def framework_csv(framework: Framework) -> bytes:
    """Write a framework as CSV; cells that a spreadsheet would run begin with an apostrophe."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    for row in rows_of_framework(framework):
        writer.writerow([guarded(cell) for cell in row])
    return stream.getvalue().encode("utf-8-sig")
