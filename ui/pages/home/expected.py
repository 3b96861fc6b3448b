"""What Home says of sessions that were expected and are not logged."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sv_evidence.domain.expected import ExpectedSession
from sv_evidence.wording.expecting import expected_text, rule_text
from sv_evidence.wording.numbers import day_text, full_day_text
from sv_evidence.wording.words import tr, trn
from ui.pages.home.rows import OpenRow, put
from ui.pages.home.sections import LINE
from ui.theme import Theme, Type
from ui.widgets.section import Section
from ui.widgets.words import Elided, Words

MOST = 3


def expected_section(
    theme: Theme, expected: Sequence[ExpectedSession], opened: Callable[[], object]
) -> QWidget:
    """Return the days on which nothing was logged where something was expected."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    head = Section(theme, tr("Not logged yet"), tr("expected in the last seven days"))
    head.setToolTip(rule_text())
    column.addWidget(head)
    for each in expected[:MOST]:
        row = _row(theme, each)
        row.opened.connect(opened)
        put(column, theme, row)
    if len(expected) > MOST:
        more = trn("{count} more", "{count} more", len(expected) - MOST)
        column.addWidget(Words(theme, more, Type.SMALL, "ink2"))
    return holder


def _row(theme: Theme, expected: ExpectedSession) -> OpenRow:
    day, said = full_day_text(expected.day), expected_text(expected)
    row = OpenRow(theme, f"{day}: {expected.like.title}. {said}. {tr('Log it')}", LINE)
    row.setToolTip(said)
    when = Words(theme, day_text(expected.day), Type.TABLE, "ink2")
    when.setMinimumWidth(theme.px(76))
    row.row.addWidget(when)
    row.row.addWidget(Elided(theme, expected.like.title, Type.TABLE), 1)
    row.row.addWidget(Words(theme, tr("Log it"), Type.LINK, "accent"))
    return row
