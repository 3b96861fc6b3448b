"""Fixtures of the window for the tests of its parts."""

from tests.palettes import done, find, setting, walks
from tests.quick_sheets import opened, quick, tray
from tests.sheets import measures, open_sheet, photo
from tests.starts import start
from tests.windows import desk, nothing_left_behind, settled, theme, window, workspace

__all__ = [
    "desk",
    "done",
    "find",
    "measures",
    "nothing_left_behind",
    "open_sheet",
    "opened",
    "photo",
    "quick",
    "setting",
    "settled",
    "start",
    "theme",
    "tray",
    "walks",
    "window",
    "workspace",
]
