"""What the pictures of the screens show of people, surveys, strength, pay and settings."""

from collections.abc import Callable

from sv_evidence.domain.activities import Activity
from sv_evidence.domain.registering import read_register_line
from sv_evidence.operations.register_lines import take_lines
from sv_evidence.store.unit import Unit
from sv_evidence.wording.changes import Change
from ui.pages.activities.survey import SurveySheet
from ui.pages.people.register import RegisterSheet
from ui.standing import StandingPages
from ui.widgets.buttons import Button

REGISTERS = tuple(
    tuple(read_register_line(line) for line in register)
    for register in (
        ("P-014, 1986, B16, carer", "P-015, 1951, B16, over 60", "Marigold, 1947, B18, over 60"),
        ("P-014", "Marigald, B18", "P-016, 1951, B16, over 60", "P-022, 2001, unemployed"),
    )
)

Settle = Callable[[], None]


def register(pages: StandingPages, settle: Settle) -> None:
    """Show a register half taken, with a line that cannot be kept."""
    window = pages.show("activities")
    with pages.desk.look() as view:
        lunch = view.all(Activity, title="Lunch club, Ladywood")[-1]
    pages.activities.take_register(lunch.uid)
    settle()
    (sheet,) = window.messages.sheets()
    if isinstance(sheet, RegisterSheet):
        sheet.put_down(["P-014, 1986, B16, carer", "P-015", "P-018, B18", "P-021, over 60"])
        sheet.put_down(["P-023, 1850"])


def people(pages: StandingPages, settle: Settle) -> None:
    """Show everybody, after two registers were taken."""
    pages.show("activities")
    today = pages.desk.today()

    def take(unit: Unit) -> None:
        lunches = unit.all(Activity, title="Lunch club, Ladywood")
        for place, lines in enumerate(REGISTERS):
            take_lines(unit, lunches[-1 - place].uid, lines, today=today)

    pages.desk.run(pages, Change.TAKE_REGISTER, take)
    settle()
    pages.show_people()
    settle()


def survey(pages: StandingPages, settle: Settle) -> None:
    """Show the survey behind a result, half filled, over its activity."""
    window = pages.show("activities")
    with pages.desk.look() as view:
        week = view.all(Activity, title="Loneliness survey, week 8")[-1]
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


PEOPLE: tuple[tuple[str, Callable[[StandingPages, Settle], None]], ...] = (
    ("23-register", register),
    ("24-people", people),
    ("25-survey", survey),
)
