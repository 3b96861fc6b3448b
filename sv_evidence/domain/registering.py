"""A register as it comes: typed one line a person, or a table with headings; names never stay.

``ColumnsMissing`` says that a table has no heading for a reference or a name.
"""

import base64
import hmac
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sv_evidence.domain.tables import ColumnsMissing, Row

_BETWEEN = re.compile(r"[,;\t]")
_YEAR = re.compile(r"\d{4}", re.ASCII)
_POSTCODE = re.compile(r"([A-Z]{1,2}\d[A-Z\d]?)(?:\s*\d[A-Z]{2})?", re.ASCII)
_WITHIN_ROWS = 30
_LETTERS = 8
_HALF = 4
_HEADINGS: Final[Mapping[str, frozenset[str]]] = {
    "reference": frozenset(
        {"reference", "ref", "id", "code", "pseudonym", "person", "member number"}
        | {"participant id", "participant ref", "client id", "client ref", "learner id"}
    ),
    "name": frozenset(
        {"name", "names", "full name", "participant", "attendee", "guest", "first name"}
        | {"forename", "surname", "last name", "family name"}
    ),
    "birth_year": frozenset(
        {"birth year", "year of birth", "born", "dob", "date of birth", "birth date"}
    ),
    "district": frozenset({"postcode", "post code", "postcode district", "district"}),
    "groups": frozenset({"group", "groups"}),
    "came": frozenset({"attended", "attendance", "present", "came"}),
}
_DID_NOT_COME = frozenset({"", "no", "n", "0", "absent", "false", "apologies"})


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """One person on a register: a reference, and what was said of them beside it."""

    reference: str
    birth_year: int | None = None
    district: str = ""
    groups: str = ""


@dataclass(frozen=True, slots=True)
class TableRegister:
    """A register from a table; with ``pseudonyms``, it had names and these stand for them."""

    lines: tuple[RegisterLine, ...]
    pseudonyms: bool
    absent: int
    """Rows that say that somebody did not come."""


def read_register_line(text: str) -> RegisterLine:
    """Read ``P-014, 1986, B16, carer``: the reference first, the rest in any order.

    Of a postcode only its first half is taken; what is neither year nor postcode is a group.
    """
    reference, *rest = (" ".join(part.split()) for part in _BETWEEN.split(text))
    year: int | None = None
    district = ""
    groups: list[str] = []
    for part in filter(None, rest):
        place = district_of(part)
        if year is None and _YEAR.fullmatch(part):
            year = int(part)
        elif place and not district:
            district = place
        else:
            groups.append(part)
    return RegisterLine(reference, year, district, ", ".join(groups))


def register_line_text(line: RegisterLine) -> str:
    """Write a line so that it reads back."""
    year = "" if line.birth_year is None else str(line.birth_year)
    return ", ".join(filter(None, (line.reference, year, line.district, line.groups)))


def district_of(postcode: str) -> str:
    """Return the first half of a postcode (``B16`` of ``b16 8aa``); empty if it is none."""
    found = _POSTCODE.fullmatch(postcode.strip().upper())
    return "" if found is None else found[1]


def pseudonym_of(name: str, key: bytes) -> str:
    """Return what stands for a name: always the same, and read back by nobody without the key.

    The order of its words, capitals, accents and marks make no other name of it.
    """
    plain = unicodedata.normalize("NFKD", name).casefold()
    words = re.findall(
        r"[^\W_]+", "".join(each for each in plain if not unicodedata.combining(each))
    )
    digest = hmac.digest(key, b"person " + " ".join(sorted(words)).encode(), "sha256")
    letters = base64.b32encode(digest).decode()[:_LETTERS]
    return f"N-{letters[:_HALF]}-{letters[_HALF:]}"


def register_from(rows: Sequence[Row], *, name: str, key: bytes) -> TableRegister:
    """Read a register from the rows of a table called ``name``; names become pseudonyms at once."""
    heading, columns = _columns_of(rows, name)
    lines: list[RegisterLine] = []
    absent = 0
    for row in rows[heading + 1 :]:
        line = _line_from(row, columns, key)
        if line is None:
            continue
        if "came" in columns and _cell(row, columns["came"]).casefold() in _DID_NOT_COME:
            absent += 1
        else:
            lines.append(line)
    return TableRegister(tuple(lines), "reference" not in columns, absent)


def _columns_of(rows: Sequence[Row], name: str) -> tuple[int, dict[str, list[int]]]:
    """Return the row of the headings, and where each thing stands; names may fill two columns."""
    for at, row in enumerate(rows[:_WITHIN_ROWS]):
        columns: dict[str, list[int]] = {}
        for place, cell in enumerate(row.cells):
            said = " ".join(re.findall(r"[a-z]+", cell.casefold()))
            for what, words in _HEADINGS.items():
                if said in words:
                    columns.setdefault(what, []).append(place)
        if "reference" in columns or "name" in columns:
            return at, columns
    found = rows[0].cells if rows else ()
    raise ColumnsMissing(name, ("Reference", "Name"), filter(str.strip, found))


def _line_from(row: Row, columns: Mapping[str, list[int]], key: bytes) -> RegisterLine | None:
    reference = _cell(row, columns.get("reference", ())[:1])
    if "reference" not in columns:
        name = _cell(row, columns["name"])
        reference = pseudonym_of(name, key) if name else ""
    if not reference:
        return None
    year = _YEAR.search(_cell(row, columns.get("birth_year", ())[:1]))
    return RegisterLine(
        reference,
        None if year is None else int(year[0]),
        district_of(_cell(row, columns.get("district", ())[:1])),
        ", ".join(filter(None, map(str.strip, _cell(row, columns.get("groups", ())).split(";")))),
    )


def _cell(row: Row, places: Iterable[int]) -> str:
    """Return the words of a row's cells in these places."""
    found = (row.cells[place] for place in places if place < len(row.cells))
    return " ".join(" ".join(found).split())
