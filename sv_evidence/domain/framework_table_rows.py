"""The rows of a framework's table, turned into nodes and measures; each remembers its row."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from sv_evidence.domain.evidence import EvidenceType
from sv_evidence.domain.framework_columns import ColumnRole as Role
from sv_evidence.domain.framework_columns import unit_from
from sv_evidence.domain.framework_fields import FrameworkFault, InvalidFramework
from sv_evidence.domain.framework_files import framework_from
from sv_evidence.domain.frameworks import Confidence, Framework
from sv_evidence.domain.measures import ProxyRate, scaled
from sv_evidence.domain.tables import Row

MEASURE: Final = "measure"
NONE_ACCEPTED: Final = "-"
_PLACE = re.compile(r"(nodes|measures)\[(\d+)\](?:\.(\w+))?")
_RATE_PLACES = 4
_NO_UNIT = {"one": "unit not given", "many": "units not given"}
_ROOT = "ALL"
_SPLIT = re.compile(r"\s*;\s*")


@dataclass(frozen=True, slots=True)
class Note:
    """Something to be looked at in a table that can be used all the same, as a code.

    ``no_unit``, ``evidence_unknown`` (the words), ``evidence_open``, ``licence_unsaid``,
    ``values_licence``, ``no_year``.
    """

    row: int
    """0 where it is about the whole file."""
    code: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class TableValue:
    """What one unit of a measure is worth, as the person's own file says."""

    code: str
    rate: ProxyRate
    year: int


def cell_of(row: Row, columns: Mapping[Role, int], role: Role) -> str:
    """Return what a row says of something; empty where it has no such column."""
    place = columns.get(role)
    if place is None or place >= len(row.cells):
        return ""
    text = row.cells[place].strip()
    return text[1:] if re.match(r"'[=+\-@]", text) else text


