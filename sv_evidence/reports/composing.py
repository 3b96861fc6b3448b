"""Which document facts become: a pack for a bid or contract, or a return."""

from sv_evidence.reports import bid_pack, contract_return
from sv_evidence.reports.composed import ComposedPack
from sv_evidence.reports.facts import PackFacts
from sv_evidence.reports.sealer import Sealer


def compose(facts: PackFacts, sealer: Sealer | None = None) -> ComposedPack:
    """Turn facts into their document; the same facts give the same document."""
    if facts.told is not None:
        return contract_return.compose(facts, facts.told, sealer)
    return bid_pack.compose(facts, sealer)
