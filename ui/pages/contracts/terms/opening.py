"""The buttons by which a contract and its commitments are made, changed, moved and binned."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sv_evidence.domain.contracts import Commitment
from sv_evidence.operations.promising import bin_commitment, move_commitment
from sv_evidence.reports.contract_facts import LineFacts
from sv_evidence.wording.changes import Change
from sv_evidence.wording.words import tr
from ui.desk import Desk
from ui.pages.contracts.terms.commitment import CommitmentSheet
from ui.pages.contracts.terms.contract import ContractSheet
from ui.theme import Theme
from ui.widgets.buttons import Button, Rank

if TYPE_CHECKING:
    from sv_evidence.store.unit import Unit
    from ui.pages.contracts.table import CommitmentTable

UP, DOWN = -1, 1


class Terming(QObject):
    """``contract_kept`` with a contract, ``kept_at`` with the place of a commitment to go to."""

    contract_kept = Signal(UUID)
    kept_at = Signal(int)

    def __init__(self, theme: Theme, desk: Desk, window: QWidget, page: QWidget) -> None:
        super().__init__(page)
        self._theme, self._desk, self._window = theme, desk, window
        self._contract: UUID | None = None
        self.new = Button(theme, tr("New contract"), icon="plus")
        self.new.clicked.connect(self.new_contract)
        self.edit = Button(theme, tr("Edit"), rank=Rank.LINK, icon="pencil", small=True)
        self.edit.setAccessibleName(tr("Edit contract"))
        self.edit.clicked.connect(self.edit_contract)
        self.edit.hide()

    def about(self, contract: UUID | None) -> None:
        """Be about another contract."""
        self._contract = contract
        self.edit.setVisible(contract is not None)

    @Slot()
    def new_contract(self) -> ContractSheet:
        """Open an empty form."""
        return self._open(None)

    @Slot()
    def edit_contract(self) -> ContractSheet | None:
        """Open the form of the contract that is shown."""
        return None if self._contract is None else self._open(self._contract)

    @Slot()
    def add_commitment(self) -> CommitmentSheet | None:
        """Open an empty form of a commitment to the contract that is shown."""
        return self._promise(None)

    def edit_commitment(self, line: LineFacts) -> CommitmentSheet | None:
        """Open the form of a commitment."""
        return self._promise(line)

    def move(self, line: LineFacts, by: int) -> None:
        """Move a commitment among the others."""

        def operation(unit: "Unit") -> int:
            return move_commitment(unit, line.uid, by)

        said = tr("{title} moved", title=line.title)
        self._desk.run(self, Change.MOVE_COMMITMENT, operation, done=self.kept_at.emit, said=said)

    def bin(self, line: LineFacts) -> None:
        """Put a commitment in the bin."""

        def operation(unit: "Unit") -> None:
            bin_commitment(unit, line.uid)

        said = tr("{title} put in the bin", title=line.title)
        self._desk.run(self, Change.BIN_COMMITMENT, operation, said=said)

    def adding(self) -> Button:
        """Make the button that stands over the table, and where there is none yet."""
        add = Button(self._theme, tr("Add commitment"), icon="plus", small=True)
        add.clicked.connect(self.add_commitment)
        return add

    def beginning(self) -> Button:
        """Make the button that stands where there is no contract."""
        add = Button(self._theme, tr("New contract"), rank=Rank.FILLED, icon="plus")
        add.clicked.connect(self.new_contract)
        return add

    def tools_over(self, table: "CommitmentTable") -> QWidget:
        """Make the buttons over the table, and give it its keys: F2, Delete, Alt with an arrow."""
        theme, lines = self._theme, table.lines
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(2))
        row.addWidget(self.adding())
        acts: tuple[tuple[str, str, Callable[[LineFacts], object]], ...] = (
            (tr("Edit commitment"), "pencil", self.edit_commitment),
            (tr("Move up"), "arrow-up", partial(self.move, by=UP)),
            (tr("Move down"), "arrow-down", partial(self.move, by=DOWN)),
            (tr("To the bin"), "trash-2", self.bin),
        )
        made = []
        for words, icon, act in acts:
            button = Button(theme, words, rank=Rank.BARE, icon=icon, small=True)
            button.clicked.connect(partial(_with, table, act))
            row.addWidget(button)
            made.append(button)
        _edit, up, down, _away = made

        def chosen(line: LineFacts) -> None:
            up.setEnabled(line.uid != lines[0].uid)
            down.setEnabled(line.uid != lines[-1].uid)

        table.chosen.connect(chosen)
        table.opened.connect(self.edit_commitment)
        table.table.binned.connect(partial(_with, table, self.bin))
        for keys, button in (("Alt+Up", up), ("Alt+Down", down)):
            pressed = QShortcut(QKeySequence(keys), table.table)
            pressed.setContext(Qt.ShortcutContext.WidgetShortcut)
            pressed.activated.connect(button.click)
        return holder

    def _open(self, contract: UUID | None) -> ContractSheet:
        sheet = ContractSheet(self._theme, self._desk, self._window, contract)
        sheet.saved.connect(self.contract_kept)
        sheet.begin()
        return sheet

    def _promise(self, line: LineFacts | None) -> CommitmentSheet | None:
        if self._contract is None:
            return None
        commitment = None if line is None else line.uid
        sheet = CommitmentSheet(self._theme, self._desk, self._window, self._contract, commitment)
        sheet.saved.connect(self._on_promised)
        sheet.begin()
        return sheet

    @Slot(UUID)
    def _on_promised(self, commitment: UUID) -> None:
        with self._desk.look() as view:
            self.kept_at.emit(view.get(Commitment, commitment).position)


def _with(
    table: "CommitmentTable", act: Callable[[LineFacts], object], _pressed: object = None
) -> None:
    line = table.line()
    if line is not None:
        act(line)