class TableRows:
    """Turns rows into the nodes and measures of a document, remembering where each stood."""

    def __init__(
        self, name: str, columns: Mapping[Role, int], types: Mapping[str, EvidenceType]
    ) -> None:
        self._name = name
        self._columns = columns
        self._types = types
        self._words = {
            **{each.title.casefold(): each.id for each in types.values()},
            **{each.casefold(): each for each in types},
        }
        self._nodes: list[dict[str, object]] = []
        self._measures: list[dict[str, object]] = []
        self._rows: dict[str, list[int]] = {"nodes": [], "measures": []}
        self._beside: dict[tuple[str, str], str] = {}
        self._faults: list[FrameworkFault] = []
        self.values: list[TableValue] = []
        self.notes: list[Note] = []
        self.is_open = Role.EVIDENCE not in columns

    def take(self, row: Row) -> None:
        """Read one row."""
        level = self._said(row, Role.LEVEL) or MEASURE
        if level.casefold() == MEASURE:
            self._take_measure(row)
            return
        self._rows["nodes"].append(row.place)
        self._nodes.append(
            {
                "code": self._said(row, Role.CODE) or self._said(row, Role.TITLE),
                "level": level,
                "title": self._said(row, Role.TITLE),
                "parent": self._said(row, Role.PARENT),
                "confidence": self._confidence(row),
                "source": self._said(row, Role.SOURCE),
                "code_is_official": bool(self._said(row, Role.CODE)),
                "summary": self._said(row, Role.SUMMARY),
            }
        )

    def body(self) -> dict[str, object]:
        """Return what the rows say."""
        if any(not each["node"] for each in self._measures):
            self._stand_in()
        levels = dict.fromkeys(str(each["level"]) for each in self._nodes)
        return {"levels": list(levels), "nodes": self._nodes, "measures": self._measures}

    def checked(self, document: Mapping[str, object]) -> Framework:
        """Check the document as any other, and name faults by their rows."""
        found = list(self._faults)
        try:
            read = framework_from(json.dumps(document), self._name, types=self._types)
        except InvalidFramework as wrong:
            found += [self._by_row(each) for each in wrong.faults]
        if found:
            raise InvalidFramework(found)
        return read

    def _take_measure(self, row: Row) -> None:
        code = self._said(row, Role.CODE) or f"R{row.place}"
        unit = unit_from(self._said(row, Role.UNIT), self._said(row, Role.UNIT_ONE))
        if unit is None:
            self.notes.append(Note(row.place, "no_unit", code))
        self._rows["measures"].append(row.place)
        self._measures.append(
            {
                "code": code,
                "node": self._said(row, Role.PARENT) or self._node_beside(row),
                "title": self._said(row, Role.TITLE),
                "unit": _NO_UNIT if unit is None else {"one": unit.one, "many": unit.many},
                "accepts": self._accepts(row),
                "confidence": self._confidence(row),
                "counts": self._list(row, Role.COUNTS),
                "does_not_count": self._list(row, Role.DOES_NOT_COUNT),
                "next_proof": self._said(row, Role.NEXT_PROOF),
                "source": self._said(row, Role.SOURCE),
            }
        )
        self._take_value(row, code)

    def _take_value(self, row: Row, code: str) -> None:
        text = self._said(row, Role.VALUE)
        if not text:
            return
        rate = scaled(text, _RATE_PLACES)
        if rate is None or rate < 0:
            self._fault(row, Role.VALUE, "not_decimal", str(_RATE_PLACES))
            return
        year = self._said(row, Role.VALUE_YEAR)
        found = re.search(r"(?:19|20)\d\d", year)
        if found is None:
            self.notes.append(Note(row.place, "no_year", code))
            return
        self.values.append(TableValue(code, ProxyRate(rate), int(found[0])))

    def _accepts(self, row: Row) -> list[dict[str, str]]:
        text = self._said(row, Role.EVIDENCE)
        if text == NONE_ACCEPTED:
            return []
        found: dict[str, dict[str, str]] = {}
        for each in filter(None, _SPLIT.split(text)):
            words, _, strength = each.partition(":")
            type_ = self._words.get(words.strip().casefold())
            if type_ is None:
                self.notes.append(Note(row.place, "evidence_unknown", each))
                continue
            strong = strength.strip().casefold()
            found[type_] = {"type": type_} | ({"strength": strong} if strong else {})
        if found:
            return list(found.values())
        self.is_open = True
        return [{"type": each} for each in self._types]

    def _node_beside(self, row: Row) -> str:
        """Return the node that a row's theme and outcome make, new where they are."""
        above = ""
        for role, level in ((Role.THEME, "theme"), (Role.OUTCOME, "outcome")):
            title = self._said(row, role)
            if not title:
                continue
            if (above, title) not in self._beside:
                here = sum(parent == above for parent, _ in self._beside) + 1
                code = f"{above}.{here}" if above else f"T{here}"
                self._beside[above, title] = code
                self._rows["nodes"].append(row.place)
                self._nodes.append(
                    {
                        "code": code,
                        "level": level,
                        "title": title,
                        "parent": above,
                        "confidence": Confidence.UNCONFIRMED.value,
                    }
                )
            above = self._beside[above, title]
        return above

    def _stand_in(self) -> None:
        """Give measures that stand under nothing one node to stand under."""
        taken = {str(each["code"]) for each in self._nodes}
        code = _ROOT if _ROOT not in taken else f"{_ROOT}-0"
        self._rows["nodes"].append(1)
        self._nodes.append(
            {
                "code": code,
                "level": "framework",
                "title": "All measures",
                "confidence": Confidence.OURS.value,
            }
        )
        for each in self._measures:
            each["node"] = each["node"] or code

    def _said(self, row: Row, role: Role) -> str:
        return cell_of(row, self._columns, role)

    def _list(self, row: Row, role: Role) -> list[str]:
        return [each for each in _SPLIT.split(self._said(row, role)) if each]

    def _confidence(self, row: Row) -> str:
        said = self._said(row, Role.CONFIDENCE)
        known = {each.value for each in Confidence}
        return said if said in known else Confidence.UNCONFIRMED.value

    def _fault(self, row: Row, role: Role, code: str, detail: str) -> None:
        place = f"row {row.place}, {role.value}"
        self._faults.append(FrameworkFault(self._name, place, code, detail))

    def _by_row(self, fault: FrameworkFault) -> FrameworkFault:
        found = _PLACE.match(fault.place)
        if found is None:
            return fault
        row = self._rows[found[1]][int(found[2])]
        column = {"node": Role.PARENT.value}.get(found[3] or "", found[3] or "")
        return replace(fault, place=f"row {row}, {column}".rstrip(", "))
