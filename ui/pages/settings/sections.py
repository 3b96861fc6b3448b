"""The sections of the settings, each filled from what holds and heard by the page."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout, QWidget

from sv_evidence.domain.problems import Fault
from sv_evidence.wording.faults import fault_text
from sv_evidence.wording.words import tr, trn
from ui.pages.settings.asking import Held, backup_texts, year_ends
from ui.pages.settings.parts import SettingRow
from ui.theme import Theme, Type
from ui.widgets.buttons import Button
from ui.widgets.fields import Choice, Field, LineField
from ui.widgets.section import Section
from ui.widgets.words import Words


class Part(QWidget):
    """A heading, and what stands under it."""

    def __init__(self, theme: Theme, key: str, *, title: str, icon: str, note: str = "") -> None:
        super().__init__()
        self.theme, self.key, self.title, self.icon = theme, key, title, icon
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setSpacing(theme.px(12))
        self.rows.addWidget(Section(theme, title, note))
        self.setAccessibleName(title)


class OrganisationPart(Part):
    """``amended`` with the fields of the organisation that a person changed."""

    amended = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            theme,
            "organisation",
            title=tr("Organisation"),
            icon="building-2",
            note=tr("printed on every pack"),
        )
        self._held: Held | None = None
        self.lines = {
            name: LineField(theme) for name in ("name", "area", "contact_name", "contact_role")
        }
        self.year = Choice(theme)
        labels = {
            "name": tr("&Name"),
            "area": tr("&Area"),
            "contact_name": tr("Who &signs"),
            "contact_role": tr("Their &role"),
        }
        self.fields = {name: Field(theme, labels[name], line) for name, line in self.lines.items()}
        self.fields["year_start"] = Field(theme, tr("Year &ends"), self.year)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(theme.px(14))
        places = {"name": (0, 0), "area": (0, 1), "year_start": (0, 2)}
        places |= {"contact_name": (1, 0), "contact_role": (1, 1)}
        for name, (row, column) in places.items():
            grid.addWidget(self.fields[name], row, column)
        for column, share in enumerate((4, 3, 3)):
            grid.setColumnStretch(column, share)
        self.rows.addLayout(grid)
        for name, line in self.lines.items():
            line.editingFinished.connect(lambda name=name: self._on_left(name))
        self.year.activated.connect(self._on_year)

    def show_held(self, held: Held) -> None:
        """Show what holds, but not over a field that is being typed in."""
        self._held, organisation = held, held.organisation
        for name, line in self.lines.items():
            if not (line.hasFocus() and line.isModified()):
                line.setText(getattr(organisation, name))
        self.year.clear()
        for words, start in year_ends(organisation.year_start):
            self.year.addItem(words, start)
        self.year.setCurrentIndex(self.year.findData(organisation.year_start))

    def show_faults(self, faults: tuple[Fault, ...]) -> None:
        """Say what cannot be kept under its field."""
        for name, field in self.fields.items():
            found = [fault_text(each) for each in faults if each.field == name]
            field.show_fault(found[0] if found else "")

    def _on_left(self, name: str) -> None:
        words = self.lines[name].text().strip()
        if self._held is not None and words != getattr(self._held.organisation, name):
            self.amended.emit({name: words})

    def _on_year(self) -> None:
        start = str(self.year.currentData())
        if self._held is not None and start != self._held.organisation.year_start:
            self.amended.emit({"year_start": start})


class ValuesPart(Part):
    """``switched`` when a person turns values on or off."""

    switched = Signal(bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "values", title=tr("Values"), icon="hash")
        self.box = QCheckBox(tr("Say what claims are worth in pounds"))
        self.box.setProperty("ring", True)
        self.meaning = Words(theme, "", Type.SMALL, "ink2", wrap=True)
        self.rows.addWidget(self.box)
        self.rows.addWidget(self.meaning)
        self.box.clicked.connect(self.switched)
        theme.changed.connect(self._dress)
        self._dress()

    def show_held(self, held: Held) -> None:
        """Show what holds."""
        shows = held.organisation.shows_values
        self.box.setChecked(shows)
        shown = tr(
            "Screens and documents show pounds wherever a measure has a proxy, with its source."
            " Switch it off where a buyer does not want values: nothing is lost."
        )
        hidden = tr(
            "Claims are counted, and gaps are ranked by their share of the claim. No pound stands"
            " on a screen or in a document. The proxies are kept for when it is switched on again."
        )
        self.meaning.say(shown if shows else hidden)

    @Slot()
    def _dress(self) -> None:
        self.box.setFont(self.theme.font(Type.BODY))


class PeoplePart(Part):
    """How many people are recorded, and the way to them."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "people", title=tr("People and consent"), icon="users")
        self.open = Button(theme, tr("Open people"), small=True)
        self.row = SettingRow(theme, "users", self.open)
        self.rows.setSpacing(0)
        self.rows.addWidget(self.row)

    def show_held(self, held: Held) -> None:
        """Show what holds."""
        self.row.say(
            trn("{count} person recorded", "{count} people recorded", held.people),
            tr("By a reference of your own; a name is never needed. Ctrl+Shift+P opens the list."),
        )


class KeysPart(Part):
    """Whether a passphrase is asked for, and when the last backup was made."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "keys", title=tr("Keys and backup"), icon="key-round")
        self.lock = Button(theme, tr("Set a passphrase"), small=True)
        self.back_up = Button(theme, tr("Back up now"), small=True)
        self.locked = SettingRow(theme, "lock", self.lock)
        self.elsewhere = Button(theme, tr("Back up elsewhere"), small=True)
        self.backup = SettingRow(theme, "hard-drive", self.back_up, self.elsewhere)
        self.seal = SettingRow(theme, "shield-check")
        self.rows.setSpacing(0)
        self.rows.addWidget(self.locked)
        self.rows.addWidget(self.backup)
        self.rows.addWidget(self.seal)
        self.is_locked = False

    def show_held(self, held: Held) -> None:
        """Show what holds."""
        self.is_locked = held.is_locked
        if held.is_locked:
            said = tr("It is asked for at each start. Without it your data stays shut.")
            self.locked.say(tr("Locked with a passphrase"), said, "lock")
            self.lock.setText(tr("Change"))
        else:
            said = tr("Anyone who can open this computer can open your data.")
            self.locked.say(tr("Not locked"), said, "key-round")
            self.lock.setText(tr("Set a passphrase"))
        self.lock.setAccessibleName(self.lock.text())
        self.lock.updateGeometry()
        self.backup.say(*backup_texts(held.backup))
        said = tr("Read them to whoever checks a pack: they tell that it was sealed here.")
        if held.seal:
            words = " ".join(held.seal)
            self.seal.say(tr("Key fingerprint: {words}", words=words), said)
        else:
            none = tr("It is made when the first pack is exported.")
            self.seal.say(tr("No pack is sealed yet"), none)


class AuthorPart(Part):
    """``renamed`` with the name that stands beside every change from now on."""

    renamed = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            theme, "author", title=tr("You"), icon="user-check", note=tr("on this computer")
        )
        self.line = LineField(theme)
        self.field = Field(theme, tr("Your na&me, beside every change you make"), self.line)
        self.rows.addWidget(self.field)
        self.line.editingFinished.connect(self._on_left)

    def show_author(self, author: str) -> None:
        """Show the name."""
        self._author = author
        self.line.setText(author)

    def _on_left(self) -> None:
        name = " ".join(self.line.text().split())
        self.field.show_fault("" if name else fault_text(Fault("author", "empty")))
        if name and name != self._author:
            self._author = name
            self.renamed.emit(name)
