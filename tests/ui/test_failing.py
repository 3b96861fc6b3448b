"""What goes wrong is said in the window; the log names no file and nobody."""

import logging

import pytest

from sv_evidence.operations.problems import FileEmpty
from ui.failing import tell_failure
from ui.theme import Theme
from ui.widgets.notice import Notice
from ui.window import Window


def test_a_problem_is_said_and_the_log_names_nobody(
    theme: Theme, window: Window, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, logger="sv-evidence"):
        tell_failure(theme, window, FileEmpty("Letter from Maryam Begum.pdf"))

    assert any("Maryam" in each.accessibleName() for each in window.findChildren(Notice))
    assert [each.getMessage() for each in caplog.records] == ["file_empty"]
