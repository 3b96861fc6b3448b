"""What a person writes in a return: recovery and correction of a line, story, declarations."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from sv_evidence.domain.reading import day_text, read_day
from sv_evidence.domain.story_figures import LiveFigure, Which
from sv_evidence.reports.contract_facts import ReturnFacts, ReturnLineFacts
from sv_evidence.reports.sections.return_recovery import figure_text, story_text
from sv_evidence.wording.returns import (
    amount_text,
    declaration_texts,
    recover_text,
    short_period_name,
    words_count_text,
)
from sv_evidence.wording.words import tr
from ui.theme import Theme, Type
from ui.widgets.buttons import Button, Rank
from ui.widgets.fields import Field, LineField, TextArea
from ui.widgets.section import Section
from ui.widgets.words import Words

_GAP = 10
_LOW, _HIGH = 78, 138
"""How high fields of several lines grow; what is longer scrolls."""


class LineWriting(QWidget):
    """Why a commitment is behind, what will be done, by when and by whom."""

    edited = Signal()

    def __init__(self, theme: Theme, today: date) -> None:
        super().__init__()
        self._theme, self._today = theme, today
        self._line: ReturnLineFacts | None = None
        self._told: ReturnFacts | None = None
        self._title = Words(theme, "", Type.SECTION)
        self.cause, self.action = TextArea(theme, lines=2), LineField(theme)
        self.action.setPlaceholderText(tr("Write what you will do, with a number"))
        self.by_day, self.owner = LineField(theme), LineField(theme)
        self.by_day.setPlaceholderText(tr("Such as 15 January 2027"))
        self.correction = TextArea(theme, lines=2)
        self._day = Field(theme, tr("By &when"), self.by_day)
        self._why = Field(theme, tr("&Why it is behind"), self.cause)
        self._correction = Field(theme, tr("Why a figure told before &changed"), self.correction)
        for area in (self.cause, self.correction):
            area.setMaximumHeight(theme.px(_LOW))
        self._needed = Words(theme, "", Type.SMALL, "ink2", wrap=True)
        self._arrange()
        for line in (self.action, self.by_day, self.owner):
            line.textEdited.connect(self.edited)
        for area in (self.cause, self.correction):
            area.textChanged.connect(self._on_typed)
        self.by_day.editingFinished.connect(self._on_day_left)
        self._is_showing = False

    @property
    def commitment(self) -> UUID | None:
        """The commitment that is written about."""
        return None if self._line is None else self._line.uid

    def show_line(self, line: ReturnLineFacts, told: ReturnFacts) -> None:
        """Write about another line."""
        self._is_showing = True
        self._line, self._told = line, told
        self._title.say(f"{line.position:,}  {line.title}")
        self.cause.setPlainText(line.cause)
        self.action.setText(line.action)
        self.by_day.setText("" if line.by_day is None else day_text(line.by_day))
        self.owner.setText(line.action_owner)
        self.correction.setPlainText(line.correction)
        for field in (self.action, self.by_day, self.owner):
            field.setCursorPosition(0)
        self._correction.setVisible(bool(line.restated) or bool(line.correction))
        self._day.show_fault("")
        self._needed.say(self._said(line, told))
        locked = told.period.sent_on is not None
        for area in (self.cause, self.correction):
            area.setReadOnly(locked)
        for field in (self.action, self.by_day, self.owner):
            field.setReadOnly(locked)
        self._is_showing = False

    def written(self) -> Mapping[str, object]:
        """Return what is written; a day that cannot be read is left as it was."""
        read = read_day(self.by_day.text(), today=self._today)
        held = self._line.by_day if self._line is not None else None
        typed = self.by_day.text().strip()
        return {
            "cause": self.cause.toPlainText().strip(),
            "action": self.action.text().strip(),
            "by_day": (read.day or held) if typed else None,
            "owner": self.owner.text().strip(),
            "correction": self.correction.toPlainText().strip(),
        }

    def _said(self, line: ReturnLineFacts, told: ReturnFacts) -> str:
        parts = [recover_text(line.outlook, line.unit, told.rhythm)]
        parts += [
            tr(
                "{period} told {was}; the records now say {now}.",
                period=short_period_name(told.rhythm, each.number, each.year),
                was=amount_text(each.told, line.unit),
                now=amount_text(each.now, line.unit),
            )
            for each in line.restated
        ]
        return " ".join(parts)

    def _arrange(self) -> None:
        theme, px = self._theme, self._theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(_GAP))
        column.addWidget(self._title)
        column.addWidget(self._why)
        column.addWidget(Field(theme, tr("What we will &do"), self.action))
        pair = QHBoxLayout()
        pair.setSpacing(px(12))
        pair.addWidget(self._day)
        pair.addWidget(Field(theme, tr("Wh&o"), self.owner))
        column.addLayout(pair)
        column.addWidget(self._correction)
        column.addWidget(self._needed)
        column.addStretch(1)

    @Slot()
    def _on_typed(self) -> None:
        if not self._is_showing:
            self.edited.emit()

    @Slot()
    def _on_day_left(self) -> None:
        typed = self.by_day.text().strip()
        read = read_day(typed, today=self._today)
        fault = tr("This cannot be read as a day. Try 15 January 2027.")
        self._day.show_fault(fault if typed and read.day is None else "")


class StoryWriting(QWidget):
    """One story with live figures: a mark stands where each goes, and the words below show it."""

    edited = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._told: ReturnFacts | None = None
        self._is_showing = False
        self.text = TextArea(theme, lines=5)
        self.text.setAccessibleName(tr("Story"))
        self.text.setMaximumHeight(theme.px(_HIGH))
        self.text.textChanged.connect(self._on_typed)
        self._section = Section(theme, tr("Story"))
        self.insert = Button(theme, tr("Insert figure"), rank=Rank.LINK, icon="hash", small=True)
        self.insert.clicked.connect(self._on_insert)
        self._section.add_link(self.insert)
        self._reads = Words(theme, "", Type.TABLE, "ink2", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(self._section)
        column.addWidget(self.text)
        column.addWidget(self._reads)

    def show_told(self, told: ReturnFacts) -> None:
        """Show the story as it is kept, unless it is being written."""
        self._told = told
        self.insert.setEnabled(told.period.sent_on is None)
        self.text.setReadOnly(told.period.sent_on is not None)
        if not self.text.hasFocus() and self.text.toPlainText() != told.story:
            self._is_showing = True
            self.text.setPlainText(told.story)
            self._is_showing = False
        filled = story_text(told)
        self._section.set_note(words_count_text(len(filled.split())))
        self._reads.say(tr("Reads: {text}", text=filled) if filled != told.story else "")

    @Slot()
    def _on_typed(self) -> None:
        if not self._is_showing:
            self.edited.emit()

    @Slot()
    def _on_insert(self) -> None:
        menu = QMenu(self.insert)
        for line in () if self._told is None else self._told.lines:
            for which in Which:
                figure = LiveFigure(which, line.position)
                where = tr("this period") if which is Which.PERIOD else tr("to date")
                said = f"{line.title}: {figure_text(figure, line)} ({where})"
                menu.addAction(said, partial(self.text.insertPlainText, figure.mark))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.insert.mapToGlobal(QPoint(0, self.insert.height() + 2)))


class Declarations(QWidget):
    """Three declarations that a person ticks, never we, and who approved."""

    edited = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._section = Section(theme, tr("Declarations"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(self._section)
        self.ticks: dict[str, QCheckBox] = {}
        for name, words in declaration_texts():
            first, _, rest = words.partition(". ")
            tick = QCheckBox(first if rest else first.removesuffix("."))
            tick.setAccessibleDescription(rest)
            tick.clicked.connect(self.edited)
            self.ticks[name] = tick
            column.addWidget(tick)
            if rest:
                column.addWidget(Words(theme, rest, Type.SMALL, "ink2", wrap=True))
        self.approved = LineField(theme)
        self.approved.textEdited.connect(self.edited)
        column.addWidget(Field(theme, tr("&Approved by"), self.approved))

    def show_told(self, told: ReturnFacts) -> None:
        """Show what is declared."""
        self._section.set_note(tr("{count} of 3", count=told.declared))
        locked = told.period.sent_on is not None
        for name, tick in self.ticks.items():
            tick.setChecked(bool(getattr(told, name)))
            tick.setEnabled(not locked)
        self.approved.setReadOnly(locked)
        if not self.approved.hasFocus():
            self.approved.setText(told.approved_by)

    def written(self) -> Mapping[str, object]:
        """Return what is declared and who approved."""
        ticked = {name: tick.isChecked() for name, tick in self.ticks.items()}
        return {**ticked, "approved_by": self.approved.text().strip()}
