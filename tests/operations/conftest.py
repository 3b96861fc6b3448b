"""A workspace of its own for each test, with the small framework of the builders."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sv_evidence.domain.framework_files import framework_from
from sv_evidence.operations.framework_library import install_framework
from sv_evidence.store.workspace import Workspace
from tests.builders import framework_document, new_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with new_workspace(tmp_path) as made:
        with made.change("Add framework") as unit:
            install_framework(unit, framework_from(framework_document()))
        yield made
