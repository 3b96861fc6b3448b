"""Words for problems, by the part of the program that meets them.

Each code has three sentences: what happened, what it means, what to do next. Gaps are the
problem's named details.
"""

from collections.abc import Mapping

from sv_evidence.wording.problem_words.bids import BIDS
from sv_evidence.wording.problem_words.entries import ENTRIES
from sv_evidence.wording.problem_words.files import FILES
from sv_evidence.wording.problem_words.packs import PACKS
from sv_evidence.wording.problem_words.values import VALUES
from sv_evidence.wording.problem_words.workspaces import WORKSPACES

WORDS_BY_AREA: tuple[Mapping[str, tuple[str, str, str]], ...] = (
    WORKSPACES,
    FILES,
    ENTRIES,
    PACKS,
    VALUES,
    BIDS,
)
