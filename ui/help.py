"""Help for each screen by F1, from files that come with the program; nothing is fetched."""

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QTextBrowser, QWidget

import resources
from sv_evidence.wording.words import tr
from ui.commands import Command
from ui.theme import Theme, Type
from ui.widgets.buttons import Button, Rank
from ui.widgets.sheet import Sheet
from ui.window import Window

SIZE = (860, 600)
LIST = 220
PAGES = (
    "start",
    "home",
    "activities",
    "evidence",
    "outcomes",
    "contracts",
    "bids",
    "packs",
    "settings",
    "bin",
    "finding",
    "proof",
    "social-value-act",
    "frameworks",
    "keys",
)
"""The files of ``resources/help``, in the order they are listed; screens by their own keys."""


def help_text(name: str) -> str:
    """Return the text of one page."""
    return resources.path(f"help/{name}.md").read_text("utf-8")


def title_of(name: str) -> str:
    """Return the heading of one page."""
    return help_text(name).partition("\n")[0].removeprefix("# ").strip()


class Help(QObject):
    """Opens the page of the screen that shows."""

    def __init__(self, theme: Theme, window: Window) -> None:
        super().__init__(window)
        self._theme, self._window = theme, window

    def command(self) -> Command:
        """Return what F1 does."""
        return Command(tr("Help"), tr("Help for this screen"), "F1", self.show)

    @Slot()
    def show(self) -> None:
        """Show the page of the screen that shows, the first page if it has none."""
        page = self._window.page
        key = page.key if page is not None and page.key in PAGES else PAGES[0]
        HelpSheet(self._theme, self._window, key).open()


class HelpSheet(Sheet):
    """All pages by name at the left, one of them at the right."""

    def __init__(self, theme: Theme, window: QWidget, name: str) -> None:
        super().__init__(theme, window, tr("Help"), *SIZE)
        self.names = QListWidget()
        self.names.setAccessibleName(tr("Pages of the help"))
        self.names.setFont(theme.font(Type.BODY))
        self.names.setFixedWidth(theme.px(LIST))
        self.names.setFrameShape(QFrame.Shape.NoFrame)
        self.names.setSpacing(theme.px(3))
        self.names.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.text = QTextBrowser()
        self.text.setAccessibleName(tr("Help"))
        self.text.setFont(theme.font(Type.BODY))
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setOpenLinks(False)
        self.text.document().setDocumentMargin(theme.px(20))
        for each in PAGES:
            self.names.addItem(title_of(each))
            self.names.item(self.names.count() - 1).setToolTip(title_of(each))
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.names)
        row.addWidget(self.text, 1)
        self.body.addLayout(row, 1)
        close = Button(theme, tr("Close"), rank=Rank.FILLED)
        close.clicked.connect(self.leave)
        self.foot.addStretch(1)
        self.foot.addWidget(close)
        self.primary = close
        self.first = self.names
        self.names.currentRowChanged.connect(self._on_row)
        self.names.setCurrentRow(PAGES.index(name))

    @Slot(int)
    def _on_row(self, row: int) -> None:
        self.text.setMarkdown(help_text(PAGES[row]))
        _dress(self.text.document(), self._theme)
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )


def _dress(document: QTextDocument, theme: Theme) -> None:
    """Give headings our type, strong words our weight, and paragraphs room between them."""
    strong = QTextCharFormat()
    strong.setFont(theme.font(Type.STRONG))
    heading = QTextCharFormat()
    heading.setFont(theme.font(Type.SHEET_TITLE))
    room = QTextBlockFormat()
    room.setBottomMargin(theme.px(8))
    cursor = QTextCursor(document)
    block = document.begin()
    while block.isValid():
        cursor.setPosition(block.position())
        cursor.mergeBlockFormat(room)
        for span in block.textFormats():
            is_heading = bool(block.blockFormat().headingLevel())
            if is_heading or span.format.fontWeight() > QFont.Weight.DemiBold:
                cursor.setPosition(block.position() + span.start)
                cursor.setPosition(
                    block.position() + span.start + span.length, QTextCursor.MoveMode.KeepAnchor
                )
                cursor.mergeCharFormat(heading if is_heading else strong)
        block = block.next()
