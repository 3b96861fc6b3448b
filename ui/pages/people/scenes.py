"""What the pictures of the screens show of people, surveys, strength, pay and settings."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from sv_evidence.domain.activities import Activity
from sv_evidence.domain.evidence import Evidence
from sv_evidence.domain.registering import read_register_line
from sv_evidence.operations.register_lines import take_lines
from sv_evidence.store.unit import Unit
from sv_evidence.wording.changes import Change
from ui.pages.activities.survey import SurveySheet
from ui.pages.evidence.strength import StrengthSheet
from ui.pages.evidence.wages import WageSheet
from ui.pages.people.register import RegisterSheet
from ui.standing import StandingPages
from ui.widgets.buttons import Button
from ui.widgets.choosing import Chosen

REGISTERS = tuple(
    tuple(read_register_line(line) for line in register)
    for register in (
        ("P-014, 1986, B16, carer", "P-015, 1951, B16, over 60", "Marigold, 1947, B18, over 60"),
        ("P-014", "Marigald, B18", "P-016, 1951, B16, over 60", "P-022, 2001, unemployed"),
    )
)

PAYROLL = "Name,Pay date,Hourly rate\n" + "".join(
    f"Person {at},{day},{rate}\n"
    for day in ("31/08/2026", "30/09/2026")
    for at, rate in enumerate(("13.45", "13.45", "14.10", "12.60", "15.00"))
)

Settle = Callable[[], None]


def register(pages: StandingPages, settle: Settle) -> None:
    """Show a register half taken, with a line that cannot be kept."""
    window = pages.show("activities")
    with pages.desk.look() as view:
        lunches = view.all(Activity, title="Lunch club, Ladywood")[-1:]
    for lunch in lunches:  # a bare workspace has none
        pages.activities.take_register(lunch.uid)
    settle()
    for sheet in window.messages.sheets():
        if isinstance(sheet, RegisterSheet):
            sheet.put_down(["P-014, 1986, B16, carer", "P-015", "P-018, B18", "P-021, over 60"])
            sheet.put_down(["P-023, 1850"])


def people(pages: StandingPages, settle: Settle) -> None:
    """Show everybody, after two registers were taken."""
    pages.show("activities")
    today = pages.desk.today()

    def take(unit: Unit) -> None:
        lunches = reversed(unit.all(Activity, title="Lunch club, Ladywood"))
        for lunch, lines in zip(lunches, REGISTERS, strict=False):
            take_lines(unit, lunch.uid, lines, today=today)

    pages.desk.run(pages, Change.TAKE_REGISTER, take)
    settle()
    pages.show_people()
    settle()


def survey(pages: StandingPages, settle: Settle) -> None:
    """Show the survey behind a result, half filled, over its activity."""
    window = pages.show("activities")
    with pages.desk.look() as view:
        weeks = view.all(Activity, title="Loneliness survey, week 8")
    for week in weeks:
        pages.activities.show_activity(week.uid)
    settle()
    for link in pages.activities.inspector.findChildren(Button):
        if link.text().startswith("This measure is a change"):
            link.click()
    for sheet in window.messages.sheets():
        if isinstance(sheet, SurveySheet):
            sheet.tool.setText("UCLA three-item loneliness scale")
            sheet.baseline.setText("6.1")
            sheet.asked.setText("40")
            sheet.answered.setText("42")
            sheet.save()
            sheet.answered.setText("31")


def strength(pages: StandingPages, settle: Settle) -> None:
    """Show how easy a file is to defend, over the evidence it is about."""
    window = pages.show("evidence")
    with pages.desk.look() as view:
        names = view.all(Evidence, number="E-236")
    for each in names:
        pages.evidence.show_file(each.uid)
    settle()
    for button in pages.evidence.inspector.findChildren(Button):
        if button.isVisible() and button.text() == "Change":
            button.click()
    for sheet in window.messages.sheets():
        if isinstance(sheet, StrengthSheet):
            sheet.strength.setCurrentIndex(1)
            sheet.save()


def wages(pages: StandingPages, settle: Settle) -> None:
    """Show a payroll beside the Living Wage."""
    window = pages.show("evidence")
    with TemporaryDirectory() as beside:
        file = Path(beside) / "payroll-september.csv"
        file.write_text(PAYROLL, "utf-8")
        sheet = WageSheet(window.theme, pages.desk, window, _Chosen(file))
        sheet.open()
        sheet.choose.click()
        settle()


def settings(pages: StandingPages, settle: Settle) -> None:
    """Show the settings."""
    pages.show("settings")
    settle()


class _Chosen:
    """Answers the question for a file."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def choose(self, chosen: Chosen) -> None:
        """Answer at once."""
        chosen((self._file,))


PEOPLE: tuple[tuple[str, Callable[[StandingPages, Settle], None]], ...] = (
    ("23-register", register),
    ("24-people", people),
    ("25-survey", survey),
    ("26-strength", strength),
    ("27-wages", wages),
    ("14-settings", settings),
)
