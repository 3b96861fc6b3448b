"""What a look at a file tells, in plain values."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sv_evidence.domain.problems import Problem


class Family(StrEnum):
    """What sort of file it is, for icons and for what can be shown of it."""

    PICTURE = "picture"
    PDF = "pdf"
    DOCUMENT = "document"
    SHEET = "sheet"
    SLIDES = "slides"
    MAIL = "mail"
    TEXT = "text"
    SOUND = "sound"
    FILM = "film"
    OTHER = "other"


class Remark(StrEnum):
    """Why less is shown of a file than a person may expect. The file itself is kept as given."""

    EMPTY = "empty"
    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    TOO_LARGE = "too_large"
    """It would take more time, memory or pixels than a look may."""
    UNREADABLE = "unreadable"
    """The look ended badly: the reader crashed on it or gave no sensible answer."""
    NEEDS_CONVERSION = "needs_conversion"
    SCRIPTED = "scripted"
    """It holds a program, which is never run; its pages are shown as pictures."""
    MISNAMED = "misnamed"
    """Its name ends as that of a PDF, and it is none."""
    UNKNOWN = "unknown"
    """Neither a format that is known nor text."""


class FileTooLarge(Problem):
    """A file is larger than any that is taken in.

    ``file_too_large``: ``name``, ``size`` and ``limit`` in bytes.
    """

    def __init__(self, name: str, size: int, limit: int) -> None:
        super().__init__("file_too_large", name=name, size=size, limit=limit)


@dataclass(frozen=True, slots=True)
class Picture:
    """A JPEG made anew from pixels: upright, sRGB, without any camera data. Sizes in pixels."""

    data: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Seen:
    """What one file is, as far as it can be told; the guesses are for a person to confirm."""

    media_type: str
    family: Family
    size: int
    type_guess: str
    """An evidence type by id, ``other`` where nothing speaks for one."""
    title_guess: str
    remark: Remark | None = None
    dated: date | None = None
    """The camera's day, else a message's, else one that the name tells without doubt."""
    camera_at: datetime | None = None
    camera_place: str = ""
    """Latitude and longitude with four decimals, or nothing."""
    pages: int | None = None
    text: str = ""
    thumb: Picture | None = None
    """480 pixels on the long edge at most."""
    picture: Picture | None = None
    """2,000 pixels on the long edge at most: what packs print. Of pictures only."""
    page_pictures: tuple[Picture, ...] = ()
    """The first pages, ten at most, at about 150 dots an inch. Of documents only."""
