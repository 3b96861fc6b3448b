"""What is drawn over names is kept while it is drawn, and taken up again."""

from collections.abc import Callable

import pytest

from sv_evidence.domain.evidence import Evidence
from sv_evidence.store.workspace import Workspace
from tests.cover_sheets import draw, page, register, sheet, words
from ui.pages.evidence.cover.keeping import draft_name, drafted
from ui.pages.evidence.cover.sheet import CoverSheet
from ui.pages.evidence.page import EvidencePage
from ui.widgets.question import Question
from ui.window import Window

__all__ = ["page", "register", "sheet"]

Settled = Callable[[], None]


def test_what_was_drawn_is_kept_and_taken_up_again(
    sheet: CoverSheet, page: EvidencePage, window: Window, settled: Settled, workspace: Workspace
) -> None:
    drawn = draw(sheet)
    window.leaving.emit()
    settled()
    assert "Draft kept, 16:52" in words(sheet)
    sheet.dismiss()

    page.details.cover_asked.emit()
    settled()
    again = page.doing.covers.sheet
    assert again is not None
    assert again.areas.now == (drawn,)
    assert "Taken up where you left it." in words(again)
    again.areas.undo()
    assert not again.areas.is_changed
    again.areas.redo()
    again.leave()
    window.findChildren(Question)[0].go.click()
    settled()
    with workspace.read() as view:
        assert view.draft(draft_name(view.resolve("E-001", Evidence).uid)) is None


@pytest.mark.parametrize("text", ["nonsense", "[[1, 0, 0, 5000, 5]]", "7", '[["a", 1, 1, 1, 1]]'])
def test_a_draft_that_cannot_be_read_is_left_alone(
    workspace: Workspace, register: Evidence, text: str
) -> None:
    workspace.keep_draft(draft_name(register.uid), text)
    with workspace.read() as view:
        assert drafted(view, register.uid) is None
