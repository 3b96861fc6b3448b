"""What is done to a bid: figures put in, snapshots, files, sent, won, and kept for the next."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sv_evidence.domain.answers import Promise, Snapshot
from sv_evidence.domain.bids import Bid, BidState
from sv_evidence.domain.contracts import Commitment
from sv_evidence.store.workspace import Workspace
from tests.bid_pages import Settled, said, sheet_of, text_kept, type_in
from tests.operations.tendering import FIGURE, answered, questions
from ui.pages.bids.form import BidSheet, QuestionSheet
from ui.pages.bids.inserting import InsertSheet
from ui.pages.bids.left import LeftSheet
from ui.pages.bids.library import LibrarySheet
from ui.pages.bids.page import BidsPage
from ui.pages.bids.snapshots import SnapshotsSheet
from ui.pages.bids.winning import WinSheet
from ui.widgets.question import Question as AskSheet
from ui.window import Window


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
    workspace: Workspace, bids_page: BidsPage, window: Window, settled: Settled
) -> None:
    bids_page.verbs.new()
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
    assert bids_page.writing.bid == kept.uid


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
