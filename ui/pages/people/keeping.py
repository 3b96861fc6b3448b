"""What was put down on a register and not saved, kept so that a closed window loses nothing."""

import json
from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID

from sv_evidence.domain.registering import RegisterLine
from sv_evidence.store.view import View

EDITION = 1


@dataclass(frozen=True, slots=True)
class RegisterDraft:
    """The lines put down, those taken off that were recorded, and what stands in the field."""

    lines: tuple[tuple[RegisterLine, date], ...] = ()
    removed: tuple[UUID, ...] = ()
    typing: str = ""

    @property
    def is_blank(self) -> bool:
        """Say whether there is nothing worth keeping."""
        return not (self.lines or self.removed or self.typing.strip())

    def to_json(self) -> str:
        """Write it so that it can be taken up again."""
        lines = [{"line": asdict(line), "day": day} for line, day in self.lines]
        return json.dumps(
            {
                "edition": EDITION,
                "lines": lines,
                "removed": self.removed,
                "typing": self.typing,
            },
            default=str,
        )


def draft_name(activity: UUID) -> str:
    """Return the name under which a register is kept; each activity has its own."""
    return f"register-{activity}"


def kept_register(view: View, activity: UUID) -> tuple[RegisterDraft, datetime] | None:
    """Return what was put down and not saved, and when; ``None`` if nothing whole was kept."""
    text = view.draft(draft_name(activity))
    if text is None:
        return None
    try:
        held = json.loads(text)
        said = json.loads(held["entry"])
        if said["edition"] != EDITION:
            return None
        draft = RegisterDraft(
            tuple(
                (RegisterLine(**each["line"]), date.fromisoformat(each["day"]))
                for each in said["lines"]
            ),
            tuple(UUID(each) for each in said["removed"]),
            said["typing"],
        )
        return None if draft.is_blank else (draft, datetime.fromisoformat(held["at"]))
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
