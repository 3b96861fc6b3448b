"""Only what happens in the buyer's area counts: councils, wards, postcodes, or a radius."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from typing import Final

from sv_evidence.domain.counting_rows import CountingRow, Setting, Verdict
from sv_evidence.domain.positions import miles_between, position_from, postcode_key
from sv_evidence.domain.rule_kinds import Parameter, Plain, Rule, RuleKind, Sight, Sort, Stage

Known = Mapping[str, str]
"""What is known of where a result was: postcode, position, ward, authority."""


def _judge(rule: Rule, rows: Sequence[CountingRow], setting: Setting) -> Iterator[Verdict]:
    del setting
    points = {postcode_key(str(each["postcode"])): each for each in rule.rows("points")}
    keeps = rule.text("unknown") == "count"
    by_postcode: dict[str, tuple[Known, bool | None]] = {}
    for row in rows:
        found = by_postcode.get(row.postcode) if row.detail is None else None
        if found is None:
            known = _known(row, points)
            found = known, _inside(rule, known)
            if row.detail is None:
                by_postcode[row.postcode] = found
        known, inside = found
        if inside:
            continue
        postcode = _spaced(known["postcode"])
        where = known["ward"] or known["authority"] or postcode or known["position"]
        told = (("where", where),)
        if inside is None:
            yield Verdict(row.result, row.quantity if keeps else 0, "place_unknown", told=told)
        else:
            yield Verdict(row.result, 0, "outside_area", told=told)


def _known(row: CountingRow, points: Mapping[str, Mapping[str, Plain]]) -> Known:
    detail = row.detail
    postcode = postcode_key(detail.postcode if detail and detail.postcode else row.postcode)
    point = points.get(postcode) or points.get(postcode[:-3]) or {}
    own = {} if detail is None else {name: getattr(detail, name) for name in _OF_POINTS}
    return {
        "postcode": postcode,
        **{name: str(own.get(name) or point.get(name, "")) for name in _OF_POINTS},
    }


def _spaced(postcode: str) -> str:
    """Write a whole postcode as people do: ``B9 1AA``."""
    return f"{postcode[:-3]} {postcode[-3:]}" if _WHOLE.fullmatch(postcode) else postcode


def _inside(rule: Rule, known: Known) -> bool | None:
    """Say whether a place is in the area by any of the ways given; ``None`` if none can tell."""
    answers = [
        _listed(rule.texts("authorities"), known["authority"]),
        _listed(rule.texts("wards"), known["ward"]),
        _in_postcodes(rule.texts("postcodes"), known["postcode"]),
        _within(rule, known["position"]),
    ]
    told = [each for each in answers if each is not None]
    return any(told) if told else None


def _listed(names: tuple[str, ...], name: str) -> bool | None:
    if not names or not name:
        return None
    return name.strip().casefold() in {each.casefold() for each in names}


def _in_postcodes(areas: tuple[str, ...], postcode: str) -> bool | None:
    """Compare whole postcodes, districts (B16) and areas (B): never part of a district."""
    if not areas or not postcode:
        return None
    whole = _WHOLE.fullmatch(postcode)
    district = postcode if whole is None else whole[1]
    letters = "".join(takewhile(str.isalpha, district))  # of EC1A as of B16
    ways = {postcode, district, letters}
    return any(postcode_key(area) in ways for area in areas)


def _within(rule: Rule, text: str) -> bool | None:
    radius = rule.decimal("radius_miles")
    position = position_from(text)
    if radius is None or position is None:
        return None
    for name in ("centre", "centre_grid"):
        centre = position_from(rule.text(name))
        miles = None if centre is None else miles_between(centre, position)
        if miles is not None:
            return miles <= radius
    return None


def _check(rule: Rule) -> Iterator[tuple[str, str, str]]:
    has_centre = "centre" in rule.values or "centre_grid" in rule.values
    if has_centre is not ("radius_miles" in rule.values):
        yield "parameters.radius_miles", "belong_together", "radius_miles, centre"
    if not any(name in rule.values for name in _WAYS):
        yield "parameters", "one_wanted", ", ".join(_WAYS)


_WHOLE: Final = re.compile(r"([A-Z]{1,2}\d[A-Z\d]?)\d[A-Z]{2}", re.ASCII)
_OF_POINTS: Final = ("position", "ward", "authority")
_WAYS: Final = ("authorities", "wards", "postcodes", "radius_miles")
KIND: Final = RuleKind(
    name="in_area",
    meaning="Only results in the buyer's area count; any one way of being inside is enough.",
    stage=Stage.GATE,
    judge=_judge,
    sight=Sight.CLASS,
    parameters=(
        Parameter("authorities", Sort.TEXTS, "Councils, by the names or codes that details use."),
        Parameter("wards", Sort.TEXTS, "Wards, by the names or codes that details use."),
        Parameter("postcodes", Sort.TEXTS, "Postcodes, districts (B16) or areas (B)."),
        Parameter("radius_miles", Sort.DECIMAL, "Miles from the centre, as the crow flies."),
        Parameter("centre", Sort.POSITION, "latitude, longitude in degrees."),
        Parameter("centre_grid", Sort.POSITION, "easting northing in metres."),
        Parameter("points", Sort.POINTS, "What is known of postcodes: position, ward, authority."),
        Parameter(
            "unknown",
            Sort.CHOICE,
            "What to do with a result whose place cannot be told.",
            default="leave_out",
            choices=("leave_out", "count"),
        ),
    ),
    check=_check,
)
