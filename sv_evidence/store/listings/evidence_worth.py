"""How easy files are to defend where they are used: by the same rules as the proof of results."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from sqlalchemy import Connection

from sv_evidence.domain.evidence import Strength
from sv_evidence.domain.measures import Period
from sv_evidence.domain.worth import Use, best_worth, strength_alone
from sv_evidence.store.accepting import Accepting, Named
from sv_evidence.store.direct import fetch
from sv_evidence.store.exhibits import IS_SHARED, exhibit_from
from sv_evidence.store.rulebook import Rulebook

_FILES: Final = f"""
SELECT e.key, {IS_SHARED}, e.type, e.condition, e.consent, e.camera_at, e.dated
FROM evidence e WHERE e.key IN (SELECT value FROM json_each(?))
"""  # noqa: S608
_USES: Final = """
SELECT DISTINCT t.evidence, t.strength, a.first_day, a.last_day, m.code, f.sha256, f.key
FROM attachments t JOIN activities a ON a.key = t.activity
LEFT JOIN results r ON r.activity = a.key AND r.binned_at IS NULL
LEFT JOIN measures m ON m.key = r.measure LEFT JOIN frameworks f ON f.key = m.framework
WHERE t.evidence IN (SELECT value FROM json_each(?))
    AND t.binned_at IS NULL AND a.binned_at IS NULL
"""


def worths(
    connection: Connection, rulebook: Rulebook, keys: Iterable[int]
) -> Mapping[int, Strength | None]:
    """Return the most that each file is worth to a result; ``None`` if it counts for nothing.

    One that is filed with no activity is worth what is usual for its type.
    """
    asked = (json.dumps(list(keys)),)
    accepting = Accepting(connection, rulebook)
    used: dict[int, list[Any]] = {}
    for evidence, *use in fetch(connection, _USES, asked):
        used.setdefault(evidence, []).append(use)
    return {
        key: _worth(rulebook, accepting, row, used.get(key, ()))
        for key, *row in fetch(connection, _FILES, asked)
    }


def _worth(
    rulebook: Rulebook, accepting: Accepting, file: Sequence[Any], uses: Sequence[Any]
) -> Strength | None:
    if uses:
        return best_worth((_use(accepting, file, each) for each in uses), rulebook.types)
    return strength_alone(exhibit_from((*file, None)), rulebook.types)


def _use(accepting: Accepting, file: Sequence[Any], use: Sequence[Any]) -> Use:
    judged, first, last, *measure = use
    exhibit = exhibit_from((*file, judged))
    accepts = {} if measure[0] is None else accepting.of(Named(*measure))[0]
    overrides = (accepts[exhibit.type],) if exhibit.type in accepts else ()
    return Use(exhibit, Period(date.fromisoformat(first), date.fromisoformat(last)), overrides)
