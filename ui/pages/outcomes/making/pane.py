"""Make an outcome measurable: the form at the left, what comes of it at the right."""

import json
from dataclasses import replace
from functools import partial
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from sv_evidence.domain.building import MeasureDraft, draft_from, three_tests
from sv_evidence.domain.evidence_types import load_types
from sv_evidence.domain.problems import InvalidEntry
from sv_evidence.operations.building import Put, change_measure, make_measure
from sv_evidence.operations.building_effects import Effect, effect_of
from sv_evidence.store.unit import Unit
from sv_evidence.store.view import View
from sv_evidence.wording.changes import Change
from sv_evidence.wording.faults import fault_text
from sv_evidence.wording.words import tr
from ui.desk import Desk
from ui.newest import Newest
from ui.pages.outcomes.making.checks import CouncilChecks
from ui.pages.outcomes.making.form import MeasureForm
from ui.pages.outcomes.making.head import MakingHead
from ui.pages.outcomes.making.opening import MakingStart
from ui.pages.outcomes.making.reading import NARROW, WIDE, ReadingPane
from ui.pages.outcomes.making.replaced import Replaced
from ui.pages.page import MIDDLE
from ui.theme import Theme
from ui.widgets.section import Rule
from ui.widgets.surface import Host, Surface
from ui.widgets.toast import Said

PAUSE = 150
"""Milliseconds after the last key before the effect is asked for."""
KEEP_EVERY = 2000


