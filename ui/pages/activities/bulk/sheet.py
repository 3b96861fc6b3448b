"""The sheet that changes one thing of many activities, and shows first what that does to each."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from sv_evidence.domain.activities import Impact
from sv_evidence.domain.evidence import ConsentState
from sv_evidence.domain.problems import Problem
from sv_evidence.domain.typed_places import joined_place
from sv_evidence.operations.bulk import (
    MOST,
    BulkEdit,
    BulkField,
    BulkRow,
    change_together,
    preview_together,
)
from sv_evidence.operations.previewing import FormChoices, form_choices
from sv_evidence.store.unit import Unit
from sv_evidence.wording.bulk import bulk_field_label, changed_together_text, will_change_text
from sv_evidence.wording.labels import consent_label, impact_label
from sv_evidence.wording.problems import sentence_for
from sv_evidence.wording.words import tr, trn
from ui.desk import Desk
from ui.newest import Newest
from ui.pages.activities.bulk.table import BulkTable
from ui.theme import Theme, Type
from ui.widgets.fields import Choice, Field
from ui.widgets.notices import NoticeArea
from ui.widgets.sheet import Sheet
from ui.widgets.words import Words

SIZE = (940, 600)
_TYPED = frozenset({BulkField.PROJECT, BulkField.PLACE})
_OFFERED = (
    ConsentState.NO_PEOPLE,
    ConsentState.HELD,
    ConsentState.NAMES_PRIVATE,
    ConsentState.NEEDED,
)
"""Withdrawing is said of each file by itself: it takes what rests on it away."""


class BulkSheet(Sheet):
    """Shows before and after for each; pressing the button is one change."""

    def __init__(self, theme: Theme, desk: Desk, window: QWidget, chosen: Sequence[UUID]) -> None:
        title = trn("Change {count} activity", "Change {count} activities", len(chosen))
        super().__init__(theme, window, title, *SIZE)
        self._desk, self._chosen = desk, tuple(chosen)
        self._newest = Newest(desk, self, self._on_failed)
        self.what = Choice(theme)
        for field in BulkField:
            self.what.addItem(bulk_field_label(field.value), field.value)
        self.words, self.choice = Choice(theme, editable=True), Choice(theme)
        self._choices: FormChoices | None = None
        self._arrange_parts(theme)
        self._go = self.end_with(tr("Change"), self.save)
        self._go.setEnabled(False)
        self.first = self.what
        self.what.activated.connect(self._on_what)
        self.words.currentTextChanged.connect(self._look)
        self.choice.activated.connect(self._look)

    def begin(self) -> None:
        """Open, and read what can be chosen."""
        self.open()
        self._newest.read("choices", form_choices, self._on_choices)

    @property
    def edit(self) -> BulkEdit:
        """What is to be changed, and to what."""
        field = BulkField(str(self.what.currentData()))
        if field in _TYPED:
            words = self.words.currentText().strip()
            return BulkEdit(field, "" if words == self.words.itemText(0) else words)
        return BulkEdit(field, str(self.choice.currentData() or ""))

    def save(self) -> None:
        """Change what can be changed, as one step."""
        chosen, edit, today = self._chosen, self.edit, self._desk.today()

        def operation(unit: Unit) -> tuple[UUID, ...]:
            return change_together(unit, chosen, edit, today=today)

        words = changed_together_text(edit.field.value, self._count)
        self._go.setEnabled(False)
        self._desk.run(
            self,
            words,
            operation,
            done=lambda _changed: self.dismiss(),
            failed=self._on_failed,
            said=words,
        )

    def _arrange_parts(self, theme: Theme) -> None:
        px = theme.px
        self._count = 0
        self.notices = NoticeArea(theme)
        self._values = QStackedWidget()
        self._values.addWidget(self.words)
        self._values.addWidget(self.choice)
        self._values.setFixedHeight(self.words.height())
        top = QHBoxLayout()
        top.setContentsMargins(px(24), px(18), px(24), px(6))
        top.setSpacing(px(12))
        top.addWidget(Field(theme, tr("&What to change"), self.what), 1)
        self._to = Field(theme, tr("&To"), self._values)
        self.words.setAccessibleName(tr("To"))
        self.choice.setAccessibleName(tr("To"))
        self._values.setFocusProxy(self.words)
        top.addWidget(self._to, 1)
        self.summary = Words(theme, "", Type.ROW_TITLE)
        self.note = Words(theme, "", Type.SMALL, "ink2", wrap=True)
        for words in (self.summary, self.note):
            words.setContentsMargins(px(24), px(4), px(24), px(4))
        self.table = BulkTable(theme, self._desk.today(), self)
        self.body.addWidget(self.notices)
        self.body.addLayout(top)
        self.body.addWidget(self.summary)
        self.body.addWidget(self.note)
        self.body.addWidget(self.table, 1)

    def _on_choices(self, choices: FormChoices) -> None:
        self._choices = choices
        self._on_what()

    @Slot()
    def _on_what(self) -> None:
        """Offer what the chosen field can be, and take nothing for granted."""
        choices = self._choices
        if choices is None:
            return
        field = BulkField(str(self.what.currentData()))
        editor = self.words if field in _TYPED else self.choice
        editor.blockSignals(True)
        editor.clear()
        for words, value in _offers(field, choices):
            editor.addItem(words, value)
        editor.setCurrentIndex(-1)
        if field in _TYPED:
            self.words.setEditText("")
        editor.blockSignals(False)
        self._values.setCurrentWidget(editor)
        self._values.setFocusProxy(editor)
        self._look()

    @Slot()
    def _look(self) -> None:
        """Say what it would do to each, once it is said to what."""
        edit, chosen, today = self.edit, self._chosen[:MOST], self._desk.today()
        is_said = self.choice.currentIndex() >= 0
        if edit.field in _TYPED:
            is_said = bool(self.words.currentText().strip())
        if not is_said:
            self._show((), edit.field)
            return
        self._newest.read(
            "preview",
            lambda view: preview_together(view, chosen, edit, today=today),
            lambda rows: self._show(rows, edit.field),
        )

    def _show(self, rows: Sequence[BulkRow], field: BulkField) -> None:
        self._count = sum(row.changes for row in rows)
        self.table.show_rows(rows, field)
        self.summary.say(will_change_text(self._count, len(rows)) if rows else "")
        self.note.say(_note(field) if rows else tr("Choose what to change, and to what."))
        button = trn("Change {count} activity", "Change {count} activities", self._count)
        self._go.say(button if self._count else tr("Change"))
        self._go.setEnabled(self._count > 0)

    def _on_failed(self, error: Exception) -> None:
        self._go.setEnabled(self._count > 0)
        if isinstance(error, Problem):
            said = sentence_for(error)
            self.notices.show_trouble(said.happened, said.next)
        else:
            self._desk.failed.emit(error)


def _offers(field: BulkField, choices: FormChoices) -> list[tuple[str, str]]:
    match field:
        case BulkField.PROJECT:
            return [(tr("No project"), ""), *((each, each) for each in choices.projects)]
        case BulkField.PLACE:
            names = [joined_place(*each) for each in choices.places]
            return [(tr("No place"), ""), *((each, each) for each in names)]
        case BulkField.CONTRACT:
            known = [(each.title, str(each.uid)) for each in choices.contracts]
            return [(tr("No contract"), ""), *known]
        case BulkField.IMPACT:
            return [(impact_label(each), each.value) for each in Impact]
        case _:
            return [(consent_label(each), each.value) for each in _OFFERED]


def _note(field: BulkField) -> str:
    if field is BulkField.CONSENT:
        return tr(
            "A file that is on other activities too changes there as well."
            " Consent that was withdrawn stays withdrawn."
        )
    return tr("All of it is one step that Ctrl+Z takes back.")
