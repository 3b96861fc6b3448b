"""A framework that a buyer keeps as a table: read row by row, with faults by row.

Rows are measures, except where a column of levels says otherwise; themes and outcomes may also
stand in columns of their own beside each measure.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sv_evidence.domain.evidence import EvidenceType
from sv_evidence.domain.framework_columns import ColumnRole as Role
from sv_evidence.domain.framework_columns import guessed_columns
from sv_evidence.domain.framework_table_rows import Note, TableRows, TableValue, cell_of
from sv_evidence.domain.frameworks import Framework
from sv_evidence.domain.tables import ColumnsMissing, Row

__all__ = ["Note", "Said", "TableFramework", "TableValue", "framework_of_rows"]

NOT_SAID = "Not said"


@dataclass(frozen=True, slots=True)
class Said:
    """What a person says of a table that it does not say itself; empty where it does."""

    id: str = ""
    title: str = ""
    version: str = ""
    publisher: str = ""
    licence: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    """Roles and the headings they have in this file."""


@dataclass(frozen=True, slots=True)
class TableFramework:
    """A framework from a table, with the values in it and what to look at."""

    framework: Framework
    values: tuple[TableValue, ...]
    notes: tuple[Note, ...]
    columns: Mapping[str, str]
    """Roles and the headings they were found under."""


def framework_of_rows(
    rows: Sequence[Row], name: str, said: Said, types: Mapping[str, EvidenceType], *, stamp: str
) -> TableFramework:
    """Read a table; raise ``ColumnsMissing``, or ``InvalidFramework`` with every fault by row.

    ``stamp`` tells versions apart where neither the file nor the person names one.
    """
    if not rows:
        raise ColumnsMissing(name, (Role.TITLE.value,), ())
    headings = rows[0].cells
    columns, lost = guessed_columns(headings, said.columns)
    missing = [*lost, *([] if Role.TITLE in columns else [Role.TITLE.value])]
    if missing:
        raise ColumnsMissing(name, missing, (each for each in headings if each))
    reader = TableRows(name, columns, types)
    for row in rows[1:]:
        if not row.is_blank:
            reader.take(row)
    document = {**_head(rows[1:], columns, said, name, stamp), **reader.body()}
    return TableFramework(
        framework=reader.checked(document),
        values=tuple(reader.values),
        notes=(*_licence_notes(document, reader), *reader.notes),
        columns={role.value: headings[place] for role, place in columns.items()},
    )


def _head(
    rows: Sequence[Row], columns: Mapping[Role, int], said: Said, name: str, stamp: str
) -> dict[str, object]:
    def first(role: Role) -> str:
        found = (cell_of(row, columns, role) for row in rows)
        return next((each for each in found if each), "")

    title = said.title or first(Role.FRAMEWORK) or name.rpartition(".")[0] or name
    publisher = said.publisher or first(Role.PUBLISHER)
    return {
        "id": said.id or first(Role.ID) or _id_of(title),
        "version": said.version or first(Role.VERSION) or stamp,
        "title": title,
        "short_title": title,
        "publisher": publisher or NOT_SAID,
        "published": NOT_SAID,
        "licence": said.licence or first(Role.LICENCE) or NOT_SAID,
        "source": name,
        "checked": "Read from a table that a person brought.",
        "not_checked": "Whether the table says what its publisher says: check the tender.",
    }


def _licence_notes(document: Mapping[str, object], reader: TableRows) -> tuple[Note, ...]:
    unsaid = document["licence"] == NOT_SAID
    notes = [Note(0, "licence_unsaid")] if unsaid else []
    if reader.values:
        notes.append(Note(0, "values_licence", str(document["licence"])))
    if reader.is_open:
        notes.append(Note(0, "evidence_open"))
    return tuple(notes)


def _id_of(title: str) -> str:
    """Make an id out of a title: small letters, digits and hyphens."""
    words = re.findall(r"[a-z0-9]+", title.casefold())
    return "-".join(words)[:64].strip("-") or "framework"
