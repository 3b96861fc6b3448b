"""Ids under which the world knows organisations and contracts; none is ever made up."""

import re
from typing import Final

COMPANIES: Final = "GB-COH"
"""Companies House, by org-id.guide's list; its numbers have eight characters."""
CHARITIES: Final = "GB-CHC"
"""The Charity Commission for England and Wales, by org-id.guide's list."""

_COMPANY: Final = re.compile(r"(?:\d{8}|[A-Z]{2}\d{6}|R\d{7})", re.ASCII)
_CHARITY: Final = re.compile(r"\d{6,7}(?:-\d{1,3})?", re.ASCII)
_OCID: Final = re.compile(r"ocds-[a-z0-9]{6}-\S+", re.ASCII)
"""An Open Contracting id: a registered prefix and the publisher's own part (OCDS 1.1)."""


def company_number(typed: str) -> str:
    """Return a company number as the register writes it, or nothing if it is none."""
    bare = typed.replace(" ", "").upper()
    bare = bare.zfill(8) if bare.isdecimal() else bare
    return bare if _COMPANY.fullmatch(bare) else ""


def charity_number(typed: str) -> str:
    """Return a charity's number, or nothing if it is none."""
    bare = typed.replace(" ", "")
    return bare if _CHARITY.fullmatch(bare) else ""


def organisation_ids(company: str, charity: str) -> tuple[str, ...]:
    """Return the ids of an organisation, such as ``GB-COH-09876543``."""
    numbers = ((COMPANIES, company_number(company)), (CHARITIES, charity_number(charity)))
    return tuple(f"{register}-{number}" for register, number in numbers if number)


def ocid_in(reference: str) -> str:
    """Return the Open Contracting id that a contract's reference holds, or nothing."""
    found = _OCID.search(reference)
    return found.group() if found else ""
