"""The first page of a report for everybody: a large picture, and the title on the house colour."""

from dataclasses import replace
from typing import Final

from sv_evidence.reports.blocks import Cover, Photo
from sv_evidence.reports.inlines import Inlines, Words
from sv_evidence.reports.pdf import styles
from sv_evidence.reports.pdf.breaking import broken
from sv_evidence.reports.pdf.lines import Setting, at_most, shortened
from sv_evidence.reports.pdf.pen import Pen
from sv_evidence.reports.pdf.styles import LEFT, PAGE_HEIGHT, PAGE_WIDTH, WIDE, Style
from sv_evidence.reports.pdf.tags import Role, Tag
from sv_evidence.reports.shapes import Font, Rect

_PICTURE_HIGH: Final = 560.0
_BARE_TOP: Final = 300.0
"""Without a picture the words begin here, and the colour fills the page."""
_KIND_BELOW: Final = 26.0
_TITLE_LINES: Final = 3
_TITLES: Final = tuple(
    Style(Font.SERIF_SEMIBOLD, size, size * 1.17, "on_accent", bold=Font.SERIF_SEMIBOLD)
    for size in (42.0, 34.0, 27.0, 21.0)
)
_TITLE_WIDE: Final = 400.0
_KIND: Final = replace(styles.KIND_LINE, size=14.0, leading=21.0, colour="on_accent")
_FOOT: Final = Style(Font.SANS, 10.5, 14, "on_accent")
_FOOT_TOP: Final = 786.0


def draw_poster(cover: Cover, pen: Pen, setting: Setting) -> None:
    """Draw the whole page; the picture is cut to its band from the middle."""
    pen.tree.begin_section()
    top = 0.0 if cover.picture is None else _PICTURE_HIGH
    pen.decorate((Rect(0, top, PAGE_WIDTH, PAGE_HEIGHT - top, fill="accent"),), 0, 0)
    if cover.picture is not None:
        _picture(cover.picture, pen)
    y = (top or _BARE_TOP) + _KIND_BELOW
    y = _line((Words(cover.kind_line),), _KIND, pen, setting, y) + 4
    _title(cover.title, pen, setting, y)
    where = ", ".join(part for part in (cover.organisation, cover.area) if part)
    _line((Words(where),), _FOOT, pen, setting, _FOOT_TOP, room=WIDE * 0.58)
    for fact in cover.facts[:1]:
        _line(fact.inlines, _FOOT, pen, setting, _FOOT_TOP, is_right=True)


def _line(
    said: Inlines,
    style: Style,
    pen: Pen,
    setting: Setting,
    y: float,
    *,
    room: float = WIDE,
    is_right: bool = False,
) -> float:
    line = shortened(setting.pieces(said, style), room)
    x = LEFT + WIDE - sum(each.width for each in line) if is_right else LEFT
    if line:
        pen.begin(Role.PARAGRAPH)
        pen.line_of_text(line, x, y + style.base)
        pen.end()
    return y + style.leading


def _title(words: str, pen: Pen, setting: Setting, y: float) -> None:
    """Set the title as large as three lines allow."""
    for style in _TITLES:
        lines = broken(setting.pieces((Words(words),), style), _TITLE_WIDE)
        if len(lines) <= _TITLE_LINES:
            break
    pen.begin(Tag(Role.HEADING, level=1))
    for line in at_most(lines, _TITLE_LINES, _TITLE_WIDE):
        pen.line_of_text(line, LEFT, y + style.base)
        y += style.leading
    pen.end()


def _picture(picture: Photo, pen: Pen) -> None:
    wide, high = max(1, picture.pixels[0]), max(1, picture.pixels[1])
    scale = max(PAGE_WIDTH / wide, _PICTURE_HIGH / high)
    width, height = wide * scale, high * scale
    pen.begin_figure(Tag(Role.FIGURE, alt=picture.alt), 0, 0, PAGE_WIDTH, _PICTURE_HIGH)
    with pen.within(0, 0, PAGE_WIDTH, _PICTURE_HIGH):
        x, y = (PAGE_WIDTH - width) / 2, (_PICTURE_HIGH - height) / 2
        pen.picture(picture.blob, x, y, width, height)
    pen.end()
