"""What the pictures of the outcomes page show."""

from typing import TYPE_CHECKING

from sv_evidence.domain.definitions import Movement, Once
from sv_evidence.domain.frameworks import InstalledMeasure

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
    found = _measure(desk, SHOWN)
    if found is not None:
        page.show_measure(found.uid)


def make_measurable(page: "OutcomesPage", desk: "Desk") -> None:
    """Open the form on the headline that is hardest to prove."""
    found = _measure(desk, MENDED)
    if found is not None:
        page.make_measurable(found.framework, found.code)


def _measure(desk: "Desk", code: str) -> InstalledMeasure | None:
    """Return a measure of the sample; another workspace need not have it."""
    with desk.look() as view:
        return next(iter(view.all(InstalledMeasure, code=code)), None)


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
