"""The sheet that takes a tender's questions: pasted, or read from its paper."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from sv_evidence.domain.measures import decimal_text
from sv_evidence.domain.problems import Problem
from sv_evidence.domain.question_lists import QuestionDraft, questions_in
from sv_evidence.operations.question_import import questions_from_file
from sv_evidence.wording.problems import sentence_for
from sv_evidence.wording.tenders import length_text
from sv_evidence.wording.words import tr, trn
from ui.desk import Desk
from ui.theme import Theme, Type
from ui.widgets.buttons import Button, Rank
from ui.widgets.choosing import FileChooser, SystemFileChooser
from ui.widgets.fields import Field, TextArea
from ui.widgets.notices import NoticeArea
from ui.widgets.sheet import Sheet
from ui.widgets.words import Words

SIZE = (820, 660)
LONGEST = 200_000
PAUSE = 150


class QuestionsSheet(Sheet):
    """``added`` with what a person looked over (``QuestionDraft``)."""

    added = Signal(tuple)

    def __init__(
        self, theme: Theme, desk: Desk, window: QWidget, chooser: FileChooser | None = None
    ) -> None:
        super().__init__(theme, window, tr("Add questions"), *SIZE)
        self._desk = desk
        self._chooser = chooser or SystemFileChooser(window, tr("The tender\u2019s paper"))
        self.drafts: tuple[QuestionDraft, ...] = ()
        px = theme.px
        file = Button(theme, tr("From a file"), rank=Rank.LINK, icon="file-text")
        file.clicked.connect(lambda: self._chooser.choose(self._on_files))
        self.head.addWidget(file)
        self.told = NoticeArea(theme)
        self.text = TextArea(theme, lines=8, longest=LONGEST)
        self.text.setPlaceholderText(
            tr("3. Describe the social value you will deliver. (20 %, 750 words)")
        )
        self._count = Words(theme, "", Type.SMALL, "ink2")
        self.lines = QListWidget()
        self.lines.setAccessibleName(tr("What was read"))
        self.lines.setWordWrap(True)
        self.lines.setFrameShape(QListWidget.Shape.NoFrame)
        self.lines.setFont(theme.font(Type.TABLE))
        self.lines.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QVBoxLayout()
        inside.setContentsMargins(px(24), px(14), px(24), px(14))
        inside.setSpacing(px(8))
        inside.addWidget(self.told)
        inside.addWidget(Field(theme, tr("&Questions, one a line"), self.text), 1)
        inside.addWidget(self._count)
        inside.addWidget(self.lines, 1)
        self.body.addLayout(inside, 1)
        self._go = self.end_with(tr("Add questions"), self.add)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.read)
        self.text.textChanged.connect(self._pause.start)
        self.first = self.text
        self._show(())

    @Slot()
    def read(self) -> None:
        """Read what is typed now."""
        self._pause.stop()
        self._show(questions_in(self.text.toPlainText()))

    @Slot()
    def add(self) -> None:
        """Hand over what was read, and close."""
        if self._pause.isActive():
            self.read()
        if self.drafts:
            self.dismiss()
            self.added.emit(self.drafts)

    def _on_files(self, files: tuple[Path, ...]) -> None:
        if files:
            path = files[0]
            self._desk.fetch(
                self, lambda: questions_from_file(path), self._on_read, self._on_failed
            )

    def _on_read(self, drafts: tuple[QuestionDraft, ...]) -> None:
        self.told.clear()
        self._show((*self.drafts, *drafts))

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, Problem):
            self._desk.failed.emit(error)
            return
        said = sentence_for(error)
        self.told.show_trouble(said.happened, said.next)

    def _show(self, drafts: tuple[QuestionDraft, ...]) -> None:
        self.drafts = drafts
        self.lines.clear()
        for draft in drafts:
            self.lines.addItem(QListWidgetItem(_line(draft)))
        count = len(drafts)
        self._count.say(
            trn("{count} question read", "{count} questions read", count)
            if count
            else tr("Weights and limits are read where the text says them; nothing is guessed.")
        )
        self._go.say(
            trn("Add {count} question", "Add {count} questions", count)
            if count
            else tr("Add questions")
        )
        self._go.setEnabled(bool(drafts))


def _line(draft: QuestionDraft) -> str:
    parts = [f"{draft.label}  {draft.text}".strip()]
    if draft.weight is not None:
        parts.append(f"{decimal_text(draft.weight, 3)}%")
    if draft.most is not None:
        parts.append(length_text(draft.most, draft.unit))
    return "  \u00b7  ".join(parts)
