"""Asks whoever opens a workbook to work its formulas out again, since cells that feed them changed.

The values that formulas gave last lie in the file beside them; without this, some programs would
show those.
"""

import re

from sv_evidence.intake.readers.found import Refusal
from sv_evidence.intake.readers.sheet_scan import tag_end

_CALC = re.compile(rb"<(?:[\w.-]+:)?calcPr\b")
_ASKED = re.compile(rb"""\s+fullCalcOnLoad\s*=\s*(?:"[^"]*"|'[^']*')""")
_BEFORE = re.compile(
    rb"(?:</([\w.-]+:)?(?:definedNames|externalReferences|functionGroups|sheets)>)(?!.*</"
    rb"(?:[\w.-]+:)?(?:definedNames|externalReferences|functionGroups|sheets)>)",
    re.DOTALL,
)


def asking_to_recalculate(book: bytes) -> bytes:
    """Return the workbook's main part with that one attribute set and nothing else changed."""
    found = _CALC.search(book)
    if found is not None:
        end = tag_end(book, found.start())
        tag = _ASKED.sub(b"", book[found.start() : end])
        closing = b"/>" if tag.endswith(b"/>") else b">"
        asked = tag.removesuffix(closing).rstrip() + b' fullCalcOnLoad="1"' + closing
        return book[: found.start()] + asked + book[end:]
    place = _BEFORE.search(book)
    if place is None:
        raise Refusal("damaged")
    calc = b'<%bcalcPr fullCalcOnLoad="1"/>' % (place[1] or b"")
    return book[: place.end()] + calc + book[place.end() :]
