"""What we told whom: every document that was sent out, and which of its figures have changed."""

from dataclasses import dataclass
from datetime import datetime

from sv_evidence.domain.contracts import Pack
from sv_evidence.operations.pack_changes import PackStanding, standing_of
from sv_evidence.reports.told import facts_told, is_published
from sv_evidence.store.view import View


@dataclass(frozen=True, slots=True)
class Told:
    """One document: whom it was for (empty if nobody was named), and what has changed since."""

    pack: Pack
    whom: str
    author: str
    is_public: bool
    standing: PackStanding


def told_so_far(view: View, at: datetime) -> tuple[Told, ...]:
    """Return every document sent out, newest first, compared with the records as they are now.

    Raise ``SumsDiffer`` if today's figures do not add up.
    """
    newest = sorted(view.all(Pack), key=lambda each: (each.made_at, each.number), reverse=True)
    return tuple(_told(view, each, at) for each in newest)


def _told(view: View, pack: Pack, at: datetime) -> Told:
    facts = facts_told(pack)
    return Told(
        pack=pack,
        whom=str(facts.get("buyer", "")),
        author=str(facts.get("author", "")),
        is_public=is_published(facts),
        standing=standing_of(view, pack, at=at),
    )
