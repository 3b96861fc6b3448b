"""The bids page: what is typed is kept, counted and proven, until the bid is sent and won."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from sv_evidence.domain.answer_text import pieces_of
from sv_evidence.domain.answers import Answer, Promise, Snapshot
from sv_evidence.domain.bids import Bid, BidState, Question
from sv_evidence.domain.contracts import Commitment
from sv_evidence.store.workspace import Workspace
from tests.builders import MEALS, a_place, a_result, add_framework, an_activity, keep_file, log
from tests.operations.tendering import FIGURE, a_bid, answered, more_meals, questions
from ui.desk import Desk
from ui.pages.bids.form import BidSheet, QuestionSheet
from ui.pages.bids.inserting import InsertSheet
from ui.pages.bids.left import LeftSheet
from ui.pages.bids.library import LibrarySheet
from ui.pages.bids.page import BidsPage
from ui.pages.bids.pasting import QuestionsSheet
from ui.pages.bids.questions import ROW, count_text, state_text
from ui.pages.bids.snapshots import SnapshotsSheet
from ui.pages.bids.winning import WinSheet
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.question import Question as AskSheet
from ui.widgets.sheet import Sheet
from ui.widgets.words import Words
from ui.window import Window

Settled = Callable[[], None]
T = TypeVar("T", bound=Sheet)


@pytest.fixture
def bid(workspace: Workspace) -> Bid:
    """A bid of two questions, over one lunch of 46 proven meals."""
    with workspace.change("Add framework") as unit:
        measures = add_framework(unit)
        place = a_place()
        unit.add(place)
    activity = an_activity(place=place.uid, people=46)
    result = a_result(activity.uid, measures[MEALS], 46)
    log(workspace, activity, [result], [keep_file(workspace)])
    return a_bid(workspace)


@pytest.fixture
def page(theme: Theme, desk: Desk, window: Window, tmp_path: Path, settled: Settled) -> BidsPage:
    made = BidsPage(theme, desk, window, tmp_path)
    window.add_page(made)
    window.show_page(made.key)
    settled()
    return made


@pytest.fixture
def open_desk(bid: Bid, page: BidsPage, settled: Settled) -> BidsPage:
    page.show_bid(bid.uid)
    settled()
    return page


def type_in(page: BidsPage, words: str) -> None:
    editor = page.writing.writing.editor
    editor.setFocus()
    editor.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(editor, words)


def quiet(page: BidsPage, settled: Settled) -> None:
    """Let the pause after the last key be over."""
    page.writing._pause.stop()
    page.writing._read_through()
    settled()


def said(part: QWidget) -> str:
    return " | ".join(each.text() for each in part.findChildren(Words) if each.text())


def sheet_of(window: Window, kind: type[T]) -> T:
    (found,) = (each for each in window.messages.sheets() if isinstance(each, kind))
    return found


def text_kept(workspace: Workspace, question: Question) -> str:
    with workspace.read() as view:
        return next((each.text for each in view.all(Answer, question=question.uid)), "")


def test_without_bids_the_page_says_how_to_begin(page: BidsPage, window: Window) -> None:
    (button,) = (
        each
        for each in page.listed.findChildren(Button)
        if each.isVisible() and each.text() == "New bid"
    )
    button.click()

    assert sheet_of(window, BidSheet).name.hasFocus()
    sheet_of(window, BidSheet).dismiss()


def test_a_bid_being_written_stands_open_at_once(bid: Bid, page: BidsPage) -> None:
    assert page.writing.bid == bid.uid
    assert page.writing.isVisible()
    heading = said(page.column)
    assert "Wellbeing, Lot 2" in heading
    assert "Due 6 October 2026, 12 noon" in heading
    assert "6 days left" in heading
    assert "weights add to 100%" in heading


def test_a_bid_without_questions_asks_for_them(
    workspace: Workspace, page: BidsPage, window: Window, settled: Settled
) -> None:
    bare = a_bid(workspace, asked="", title="Bare")
    page.show_bid(bare.uid)
    settled()

    assert "No questions yet" in said(page.writing)
    page.writing.questions_wanted.emit()
    sheet = sheet_of(window, QuestionsSheet)
    sheet.text.setPlainText("1. Local need (40 %, 50 words)\n2. Your model (60 %, 100 words)")
    sheet.add()
    settled()
    assert [each.most for each in questions(workspace, bare.uid)] == [50, 100]
    assert page.writing.told is not None


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
    workspace: Workspace, bid: Bid, page: BidsPage, settled: Settled
) -> None:
    first, _ = questions(workspace, bid.uid)
    answered(workspace, first.uid, f"We shared {FIGURE}.")
    more_meals(workspace)
    page.show_bid(bid.uid)
    settled()
    page.writing._on_chosen(questions(workspace, bid.uid)[1].uid)
    page.writing._on_chosen(first.uid)
    settled()

    assert "1 out of date" in said(page.writing.writing)
    editor = page.writing.writing.editor
    editor.moveCursor(QTextCursor.MoveOperation.End)
    editor.moveCursor(QTextCursor.MoveOperation.Left)
    assert editor.accessibleDescription() == "50 meals, part proven, was 46 meals"


def test_a_figure_is_found_and_put_in_by_keys_alone(
    open_desk: BidsPage, window: Window, settled: Settled
) -> None:
    type_in(open_desk, "We shared")
    editor = open_desk.writing.writing.editor
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    editor.setFocus()
    QTest.keyClick(editor, Qt.Key.Key_F, both)
    settled()
    sheet = sheet_of(window, InsertSheet)
    QTest.keyClicks(sheet.search, "meals")
    sheet.ask("meals")
    settled()

    QTest.keyClick(sheet.search, Qt.Key.Key_Return)
    settled()

    assert editor.text().startswith("We shared {{figure M1 ")
    assert editor.hasFocus()


def test_a_file_is_cited_by_its_number(
    open_desk: BidsPage, window: Window, settled: Settled
) -> None:
    open_desk.verbs.insert(cites=True)
    settled()
    sheet = sheet_of(window, InsertSheet)
    sheet.insert()
    settled()

    assert open_desk.writing.writing.editor.text() == "{{evidence E-001}} "


def test_pressing_a_reference_leads_to_the_file(open_desk: BidsPage, settled: Settled) -> None:
    went: list[object] = []
    open_desk.evidence_asked.connect(went.append)

    open_desk._on_asked(pieces_of("{{evidence E-001}}")[0].content)  # type: ignore[arg-type]
    settled()

    assert len(went) == 1


def test_a_snapshot_is_kept_compared_and_taken_back(
    workspace: Workspace, bid: Bid, open_desk: BidsPage, window: Window, settled: Settled
) -> None:
    first, _ = questions(workspace, bid.uid)
    answered(workspace, first.uid, "Then it read so.")
    settled()
    open_desk.verbs.snapshots()
    settled()
    sheet_of(window, SnapshotsSheet)._take.click()
    settled()
    with workspace.read() as view:
        assert len(view.all(Snapshot)) == 1
    answered(workspace, first.uid, "Now it reads otherwise.")
    settled()

    open_desk.verbs.snapshots()
    settled()
    sheet = sheet_of(window, SnapshotsSheet)
    assert "Then" in sheet.text.toPlainText()
    assert "Now" in sheet.text.toPlainText()
    sheet.take_back()
    settled()

    assert text_kept(workspace, first) == "Then it read so."
    assert open_desk.writing.writing.editor.text() == "Then it read so."


def test_what_is_left_to_do_is_listed(
    open_desk: BidsPage, window: Window, settled: Settled
) -> None:
    open_desk.verbs.sending.show_left()
    settled()

    assert "has no answer yet." in said(sheet_of(window, LeftSheet))
    sheet_of(window, LeftSheet).dismiss()


def test_answers_are_written_where_a_person_says(
    workspace: Workspace, bid: Bid, open_desk: BidsPage, tmp_path: Path, settled: Settled
) -> None:
    first, _ = questions(workspace, bid.uid)
    answered(workspace, first.uid, f"We shared {FIGURE}.")
    settled()

    open_desk.verbs.sending.export_to(tmp_path / "answers.docx")
    settled()

    assert (tmp_path / "answers-box-1.txt").read_text() == "We shared 46 meals."
    assert (tmp_path / "answers.docx").stat().st_size > 1000


def test_a_sent_bid_stands_still_and_a_won_one_becomes_a_contract(
    workspace: Workspace, bid: Bid, open_desk: BidsPage, window: Window, settled: Settled
) -> None:
    first, _ = questions(workspace, bid.uid)
    answered(workspace, first.uid, "{{promise new}}We will share 90 meals.{{/promise}}")
    settled()
    open_desk.verbs.sending.send()
    sheet_of(window, AskSheet).go.click()
    settled()
    assert open_desk.writing.writing.editor.isReadOnly()

    open_desk.verbs.sending.win()
    settled()
    sheet = sheet_of(window, WinSheet)
    (row,) = sheet.rows
    row.measure.setCurrentIndex(1)
    sheet.save()
    assert sheet.isVisible(), "a measure without a target tracks nothing"
    row.target.setText("90")
    sheet.save()
    settled()

    with workspace.read() as view:
        assert view.get(Bid, bid.uid).state is BidState.WON
        (commitment,) = view.all(Commitment)
        assert commitment.wording == "We will share 90 meals."
        assert view.all(Promise)[0].commitment == commitment.uid


def test_a_new_bid_and_its_buyer_are_kept_together(
    workspace: Workspace, page: BidsPage, window: Window, settled: Settled
) -> None:
    page.verbs.new()
    sheet = sheet_of(window, BidSheet)
    sheet.save()
    assert sheet.isVisible(), "it needs a name and a buyer"
    sheet.name.setText("Community meals, Lot 1")
    sheet.buyer.setCurrentText("Solihull Council")
    sheet.deadline.setText("6 Oct 2026, 12:00")
    sheet.save()
    settled()

    with workspace.read() as view:
        (kept,) = view.all(Bid)
    assert kept.deadline is not None
    assert (kept.title, kept.deadline.hour) == ("Community meals, Lot 1", 12)
    assert page.writing.bid == kept.uid


def test_a_limit_of_nought_is_said_under_the_field(
    workspace: Workspace, bid: Bid, open_desk: BidsPage, window: Window, settled: Settled
) -> None:
    open_desk.verbs.edit_question()
    sheet = sheet_of(window, QuestionSheet)
    sheet.most.setText("0")
    sheet.save()
    assert sheet._homes["most"].fault
    sheet.most.setText("80")
    sheet.save()
    settled()

    assert questions(workspace, bid.uid)[0].most == 80


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


def test_an_answer_kept_in_the_library_goes_into_another(
    workspace: Workspace, bid: Bid, open_desk: BidsPage, window: Window, settled: Settled
) -> None:
    first, second = questions(workspace, bid.uid)
    answered(workspace, first.uid, f"We shared {FIGURE}.")
    settled()
    open_desk.verbs.library()
    settled()
    sheet_of(window, LibrarySheet).keep.click()
    settled()
    open_desk.writing._on_chosen(second.uid)
    settled()

    open_desk.verbs.library()
    settled()
    sheet = sheet_of(window, LibrarySheet)
    assert "Used in Wellbeing, Lot 2." in said(sheet)
    assert sheet.text.toPlainText() == "We shared 46 meals."
    sheet.use()
    settled()

    assert text_kept(workspace, second) == f"We shared {FIGURE}."
    assert open_desk.writing.writing.editor.text() == f"We shared {FIGURE}."
