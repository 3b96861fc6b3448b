from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from sv_evidence.domain.evidence import Channel, ConsentState, Evidence, may_be_shown

ON = date(2026, 9, 30)
HELD = Evidence(
    UUID(int=1),
    "Kitchen photo",
    "photo",
    consent=ConsentState.HELD,
    consent_channels="bid_pack,contract_return",
    consent_from=date(2026, 1, 1),
    consent_until=ON,
)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({}, None),
        ({"consent": ConsentState.NO_PEOPLE, "consent_channels": ""}, None),
        ({"consent": ConsentState.NAMES_PRIVATE}, "names_private"),
        ({"consent": ConsentState.NEEDED}, "needed"),
        ({"consent": ConsentState.WITHDRAWN}, "withdrawn"),
        ({"consent_until": date(2026, 9, 29)}, "ended"),
        ({"consent_from": date(2026, 10, 1), "consent_until": None}, "not_yet"),
        ({"consent_from": ON}, None),
        ({"consent_from": None, "consent_until": None}, None),
        ({"consent_channels": "published"}, "channel"),
        ({"consent_channels": ""}, "channel"),
    ],
)
def test_consent_decides_what_a_pack_may_show(
    changes: dict[str, object], reason: str | None
) -> None:
    evidence = replace(HELD, **changes)  # type: ignore[arg-type]

    assert may_be_shown(evidence, Channel.BID_PACK, ON) == reason


def test_channels_are_read_by_name() -> None:
    assert HELD.channels == {Channel.BID_PACK, Channel.CONTRACT_RETURN}
    assert replace(HELD, consent_channels="").channels == frozenset()
