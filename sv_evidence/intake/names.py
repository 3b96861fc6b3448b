"""What a file's name tells: a title to read, a day, and what sort of evidence it may be."""

import re
import unicodedata
from datetime import date

from sv_evidence.domain.day_names import MONTHS
from sv_evidence.intake.seen import Family

LONGEST_TITLE = 200
_NO_TITLE = "Untitled file"
_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,5}$")
_SEPARATORS = re.compile(r"[_\s]+")
_YEAR_FIRST = re.compile(r"(?<!\d)(20\d\d|19[89]\d)([-_. ]?)(\d\d)\2(\d\d)(?!\d)")
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})([-_. ])(\d{1,2})\2(20\d\d)(?!\d)")
_IN_WORDS = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?[-_. ]*"
    r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[-_., ]*(20\d\d)(?!\d)",
    re.IGNORECASE,
)
_MONTHS = tuple(name[:3].lower() for name in MONTHS)
_NO_MONTH = 12

# The first row with a word of the name decides, so the more telling words stand first.
_TYPES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (type_, re.compile(rf"\b(?:{words})\b"))
    for type_, words in (
        ("sign_in_sheet", r"sign(?:ed)? ?in|signin|registers?"),
        ("attendance_list", r"attendance|attendees"),
        ("count_sheet", r"count(?:s|ed)?|head ?count|tally"),
        ("rota_unsigned", r"rotas?|roster"),
        ("certificate", r"certificates?|certs?"),
        ("invoice_paid", r"invoices?|receipts?"),
        ("weigh_note", r"weigh\w*|weights?|tonnage"),
        ("survey_summary", r"surveys?|questionnaires?|feedback"),
        ("start_letter", r"start(?:ing)? letter|job offer|offer letter|letter of appointment"),
        ("support_letter", r"letters?|testimonials?|thank ?you"),
    )
)

_PAPERS = frozenset({Family.PICTURE, Family.PDF})
_UNSIGNED = {"sign_in_sheet": "attendance_list", "count_sheet": "count_sheet_unsigned"}
_WITHOUT_A_NAME = frozenset({"photo", "other"})


def title_from(name: str) -> str:
    """Return a name as a title: no suffix, no underscores, nothing that hides or turns letters."""
    whole = name.replace("\\", "/").rpartition("/")[2]
    visible = "".join(
        " " if letter.isspace() else letter
        for letter in unicodedata.normalize("NFC", whole)
        if letter.isspace() or unicodedata.category(letter)[0] != "C"
    )
    words = _SEPARATORS.sub(" ", _SUFFIX.sub("", visible.strip())).strip(" .-")
    title = (words[:1].upper() + words[1:])[:LONGEST_TITLE].strip()
    return title or _NO_TITLE


def day_from(name: str) -> date | None:
    """Return the day that a name tells without doubt: 01-02-2026 may be either of two."""
    for found in _YEAR_FIRST.finditer(name):
        day = _day(int(found[1]), int(found[3]), int(found[4]))
        if day is not None:
            return day
    for found in _IN_WORDS.finditer(name):
        month = _MONTHS.index(found[2].lower()) + 1
        return _day(int(found[3]), month, int(found[1]))
    for found in _DAY_FIRST.finditer(name):
        first, second = int(found[1]), int(found[3])
        if first > _NO_MONTH or first == second:
            return _day(int(found[4]), second, first)
    return None


def type_from(name: str, family: Family) -> str:
    """Return the evidence type that a name suggests, else ``photo`` for any picture.

    Only a picture or a PDF can show paper that was signed on the day: of any other file the name
    suggests the unsigned kin of such a type.
    """
    found = _type_in(name)
    if not found:
        return "photo" if family is Family.PICTURE else "other"
    return found if family in _PAPERS else _UNSIGNED.get(found, found)


def is_by_name(type_guess: str) -> bool:
    """Say whether a name suggested this type; else it is what is left when a name says nothing."""
    return type_guess not in _WITHOUT_A_NAME


def _type_in(name: str) -> str:
    words = re.sub(r"[\W_]+", " ", title_from(name)).casefold()
    for type_, pattern in _TYPES:
        if pattern.search(words):
            return type_
    return ""


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
