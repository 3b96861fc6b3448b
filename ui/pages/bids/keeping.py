"""Keeps an answer while it is written: soon after the last key, and whenever the desk is left."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from sv_evidence.domain.answers import Answer
from sv_evidence.operations.answering import write_answer
from sv_evidence.wording.changes import Change
from ui.desk import Desk
from ui.widgets.surface import Host

PAUSE = 2_000
"""Milliseconds without a key after which what was typed is kept."""


class AnswerKeeping(QObject):
    """Words that could not be kept stay where they are, and are tried again with the next."""

    kept = Signal(object, str)
    """An answer (``Answer``) as it is kept, and the text that was typed."""
    failed = Signal(object)

    def __init__(
        self, desk: Desk, text: Callable[[], str], window: QWidget, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._desk, self._text = desk, text
        self._question: UUID | None = None
        self._held = ""
        self._is_dirty = False
        self._unkept: dict[UUID, str] = {}
        """Texts on their way, or that could not be kept, by question."""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.keep_now)
        if isinstance(window, Host):
            window.leaving.connect(self.keep_now)

    @property
    def is_dirty(self) -> bool:
        """Say whether something was typed that is not kept yet."""
        return self._is_dirty

    @property
    def held(self) -> str:
        """The text that is kept, in its notation."""
        return self._held

    def unkept(self, question: UUID) -> str | None:
        """Return what was typed for a question and is not kept yet."""
        return self._unkept.get(question)

    def begin(self, question: UUID | None, text: str) -> None:
        """Look after another question's answer, which is kept as ``text``."""
        self._pause.stop()
        self._question, self._held, self._is_dirty = question, text, False
        if question is not None and self._unkept.get(question, text) != text:
            self.touch()

    @Slot()
    def touch(self) -> None:
        """Something was typed."""
        if self._question is not None:
            self._is_dirty = True
            self._pause.start()

    @Slot()
    def keep_now(self) -> None:
        """Keep what was typed; nothing is written where nothing changed."""
        self._pause.stop()
        question = self._question
        if question is None or not self._is_dirty:
            return
        text = self._text()
        self._is_dirty = False
        if text == self._held:
            return
        today = self._desk.today()
        self._held = self._unkept[question] = text
        self._desk.run(
            self,
            Change.WRITE_ANSWER,
            lambda unit: write_answer(unit, question, text, today=today),
            done=lambda answer: self._on_kept(answer, text),
            failed=lambda error: self._on_failed(error, question),
        )

    def _on_kept(self, answer: Answer, text: str) -> None:
        if self._unkept.get(answer.question) == text:
            del self._unkept[answer.question]
        if answer.question == self._question and self._held == text:
            self._held = answer.text
        self.kept.emit(answer, text)

    def _on_failed(self, error: Exception, question: UUID) -> None:
        if question == self._question:
            self._is_dirty, self._held = True, ""
        self.failed.emit(error)
