"""Further sections: how the window looks, frameworks in use, what the workspace weighs, about."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from sv_evidence.wording.numbers import size_text
from sv_evidence.wording.words import tr
from ui.pages.settings.asking import FrameworkRow, Held, Weight
from ui.pages.settings.parts import SettingRow
from ui.pages.settings.sections import Part
from ui.places import offered_frameworks
from ui.settings import Settings
from ui.theme import Theme, Type
from ui.widgets.buttons import Button, Rank
from ui.widgets.fields import Choice, Field
from ui.widgets.section import Rule
from ui.widgets.words import Words

SCALES = (80, 90, 100, 110, 125, 150, 175, 200)


class AppearancePart(Part):
    """``worn`` with the fields of the settings that a person chose."""

    worn = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            theme, "appearance", title=tr("Appearance"), icon="eye", note=tr("on this computer")
        )
        self.look, self.scale = Choice(theme), Choice(theme)
        looks = {
            "system": tr("As the system"),
            "light": tr("Light"),
            "dark": tr("Dark"),
            "contrast": tr("High contrast"),
        }
        for name, words in looks.items():
            self.look.addItem(words, name)
        for percent in SCALES:
            self.scale.addItem(f"{percent} %", percent)
        self.calm = QCheckBox(tr("Less motion: messages come and go at once"))
        self.calm.setProperty("ring", True)
        row = QHBoxLayout()
        row.setSpacing(theme.px(16))
        row.addWidget(Field(theme, tr("&Colours"), self.look))
        row.addWidget(Field(theme, tr("&Text size"), self.scale))
        row.addStretch(1)
        self.rows.addLayout(row)
        self.rows.addWidget(self.calm)
        hint = tr("Another text size is worn from the next start of the program.")
        self.rows.addWidget(Words(theme, hint, Type.SMALL, "ink2", wrap=True))
        self.look.activated.connect(lambda: self.worn.emit({"look": self.look.currentData()}))
        self.scale.activated.connect(
            lambda: self.worn.emit({"scale": self.scale.currentData() / 100})
        )
        self.calm.clicked.connect(lambda calm: self.worn.emit({"calm": calm}))
        theme.changed.connect(self._dress)
        self._dress()

    def show_settings(self, settings: Settings) -> None:
        """Show what holds."""
        self.look.setCurrentIndex(max(0, self.look.findData(settings.look)))
        wanted = round(settings.scale * 100)
        nearest = min(SCALES, key=lambda each: abs(each - wanted))
        self.scale.setCurrentIndex(SCALES.index(nearest))
        self.calm.setChecked(settings.calm)

    @Slot()
    def _dress(self) -> None:
        self.calm.setFont(self.theme.font(Type.BODY))


class FrameworksPart(Part):
    """``add_asked`` with the id of a framework that comes with the program, or for a file."""

    add_asked = Signal(str)
    file_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "frameworks", title=tr("Frameworks in use"), icon="list-tree")
        self.add = Button(theme, tr("Add framework"), icon="plus", small=True)
        self.add.clicked.connect(self._offer)
        self._here: frozenset[str] = frozenset()
        self._holder = QWidget()
        self.rows.addWidget(self._holder)
        self.rows.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    def show_held(self, held: Held) -> None:
        """Show each framework in a row."""
        self._here = frozenset(each.id for each in held.frameworks)
        fresh = self._table(held.frameworks)
        self.rows.replaceWidget(self._holder, fresh)
        self._holder.hide()
        self._holder.deleteLater()
        self._holder = fresh

    def _table(self, frameworks: Sequence[FrameworkRow]) -> QWidget:
        theme = self.theme
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(16))
        heads = (tr("Framework"), tr("Version"), tr("Licence"), tr("Checked"), tr("Measures used"))
        for column, head in enumerate(heads):
            grid.addWidget(Words(theme, head, Type.SMALL_STRONG, "ink2"), 0, column)
        for place, each in enumerate(frameworks):
            row = 2 * place + 1
            grid.addWidget(Rule(theme), row, 0, 1, len(heads))
            for column, cell in enumerate(self._cells(each)):
                grid.addWidget(cell, row + 1, column, Qt.AlignmentFlag.AlignTop)
        for column, share in enumerate((5, 2, 3, 3, 2)):
            grid.setColumnStretch(column, share)
        return holder

    def _cells(self, row: FrameworkRow) -> tuple[QWidget, ...]:
        theme = self.theme
        confirmed = tr("Confirmed") if row.is_checked else tr("Not confirmed in full")
        checked = Words(
            theme,
            confirmed,
            Type.TABLE,
            "proven_text" if row.is_checked else "part_text",
            wrap=True,
        )
        checked.setToolTip(row.checked)
        used = tr("{used} of {all}", used=f"{row.used:,}", all=f"{row.measures:,}")
        name = QWidget()
        lines = QVBoxLayout(name)
        lines.setContentsMargins(0, 0, 0, theme.px(6))
        lines.setSpacing(0)
        lines.addWidget(Words(theme, row.title, Type.ROW_TITLE, wrap=True))
        lines.addWidget(Words(theme, row.publisher, Type.SMALL, "ink2", wrap=True))
        texts = (row.version, row.licence)
        words = [Words(theme, text, Type.TABLE, "ink2", wrap=True) for text in texts]
        count = Words(theme, used if row.measures else tr("none of its own"), Type.TABLE, "ink2")
        return (name, *words, checked, count)

    @Slot()
    def _offer(self) -> None:
        menu = QMenu(self.add)
        for id_, title in offered_frameworks():
            if id_ not in self._here:
                action = menu.addAction(title.replace("&", "&&"))
                action.triggered.connect(lambda _on=False, id_=id_: self.add_asked.emit(id_))
        menu.addSeparator()
        menu.addAction(tr("From a file")).triggered.connect(self.file_asked)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.add.mapToGlobal(QPoint(0, self.add.height() + 2)))


class FilesPart(Part):
    """What the workspace weighs, and the ways to its folder and its bin."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "files", title=tr("Files, bin and history"), icon="hard-drive")
        self.folder = Button(theme, tr("Open folder"), small=True)
        self.bin = Button(theme, tr("Open bin and history"), small=True)
        self.weight = SettingRow(theme, "hard-drive", self.folder)
        self.history = SettingRow(theme, "history", self.bin)
        self.rows.setSpacing(0)
        self.rows.addWidget(self.weight)
        self.rows.addWidget(self.history)
        self.history.say(
            tr("Bin and history"),
            tr(
                "Nothing leaves the bin by itself. Ctrl+Shift+H shows what was changed and by whom."
            ),
        )

    def show_weight(self, weight: Weight) -> None:
        """Say what the workspace weighs, part by part."""
        whole = size_text(weight.files + weight.records + weight.backups)
        text = tr(
            "Evidence and packs {files}, records {records}, backups {backups}. In {folder}",
            files=size_text(weight.files),
            records=size_text(weight.records),
            backups=size_text(weight.backups),
            folder=weight.folder,
        )
        self.weight.say(tr("This workspace weighs {whole}", whole=whole), text)


class AboutPart(Part):
    """What the program is, and the way to its help."""

    def __init__(self, theme: Theme, version: str) -> None:
        super().__init__(theme, "about", title=tr("About"), icon="info")
        self.help = Button(theme, tr("Help"), rank=Rank.BORDERED, hint="F1", small=True)
        row = SettingRow(theme, "info", self.help)
        row.say(
            tr("SV Evidence {version}", version=version),
            tr("It works offline: no account, no network, and nothing is sent to anyone."),
        )
        self.rows.setSpacing(0)
        self.rows.addWidget(row)
