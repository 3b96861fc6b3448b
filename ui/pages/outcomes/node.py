"""A node or a framework: its own words, its measures, and what counts from others."""

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sv_evidence.domain.measures import Thousandths
from sv_evidence.wording.labels import confidence_label
from sv_evidence.wording.numbers import money_text, period_text, quantity_text
from sv_evidence.wording.outcomes import counted_once_text
from sv_evidence.wording.words import tr, trn
from ui.pages.outcomes.parts import RIGHT, line, link_row, rows_of, rule_row
from ui.theme import Theme, Type
from ui.widgets.buttons import Button, Rank
from ui.widgets.figure import Figure
from ui.widgets.marks import ProofMark
from ui.widgets.section import FactRows, Rule, Section
from ui.widgets.words import Words

if TYPE_CHECKING:
    from sv_evidence.operations.node_facts import NodeFacts, NodeMeasure

FIGURE_WIDE = 110
VALUE_WIDE = 84


class NodePane(QWidget):
    """Shows what hangs on a node. ``measure_chosen`` to go on to one of its measures."""

    measure_chosen = Signal(UUID)
    measure_asked = Signal(UUID)
    """How we get what a measure claims."""

    def __init__(self, theme: Theme, facts: "NodeFacts") -> None:
        super().__init__()
        self._theme, self._facts = theme, facts
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(Rule(theme))
        if facts.node is not None and facts.node.summary:
            column.addWidget(Words(theme, facts.node.summary, Type.BODY, wrap=True))
        self._add_measures(column)
        self._add_links(column)
        column.addWidget(Section(theme, tr("Where it comes from")))
        origin = FactRows(theme, label_width=120)
        origin.show_facts(self._origin())
        column.addWidget(origin)
        column.addStretch(1)

    def _add_measures(self, column: QVBoxLayout) -> None:
        theme, facts = self._theme, self._facts
        column.addWidget(Section(theme, tr("Measures"), period_text(facts.period)))
        rows = QVBoxLayout()
        rows.setSpacing(0)
        claimed = [each for each in facts.measures if each.claim is not None]
        rows_of(theme, rows, [self._measure_row(each) for each in claimed])
        column.addLayout(rows)
        bare = [each for each in facts.measures if each.claim is None]
        if not facts.measures:
            said = tr("Nothing can be counted here yet: it has no measure.")
            column.addWidget(Words(theme, said, Type.TABLE, "ink2", wrap=True))
        elif bare:
            count = trn("{count} measure", "{count} measures", len(bare))
            said = tr("{measures} without results in this period", measures=count)
            column.addWidget(Words(theme, said, Type.TABLE, "ink2", wrap=True))

    def _measure_row(self, measure: "NodeMeasure") -> QWidget:
        theme, claim = self._theme, measure.claim
        holder, row = line(theme, down=5)
        go = Button(theme, measure.measure.title, rank=Rank.LINK, small=True)
        go.clicked.connect(partial(self.measure_chosen.emit, measure.uid))
        row.addWidget(go)
        row.addStretch(1)
        if claim is not None:
            unit = measure.measure.unit
            figure = Figure(theme, quantity_text(claim.counted, unit), Type.TABLE)
            figure.asked.connect(partial(self.measure_asked.emit, measure.uid))
            figure.setAlignment(RIGHT)
            figure.setMinimumWidth(theme.px(FIGURE_WIDE))
            row.addWidget(figure)
            worth: Words
            if claim.value is not None:
                worth = money = Figure(theme, money_text(claim.value), Type.ROW_TITLE)
                money.asked.connect(partial(self.measure_asked.emit, measure.uid))
            else:
                worth = Words(theme, tr("not valued"), Type.TABLE, "ink3")
            worth.setAlignment(RIGHT)
            worth.setMinimumWidth(theme.px(VALUE_WIDE))
            row.addWidget(worth)
            row.addWidget(ProofMark(theme, claim.mark, size=15))
        return holder

    def _add_links(self, column: QVBoxLayout) -> None:
        theme, facts = self._theme, self._facts
        if not facts.links:
            return
        note = tr("linked, never added twice")
        column.addWidget(Section(theme, tr("Counts from other frameworks"), note))
        rows = QVBoxLayout()
        rows.setSpacing(0)
        listed = [
            link_row(
                theme,
                each.measure.title,
                ", ".join(filter(None, (each.framework.short_title, each.node_title))),
                quantity_text(Thousandths(each.quantity), each.unit),
                partial(self.measure_asked.emit, each.uid),
            )
            for each in facts.links
        ]
        rows_of(theme, rows, listed)
        column.addLayout(rows)
        column.addWidget(rule_row(theme, "info", "ink2", counted_once_text()))

    def _origin(self) -> list[tuple[str, str | QWidget]]:
        """Say whose words these are and how sure we are of them."""
        known, node = self._facts.framework, self._facts.node
        facts: list[tuple[str, str | QWidget]] = [
            (tr("Framework"), f"{known.title}, {known.version}"),
            (tr("Publisher"), known.publisher),
        ]
        if node is not None:
            facts.append((tr("Wording"), confidence_label(node.confidence)))
            facts.append((tr("Source"), node.source or known.source))
        else:
            facts += [
                (tr("Source"), known.source),
                (tr("Licence"), known.licence),
                (tr("Checked"), known.checked),
                (tr("Not checked"), known.not_checked),
            ]
        return [(label, said) for label, said in facts if said]
