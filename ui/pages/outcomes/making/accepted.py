"""The seventh line: which evidence is accepted, and what each kind can do."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from sv_evidence.domain.evidence import EvidenceType, Strength
from sv_evidence.wording.building import counts_text
from sv_evidence.wording.words import tr
from ui.pages.outcomes.parts import icon_words, line
from ui.theme import Theme, Type
from ui.widgets.buttons import Button, Rank
from ui.widgets.inspector import empty
from ui.widgets.marks import StrengthBars
from ui.widgets.section import Rule
from ui.widgets.signs import KIND_ICONS
from ui.widgets.words import Elided, Words

STRENGTH_WIDE, DOES_WIDE = 84, 112
Accepts = tuple[tuple[str, Strength | None], ...]


class AcceptedRows(QWidget):
    """Rows that can be taken away, and a list to add from. ``edited`` when it changed."""

    edited = Signal()

    def __init__(self, theme: Theme, types: Mapping[str, EvidenceType]) -> None:
        super().__init__()
        self._theme, self._types = theme, types
        self._accepts: Accepts = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        column.addLayout(self._rows)
        self.more = Button(
            theme, tr("Accept something else"), rank=Rank.LINK, icon="plus", small=True
        )
        self.more.clicked.connect(self._on_more)
        column.addWidget(self.more)

    @property
    def accepts(self) -> Accepts:
        """What is accepted, in order."""
        return self._accepts

    def show_accepts(self, accepts: Accepts) -> None:
        """Show other types."""
        self._accepts = accepts
        empty(self._rows)
        for type_, override in accepts:
            known = self._types[type_]
            self._rows.addWidget(self._row(type_, known, override or known.usual))
            self._rows.addWidget(Rule(self._theme))

    def accept(self, type_: str) -> None:
        """Add a type at its usual strength."""
        if type_ not in dict(self._accepts):
            self.show_accepts((*self._accepts, (type_, None)))
            self.edited.emit()

    def refuse(self, type_: str) -> None:
        """Take a type away."""
        self.show_accepts(tuple(each for each in self._accepts if each[0] != type_))
        self.more.setFocus()
        self.edited.emit()

    def _row(self, type_: str, known: EvidenceType, strength: Strength) -> QWidget:
        theme = self._theme
        holder, row = line(theme, down=4)
        row.addWidget(icon_words(theme, KIND_ICONS[known.kind], "ink2"))
        row.addWidget(Elided(theme, known.title, Type.TABLE), 1)
        bars = StrengthBars(theme, strength)
        bars.setMinimumWidth(theme.px(STRENGTH_WIDE))
        row.addWidget(bars)
        does = Words(theme, counts_text(strength), Type.TABLE, "ink2")
        does.setFixedWidth(theme.px(DOES_WIDE))
        row.addWidget(does)
        away = tr("Do not accept {type}", type=known.title)
        remove = Button(theme, away, rank=Rank.BARE, icon="x", small=True)
        remove.clicked.connect(partial(self.refuse, type_))
        row.addWidget(remove)
        return holder

    @Slot()
    def _on_more(self) -> None:
        menu = QMenu(self)
        here = dict(self._accepts)
        for type_, known in self._types.items():
            if type_ not in here:
                words = f"{known.title}, {counts_text(known.usual)}"
                menu.addAction(words, partial(self.accept, type_))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))
