"""What stands at the right of the table: one activity in full, or the sums of several."""

from collections.abc import Iterable, Mapping
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, QPoint, Signal, SignalInstance
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from sv_evidence.domain.headcount import headcount_text
from sv_evidence.domain.reading import when_text
from sv_evidence.store.listings.activities import MeasureTotal
from sv_evidence.wording.numbers import day_text, quantity_text
from sv_evidence.wording.people import counts_text
from sv_evidence.wording.words import tr, trn
from ui.pages.activities.asking import ActivityFacts
from ui.pages.activities.facts import FileLine, Pictures, result_line, survey_line, tests_line
from ui.theme import Theme, Type
from ui.widgets.buttons import Button, Rank
from ui.widgets.inspector import Inspector
from ui.widgets.section import FactRows, Rule, Section
from ui.widgets.words import Words

PHOTO = "photo"


class ActivityInspector(QObject):
    """Fills the inspector pane, and says which of its buttons was pressed for which activity."""

    edit_asked = Signal(UUID)
    evidence_asked = Signal(UUID)
    copy_asked = Signal(UUID)
    register_asked = Signal(UUID)
    survey_asked = Signal(object)
    """The survey of a result was pressed (``StandingResult``)."""
    strength_asked = Signal(UUID, object)
    """The strength of a file on the activity is to be set (``StandingFile``)."""
    bin_asked = Signal()
    change_asked = Signal()
    """Something of all that are chosen is to be changed."""
    history_asked = Signal(UUID)
    file_opened = Signal(UUID)
    figure_asked = Signal(UUID)
    """The number of a result was pressed."""

    def __init__(self, theme: Theme, pane: Inspector) -> None:
        super().__init__(pane)
        self._theme = theme
        self._pane = pane
        self._uid: UUID | None = None
        self._pictures: Pictures | None = None
        self._lines: dict[UUID, FileLine] = {}
        self._results: tuple[UUID, ...] = ()
        self._photos_first: list[UUID] = []
        self._edit = Button(theme, tr("Edit"), icon="pencil")
        self._add = Button(theme, tr("Add evidence"), icon="paperclip")
        self._copy = Button(theme, tr("Copy as new"), rank=Rank.LINK, icon="copy")
        for button in (self._edit, self._add, self._copy):
            pane.add_verb(button)
        pane.foot.addStretch(1)
        self._connect()

    @property
    def shown(self) -> UUID | None:
        """The activity that is shown, if exactly one is."""
        return self._uid

    @property
    def results(self) -> tuple[UUID, ...]:
        """The results of the activity that is shown."""
        return self._results

    def show_facts(self, facts: ActivityFacts) -> None:
        """Show one activity; pictures follow when they have been read."""
        self._start(facts.activity.uid)
        theme, body = self._theme, self._pane.body
        body.addLayout(self._head(facts))
        body.addWidget(Words(theme, days_in_full(facts), Type.TABLE, "ink2", wrap=True))
        self._pictures = Pictures(theme)
        body.addWidget(self._pictures)
        rows = FactRows(theme)
        rows.show_facts([*_fact_rows(facts), (tr("Register"), self._register(facts))])
        body.addSpacing(theme.px(4))
        body.addWidget(rows)
        self._add_results(facts)
        self._add_files(facts)
        by_kind = sorted(facts.standing.files, key=lambda file: file.evidence.type != PHOTO)
        self._photos_first = [file.evidence.uid for file in by_kind]
        if facts.logged_at is not None:
            at = f"{day_text(facts.logged_at)[4:]} {facts.logged_at:%H:%M}"
            said = tr("Logged by {who}, {when}", who=facts.logged_by or tr("somebody"), when=at)
            body.addWidget(Words(theme, said, Type.SMALL, "ink2"))
        body.addStretch(1)

    def show_pictures(self, uid: UUID, images: Mapping[UUID, QImage]) -> None:
        """Show pictures of an activity's files, unless another is shown by now."""
        if uid != self._uid or self._pictures is None:
            return
        shown = [each for each in self._photos_first if each in images]
        self._pictures.show_images(
            [images[each] for each in shown],
            [self._lines[each].accessibleName() for each in shown],
        )
        for each in shown:
            self._lines[each].thumb.set_image(images[each])

    def show_many(self, count: int, sums: Iterable[MeasureTotal]) -> None:
        """Show how many are chosen, and what they add up to."""
        self._start(None)
        theme, body = self._theme, self._pane.body
        title = trn("{count} activity selected", "{count} activities selected", count)
        body.addWidget(Words(theme, title, Type.SHEET_TITLE, wrap=True))
        section = Section(theme, tr("Together"))
        body.addSpacing(theme.px(8))
        body.addWidget(section)
        for total in sums:
            row = QHBoxLayout()
            row.addWidget(Words(theme, total.title, Type.TABLE, wrap=True), 1)
            said = quantity_text(total.quantity, total.unit)
            row.addWidget(Words(theme, said, Type.ROW_TITLE))
            body.addLayout(row)
            body.addWidget(Rule(theme))
        change = Button(theme, tr("Change together"), icon="pencil")
        change.clicked.connect(self.change_asked)
        body.addSpacing(theme.px(8))
        body.addWidget(change)
        go = Button(theme, tr("Move to the bin"), icon="trash-2")
        go.clicked.connect(self.bin_asked)
        body.addSpacing(theme.px(8))
        body.addWidget(go)
        body.addStretch(1)

    def show_nothing(self) -> None:
        """Say what would stand here."""
        self._start(None)
        words = tr("Choose an activity to see its results and evidence.")
        self._pane.body.addWidget(Words(self._theme, words, Type.BODY, "ink3", wrap=True))
        self._pane.body.addStretch(1)

    def _connect(self) -> None:
        self._edit.clicked.connect(lambda: self._tell(self.edit_asked))
        self._add.clicked.connect(lambda: self._tell(self.evidence_asked))
        self._copy.clicked.connect(lambda: self._tell(self.copy_asked))

    def _tell(self, signal: SignalInstance) -> None:
        if self._uid is not None:
            signal.emit(self._uid)

    def _start(self, uid: UUID | None) -> None:
        self._uid = uid
        self._pictures = None
        self._lines = {}
        self._results = ()
        self._pane.clear()
        self._pane.show_foot(shown=uid is not None)
        self._pane.to_top()

    def _head(self, facts: ActivityFacts) -> QHBoxLayout:
        theme, activity = self._theme, facts.activity
        row = QHBoxLayout()
        title = Words(theme, activity.title, Type.SHEET_TITLE, wrap=True)
        title.setAccessibleName(f"{activity.title}, {activity.number}")
        row.addWidget(title, 1)
        more = Button(theme, tr("More"), rank=Rank.BARE, icon="ellipsis", small=True)
        more.clicked.connect(lambda: self._offer_more(more))
        row.addWidget(more)
        return row

    def _register(self, facts: ActivityFacts) -> QWidget:
        """Say both counts of the register; pressed, it opens."""
        register = facts.register
        words = tr("Take the register")
        if register.present:
            words = counts_text(register.people, register.contacts)
        link = Button(self._theme, words, rank=Rank.LINK, small=True)
        link.setAccessibleName(tr("Register: {words}", words=words))
        link.clicked.connect(lambda: self._tell(self.register_asked))
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(link)
        row.addStretch(1)
        return holder

    def _offer_more(self, button: Button) -> None:
        menu = QMenu(button)
        menu.addAction(tr("Copy as new")).triggered.connect(lambda: self._tell(self.copy_asked))
        told = menu.addAction(tr("History"))
        told.triggered.connect(lambda: self._tell(self.history_asked))
        menu.addAction(tr("Move to the bin")).triggered.connect(self.bin_asked)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def _add_results(self, facts: ActivityFacts) -> None:
        theme, body = self._theme, self._pane.body
        body.addSpacing(theme.px(8))
        body.addWidget(Section(theme, tr("Results")))
        results = facts.standing.results
        self._results = tuple(each.result for each in results)
        if not results:
            body.addWidget(Words(theme, tr("Nothing was counted."), Type.TABLE, "ink3"))
            return
        rows = _tight(body)
        for result in results:
            ask = partial(self.figure_asked.emit, result.result)
            rows.addWidget(result_line(theme, result, ask))
            if result.needs or result.survey is not None:
                survey = partial(self.survey_asked.emit, result)
                rows.addWidget(survey_line(theme, result, survey))
        body.addWidget(tests_line(theme, [each.finding for each in results]))

    def _add_files(self, facts: ActivityFacts) -> None:
        theme, body = self._theme, self._pane.body
        files = facts.standing.files
        body.addSpacing(theme.px(8))
        note = trn("{count} file", "{count} files", len(files)) if files else ""
        body.addWidget(Section(theme, tr("Evidence"), note))
        if not files:
            body.addWidget(Words(theme, tr("No file proves it yet."), Type.TABLE, "ink3"))
        rows = _tight(body)
        for file in files:
            line = FileLine(theme, file)
            line.pressed.connect(self.file_opened)
            line.strength_asked.connect(partial(self.strength_asked.emit, facts.activity.uid, file))
            self._lines[file.evidence.uid] = line
            rows.addWidget(line)
            rows.addWidget(Rule(theme))


def _tight(body: QVBoxLayout) -> QVBoxLayout:
    """Start rows that touch each other, close under their heading."""
    rows = QVBoxLayout()
    rows.setSpacing(0)
    body.addSpacing(1 - body.spacing())
    body.addLayout(rows)
    return rows


def _fact_rows(facts: ActivityFacts) -> list[tuple[str, str]]:
    activity = facts.activity
    people = headcount_text(activity.people, activity.volunteers, activity.staff)
    rows = (
        (tr("Place"), facts.place),
        (tr("Project"), facts.project),
        (tr("People"), people),
        (tr("Contract"), ", ".join(facts.contracts)),
        (tr("Notes"), activity.notes),
    )
    return [(label, fact) for label, fact in rows if fact]


def days_in_full(facts: ActivityFacts) -> str:
    """Say the days and times in full."""
    activity = facts.activity
    last = None if activity.last_day == activity.first_day else activity.last_day
    return when_text(activity.first_day, last, activity.starts_at, activity.ends_at, weekday="long")
