"""What of a pack is otherwise by now: figures then and today, and the evidence behind that."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from sv_evidence.operations.pack_changes import FigureChange, PackStanding, Stand
from sv_evidence.wording.labels import mark_label
from sv_evidence.wording.pack_changes import Told, difference_text, why_text
from sv_evidence.wording.words import tr, trn
from ui.theme import Theme, Type
from ui.widgets.inspector import empty
from ui.widgets.section import Rule, Section
from ui.widgets.words import Elided, Words


class PackSince(QWidget):
    """Lists changed figures; says so where nothing changed, or where that cannot be said."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._head = Section(theme, tr("Changed since it was made"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(self._head)
        column.addLayout(self._rows)

    def show_standing(self, standing: PackStanding | None, *, is_known: bool) -> None:
        """Show a comparison; as long as it is not known, that it is being made."""
        empty(self._rows)
        self._head.set_note("")
        if not is_known:
            self._say(tr("Comparing with today\u2019s records"))
            return
        if standing is None:
            self._say(tr("It cannot be compared: today\u2019s figures do not add up."))
            return
        changed, figures = len(standing.changes), standing.figures
        same = trn(
            "{count} figure is the same.", "{count} figures are the same.", figures - changed
        )
        if changed:
            note = trn(
                "{changed} of {count} figure",
                "{changed} of {count} figures",
                figures,
                changed=changed,
            )
            self._head.set_note(note)
        for change in standing.changes:
            self._rows.addWidget(self._row(change))
            self._rows.addWidget(Rule(self._theme))
        self._say(tr("{same} The pack still says what it said.", same=same))

    def _say(self, words: str) -> None:
        said = Words(self._theme, words, Type.SMALL, "ink2", wrap=True)
        said.setContentsMargins(0, self._theme.px(6), 0, 0)
        self._rows.addWidget(said)

    def _row(self, change: FigureChange) -> QWidget:
        theme = self._theme
        now = None if change.now is None else _told(change.now)
        was, today = difference_text(change.unit, _told(change.then), now)
        line = QWidget()
        line.setAccessibleName(
            tr("{title}: then {was}, now {now}", title=change.title, was=was, now=today)
        )
        down = QVBoxLayout(line)
        down.setContentsMargins(0, theme.px(7), 0, theme.px(7))
        down.setSpacing(theme.px(1))
        across = QHBoxLayout()
        across.setSpacing(theme.px(8))
        arrow = QLabel()
        arrow.setPixmap(theme.pixmap("arrow-right", "ink3", 14, self.devicePixelRatioF()))
        across.addWidget(Elided(theme, change.title, Type.ROW_TITLE), 1)
        across.addWidget(Words(theme, was, Type.TABLE, "ink2"))
        across.addWidget(arrow, 0, Qt.AlignmentFlag.AlignVCenter)
        across.addWidget(Words(theme, today, Type.ROW_TITLE))
        down.addLayout(across)
        why = why_text(change.added, change.gone)
        down.addWidget(Words(theme, why, Type.SMALL, "ink2", wrap=True))
        return line


def _told(stand: Stand) -> Told:
    return stand.quantity, stand.proven, stand.part_proven, stand.value, mark_label(stand.mark)
