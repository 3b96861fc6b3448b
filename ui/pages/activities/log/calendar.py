"""A month to pick a day from, under the date that was typed."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QMenu, QWidget, QWidgetAction

from ui.theme import Theme


def offer_calendar(theme: Theme, under: QWidget, day: date, take: Callable[[date], object]) -> None:
    """Open a calendar on a day; ``take`` gets the one that is chosen, if one is."""
    menu = QMenu(under)
    calendar = QCalendarWidget()
    calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    plain = QTextCharFormat()
    plain.setForeground(theme.color("ink"))  # red is kept for what is wrong
    for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(weekday, plain)
    calendar.setSelectedDate(QDate(day.year, day.month, day.day))
    holder = QWidgetAction(menu)
    holder.setDefaultWidget(calendar)
    menu.addAction(holder)

    def choose(chosen: QDate) -> None:
        menu.close()
        take(date(chosen.year(), chosen.month(), chosen.day()))

    calendar.clicked.connect(choose)
    calendar.activated.connect(choose)
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(under.mapToGlobal(QPoint(0, under.height() + 2)))
    calendar.setFocus()
