"""A log sheet to try: opened over a window, filled by hand, with a photo to drop on it."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from sv_evidence.store.workspace import Workspace
from tests.builders import (
    a_place,
    add_framework,
)
from ui.desk import Desk
from ui.pages.activities.log.opening import Purpose
from ui.pages.activities.log.sheet import LogSheet
from ui.theme import Theme
from ui.widgets.words import Words
from ui.window import Window

Settled = Callable[[], None]


class PaperTray:
    """Answers the file dialog with files laid out before."""

    def __init__(self) -> None:
        self.files: tuple[Path, ...] = ()

    def choose(self, chosen: Callable[[tuple[Path, ...]], object]) -> None:
        chosen(self.files)


@pytest.fixture
def measures(workspace: Workspace) -> Mapping[str, UUID]:
    with workspace.change("Add framework") as unit:
        unit.add(a_place())
        return add_framework(unit)


@pytest.fixture
def open_sheet(
    measures: Mapping[str, UUID],  # noqa: ARG001 - there is something to count
    theme: Theme,
    desk: Desk,
    window: Window,
    settled: Settled,
) -> Iterator[Callable[..., LogSheet]]:
    def opened(purpose: Purpose = Purpose.LOG, uid: UUID | None = None) -> LogSheet:
        sheet = LogSheet(theme, desk, window, PaperTray(), purpose=purpose, uid=uid)
        sheet.begin()
        settled()
        return sheet

    yield opened
    settled()


def fill(sheet: LogSheet, quantity: str = "126") -> None:
    fields = sheet.panes.fields
    fields.what.setText("Lunch club, Ladywood")
    fields.place.setEditText("Ladywood Hall, B16")
    fields.people.setText("74 guests, 5 volunteers")
    line = fields.results.lines[0]
    line.quantity.setText(quantity)
    line.measure.setEditText("Meals shared")
    fields.edited.emit()


def words_in(widget: QWidget) -> list[str]:
    QApplication.processEvents()  # what was laid out a moment ago is shown by the event loop
    return [each.text() for each in widget.findChildren(Words) if each.isVisible()]


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    from PIL import Image

    path = tmp_path / "Table set for lunch.jpg"
    image = Image.new("RGB", (600, 400), (190, 140, 90))
    exif = image.getexif()
    exif.get_ifd(0x8769)[0x9003] = "2026:09:30 12:04:00"
    image.save(path, exif=exif)
    return path
