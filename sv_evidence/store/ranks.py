"""Marks by the rank that the tables hold, so that sorting by proof is sorting by rank."""

from typing import Final

from sv_evidence.domain.proof import Mark

MARKS: Final = (Mark.UNPROVEN, Mark.PART_PROVEN, Mark.PROVEN)
RANKS: Final = {mark: rank for rank, mark in enumerate(MARKS)}
