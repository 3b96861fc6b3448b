"""A workspace of its own for each test, in its temporary folder."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from uuid import UUID

import pytest

from sv_evidence.store.workspace import Workspace
from tests.builders import add_framework, new_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with new_workspace(tmp_path) as made:
        yield made


@pytest.fixture
def measures(workspace: Workspace) -> Mapping[str, UUID]:
    with workspace.change("Add framework") as unit:
        return add_framework(unit)
