"""The parts of a measure's page: facts in one line, rows of evidence, rules, links and results."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sv_evidence.domain.counting import CountedResult
from sv_evidence.domain.measures import Unit
from sv_evidence.operations.measure_facts import HeldFacts, ProofTest
from sv_evidence.wording.labels import shortfall_text
from sv_evidence.wording.numbers import day_text, number_text, quantity_text
from sv_evidence.wording.outcomes import held_text
from sv_evidence.wording.words import tr
from ui.theme import Theme, Type
from ui.widgets.figure import Figure
from ui.widgets.marks import ProofMark, StrengthBars
from ui.widgets.section import Rule
from ui.widgets.signs import KIND_ICONS
from ui.widgets.words import Elided, Words

STRENGTH_WIDE = 84
HELD_WIDE = 118
DAY_WIDE = 56
_WITHOUT_WEEKDAY = 4
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_TESTS = {
    "specific": tr("Specific"),
    "measurable": tr("Measurable"),
    "verifiable": tr("Verifiable"),
}


def icon_words(theme: Theme, icon: str, colour: str, size: int = 15) -> Words:
    """Return an icon that stands beside its words and is silent by itself."""
    sign = Words(theme, "")
    sign.setPixmap(theme.pixmap(icon, colour, size, sign.devicePixelRatioF()))
    sign.setFixedWidth(theme.px(size + 2))
    return sign


class Fact(QWidget):
    """A label over what it names."""

    def __init__(self, theme: Theme, label: str, *shown: QWidget) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        column.addWidget(Words(theme, label, Type.SMALL, "ink3"))
        row = QHBoxLayout()
        row.setSpacing(theme.px(6))
        row.addStrut(theme.line(Type.FIGURE))  # so that all stand on one line
        for each in shown:
            row.addWidget(each, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        column.addLayout(row, 1)


def big_figure(theme: Theme, figure: str, unit: str, asked: Callable[[], object]) -> list[QWidget]:
    """Return a large figure that explains itself, and its unit."""
    number = Figure(theme, figure, Type.FIGURE, spoken=f"{figure} {unit}".strip())
    number.asked.connect(asked)
    shown: list[QWidget] = [number]
    if unit:
        words = Words(theme, unit, Type.BODY, "ink2")
        words.setContentsMargins(0, theme.px(4), 0, 0)
        shown.append(words)
    return shown


def proof_signs(theme: Theme, tests: Sequence[ProofTest]) -> list[QWidget]:
    """Return the three tests, each with a sign, its word and why in the tooltip."""
    found: list[QWidget] = []
    for test in tests:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, theme.px(8), 0)
        row.setSpacing(theme.px(4))
        colour = "proven_text" if test.passes else "part_text"
        row.addWidget(icon_words(theme, "check" if test.passes else "circle-alert", colour))
        word = _TESTS[test.name]
        row.addWidget(Words(theme, word, Type.SMALL_STRONG, colour))
        why = " ".join(shortfall_text(code) for code, _ in test.lacking)
        holder.setToolTip(why or tr("Holds for every result"))
        holder.setAccessibleName(f"{word}: {why or tr('yes')}")
        found.append(holder)
    return found


def rows_of(theme: Theme, parent: QVBoxLayout, rows: Sequence[QWidget]) -> None:
    """Put rows under each other with a rule below each."""
    for row in rows:
        parent.addWidget(row)
        parent.addWidget(Rule(theme))


def line(theme: Theme, *, down: int = 7) -> tuple[QWidget, QHBoxLayout]:
    """Return an empty row and its layout."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, theme.px(down), 0, theme.px(down))
    row.setSpacing(theme.px(8))
    return holder, row


def evidence_row(theme: Theme, held: HeldFacts, *, is_first: bool) -> QWidget:
    """Say a type that is accepted, how easy it is to defend, and how often it is held."""
    holder, row = line(theme)
    row.addWidget(icon_words(theme, KIND_ICONS[held.kind], "ink2"))
    row.addWidget(Elided(theme, held.title, Type.TABLE), 1)
    strength = QWidget()
    strength.setFixedWidth(theme.px(STRENGTH_WIDE))
    inside = QHBoxLayout(strength)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.addWidget(StrengthBars(theme, held.strength))
    inside.addStretch(1)
    row.addWidget(strength)
    said = Words(theme, held_text(held.held, held.of, named=is_first), Type.TABLE, "ink2")
    said.setAlignment(RIGHT)
    said.setMinimumWidth(theme.px(HELD_WIDE))
    row.addWidget(said)
    return holder


def rule_row(theme: Theme, icon: str, colour: str, words: str, second: str = "") -> QWidget:
    """Say one thing that counts or does not."""
    holder, row = line(theme, down=3)
    row.addWidget(icon_words(theme, icon, colour), 0, Qt.AlignmentFlag.AlignTop)
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addWidget(Words(theme, words, Type.TABLE, wrap=True))
    if second:
        column.addWidget(Words(theme, second, Type.SMALL, "ink2", wrap=True))
    row.addLayout(column, 1)
    return holder


def link_row(
    theme: Theme, first: str, second: str, figure: str, asked: Callable[[], object] | None
) -> QWidget:
    """Say where else it counts, and how much of it."""
    holder, row = line(theme)
    words = QVBoxLayout()
    words.setSpacing(theme.px(1))
    words.addWidget(Elided(theme, first, Type.ROW_TITLE))
    if second:
        words.addWidget(Words(theme, second, Type.SMALL, "ink2", wrap=True))
    row.addLayout(words, 1)
    if asked is None:
        said = Words(theme, figure, Type.TABLE)
    else:
        said = Figure(theme, figure, Type.TABLE, spoken=f"{first}, {figure}")
        said.asked.connect(asked)
    row.addWidget(said, 0, Qt.AlignmentFlag.AlignVCenter)
    return holder


def result_row(
    theme: Theme, result: CountedResult, unit: Unit, asked: Callable[[], object]
) -> QWidget:
    """Say one result: day, what it was, how much, and its mark."""
    holder, row = line(theme)
    day = Words(theme, day_text(result.day)[_WITHOUT_WEEKDAY:], Type.TABLE, "ink2")
    day.setFixedWidth(theme.px(DAY_WIDE))
    row.addWidget(day)
    row.addWidget(Elided(theme, result.title, Type.TABLE), 1)
    spoken = quantity_text(result.quantity, unit)
    figure = Figure(theme, number_text(result.quantity), Type.ROW_TITLE, spoken=spoken)
    figure.asked.connect(asked)
    row.addWidget(figure)
    row.addWidget(ProofMark(theme, result.mark, size=15))
    return holder
