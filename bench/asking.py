"""From a buyer's question to what can be proven, against its full-text search alone."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from bench.measuring import Row, in_turn
from bench.raw import connected
from sv_evidence.domain.measures import Period
from sv_evidence.domain.synonyms import topics_of
from sv_evidence.operations.asked_files import MOST_FOUND, search_words
from sv_evidence.operations.asking import ask
from sv_evidence.store.words import any_of
from sv_evidence.store.workspace import Workspace

BOUND = 3.0
TURNS = 7
HALF_YEAR = Period(date(2026, 4, 1), date(2026, 9, 30))
QUESTIONS = (
    "How will you reduce loneliness among older residents and create jobs for local people?",
    "What training and qualifications will you give to young people who are out of work?",
)
_RANKED = "SELECT rowid FROM {search} WHERE {search} MATCH ? ORDER BY rank LIMIT ?"


def rows(workspace: Workspace, folder: Path) -> list[Row]:
    """Measure questions as tenders put them."""
    raw = connected(folder)
    found = [
        Row(f"ask: {question[:44]}...", *_measured(workspace, raw, question), BOUND)
        for question in QUESTIONS
    ]
    raw.close()
    return found


def _measured(workspace: Workspace, raw: Any, question: str) -> tuple[float, float]:
    match = any_of(search_words(question, topics_of(question)))

    def search() -> None:
        for table in ("search_activities", "search_evidence"):
            raw.execute(_RANKED.format(search=table), (match, MOST_FOUND)).fetchall()

    return in_turn(_asked(workspace, question), search, turns=TURNS)


def _asked(workspace: Workspace, question: str) -> Callable[[], object]:
    def read() -> None:
        with workspace.read() as view:
            ask(view, question, HALF_YEAR, today=HALF_YEAR.last)

    return read
