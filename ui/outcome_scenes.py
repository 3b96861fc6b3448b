"""What the pictures of the outcomes page show."""

from typing import TYPE_CHECKING

from sv_evidence.domain.definitions import Movement, Once
from sv_evidence.operations.references import measure_of

if TYPE_CHECKING:
    from ui.desk import Desk
    from ui.pages.outcomes.page import OutcomesPage

SHOWN, MENDED = "MEALS", "LONELY"
_TYPED = {
    "who": "People who live alone",
    "ages": "55 and over",
    "places": "Ladywood, Nechells",
    "what": "Score on the three-question loneliness scale",
    "at_least": "2",
    "points": "points",
    "after": "8 weeks",
    "baseline": "52",
    "baseline_state": "scored 6 or more",
    "target": "40",
    "target_by": "31 March 2027",
}


def show_measure(page: "OutcomesPage", desk: "Desk") -> None:
    """Choose the measure that the picture shows."""
    with desk.look() as view:
        measure = measure_of(view, SHOWN).uid
    page.show_measure(measure)


def make_measurable(page: "OutcomesPage", desk: "Desk") -> None:
    """Open the form on the headline that is hardest to prove."""
    with desk.look() as view:
        measure = measure_of(view, MENDED)
    page.make_measurable(measure.framework, measure.code)


def fill(page: "OutcomesPage") -> None:
    """Type all but the day of the baseline."""
    if page.making is None:
        return
    form = page.making.form
    for name, text in _TYPED.items():
        form.texts[name].setText(text)
        form.texts[name].setCursorPosition(0)
    form.movement.setCurrentIndex(form.movement.findData(Movement.FALLS))
    form.once.setCurrentIndex(form.once.findData(Once.ONCE_A_YEAR))
    form.go_to("baseline_on")
