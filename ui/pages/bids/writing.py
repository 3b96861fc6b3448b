"""The middle of the desk: the question, the bar of tools, the answer, and how long it is."""

from itertools import pairwise

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from sv_evidence.domain.measures import decimal_text
from sv_evidence.reports.bid_facts import AnswerFacts, QuestionFacts
from sv_evidence.wording.answers import worth_line
from sv_evidence.wording.tenders import length_text, rule_label
from sv_evidence.wording.words import tr, trn
from ui.pages.bids.editor import AnswerEditor
from ui.pages.bids.proof import one_each
from ui.theme import Theme, Type
from ui.widgets.buttons import Button, Rank
from ui.widgets.section import Rule
from ui.widgets.surface import Surface
from ui.widgets.words import Elided, Words

SIDE = 28
TOOLS, FOOT = 40, 40


class Length(QWidget):
    """A bar of how much of the room is used."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._counted, self._most = theme, 0, 0
        self.setFixedSize(theme.px(120), theme.px(5))

    def show_length(self, counted: int, most: int | None) -> None:
        """Show it; without a limit there is no bar."""
        self._counted, self._most = counted, most or 0
        self.setVisible(bool(most))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint the room, then what is used of it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("line2"))
        if self._most:
            share = min(1.0, self._counted / self._most)
            colour = "alarm" if self._counted > self._most else "chart"
            used = QRectF(0, 0, self.width() * share, self.height())
            painter.fillRect(used, self._theme.color(colour))


class Writing(QWidget):
    """Arranges the parts; what the buttons do is up to the desk."""

    figure_wanted = Signal()
    evidence_wanted = Signal()
    kept = Signal()
    """Ctrl+S was pressed."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        px = theme.px
        self.editor = AnswerEditor(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = Surface(theme, "bg")
        lines = QVBoxLayout(head)
        lines.setContentsMargins(px(SIDE), px(12), px(SIDE), px(12))
        lines.setSpacing(px(4))
        self.worth = Words(theme, "", Type.SMALL, "ink2", wrap=True)
        self.asked = Words(theme, "", Type.ROW_TITLE, wrap=True)
        self.asked.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        lines.addWidget(self.worth)
        lines.addWidget(self.asked)
        column.addWidget(head)
        column.addWidget(Rule(theme))
        column.addWidget(self._tools())
        column.addWidget(Rule(theme))
        column.addWidget(self.editor, 1)
        column.addWidget(Rule(theme, "line2"))
        column.addWidget(self._foot())
        self._connect()

    def show_question(self, told: QuestionFacts, *, is_sent: bool) -> None:
        """Show what is asked."""
        question = told.question
        parts = [tr("Question {label}", label=question.label or str(question.position))]
        if question.weight is not None:
            parts.append(tr("worth {weight}%", weight=decimal_text(question.weight, 3)))
        if question.most is not None:
            parts.append(length_text(question.most, question.unit))
        if question.takes_attachments:
            parts.append(tr("attachments allowed"))
        self.worth.say(", ".join(parts))
        self.worth.setToolTip(worth_line(question))
        self.asked.say(question.text or question.title)
        name = tr("Answer to question {label}", label=question.label or str(question.position))
        self.editor.setAccessibleName(name)
        self.editor.setReadOnly(is_sent)
        for tool in self.tools:
            tool.setEnabled(not is_sent)

    def show_length(self, told: QuestionFacts, facts: AnswerFacts, old: int) -> None:
        """Show how long the answer is as the buyer counts; ``old`` figures changed meanwhile."""
        limit, fitted = told.limit, facts.fitted
        self._counted.say(f"{fitted.counted:,}")
        over = fitted.over
        self._counted.wear("alarm" if over else "ink")
        if limit.most is None:
            rest = length_text(fitted.counted, limit.unit).partition(" ")[2]
        else:
            rest = tr("of {length}", length=length_text(limit.most, limit.unit))
        if over:
            rest = tr("{rest}, {count} over", rest=rest, count=f"{over:,}")
        if fitted.dropped:
            dropped = trn(
                "{count} sentence drops out", "{count} sentences drop out", len(fitted.dropped)
            )
            rest = f"{rest}, {dropped}"
        self._rest.say(rest)
        self._rest.wear("alarm" if over else "ink2")
        self._rest.setToolTip(rule_label(limit.rule))
        self.length.show_length(fitted.counted, limit.most)
        live = trn("{count} live figure", "{count} live figures", len(one_each(facts.figures)))
        self._live.say(tr("{figures}, {old} out of date", figures=live, old=old))

    def say_saved(self, text: str, *, is_trouble: bool = False) -> None:
        """Say when the answer was kept last, or that it could not be."""
        self._saved.say(text)
        self._saved.wear("alarm" if is_trouble else "ink2")

    def _tools(self) -> QWidget:
        theme, px = self._theme, self._theme.px
        bar = Surface(theme, "win")
        bar.setFixedHeight(px(TOOLS))
        row = QHBoxLayout(bar)
        row.setContentsMargins(px(SIDE - 10), 0, px(SIDE), 0)
        row.setSpacing(px(4))
        self._make_tools()
        for tool in self.tools:
            if tool is self.figure:
                row.addSpacing(px(6))
                row.addWidget(Rule(theme, "line2", upright=True))
                row.addSpacing(px(2))
            row.addWidget(tool)
        self._saved = Elided(theme, "", Type.SMALL, "ink2")
        self._saved.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._saved, 1)
        return bar

    def _make_tools(self) -> None:
        theme = self._theme
        bare = Rank.BARE
        self.bold = Button(theme, tr("Bold"), rank=bare, icon="bold", hint="Ctrl+B", small=True)
        self.italic = Button(theme, tr("Italic"), rank=bare, icon="italic", small=True)
        self.dashes = Button(theme, tr("List"), rank=bare, icon="list", small=True)
        self.promise = Button(
            theme, tr("Mark as a promise"), rank=bare, icon="flag", hint="Ctrl+Shift+M", small=True
        )
        self.optional = Button(
            theme,
            tr("May drop out to fit"),
            rank=bare,
            icon="square-dashed",
            hint="Ctrl+Shift+O",
            small=True,
        )
        self._make_insertions()
        self.tools = (
            self.bold,
            self.italic,
            self.dashes,
            self.promise,
            self.optional,
            self.figure,
            self.cite,
        )

    def _make_insertions(self) -> None:
        theme = self._theme
        self.figure = Button(
            theme,
            tr("Insert figure"),
            rank=Rank.LINK,
            icon="hash",
            hint="Ctrl+Shift+F",
            colour="ink",
        )
        self.cite = Button(
            theme,
            tr("Cite evidence"),
            rank=Rank.LINK,
            icon="paperclip",
            hint="Ctrl+Shift+E",
            colour="ink",
        )

    def _foot(self) -> QWidget:
        theme, px = self._theme, self._theme.px
        foot = Surface(theme, "win")
        foot.setFixedHeight(px(FOOT))
        row = QHBoxLayout(foot)
        row.setContentsMargins(px(SIDE), 0, px(SIDE), 0)
        row.setSpacing(px(7))
        self._counted = Words(theme, "0", Type.ROW_TITLE)
        self._rest = Words(theme, "", Type.TABLE, "ink2")
        self.length = Length(theme)
        self._live = Elided(theme, "", Type.TABLE, "ink2")
        self._live.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._live.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for part in (self._counted, self._rest, self.length):
            row.addWidget(part)
        row.addWidget(self._live, 1)
        return foot

    def _connect(self) -> None:
        editor = self.editor
        self.bold.clicked.connect(editor.turn_bold)
        self.italic.clicked.connect(editor.turn_italic)
        self.dashes.clicked.connect(editor.turn_list)
        self.promise.clicked.connect(editor.turn_promise)
        self.optional.clicked.connect(editor.turn_optional)
        self.figure.clicked.connect(self.figure_wanted)
        self.cite.clicked.connect(self.evidence_wanted)
        keys = (
            ("Ctrl+B", self.bold.click),
            ("Ctrl+Shift+M", self.promise.click),
            ("Ctrl+Shift+O", self.optional.click),
            ("Ctrl+Shift+F", self.figure.click),
            ("Ctrl+Shift+E", self.cite.click),
            ("Ctrl+S", self.kept.emit),
            ("Alt+F10", self.bold.setFocus),
        )
        for sequence, act in keys:
            shortcut = QShortcut(QKeySequence(sequence), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        for before, after in pairwise((editor, *self.tools)):
            QWidget.setTabOrder(before, after)
