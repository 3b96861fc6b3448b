"""What can I prove: words in, figures and files out, one of them into the answer."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QIcon, QKeySequence, QPainter, QPixmap, QShortcut
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from sv_evidence.domain.answer_text import Cited, Piece, pieces_of
from sv_evidence.domain.proof import Mark
from sv_evidence.domain.stories import Quote
from sv_evidence.operations.asking import AskedFigure, AskedStory, Kit
from sv_evidence.wording.bids import hidden_text
from sv_evidence.wording.labels import mark_label, strength_label
from sv_evidence.wording.numbers import period_text, quantity_text
from sv_evidence.wording.words import tr, trn
from ui.desk import Desk
from ui.newest import Newest
from ui.pages.bids.asking import files_of, kit_of
from ui.theme import Theme, Type
from ui.widgets.paint import paint_mark
from ui.widgets.search import SearchField
from ui.widgets.sheet import Sheet
from ui.widgets.words import Words

if TYPE_CHECKING:
    from sv_evidence.domain.evidence import Evidence

SIZE = (820, 640)
MARK = 16
HELD = int(Qt.ItemDataRole.UserRole)

Line = tuple[str, Mark | None, tuple[Piece, ...]]
"""What a line says, its mark, and what it puts into the answer; nothing if it only tells."""


class InsertSheet(Sheet):
    """``chosen`` with the pieces to be put where the cursor stands."""

    chosen = Signal(tuple)

    def __init__(
        self, theme: Theme, desk: Desk, window: QWidget, bid: UUID, asked: str, *, cites: bool
    ) -> None:
        title = tr("Cite evidence") if cites else tr("What can I prove?")
        super().__init__(theme, window, title, *SIZE)
        self._desk, self._bid, self._asked, self._cites = desk, bid, asked, cites
        self._newest = Newest(desk, self)
        self.search = SearchField(
            theme,
            tr("Number or title of a file") if cites else tr("Words, or another question"),
        )
        self.lines = QListWidget()
        self.lines.setAccessibleName(title)
        self.lines.setFrameShape(QListWidget.Shape.NoFrame)
        self.lines.setFont(theme.font(Type.TABLE))
        self.lines.setWordWrap(True)
        self.lines.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._said = Words(theme, "", Type.SMALL, "ink3")
        inside = QVBoxLayout()
        px = theme.px
        inside.setContentsMargins(px(24), px(16), px(24), px(12))
        inside.setSpacing(px(10))
        inside.addWidget(self.search)
        inside.addWidget(self._said)
        inside.addWidget(self.lines, 1)
        self.body.addLayout(inside, 1)
        self.end_with(tr("Insert"), self.insert)
        self.first = self.search
        self.search.searched.connect(self.ask)
        self.search.returnPressed.connect(self.insert)
        self.lines.itemActivated.connect(self.insert)
        for key, step in (("Down", 1), ("Up", -1)):
            shortcut = QShortcut(QKeySequence(key), self.search)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(partial(self._step, step))
        self.ask("")

    @Slot(str)
    def ask(self, words: str) -> None:
        """Look for what was typed, else for what the question asks."""
        if self._cites:
            self._newest.read("files", lambda view: files_of(view, words), self._show_files)
            return
        asked, bid, at = words or self._asked, self._bid, self._desk.clock()
        self._said.say(tr("Looking"))
        self._newest.read("kit", lambda view: kit_of(view, asked, bid, at), self._show_kit)

    @Slot()
    def insert(self) -> None:
        """Hand over what is chosen, and close."""
        item = self.lines.currentItem()
        pieces = item.data(HELD) if self.lines.selectedItems() else ()
        if pieces:
            self.dismiss()
            self.chosen.emit(tuple(pieces))

    def _show_kit(self, kit: Kit) -> None:
        found = trn("{count} figure", "{count} figures", len(kit.figures))
        self._said.say(f"{found}, {period_text(kit.period)}")
        self._show(list(_kit_lines(kit)))

    def _show_files(self, files: "tuple[Evidence, ...]") -> None:
        self._said.say(trn("{count} file", "{count} files", len(files)))
        self._show(
            [
                (f"{each.number}   {each.title}", None, (Piece(Cited(each.number)),))
                for each in files
            ]
        )

    def _show(self, lines: list[Line]) -> None:
        self.lines.clear()
        for text, mark, pieces in lines:
            item = QListWidgetItem(text)
            if mark is not None:
                item.setIcon(self._icon(mark))
            item.setData(HELD, pieces)
            if not pieces:
                item.setFlags(Qt.ItemFlag.ItemIsEnabled)
                item.setForeground(self._theme.color("ink3"))
            self.lines.addItem(item)
        if not lines:
            empty = QListWidgetItem(tr("Nothing found. Try fewer or other words."))
            empty.setFlags(Qt.ItemFlag.NoItemFlags)
            self.lines.addItem(empty)
        self._step(1)

    @Slot()
    def _step(self, step: int) -> None:
        """Go to the next line that can be put in."""
        row = self.lines.currentRow() + step
        while 0 <= row < self.lines.count():
            if self.lines.item(row).data(HELD):
                self.lines.setCurrentRow(row)
                return
            row += step

    def _icon(self, mark: Mark) -> QIcon:
        side = self._theme.px(MARK)
        ratio = self.devicePixelRatioF()
        picture = QPixmap(round(side * ratio), round(side * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        paint_mark(painter, self._theme, mark, left=0, top=0, size=MARK)
        painter.end()
        return QIcon(picture)


def _kit_lines(kit: Kit) -> Iterator[Line]:
    for figure in kit.figures:
        yield _figure_line(figure)
    for file in (*kit.evidence, *kit.photos):
        held = file.evidence
        said = f"{held.number}   {held.title}, {strength_label(file.strength).lower()}"
        if file.hidden is not None:
            yield f"{said}. {hidden_text(file.hidden)}", None, ()
        else:
            yield said, None, (Piece(Cited(held.number)),)
    for story in (*kit.quotes, *kit.case_studies):
        yield _story_line(story)
    for passage in kit.passages:
        yield tr("From the library: {title}", title=passage.title), None, pieces_of(passage.text)
    for gap in kit.gaps:
        quantity = quantity_text(gap.quantity, gap.unit)
        said = tr("Gap: {quantity}, {title}", quantity=quantity, title=gap.title)
        yield f"{said}. {gap.missing}".rstrip(". ") + ".", gap.mark, ()


def _figure_line(figure: AskedFigure) -> Line:
    claim = figure.claim
    said = f"{figure.said}   {claim.title}, {mark_label(claim.mark).lower()}"
    if figure.is_quoted:
        said = tr("{figure}, quoted in this bid", figure=said)
    return said, claim.mark, pieces_of(f"{{{{{figure.tag}}}}}")


def _story_line(asked: AskedStory) -> Line:
    story = asked.story
    words = story.text if isinstance(story, Quote) else story.change or story.title
    said = tr("“{words}”", words=words) if isinstance(story, Quote) else story.title
    if asked.hidden is not None:
        return f"{said} ({hidden_text(asked.hidden)})", None, ()
    quoted = tr("“{words}”", words=words) if isinstance(story, Quote) else words
    return said, None, (Piece(quoted),)
