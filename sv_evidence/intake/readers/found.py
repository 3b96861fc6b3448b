"""What a reader found in one file, and how that travels to the parent."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from sv_evidence.jail.messages import Answer

LONGEST_TEXT = 2_000_000
"""Bytes of text kept for search; what lies beyond is not searched."""
MOST_PAGES_SHOWN = 10


class Refusal(Exception):
    """A file cannot be looked into; the code is the remark that it gets.

    ``encrypted``, ``damaged``, ``too_large``, ``unreadable`` or ``needs_conversion``.
    """

    def __init__(self, remark: str) -> None:
        super().__init__(remark)
        self.remark = remark


@dataclass(frozen=True, slots=True)
class Drawn:
    """A JPEG made from pixels alone, with its size in pixels."""

    data: bytes
    width: int
    height: int


@dataclass(slots=True)
class Found:
    """What one file holds, filled in by its reader."""

    media_type: str
    family: str
    remark: str | None = None
    pages: int | None = None
    text: str = ""
    camera_at: datetime | None = None
    """As the camera's clock showed it."""
    camera_place: str = ""
    sent_at: datetime | None = None
    """When a message says that it was sent, as its sender's clock showed it."""
    thumb: Drawn | None = None
    picture: Drawn | None = None
    page_pictures: list[Drawn] = field(default_factory=list)

    def to_answer(self) -> Answer:
        """Return it as plain data: text first among the blobs, then each picture."""
        drawn = list(self._drawn())
        text = clean(self.text).encode()[:LONGEST_TEXT]
        header = {
            "media_type": self.media_type,
            "family": self.family,
            "remark": self.remark,
            "pages": self.pages,
            "camera_at": self.camera_at.isoformat() if self.camera_at else None,
            "camera_place": self.camera_place,
            "sent_at": self.sent_at.isoformat() if self.sent_at else None,
            "pictures": [[what, each.width, each.height] for what, each in drawn],
        }
        return Answer(header, (text, *(each.data for _, each in drawn)))

    def _drawn(self) -> Iterator[tuple[str, Drawn]]:
        if self.thumb:
            yield "thumb", self.thumb
        if self.picture:
            yield "picture", self.picture
        for page in self.page_pictures[:MOST_PAGES_SHOWN]:
            yield "page", page


def clean(text: str) -> str:
    """Leave out what is no text: half characters, and control characters but ends and tabs.

    A form feed stays, since it parts pages, and a vertical tab, which ends what is seen on one.
    """
    kept = text.replace("\r\n", "\n").replace("\r", "\n").translate(_CONTROLS)
    return kept.encode("utf-8", "replace").decode("utf-8")


_CONTROLS = {code: " " for code in (*range(32), *range(0x7F, 0xA0)) if code not in (9, 10, 11, 12)}
