"""The desk of one bid: its questions, the answer being written, and what proves it."""

from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from sv_evidence.domain.answer_text import Chip, Piece
from sv_evidence.domain.answers import Answer
from sv_evidence.reports.bid_facts import AnswerFacts, QuestionFacts, state_of
from sv_evidence.wording.words import tr
from ui.desk import Desk
from ui.newest import Newest
from ui.pages.bids.asking import DeskFacts, Known, desk_of, known_from, known_of, read_through
from ui.pages.bids.keeping import AnswerKeeping
from ui.pages.bids.marking import Places, places_of
from ui.pages.bids.proof import Proof
from ui.pages.bids.questions import Questions
from ui.pages.bids.questions_pane import QuestionsPane, first_open
from ui.pages.bids.writing import Writing
from ui.theme import Theme
from ui.widgets.buttons import Button, Rank
from ui.widgets.inspector import Inspector
from ui.widgets.section import Rule
from ui.widgets.states import EmptyState, LoadingRows

LEFT, LEFT_NARROW, NARROW = 318, 262, 1440
PAUSE = 60
"""Milliseconds without a key after which an answer is read through, beside the window."""


class BidDesk(QWidget):
    """``shown`` with the facts each time they were read (``DeskFacts``)."""

    shown = Signal(object)
    asked = Signal(object)
    """A figure or a reference in the answer was pressed."""
    questions_wanted = Signal()

    def __init__(self, theme: Theme, desk: Desk, window: QWidget, inspector: Inspector) -> None:
        super().__init__()
        self._theme, self._desk = theme, desk
        self._newest = Newest(desk, self)
        self._facts: DeskFacts | None = None
        self._bid: UUID | None = None
        self._question: UUID | None = None
        self._known = Known()
        self._live: AnswerFacts | None = None
        self.proof = Proof(theme, inspector)
        self._arrange()
        self.keeping = AnswerKeeping(desk, self.writing.editor.text, window, self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._connect()

    @property
    def bid(self) -> UUID | None:
        """The bid on the desk."""
        return self._bid

    @property
    def told(self) -> QuestionFacts | None:
        """The question that is being answered."""
        if self._facts is None:
            return None
        rows = self._facts.bid.questions
        return next((each for each in rows if each.question.uid == self._question), None)

    def show_bid(self, bid: UUID, question: UUID | None = None) -> None:
        """Put a bid on the desk; what was typed for another is kept first."""
        self.keeping.keep_now()
        if bid != self._bid:
            self._facts, self._bid, self._question = None, bid, question
            self._known = Known()
            self.keeping.begin(None, "")
        elif question is not None:
            self._question = question
        self._loading.start(tr("Opening the answers"))
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Read the bid again, beside the window."""
        bid, question, at = self._bid, self._question, self._desk.clock()
        if bid is not None:
            self._newest.read("desk", lambda view: desk_of(view, bid, question, at), self._on_read)

    def insert(self, pieces: tuple[Piece, ...]) -> None:
        """Look figures and files up, then put them with their words where the cursor stands."""
        contents = tuple(each.content for each in pieces if not isinstance(each.content, str))
        at = self._desk.clock()

        def put(known: Known) -> None:
            self._know(self._known.joined(known))
            self.writing.editor.insert(pieces)

        self._newest.read("insert", lambda view: known_of(view, contents, at), put)

    def exchange(self, before: Chip, after: Chip) -> None:
        """Put one figure in another's place."""
        at = self._desk.clock()

        def put(known: Known) -> None:
            self._know(self._known.joined(known))
            self.writing.editor.exchange(before, after)

        self._newest.read("insert", lambda view: known_of(view, (after,), at), put)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Give the questions less room on narrow windows."""
        super().resizeEvent(event)
        wide = self.window().width() / self._theme.scale
        self._left.setFixedWidth(self._theme.px(LEFT if wide >= NARROW else LEFT_NARROW))

    def _arrange(self) -> None:
        theme = self._theme
        self.questions = Questions(theme)
        self.writing = Writing(theme)
        self._left = QuestionsPane(theme, self.questions)
        both = QWidget()
        across = QHBoxLayout(both)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self._left)
        across.addWidget(Rule(theme, upright=True))
        across.addWidget(self.writing, 1)
        self._empty = EmptyState(
            theme,
            "clipboard-list",
            tr("No questions yet"),
            tr("Paste the tender\u2019s questions, one a line, or bring in its paper."),
        )
        add = Button(theme, tr("Add questions"), rank=Rank.BORDERED, icon="plus")
        add.clicked.connect(self.questions_wanted)
        self._empty.add_button(add)
        self._loading = LoadingRows(theme)
        self._states = QStackedWidget()
        for state in (QWidget(), both, self._empty):
            self._states.addWidget(state)
        self._both = both
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(Rule(theme, "line2"))
        whole.addWidget(self._loading, 1)
        whole.addWidget(self._states, 1)

    def _connect(self) -> None:
        editor = self.writing.editor
        editor.textChanged.connect(self._on_typed)
        editor.asked.connect(self.asked)
        self._pause.timeout.connect(self._read_through)
        self.writing.kept.connect(self.keeping.keep_now)
        self.questions.chosen.connect(self._on_chosen)
        self.keeping.kept.connect(self._on_kept)
        self.keeping.failed.connect(self._on_not_kept)
        self.proof.wanted.connect(lambda chip: self.insert((Piece(chip),)))
        self.proof.exchanged.connect(self.exchange)

    def _on_read(self, facts: DeskFacts) -> None:
        self._loading.stop()
        was = self._facts
        is_new = was is None or was.bid.bid.is_sent != facts.bid.bid.is_sent
        self._facts = facts
        rows = facts.bid.questions
        held = [each.question.uid for each in rows]
        before = self._question
        if before not in held:
            self._question = first_open(rows)
        self._states.setCurrentWidget(self._both if rows else self._empty)
        self.questions.show_questions(rows, self._question)
        self._left.show_counts(facts.bid)
        told = self.told
        if told is None:
            self.keeping.begin(None, "")
            self.proof.show_nothing()
        elif is_new or before != self._question or self._is_other(told):
            self._show_answer(told)
        else:
            self._know(self._known.joined(known_from(told.facts)))
            self._show_live(told)
        self.shown.emit(facts)

    def _is_other(self, told: QuestionFacts) -> bool:
        """Say whether the kept text is another one, such as after an undo or an import."""
        text = "" if told.answer is None else told.answer.text
        is_ours = self.keeping.is_dirty or self.keeping.unkept(told.question.uid) is not None
        return not is_ours and text != self.keeping.held

    def _show_answer(self, told: QuestionFacts) -> None:
        is_sent = self._facts is not None and self._facts.bid.bid.is_sent
        text = "" if told.answer is None else told.answer.text
        self._known = known_from(told.facts)
        shown = told.answer.sent if is_sent and told.answer is not None else text
        self.keeping.begin(None if is_sent else told.question.uid, text)
        self.writing.show_question(told, is_sent=is_sent)
        typed = None if is_sent else self.keeping.unkept(told.question.uid)
        self.writing.editor.show_text(shown if typed is None else typed, self._known)
        self.writing.say_saved(tr("Sent") if is_sent else "")
        self._live = told.facts
        self._show_live(told)
        if not is_sent:
            self._read_through()

    def _know(self, known: Known) -> None:
        self._known = known
        self.writing.editor.know(known)

    @Slot()
    def _on_typed(self) -> None:
        self.keeping.touch()
        self._pause.start()

    @Slot()
    def _read_through(self) -> None:
        """Count, fit and look for gaps beside the window; only the newest text counts."""
        told = self.told
        if told is None:
            return
        placed = self.writing.editor.placed()
        limit, known, uid = told.limit, self._known, told.question.uid

        def work() -> tuple[AnswerFacts, Places]:
            facts = read_through([each.piece for each in placed], limit, known)
            return facts, places_of(placed, known, facts)

        def done(read: tuple[AnswerFacts, Places]) -> None:
            now = self.told
            if now is not None and now.question.uid == uid:
                self._live = read[0]
                self.writing.editor.mark(read[1])
                self._show_live(now)

        self._newest.fetch("count", work, done)

    def _show_live(self, told: QuestionFacts) -> None:
        """Show how the answer stands as it is typed, before it is kept."""
        facts = told.facts if self._live is None or not self.keeping.is_dirty else self._live
        self._live = facts
        live = replace(told, facts=facts, state=state_of(facts))
        self.questions.show_one(live)
        self.writing.show_length(told, facts, len(self._known.was))
        if self._facts is not None:
            used = {each.measure for each in facts.figures}
            could = [each for each in self._facts.could if each.claim.measure not in used]
            self.proof.show_proof(facts, could, is_sent=self._facts.bid.bid.is_sent)

    @Slot(UUID)
    def _on_chosen(self, question: UUID) -> None:
        if question == self._question:
            return
        self.keeping.keep_now()
        self._newest.forget("count", "desk", "insert")
        self._pause.stop()
        self._question, self._live = question, None
        told = self.told
        if told is not None:
            self._show_answer(told)
        self.refresh()

    def _on_kept(self, answer: Answer, text: str) -> None:
        if answer.question != self._question:
            return
        self.writing.say_saved(tr("Saved {at}", at=f"{self._desk.clock():%H:%M}"))
        if answer.text != text and not self.keeping.is_dirty:
            self.writing.editor.replace_text(answer.text)
            self._read_through()

    def _on_not_kept(self, error: Exception) -> None:
        words = tr("Not saved yet. It stays here, and is tried again with the next key.")
        self.writing.say_saved(words, is_trouble=True)
        self._desk.failed.emit(error)
