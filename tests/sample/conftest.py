"""The sample organisation, made once for all tests that read it."""

from collections.abc import Iterator

import pytest

from sv_evidence.sample.organisation import make_sample
from sv_evidence.store.view import View
from sv_evidence.store.workspace import Workspace


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """Give the workspace; nobody may change it."""
    with make_sample(tmp_path_factory.mktemp("sample") / "Larkspur") as workspace:
        yield workspace


@pytest.fixture
def view(sample: Workspace) -> Iterator[View]:
    """Give one view of it."""
    with sample.read() as found:
        yield found
