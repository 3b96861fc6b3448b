"""Fixtures of the window for the tests of its parts."""

from tests.bid_pages import bid, bids_page, open_desk
from tests.palettes import done, find, setting, walks
from tests.quick_sheets import opened, quick, tray
from tests.sheets import measures, open_sheet, photo
from tests.starts import start
from tests.windows import desk, nothing_left_behind, settled, theme, window, workspace

__all__ = [
    "bid",
    "bids_page",
    "desk",
    "done",
    "find",
    "measures",
    "nothing_left_behind",
    "open_desk",
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
