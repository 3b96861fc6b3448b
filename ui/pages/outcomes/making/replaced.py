"""What the measure says now, by the same three tests."""

from collections.abc import Mapping

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sv_evidence.domain.building import MeasureDraft, three_tests
from sv_evidence.domain.evidence import EvidenceType
from sv_evidence.wording.building import reason_text
from sv_evidence.wording.words import tr
from ui.pages.outcomes.parts import rule_row
from ui.theme import Theme
from ui.widgets.section import Section


class Replaced(QWidget):
    """Three columns: specific, measurable, verifiable."""

    def __init__(
        self, theme: Theme, before: MeasureDraft, types: Mapping[str, EvidenceType]
    ) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(20), 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(Section(theme, tr("What it replaces"), before.title))
        tests = three_tests(before, types)
        row = QHBoxLayout()
        row.setSpacing(theme.px(16))
        for name, word in (
            ("specific", tr("Specific")),
            ("measurable", tr("Measurable")),
            ("verifiable", tr("Verifiable")),
        ):
            passes = not getattr(tests, name)
            icon, colour = ("check", "proven_text") if passes else ("circle-alert", "part_text")
            row.addWidget(rule_row(theme, icon, colour, word, reason_text(tests, name)), 1)
        column.addLayout(row)