class MakingPane(Surface):
    """``used`` with the measure when it was put to use; ``left`` when a person goes back."""

    used = Signal(UUID)
    left = Signal()

    def __init__(self, theme: Theme, desk: Desk, start: MakingStart) -> None:
        super().__init__(theme, "bg")
        self._desk, self._start = desk, start
        self._newest = Newest(desk, self)
        self._types = load_types()
        self._written = ""
        self.head = MakingHead(theme, start)
        self.form = MeasureForm(theme, self._types, desk.today())
        self.checks = CouncilChecks(theme)
        self.reading = ReadingPane(theme)
        self._pause, self._keep = QTimer(self), QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._keep.setInterval(KEEP_EVERY)
        self._arrange()
        self._connect()
        self._begin()

    def draft(self) -> MeasureDraft:
        """Return all that stands in the form and the checks."""
        return self.checks.answered(self.form.draft())

    @Slot()
    def use(self) -> None:
        """Put the measure to use, open tests or not; say what keeps it from being one."""
        draft, start, today = self.draft(), self._start, self._desk.today()

        def operation(unit: Unit) -> Put:
            if start.measure is None:
                return make_measure(unit, start.framework, draft, today=today)
            return change_measure(unit, start.measure, draft, today=today)

        label = Change.MAKE_MEASURE if start.measure is None else Change.CHANGE_MEASURE
        self._desk.run(self, label, operation, done=self._on_put, failed=self._on_refused)

    @Slot()
    def leave(self) -> None:
        """Go back; what was typed is kept."""
        self.keep_now()
        self.left.emit()

    @Slot()
    def keep_now(self) -> None:
        """Keep what is typed, if anything changed."""
        text = json.dumps(self.form.kept())
        if text != self._written:
            self._written = text
            at = self._desk.clock()
            self._desk.work(
                self,
                lambda workspace, _ticket: workspace.keep_draft(self._start.name, text),
                done=lambda _none: self.reading.kept.say(tr("Draft kept, {at}", at=f"{at:%H:%M}")),
            )

    def watch(self, window: QWidget) -> None:
        """Keep the last words typed before the window closes, and before the workspace does."""
        if isinstance(window, Host):
            window.leaving.connect(self.keep_now)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Give the form more room on smaller windows."""
        super().resizeEvent(event)
        wide = self.window().width() / self._theme.scale
        self.reading.setFixedWidth(self._theme.px(WIDE if wide >= MIDDLE else NARROW))

    def _arrange(self) -> None:
        theme, px = self._theme, self._theme.px
        inside = Surface(theme, "bg")
        body = QVBoxLayout(inside)
        body.setContentsMargins(px(28), 0, px(28), px(24))
        body.setSpacing(0)
        body.addWidget(self.form)
        body.addWidget(self.checks)
        if self._start.measure is not None:
            own = self._start.known.measure(self._start.draft.code)
            before = draft_from(self._start.known, own.node, own)
            body.addWidget(Replaced(theme, before, self._types))
        body.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.head)
        left.addWidget(Rule(theme, "line2"))
        left.addWidget(scroll, 1)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addLayout(left, 1)
        across.addWidget(Rule(theme, "line2", upright=True))
        across.addWidget(self.reading)

    def _connect(self) -> None:
        self.form.edited.connect(self._on_edited)
        self.checks.edited.connect(self._on_edited)
        self.reading.field_asked.connect(self.form.go_to)
        self.reading.use.clicked.connect(self.use)
        self.head.back.clicked.connect(self.leave)
        self.head.example.clicked.connect(self._on_example)
        self._pause.timeout.connect(self._ask_effect)
        self._keep.timeout.connect(self.keep_now)
        for keys in ("Escape", "Alt+Left"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.leave)

    def _begin(self) -> None:
        start = self._start
        self.form.show_draft(start.draft)
        self.checks.show_draft(start.draft)
        source = tr(
            "{framework}, {node}. Their words are kept as they are.",
            framework=start.known.short_title,
            node=start.node.title,
        )
        self.form.source.say(source)
        self.head.example.setVisible(bool(start.examples))
        self._written = json.dumps(self.form.kept())
        if start.kept is not None:
            self.form.take_up(start.kept, self._types)
            self.head.say(tr("Taken up where you left it."))
        self._judge()
        self._ask_effect()
        self._keep.start()

    def _judge(self) -> None:
        draft, start = self.draft(), self._start
        tests = three_tests(draft, self._types)
        self.form.show_tests(draft, tests)
        self.reading.show_draft(draft, tests)
        self.checks.show_said(draft, tests, start.node.confidence, start.terms)

    @Slot()
    def _on_edited(self) -> None:
        self._judge()
        self._pause.start()

    @Slot()
    def _ask_effect(self) -> None:
        start, draft = self._start, self.draft()
        if start.measure is None:
            self.reading.show_effect(None, draft.unit, ())
            return
        measure = start.measure

        def work(view: View) -> Effect:
            return effect_of(view, measure, draft, start.period)

        self._newest.read("effect", work, partial(self._on_effect, draft))

    def _on_effect(self, draft: MeasureDraft, effect: Effect) -> None:
        self.reading.show_effect(effect, draft.unit, self._start.promised)

    @Slot()
    def _on_example(self) -> None:
        menu = QMenu(self)
        for each in self._start.examples:
            menu.addAction(each.title, partial(self.take_example, each))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.head.example.mapToGlobal(QPoint(0, self.head.example.height())))

    def take_example(self, example: MeasureDraft) -> None:
        """Fill the form like another measure; its name and the aim stay as they are."""
        now = self.draft()
        like = replace(example, aim=now.aim, node=now.node, code=now.code, title=now.title)
        self.form.show_draft(like)
        self._on_edited()

    def _on_put(self, put: Put) -> None:
        self._keep.stop()
        name = self._start.name
        self._desk.work(self, lambda workspace, _ticket: workspace.keep_draft(name, None))
        said = tr("{title} is in use", title=self.draft().title)
        self._desk.said.emit(Said(said, undo=True, icon="check"))
        self.used.emit(put.measure)

    def _on_refused(self, error: Exception) -> None:
        if isinstance(error, InvalidEntry):
            self.head.say(" ".join(fault_text(each) for each in error.faults), is_fault=True)
            self.form.go_to(_FIELDS.get(error.faults[0].field, "title"))
        else:
            self._desk.failed.emit(error)

    def focus_first(self) -> QWidget:
        """Put the focus on the first field, and return it."""
        field = self.form.texts["title"]
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        return field


_FIELDS = {"title": "title", "unit": "unit"}
"""Where a fault leads."""
