"""The chips above the table: what is filtered stands in them, and they take it away again."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidgetAction

from sv_evidence.domain.activities import Impact
from sv_evidence.domain.measures import Period
from sv_evidence.domain.proof import Mark
from sv_evidence.store.listings.activities import ActivityFilter
from sv_evidence.wording.labels import impact_label, mark_label
from sv_evidence.wording.words import tr
from ui.pages.activities.asking import FilterChoices
from ui.pages.activities.periods import brief_period, offered_periods, typed_period
from ui.theme import Theme
from ui.widgets.chips import Chip
from ui.widgets.fields import LineField

_UNSET: dict[str, Any] = {
    "project": None,
    "period": None,
    "mark": None,
    "measures": frozenset(),
    "impact": None,
    "place": None,
    "contract": None,
}
_ALWAYS_SHOWN = ("project", "period", "mark", "measures")
_NAMED = ("project", "place", "contract")
"""Parts that name records, which may be gone."""
GAP = 8


@dataclass(frozen=True, slots=True)
class Option:
    """One line of a chip's menu: its words, the value it sets, and the group it stands in."""

    words: str
    value: object
    group: str = ""


class FilterChips(QObject):
    """Holds the filter. ``changed`` whenever a person set or removed a part of it."""

    changed = Signal(object)

    def __init__(
        self, theme: Theme, today: Callable[[], date], row: QHBoxLayout, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._today = today
        self._choices = FilterChoices()
        self._filter = ActivityFilter()
        self._chips = {name: self._make_chip(name, row) for name in _UNSET}
        self._more = Chip(theme, tr("Filter"), dashed=True, icon="plus")
        self._more.clicked.connect(self._offer_more)
        row.addWidget(self._more)
        row.setSpacing(theme.px(GAP))
        self._show()

    @property
    def filter(self) -> ActivityFilter:
        """The filter as the chips and the search say."""
        return self._filter

    def take_up(self, left: ActivityFilter) -> None:
        """Wear a filter that was left, before anything is asked."""
        self._filter = left
        self._show()

    def set_choices(self, choices: FilterChoices) -> None:
        """Offer other choices; names on set chips follow, and what is gone filters nothing."""
        self._choices = choices
        gone = [name for name in _NAMED if self._is_gone(name)]
        self._take(replace(self._filter, **{name: _UNSET[name] for name in gone}))
        self._show()

    def set_words(self, words: str) -> None:
        """Search for words."""
        self._take(replace(self._filter, words=words))

    def clear(self) -> None:
        """Remove every filter, the words too."""
        self._take(ActivityFilter())

    def set_part(self, name: str, value: object) -> None:
        """Set one part of the filter."""
        changes: dict[str, Any] = {name: value}
        self._take(replace(self._filter, **changes))

    def set_all(self, wanted: ActivityFilter) -> None:
        """Filter by this and by nothing else."""
        self._take(wanted)

    def said(self) -> tuple[str, ...]:
        """Say each set filter, for where nothing was found."""
        return tuple(chip.value for chip in self._chips.values() if chip.value)

    def _make_chip(self, name: str, row: QHBoxLayout) -> Chip:
        chip = Chip(self._theme, _title(name))
        chip.clicked.connect(lambda: self._offer(name))
        chip.removed.connect(lambda: self.set_part(name, _UNSET[name]))
        row.addWidget(chip)
        return chip

    def _take(self, wanted: ActivityFilter) -> None:
        if wanted != self._filter:
            self._filter = wanted
            self._show()
            self.changed.emit(wanted)

    def _show(self) -> None:
        for name, chip in self._chips.items():
            value = getattr(self._filter, name)
            chip.set_value("" if value == _UNSET[name] else self._words_of(name, value))
            chip.setVisible(name in _ALWAYS_SHOWN or bool(chip.value))
        self._more.setVisible(bool(self._addable()))

    def _words_of(self, name: str, value: object) -> str:
        if isinstance(value, Period):
            return brief_period(value)
        if isinstance(value, Mark):
            return mark_label(value)
        if isinstance(value, Impact):
            return impact_label(value)
        found = (option.words for option in self._options(name) if option.value == value)
        return next(found, tr("chosen"))

    def _is_gone(self, name: str) -> bool:
        value = getattr(self._filter, name)
        return value != _UNSET[name] and all(each.value != value for each in self._options(name))

    def _options(self, name: str) -> Sequence[Option]:
        choices = self._choices
        if name == "mark":
            return [Option(mark_label(mark), mark) for mark in Mark]
        if name == "impact":
            return [Option(impact_label(impact), impact) for impact in Impact]
        if name == "period":
            offered = offered_periods(self._today(), choices.year_start)
            return [Option(words, period) for words, period in offered]
        if name == "measures":
            outcomes = choices.outcomes
            return [Option(each.title, each.measures, each.framework) for each in outcomes]
        pairs = {
            "project": choices.projects,
            "place": choices.places,
            "contract": choices.contracts,
        }[name]
        return [Option(words, uid) for uid, words in pairs]

    def _addable(self) -> list[str]:
        names = [name for name in _UNSET if name not in _ALWAYS_SHOWN]
        return [name for name in names if not self._chips[name].value and self._options(name)]

    def _offer(self, name: str) -> None:
        chip = self._chips[name]
        menu = QMenu(chip)
        self._fill(menu, self._options(name), name)
        if name == "period":
            self._add_typed_period(menu)
        self._pop(menu, chip)

    def _offer_more(self) -> None:
        menu = QMenu(self._more)
        for name in self._addable():
            self._fill(menu.addMenu(_title(name)), self._options(name), name)
        self._pop(menu, self._more)

    def _fill(self, menu: QMenu, options: Iterable[Option], name: str) -> None:
        group = ""
        for option in options:
            if option.group != group:
                group = option.group
                menu.addAction(group.replace("&", "&&")).setEnabled(False)
            action = menu.addAction(option.words.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(getattr(self._filter, name) == option.value)
            action.triggered.connect(
                lambda _checked=False, value=option.value: self.set_part(name, value)
            )
        if not menu.actions():
            menu.addAction(tr("Nothing to choose from yet")).setEnabled(False)

    def _add_typed_period(self, menu: QMenu) -> None:
        field = LineField(self._theme)
        field.setPlaceholderText(tr("Or type: 1 Apr to 30 Sep 2026"))
        field.setAccessibleName(tr("Dates from and to"))
        field.setMinimumWidth(self._theme.px(240))
        holder = QWidgetAction(menu)
        holder.setDefaultWidget(field)
        menu.addSeparator()
        menu.addAction(holder)

        def take() -> None:
            period = typed_period(field.text(), today=self._today())
            field.setProperty("fault", period is None)
            field.style().polish(field)
            if period is not None:
                menu.close()
                self.set_part("period", period)

        field.returnPressed.connect(take)

    def _pop(self, menu: QMenu, chip: Chip) -> None:
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(chip.mapToGlobal(QPoint(0, chip.height() + 2)))


def _title(name: str) -> str:
    return {
        "project": tr("Project"),
        "period": tr("Date"),
        "mark": tr("Proof"),
        "measures": tr("Outcome"),
        "impact": tr("Impact"),
        "place": tr("Place"),
        "contract": tr("Contract"),
    }[name]
