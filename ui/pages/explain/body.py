"""All about one figure, top to bottom: formula, rules, decisions, results and their files."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sv_evidence.reports.explained_text import headline, proxy_text, sums_lines
from sv_evidence.reports.explanation import Explanation
from sv_evidence.wording.explaining import (
    added_again_text,
    logged_text,
    no_rule_text,
    results_and_files_text,
    sums_agree_text,
    sums_differ_text,
    then_text,
)
from sv_evidence.wording.numbers import number_text, period_text
from sv_evidence.wording.words import tr, trn
from ui.pages.explain.rows import FileRow, FormulaRows, ResultRow
from ui.pages.explain.ruling_rows import DecisionRow, FindingRow, SignedRow
from ui.theme import Theme, Type
from ui.widgets.buttons import Button, Rank
from ui.widgets.notice import Notice
from ui.widgets.section import Section
from ui.widgets.words import Words

SHOWN = 12
"""So many results are listed at first, and so many more each time."""


class ExplainBody(QWidget):
    """Shows one explanation; whoever holds it does what is asked."""

    file_asked = Signal(object)
    result_asked = Signal(object)
    decided = Signal(object)
    taken_back = Signal(tuple)
    both_asked = Signal(object)
    """Both sums should be seen: the row that says them."""

    def __init__(self, theme: Theme, shown: Explanation) -> None:
        super().__init__()
        self._theme, self._shown = theme, shown
        self.rows: list[ResultRow] = []
        self.findings: list[FindingRow] = []
        self.decisions: list[DecisionRow] = []
        self._sums: list[SignedRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(8))
        self._add_head()
        self._add_formula()
        self._add_rules()
        self._add_results()
        self._column.addStretch(1)

    def files(self) -> list[FileRow]:
        """Return the files that are shown and can be opened."""
        return [file for row in self.rows for file in row.files if not file.open.isHidden()]

    def _add_head(self) -> None:
        theme, shown = self._theme, self._shown
        figure, _, rest = headline(shown).partition(" ")
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(Words(theme, figure, Type.FIGURE))
        row.addWidget(Words(theme, rest, Type.BODY, "ink2", wrap=True), 1)
        self._column.addLayout(row)
        head = then_text(shown.where, shown.pack, shown.made_at)
        self._column.addWidget(Words(theme, head, Type.SMALL, "ink2", wrap=True))
        count = results_and_files_text(len(shown.results) + shown.more, len(shown.files))
        said = f"{period_text(shown.period)}, {count}"
        self._column.addWidget(Words(theme, said, Type.SMALL, "ink2", wrap=True))
        if not shown.agree:
            notice = Notice(
                theme,
                "alarm",
                "circle-alert",
                strong=sums_differ_text(),
                action=tr("Show both"),
                wrap=True,
            )
            notice.acted.connect(self._on_both)
            self._column.addWidget(notice)

    def _add_formula(self) -> None:
        theme, shown = self._theme, self._shown
        times = tr("counted {times} proxy", times="\N{MULTIPLICATION SIGN}")
        self._column.addWidget(Section(theme, tr("How it is worked out"), times))
        self._column.addWidget(FormulaRows(theme, shown))
        for proxy in shown.proxies:
            self._column.addWidget(Words(theme, proxy_text(proxy), Type.SMALL, "ink2", wrap=True))

    def _add_rules(self) -> None:
        theme, shown = self._theme, self._shown
        self._column.addWidget(Section(theme, tr("What the rules did"), _whose(shown)))
        rows = QVBoxLayout()
        rows.setSpacing(0)
        for found in shown.rules:
            finding = FindingRow(theme, found)
            finding.decided.connect(self.decided)
            self.findings.append(finding)
            rows.addWidget(finding)
        if not shown.rules:
            said = no_rule_text() if shown.is_claim else logged_text()
            rows.addWidget(SignedRow(theme, "info", "ink2", said))
        for (code, sums), line in zip(shown.sums.items(), sums_lines(shown), strict=True):
            if sums.agree:
                figure = number_text(sums.added)
                head, said = sums_agree_text(code), added_again_text()
                row = SignedRow(theme, "check", "proven_text", head, figure=figure, said=said)
            else:
                row = SignedRow(theme, "circle-alert", "alarm", sums_differ_text(), said=line)
            self._sums.append(row)
            rows.addWidget(row)
        self._column.addLayout(rows)
        if shown.decided:
            self._column.addWidget(Section(theme, tr("What people decided")))
        for each in shown.decided:
            decision = DecisionRow(theme, each)
            decision.taken_back.connect(self.taken_back)
            self.decisions.append(decision)
            self._column.addWidget(decision)

    def _add_results(self) -> None:
        theme, shown = self._theme, self._shown
        count = trn("{count} result", "{count} results", len(shown.results) + shown.more)
        self._column.addWidget(Section(theme, tr("Results"), count))
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._column.addLayout(self._list)
        self.more = Button(theme, "", rank=Rank.LINK, small=True)
        self.more.clicked.connect(self._on_more)
        self._column.addWidget(self.more)
        self._on_more()
        if self.rows:
            self.rows[0].turn()
        for file in () if shown.results else shown.loose:
            line = FileRow(theme, file)
            line.opened.connect(self.file_asked)
            self._list.addWidget(line)

    @Slot()
    def _on_more(self) -> None:
        results = self._shown.results
        leads = len(results) > 1 and not self._shown.pack
        for result in results[len(self.rows) : len(self.rows) + SHOWN]:
            row = ResultRow(self._theme, result, leads=leads)
            row.opened.connect(self.file_asked)
            row.asked.connect(self.result_asked)
            self.rows.append(row)
            self._list.addWidget(row)
        left = len(results) - len(self.rows)
        self.more.setVisible(left > 0)
        self.more.say(trn("{count} more result", "{count} more results", left))

    @Slot()
    def _on_both(self) -> None:
        """Go to the first measure whose sums differ."""
        differing = [not sums.agree for sums in self._shown.sums.values()]
        self.both_asked.emit(self._sums[differing.index(True)])


def _whose(shown: Explanation) -> str:
    """Name whose rules they are, if they are all of one."""
    named = {each.whose for each in shown.rules if each.whose}
    return named.pop() if len(named) == 1 else ""
