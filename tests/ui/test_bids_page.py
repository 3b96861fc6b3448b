"""The bids page: what is typed is kept, counted and proven."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from sv_evidence.domain.answer_text import pieces_of
from sv_evidence.domain.bids import Bid
from sv_evidence.store.workspace import Workspace
from tests.bid_pages import Settled, quiet, said, sheet_of, text_kept, type_in
from tests.operations.tendering import FIGURE, a_bid, answered, more_meals, questions
from ui.pages.bids.form import BidSheet
from ui.pages.bids.page import BidsPage
from ui.pages.bids.pasting import QuestionsSheet
from ui.pages.bids.questions import ROW, count_text, state_text
from ui.widgets.buttons import Button
from ui.window import Window


def test_without_bids_the_page_says_how_to_begin(bids_page: BidsPage, window: Window) -> None:
    (button,) = (
        each
        for each in bids_page.listed.findChildren(Button)
        if each.isVisible() and each.text() == "New bid"
    )
    button.click()

    assert sheet_of(window, BidSheet).name.hasFocus()
    sheet_of(window, BidSheet).dismiss()


def test_a_bid_being_written_stands_open_at_once(bid: Bid, bids_page: BidsPage) -> None:
    assert bids_page.writing.bid == bid.uid
    assert bids_page.writing.isVisible()
    heading = said(bids_page.column)
    assert "Wellbeing, Lot 2" in heading
    assert "Due 6 October 2026, 12 noon" in heading
    assert "6 days left" in heading
    assert "weights add to 100%" in heading


def test_a_bid_without_questions_asks_for_them(
    workspace: Workspace, bids_page: BidsPage, window: Window, settled: Settled
) -> None:
    bare = a_bid(workspace, asked="", title="Bare")
    bids_page.show_bid(bare.uid)
    settled()

    assert "No questions yet" in said(bids_page.writing)
    bids_page.writing.questions_wanted.emit()
    sheet = sheet_of(window, QuestionsSheet)
    sheet.text.setPlainText("1. Local need (40 %, 50 words)\n2. Your model (60 %, 100 words)")
    sheet.add()
    settled()
    assert [each.most for each in questions(workspace, bare.uid)] == [50, 100]
    assert bids_page.writing.told is not None


def test_what_is_typed_is_counted_and_kept(
    workspace: Workspace, bid: Bid, open_desk: BidsPage, settled: Settled
) -> None:
    first, _ = questions(workspace, bid.uid)
    type_in(open_desk, "Four words of need")
    quiet(open_desk, settled)

    told = open_desk.writing.questions.model().index(0, 0).data(ROW)
    assert count_text(told) == "4 of 50"
    assert text_kept(workspace, first) == ""
    QTest.keyClick(
        open_desk.writing.writing.editor, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier
    )
    settled()
    assert text_kept(workspace, first) == "Four words of need"
    assert "Saved 16:52" in said(open_desk.writing.writing)


def test_going_to_another_question_keeps_the_words_and_coming_back_shows_them(
    workspace: Workspace, bid: Bid, open_desk: BidsPage, settled: Settled
) -> None:
    first, second = questions(workspace, bid.uid)
    type_in(open_desk, "Need")
    open_desk.writing._on_chosen(second.uid)
    open_desk.writing._on_chosen(first.uid)  # before it was read again

    assert open_desk.writing.writing.editor.text() == "Need"
    settled()
    assert open_desk.writing.writing.editor.text() == "Need"
    assert text_kept(workspace, first) == "Need"


def test_closing_the_window_keeps_the_last_words(
    workspace: Workspace, bid: Bid, open_desk: BidsPage, window: Window, settled: Settled
) -> None:
    first, _ = questions(workspace, bid.uid)
    type_in(open_desk, "Last words")

    window.leaving.emit()
    settled()

    assert text_kept(workspace, first) == "Last words"


def test_over_the_limit_it_says_by_how_much_and_cuts_nothing(
    workspace: Workspace, bid: Bid, open_desk: BidsPage, settled: Settled
) -> None:
    _, second = questions(workspace, bid.uid)
    open_desk.writing._on_chosen(second.uid)
    settled()
    type_in(open_desk, "one two three four five six seven eight nine ten eleven twelve more words")
    quiet(open_desk, settled)

    assert "2 over" in said(open_desk.writing.writing)
    editor = open_desk.writing.writing.editor
    (over,) = editor.extraSelections()
    assert over.cursor.selectedText().split() == ["more", "words"]
    assert editor.text().endswith("more words")


def test_the_right_pane_says_what_proves_and_what_does_not(
    workspace: Workspace, bid: Bid, open_desk: BidsPage, settled: Settled
) -> None:
    first, _ = questions(workspace, bid.uid)
    answered(workspace, first.uid, f"We shared {FIGURE}. We fed 99 dogs.")
    settled()

    pane = said(open_desk.inspector)
    assert "1 figure quoted" in pane
    assert "46" in pane
    assert "“We fed 99 dogs.”" in pane
    assert "This number is typed." in pane


def test_a_figure_that_changed_says_what_it_was(
    workspace: Workspace, bid: Bid, bids_page: BidsPage, settled: Settled
) -> None:
    first, _ = questions(workspace, bid.uid)
    answered(workspace, first.uid, f"We shared {FIGURE}.")
    more_meals(workspace)
    bids_page.show_bid(bid.uid)
    settled()
    bids_page.writing._on_chosen(questions(workspace, bid.uid)[1].uid)
    bids_page.writing._on_chosen(first.uid)
    settled()

    assert "1 out of date" in said(bids_page.writing.writing)
    editor = bids_page.writing.writing.editor
    editor.moveCursor(QTextCursor.MoveOperation.End)
    editor.moveCursor(QTextCursor.MoveOperation.Left)
    assert editor.accessibleDescription() == "50 meals, part proven, was 46 meals"


def test_pressing_a_reference_leads_to_the_file(open_desk: BidsPage, settled: Settled) -> None:
    went: list[object] = []
    open_desk.evidence_asked.connect(went.append)

    open_desk._on_asked(pieces_of("{{evidence E-001}}")[0].content)  # type: ignore[arg-type]
    settled()

    assert len(went) == 1


def test_every_bid_is_one_press_away(
    workspace: Workspace, bid: Bid, open_desk: BidsPage, settled: Settled
) -> None:
    del bid
    other = a_bid(workspace, title="Another")
    settled()
    open_desk.show_list()
    settled()
    assert open_desk.listed.isVisible()
    assert open_desk.listed._model.rowCount() == 2

    rows = [row.bid.uid for row in open_desk.listed._rows]
    open_desk.listed.table.opened.emit(rows.index(other.uid))
    settled()

    assert open_desk.writing.bid == other.uid


def test_a_question_is_read_out_with_how_it_stands(
    workspace: Workspace, bid: Bid, open_desk: BidsPage
) -> None:
    del bid, workspace
    index = open_desk.writing.questions.model().index(0, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == (
        "Understanding local need, 40%, 0 of 50, Not started"
    )
    assert state_text(index.data(ROW)) == "Not started"
