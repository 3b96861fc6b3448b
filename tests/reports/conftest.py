"""A small kitchen with its facts, made once for all tests that only read it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from sv_evidence.domain.measures import Period
from sv_evidence.reports.facts import PackFacts, PackQuestion
from sv_evidence.reports.gathering import gather
from sv_evidence.reports.sealer import ReadyKey
from tests.builders import NOW
from tests.reports.asking import Packed, pack_in_memory
from tests.reports.kitchen import Kitchen, a_full_kitchen
from tests.reports.sealing import a_ready_key

HALF_YEAR = Period(date(2026, 4, 1), date(2026, 9, 30))


def facts_of(kitchen: Kitchen, question: PackQuestion | None = None) -> PackFacts:
    """Gather the facts of half a year."""
    asked = question or PackQuestion(HALF_YEAR, bid=kitchen.bid)
    with kitchen.workspace.read() as view:
        return gather(view, asked, number="LK-2026-0007", made_at=NOW, author="Amina Yusuf")


@pytest.fixture(scope="session")
def kitchen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kitchen]:
    made = a_full_kitchen(tmp_path_factory.mktemp("kitchen"), weeks=8)
    with made.workspace:
        yield made


@pytest.fixture(scope="session")
def facts(kitchen: Kitchen) -> PackFacts:
    return facts_of(kitchen)


@pytest.fixture(scope="session")
def key() -> ReadyKey:
    return a_ready_key()


@pytest.fixture(scope="session")
def made(kitchen: Kitchen, facts: PackFacts, key: ReadyKey) -> Packed:
    with kitchen.workspace.read() as view:
        return pack_in_memory(view, kitchen.workspace.vault, facts, key=key)


@pytest.fixture
def pack(made: Packed, tmp_path: Path) -> Path:
    path = tmp_path / "Larkspur pack.pdf"
    path.write_bytes(made.pdf)
    path.with_name("Larkspur pack.register.csv").write_bytes(made.register)
    path.with_name("Larkspur pack.claims.csv").write_bytes(made.claims)
    return path
