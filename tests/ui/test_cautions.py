from collections.abc import Callable
from pathlib import Path

import pytest

from sv_evidence.store.workspace import Workspace
from tests.builders import new_workspace
from ui.desk import Desk
from ui.settings import Settings
from ui.standing import StandingPages
from ui.theme import Theme
from ui.widgets.notice import Notice
from ui.window import Window


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    synced = tmp_path / "Dropbox"
    synced.mkdir()
    return new_workspace(synced)


def test_a_workspace_in_a_synced_folder_is_said_aloud_when_it_opens(
    theme: Theme, desk: Desk, window: Window, settled: Callable[[], None]
) -> None:
    StandingPages(theme, window, desk, Settings()).hang()
    settled()

    said = [each.toolTip() for each in window.findChildren(Notice) if each.isVisible()]
    assert any("Dropbox copies everything to other computers" in each for each in said)
