"""What documents that were sent out told, read from what is kept with them."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from sv_evidence.domain.contracts import Pack
from sv_evidence.domain.evidence import Channel
from sv_evidence.domain.measures import Thousandths, Unit
from sv_evidence.reports.annual_facts import RestatedFacts

Json = Mapping[str, Any]


def facts_told(pack: Pack) -> Json:
    """Return the facts kept with a document; nothing if they are no facts."""
    told = json.loads(pack.facts)
    return told if isinstance(told, dict) else {}


def is_published(told: Json) -> bool:
    """Say whether a document was for everybody."""
    return bool(told.get("channel") == Channel.PUBLISHED.value)


def figures_told(told: Json) -> dict[str, Thousandths]:
    """Return each claim's quantity as it was told, by the claim's key."""
    return {key_of(claim): Thousandths(int(claim["quantity"])) for claim in claims_told(told)}


def changed_since(
    pack: Pack, told: Json, now: Mapping[str, Thousandths]
) -> Iterator[RestatedFacts]:
    """Yield every claim that a document told otherwise than it is counted now."""
    for claim in claims_told(told):
        was, is_now = int(claim["quantity"]), now.get(key_of(claim), Thousandths(0))
        if was != is_now:
            yield RestatedFacts(
                pack=pack.number,
                told_on=pack.made_at.date(),
                title=str(claim["title"]),
                unit=Unit(str(claim["unit"]["one"]), str(claim["unit"]["many"])),
                told=Thousandths(was),
                now=is_now,
            )


def claims_told(told: Json) -> Iterator[Json]:
    """Yield the claims that were told, outcome by outcome."""
    for outcome in told.get("outcomes", ()):
        yield from outcome["claims"]


def key_of(claim: Json) -> str:
    """Return a told claim's key, as ``ClaimFacts.key`` writes it."""
    return f"{claim['code']}:{claim['impact']}"
