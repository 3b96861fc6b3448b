"""The seven lines, top to bottom. The form collects a draft and judges nothing."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from sv_evidence.domain.building import MeasureDraft, ThreeTests
from sv_evidence.domain.definitions import Movement, Once
from sv_evidence.domain.evidence import EvidenceType
from sv_evidence.domain.headcount import read_quantity
from sv_evidence.domain.measures import Unit
from sv_evidence.domain.reading import read_when
from sv_evidence.wording.building import (
    build_fault_text,
    movement_text,
    once_text,
    target_share_text,
)
from sv_evidence.wording.words import tr
from ui.pages.outcomes.making.accepted import AcceptedRows
from ui.pages.outcomes.making.lines import FormLine
from ui.pages.outcomes.making.texts import movement_from, once_from, texts_of
from ui.theme import Theme, Type
from ui.widgets.fields import Choice, LineField
from ui.widgets.words import Words

NUMBER, DAY = 84, 158
_LINES: Mapping[str, int] = {
    "no_title": 0,
    "no_who": 1,
    "no_place": 1,
    "no_what": 2,
    "no_movement": 2,
    "no_amount": 2,
    "no_unit": 3,
    "no_once": 3,
    "no_baseline": 4,
    "baseline_undated": 4,
    "baseline_after_target": 4,
    "no_target": 5,
    "no_target_date": 5,
    "not_whole": 5,
    "nothing_accepted": 6,
    "nothing_counts": 6,
    "never_enough": 6,
}
"""The line that a fault of the three tests stands by."""


_NAMES = (
    tr("Headline aim"),
    tr("Who"),
    tr("What changes"),
    tr("Unit"),
    tr("Baseline"),
    tr("Target"),
    tr("Accepted evidence"),
)


class MeasureForm(QWidget):
    """Collects a draft. ``edited`` at every change."""

    edited = Signal()

    def __init__(self, theme: Theme, types: Mapping[str, EvidenceType], today: date) -> None:
        super().__init__()
        self._theme, self._today = theme, today
        self._held = MeasureDraft("", "")
        self._is_filling = False
        self.accepted = AcceptedRows(theme, types)
        self.texts: dict[str, LineField] = {}
        self.movement = Choice(theme)
        self.once = Choice(theme)
        self.by_survey = QCheckBox(tr("Shown by what people answer"))
        self.aim = Words(theme, "", Type.ANSWER, wrap=True)
        self.source = Words(theme, "", Type.SMALL, "ink2", wrap=True)
        self.unit_words = (Words(theme, "", Type.BODY, "ink2"), Words(theme, "", Type.BODY, "ink2"))
        self.share = Words(theme, "", Type.BODY, "ink2")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.lines: list[FormLine] = []
        self._arrange()
        self._connect()

    def show_draft(self, draft: MeasureDraft) -> None:
        """Fill the form."""
        self._is_filling = True
        self._held, told = draft, draft.definition
        self.aim.say(f"\N{LEFT DOUBLE QUOTATION MARK}{draft.aim}\N{RIGHT DOUBLE QUOTATION MARK}")
        for name, text in texts_of(draft).items():
            self.texts[name].setText(text)
            self.texts[name].setCursorPosition(0)
        self.movement.setCurrentIndex(self.movement.findData(told.movement))
        self.once.setCurrentIndex(self.once.findData(told.once))
        self.by_survey.setChecked(told.by_survey)
        self.accepted.show_accepts(draft.accepts)
        self._is_filling = False

    def draft(self) -> MeasureDraft:
        """Return what stands in the form; what cannot be read counts as not given."""
        said = {name: field.text().strip() for name, field in self.texts.items()}
        told = replace(
            self._held.definition,
            who=said["who"],
            ages=said["ages"],
            places=tuple(each.strip() for each in said["places"].split(",") if each.strip()),
            what=said["what"],
            movement=movement_from(self.movement.currentData()),
            at_least=read_quantity(said["at_least"]),
            points=said["points"],
            once=once_from(self.once.currentData()),
            after=said["after"],
            baseline=read_quantity(said["baseline"]),
            baseline_state=said["baseline_state"],
            baseline_on=self._day("baseline_on"),
            target=read_quantity(said["target"]),
            target_by=self._day("target_by"),
            by_survey=self.by_survey.isChecked(),
        )
        return replace(
            self._held,
            title=said["title"],
            unit=Unit(said["one"], said["many"]),
            accepts=self.accepted.accepts,
            definition=told,
        )

    def show_tests(self, draft: MeasureDraft, tests: ThreeTests) -> None:
        """Say by each line what is missing in it."""
        codes = (*tests.specific, *tests.measurable, *tests.verifiable)
        for place, line in enumerate(self.lines):
            line.show_faults([build_fault_text(c) for c in codes if _LINES.get(c) == place])
        for words in self.unit_words:
            words.say(draft.unit.many)
        self.share.say(target_share_text(draft.definition))
        movement = draft.definition.movement
        is_change = movement is not None and movement.is_change
        for name in ("at_least", "points"):
            self.texts[name].setVisible(is_change)
        self.lines[4].setVisible(is_change or movement is None)

    def go_to(self, name: str) -> None:
        """Put the focus on the field that a part of the sentence comes from."""
        found: dict[str, QWidget] = {
            **self.texts,
            "unit": self.texts["one"],
            "movement": self.movement,
        }
        found[name].setFocus(Qt.FocusReason.OtherFocusReason)

    def kept(self) -> dict[str, str]:
        """Return what is typed as plain texts, so that it can be kept and taken up again."""
        texts = {name: field.text() for name, field in self.texts.items()}
        chosen = {"movement": self.movement.currentData(), "once": self.once.currentData()}
        types = ",".join(type_ for type_, _ in self.accepted.accepts)
        survey = "yes" if self.by_survey.isChecked() else ""
        return {
            **texts,
            **{name: str(value or "") for name, value in chosen.items()},
            "accepts": types,
            "by_survey": survey,
        }

    def take_up(self, kept: Mapping[str, str], types: Mapping[str, EvidenceType]) -> None:
        """Show what was kept."""
        self._is_filling = True
        for name, field in self.texts.items():
            field.setText(kept.get(name, field.text()))
        movement, once = kept.get("movement", ""), kept.get("once", "")
        self.movement.setCurrentIndex(
            self.movement.findData(Movement(movement) if movement else None)
        )
        self.once.setCurrentIndex(self.once.findData(Once(once) if once else None))
        self.by_survey.setChecked(bool(kept.get("by_survey")))
        strengths = dict(self._held.accepts)
        named = [each for each in kept.get("accepts", "").split(",") if each in types]
        self.accepted.show_accepts(tuple((each, strengths.get(each)) for each in named))
        self._is_filling = False

    def _day(self, name: str) -> date | None:
        text = self.texts[name].text().strip()
        return read_when(text, today=self._today).first if text else None

    def _arrange(self) -> None:
        self.lines = [FormLine(self._theme, at, name) for at, name in enumerate(_NAMES, 1)]
        self._arrange_who()
        self._arrange_what()
        self._arrange_numbers()
        for line in self.lines:
            self._column.addWidget(line)

    def _arrange_who(self) -> None:
        aim, who, *_ = self.lines
        aim.inside.addWidget(self.aim)
        aim.inside.addWidget(self.source)
        aim.fields(self._text("title", tr("Name of the measure")), stretch=(1,))
        who.fields(
            self._text("who", tr("Who benefits"), lead="users"),
            self._text("ages", tr("Any age")),
            self._text("places", tr("Where, with commas"), lead="map-pin"),
            stretch=(5, 3, 5),
        )

    def _arrange_what(self) -> None:
        what, unit = self.lines[2:4]
        what.fields(self._text("what", tr("What they do, reach or answer")), stretch=(1,))
        what.fields(
            self.movement,
            self._text("at_least", tr("how much"), wide=NUMBER),
            self._text("points", tr("points"), wide=NUMBER),
        )
        what.fields(self.by_survey)
        unit.fields(
            self._text("one", tr("person")),
            self._text("many", tr("people")),
            self.once,
            self._text("after", tr("after: 8 weeks")),
            stretch=(2, 2, 0, 3),
        )

    def _arrange_numbers(self) -> None:
        baseline, target, accepted = self.lines[4:]
        baseline.fields(
            self._text("baseline", "0", wide=NUMBER),
            self.unit_words[0],
            tr("who"),
            self._text("baseline_state", tr("scored 6 or more")),
            tr("on"),
            self._text("baseline_on", tr("Choose a date"), wide=DAY),
            stretch=(0, 0, 0, 1, 0, 0),
        )
        target.fields(
            self._text("target", "0", wide=NUMBER),
            self.unit_words[1],
            tr("by"),
            self._text("target_by", tr("Choose a date"), wide=DAY),
            self.share,
        )
        accepted.inside.addWidget(self.accepted)

    def _text(self, name: str, asks: str, *, lead: str = "", wide: int = 0) -> QLineEdit:
        field = LineField(self._theme, lead=lead)
        field.setPlaceholderText(asks)
        field.setAccessibleName(asks)
        if wide:
            field.setFixedWidth(self._theme.px(wide))
        self.texts[name] = field
        return field

    def _connect(self) -> None:
        self.movement.setAccessibleName(tr("What happens"))
        self.movement.addItem(tr("happens, rises or falls"), None)
        for movement in Movement:
            self.movement.addItem(movement_text(movement), movement)
        self.once.setAccessibleName(tr("How often each counts"))
        self.once.addItem(tr("how often each counts"), None)
        for once in Once:
            self.once.addItem(once_text(once), once)
        for field in self.texts.values():
            field.textChanged.connect(self._on_edited)
        self.movement.currentIndexChanged.connect(self._on_edited)
        self.once.currentIndexChanged.connect(self._on_edited)
        self.by_survey.toggled.connect(self._on_edited)
        self.accepted.edited.connect(self._on_edited)

    def _on_edited(self) -> None:
        if not self._is_filling:
            self.edited.emit()
