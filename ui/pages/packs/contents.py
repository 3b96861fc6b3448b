"""What is in the pack: its parts with their pages, and the outcomes that can be left out of it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from sv_evidence.reports.claim_facts import OutcomeFacts
from sv_evidence.reports.facts import PackFacts
from sv_evidence.reports.leaves import Leaves
from sv_evidence.wording.words import tr, trn
from ui.theme import Theme, Type
from ui.widgets.buttons import Button, Rank
from ui.widgets.inspector import empty
from ui.widgets.words import Elided, Words


class PackContents(QWidget):
    """Parts that are always there stand as words; outcomes have boxes. Pages lead to themselves."""

    changed = Signal()
    page_asked = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._boxes: dict[str, QCheckBox] = {}
        self._counts: dict[str, Button] = {}
        self._pages: dict[str, int] = {}
        self._known: tuple[tuple[str, str], ...] = ()
        self._note = Words(theme, "", Type.SMALL, "ink2")
        head = QHBoxLayout()
        head.addWidget(Words(theme, tr("In this pack"), Type.SECTION))
        head.addStretch(1)
        head.addWidget(self._note)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.px(3))
        self._after = QVBoxLayout()
        self._after.setSpacing(theme.px(3))
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, theme.px(8), theme.px(8), 0)
        column.setSpacing(theme.px(3))
        column.addLayout(self._rows)
        column.addLayout(self._after)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.addLayout(head)
        down.addWidget(scroll, 1)

    def chosen(self) -> tuple[str, ...]:
        """Return the codes of the chosen outcomes; all of them is the same as none named."""
        chosen = tuple(code for code, box in self._boxes.items() if box.isChecked())
        return () if len(chosen) == len(self._boxes) else chosen

    @property
    def is_empty(self) -> bool:
        """Say whether every outcome was left out."""
        return bool(self._boxes) and not any(box.isChecked() for box in self._boxes.values())

    def go_to_first(self) -> None:
        """Go to the first box."""
        box = next(iter(self._boxes.values()), None)
        if box is not None:
            box.setFocus(Qt.FocusReason.OtherFocusReason)

    def offer(self, outcomes: Sequence[OutcomeFacts]) -> None:
        """Offer the outcomes of a period; those that were left out before stay left out."""
        known = tuple((each.code, each.title) for each in outcomes)
        if known == self._known:
            return
        left_out = {code for code, box in self._boxes.items() if not box.isChecked()}
        self._known = known
        empty(self._rows)
        self._boxes, self._counts = {}, {}
        for key, part in (
            ("cover", tr("Cover")),
            ("contents", tr("Contents")),
            ("summary", tr("Summary")),
            ("", tr("Outcome sections")),
        ):
            self._rows.addLayout(self._line(key, part))
        for code, title in known:
            self._rows.addLayout(self._box(code, title, is_on=code not in left_out))
        parts = (tr("Evidence register"), tr("Evidence annex"), tr("How to check this pack"))
        self._show_after([(part, 0, 0) for part in parts])

    def show_facts(self, facts: PackFacts) -> None:
        """Say how much evidence goes in, until the pages are known."""
        count = len(facts.included)
        self._note.say(trn("{count} file", "{count} files", count))

    def show_pages(self, leaves: Leaves) -> None:
        """Say how many pages each part takes."""
        self._note.say(trn("{count} page", "{count} pages", leaves.pages))
        tops = [(words, page) for level, words, page in leaves.outline if level == 1]
        ends = [page for _, page in tops[1:]] + [leaves.pages + 1]
        parts = [
            (words, page, max(1, end - page)) for (words, page), end in zip(tops, ends, strict=True)
        ]
        if not parts:
            return
        self._say_count("cover", 1, 1)
        self._say_count("contents", 2, max(0, parts[0][1] - 2))
        self._say_count("summary", *parts[0][1:])
        outcomes = parts[1 : 1 + sum(box.isChecked() for box in self._boxes.values())]
        told = iter(outcomes)
        for code, box in self._boxes.items():
            _, page, count = next(told, ("", 0, 0)) if box.isChecked() else ("", 0, 0)
            self._say_count(code, page, count)
        self._show_after(parts[1 + len(outcomes) :])

    def _show_after(self, parts: Sequence[tuple[str, int, int]]) -> None:
        """Show what follows the outcomes: title, first page and number of pages."""
        empty(self._after)
        for place, (words, page, count) in enumerate(parts):
            key = f"after-{place}"
            self._after.addLayout(self._line(key, words))
            self._say_count(key, page, count)

    def _line(self, key: str, words: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._theme.px(8))
        row.addWidget(Elided(self._theme, words, Type.TABLE), 1)
        row.addWidget(self._count(key, words))
        return row

    def _box(self, code: str, title: str, *, is_on: bool) -> QHBoxLayout:
        theme = self._theme
        box = QCheckBox()
        box.setProperty("ring", True)
        box.setAccessibleName(title)
        box.setChecked(is_on)
        box.toggled.connect(self.changed)
        name = Elided(theme, title, Type.TABLE)
        name.setBuddy(box)
        self._boxes[code] = box
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.setContentsMargins(theme.px(18), 0, 0, 0)
        row.addWidget(box)
        row.addWidget(name, 1)
        row.addWidget(self._count(code, title))
        return row

    def _count(self, key: str, part: str) -> Button:
        """Return the button that says how many pages a part has, and goes to its first."""
        button = Button(self._theme, "", rank=Rank.LINK, small=True, colour="ink2", parent=self)
        button.setAccessibleDescription(part)
        button.setProperty("part", part)
        button.clicked.connect(lambda: self.page_asked.emit(self._pages[key]))
        button.setVisible(False)
        if key:
            self._counts[key] = button
        return button

    def _say_count(self, key: str, page: int, count: int) -> None:
        button = self._counts.get(key)
        if button is None:
            return
        self._pages[key] = page
        button.say(f"{count:,}")
        part = button.property("part")
        button.setAccessibleName(
            trn("{part}, {count} page", "{part}, {count} pages", count, part=part)
        )
        button.setToolTip(tr("Go to page {page}", page=f"{page:,}"))
        button.setVisible(count > 0)
