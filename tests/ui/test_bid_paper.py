"""An answer on paper: what is shown reads back as it was written, whatever is done to it."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication

from sv_evidence.domain.answer_fitting import Limit, fitted
from sv_evidence.domain.answer_text import Chip, Cited, pieces_of, text_of
from tests.operations.tendering import FIGURE
from ui.pages.bids.asking import Known, read_through
from ui.pages.bids.editor import AnswerEditor
from ui.pages.bids.live_paper import OURS
from ui.pages.bids.marking import places_of
from ui.pages.bids.paper import Spoken, insert_pieces, pieces_in, placed_in, stop_place
from ui.theme import Theme

TEXTS = (
    "",
    "One sentence.",
    "Two\n\nparagraphs, with a\nline break.",
    f"We shared {FIGURE} {{{{evidence E-002}}}}.",
    f"{FIGURE}{FIGURE}",
    "{{b}}Bold{{/b}} and {{i}}italic{{/i}} and {{b}}{{i}}both{{/i}}{{/b}}.",
    "Stays. {{optional 2}}Goes second.{{/optional}} {{optional 1}}Goes first.{{/optional}}",
    "{{promise new}}One promise\n\nover two paragraphs.{{/promise}} Not this.",
    "Braces {{open}}like these{{open}}.",
    "\n\nLeading and trailing\n\n",
)


@pytest.fixture
def editor(qapp: QApplication, theme: Theme) -> Iterator[AnswerEditor]:
    made = AnswerEditor(theme)
    yield made
    made.deleteLater()
    qapp.processEvents()


def say(content: Chip | Cited) -> str:
    return "46 meals" if isinstance(content, Chip) else f"[{content.evidence}]"


def choose(editor: AnswerEditor, words: str) -> None:
    """Select the first place where words stand."""
    found = editor.document().find(words)
    assert not found.isNull()
    editor.setTextCursor(found)


@pytest.mark.parametrize("text", TEXTS)
def test_an_answer_reads_back_as_it_was_written(theme: Theme, text: str) -> None:
    paper = QTextDocument()

    insert_pieces(QTextCursor(paper), pieces_of(text), theme)

    assert text_of(pieces_in(paper)) == text_of(pieces_of(text))


def test_a_figure_is_one_character_to_the_cursor(editor: AnswerEditor) -> None:
    editor.show_text(f"A {FIGURE} b", Known())

    assert len(editor.document().toPlainText()) == len("A x b")


def test_words_typed_behind_a_figure_are_words(editor: AnswerEditor) -> None:
    editor.show_text(FIGURE, Known())
    cursor = editor.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.End)

    cursor.insertText(" were shared")

    assert editor.text() == f"{FIGURE} were shared"


def test_a_figure_goes_in_with_the_spaces_it_needs(editor: AnswerEditor) -> None:
    editor.show_text("We shared.", Known())
    cursor = editor.textCursor()
    cursor.setPosition(len("We shared"))
    editor.setTextCursor(cursor)

    editor.insert(pieces_of(FIGURE))

    assert editor.text() == f"We shared {FIGURE}."


def test_a_figure_gives_way_to_its_proven_part_wherever_it_stands(editor: AnswerEditor) -> None:
    editor.show_text(f"{FIGURE} and {FIGURE}", Known())
    before = pieces_of(FIGURE)[0].content
    after = pieces_of(FIGURE.replace("}}", " proven}}"))[0].content
    assert isinstance(before, Chip)
    assert isinstance(after, Chip)

    editor.exchange(before, after)

    assert [each.piece.content for each in editor.placed()] == [after, " and ", after]


def test_a_sentence_is_marked_as_a_promise_and_as_none(editor: AnswerEditor) -> None:
    editor.show_text(f"First. We will share {FIGURE} more. Last.", Known())
    choose(editor, "will")
    cursor = editor.textCursor()
    cursor.clearSelection()
    editor.setTextCursor(cursor)

    editor.turn_promise()
    promised = editor.text()
    editor.turn_promise()

    assert (
        promised == f"First. {{{{promise new}}}}We will share {FIGURE} more.{{{{/promise}}}} Last."
    )
    assert editor.text() == f"First. We will share {FIGURE} more. Last."


def test_sentences_drop_out_in_the_order_they_were_marked(editor: AnswerEditor) -> None:
    editor.show_text("Keep this. Then that. Last one.", Known())
    for words in ("Last", "Then"):
        choose(editor, words)
        cursor = editor.textCursor()
        cursor.clearSelection()
        editor.setTextCursor(cursor)
        editor.turn_optional()

    orders = [(each.piece.content, each.piece.dress.optional) for each in editor.placed()]

    assert ("Last one.", 1) in orders
    assert ("Then that.", 2) in orders


def test_bold_italic_and_lists_are_turned_on_and_off(editor: AnswerEditor) -> None:
    editor.show_text("One two\n\nthree", Known())
    choose(editor, "two")
    editor.turn_bold()
    editor.turn_italic()
    assert editor.text() == "One {{i}}{{b}}two{{/b}}{{/i}}\n\nthree"
    editor.turn_bold()
    editor.turn_italic()
    editor.selectAll()
    editor.turn_list()
    assert editor.text() == "- One two\n\n- three"
    editor.turn_list()
    assert editor.text() == "One two\n\nthree"


def test_an_answer_copied_into_another_keeps_its_figures(editor: AnswerEditor) -> None:
    editor.show_text(f"We shared {FIGURE} here.", Known())
    editor.selectAll()
    copied = editor.createMimeDataFromSelection()

    editor.show_text("", Known())
    editor.insertFromMimeData(copied)

    assert copied.hasFormat(OURS)
    assert editor.text() == f"We shared {FIGURE} here."


def test_pasted_words_are_words_even_where_they_look_like_tags(editor: AnswerEditor) -> None:
    editor.show_text("", Known())
    mime = editor.createMimeDataFromSelection()
    mime.clear()
    mime.setText("a\r\n\r\nb {{figure}}")

    editor.insertFromMimeData(mime)

    assert [each.content for each in pieces_of(editor.text())] == ["a\n\nb {{figure}}"]


@pytest.mark.parametrize(
    ("text", "most", "read"),
    [
        ("one two three four", 3, "one two three"),
        (f"We shared {FIGURE} in all of it", 4, "We shared \ufffc"),
        ("a b\n\nc d", 3, "a b\n\nc"),
        ("a {{optional 1}}b c{{/optional}} d e f", 2, "a b c d"),
    ],
)
def test_the_evaluator_stops_at_the_same_word_on_paper(
    editor: AnswerEditor, text: str, most: int, read: str
) -> None:
    editor.show_text(text, Known())
    placed = placed_in(editor.document())
    cut = fitted(pieces_of(text), Limit(most), say)
    assert cut.stops_at is not None

    stop = stop_place(placed, say, cut.dropped, cut.text, cut.stops_at)

    whole = editor.document().toPlainText().replace("\n", "\n\n")
    assert whole[: stop + whole[:stop].count("\n\n")].split() == read.split()


def test_what_is_said_leads_back_to_its_place(editor: AnswerEditor) -> None:
    editor.show_text(f"We shared {FIGURE}.\n\nThen more.", Known())
    spoken = Spoken(placed_in(editor.document()), say)

    place = spoken.place(spoken.text.index("more"))

    assert editor.document().toPlainText()[place:] == "more."


def test_a_text_is_read_through_without_its_records() -> None:
    facts = read_through(pieces_of(f"{FIGURE} in 12 of 14 weeks"), Limit(3), Known())

    assert facts.fitted.over > 0
    assert facts.figures == ()
    assert facts.gaps


def test_a_long_answer_is_read_from_paper_as_it_is_written(editor: AnswerEditor) -> None:
    words = f"We shared {FIGURE} with everybody who came on that day and asked. "
    text = "\n\n".join(words * 5 for _ in range(50)).strip()

    editor.show_text(text, Known())

    assert editor.text().split() == text.split()


def test_a_sentence_said_twice_is_marked_twice(editor: AnswerEditor) -> None:
    text = "We are the best. Then we rest. We are the best."
    editor.show_text(text, Known())
    facts = read_through(pieces_of(text), Limit(None), Known())

    editor.mark(places_of(editor.placed(), Known(), facts))

    marked = [each.cursor.selectedText() for each in editor.extraSelections()]
    assert marked == ["We are the best."] * 2
