"""What the register's sheet says and asks: how to type, what was read, what may be lost."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtWidgets import QWidget

from sv_evidence.domain.registering import TableRegister
from sv_evidence.wording.people import absent_text
from sv_evidence.wording.words import tr
from ui.theme import Theme
from ui.widgets.notices import NoticeArea
from ui.widgets.question import Question


def throwing_away(theme: Theme, window: QWidget) -> Question:
    """Return the question; the safe way has the focus."""
    return Question(
        theme,
        window,
        tr("Throw away what you put down?"),
        text=tr("The register was not saved. Nobody on it is recorded by this sheet."),
        safe=tr("Carry on"),
        go=tr("Throw it away"),
    )


def offer_afresh(notices: NoticeArea, at: datetime, act: Callable[[], object]) -> None:
    """Say that lines were taken up again; starting afresh is one press away."""
    notices.offer(
        tr("Recovered from {time}.", time=f"{at:%H:%M}"),
        tr("This is what was put down when the register was last left open."),
        tr("Start afresh"),
        act,
    )


def said_of(read: TableRegister) -> str:
    """Say what a table held besides the people who came."""
    rest = [absent_text(read.absent)] if read.absent else []
    if read.pseudonyms:
        rest.insert(0, tr("Names were not kept: a pseudonym stands for each."))
    return " ".join(rest)


def hint_text() -> str:
    """Say how a line is typed."""
    return tr(
        "A number of your own rather than a name; then, if known: year of birth, first half of"
        " the postcode, groups. Such as: P-014, 1986, B16, carer. Enter adds the line."
    )
