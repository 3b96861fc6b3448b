"""A workspace of its own for each test, with the small framework of the builders."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sv_evidence.domain.activities import ActivityDraft, ResultDraft
from sv_evidence.domain.framework_files import framework_from
from sv_evidence.domain.measures import Thousandths
from sv_evidence.operations.attaching import log_with_files
from sv_evidence.operations.framework_library import install_framework
from sv_evidence.operations.incoming import FileDraft
from sv_evidence.operations.references import measure_of
from sv_evidence.store.workspace import Workspace
from tests.builders import MEALS, TODAY, framework_document, new_workspace
from tests.operations.files import document, photo


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with new_workspace(tmp_path) as made:
        with made.change("Add framework") as unit:
            install_framework(unit, framework_from(framework_document()))
        yield made


@pytest.fixture
def worked(workspace: Workspace, tmp_path: Path) -> Workspace:
    """Log one activity with a photo and a sign-in sheet."""
    incoming = tmp_path / "incoming"
    incoming.mkdir()
    with workspace.read() as view:
        meals = measure_of(view, MEALS).uid
    log_with_files(
        workspace,
        ActivityDraft(
            title="Lunch <b>club</b>",
            first_day=TODAY,
            place="Ladywood",
            results=(ResultDraft(meals, Thousandths(46_000)),),
        ),
        [FileDraft(photo(incoming)), FileDraft(document(incoming), type="sign_in_sheet")],
    )
    return workspace


@pytest.fixture
def out(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "out"
    folder.mkdir()
    yield folder
    assert not list(folder.glob(".*")), "a stage was left behind"
