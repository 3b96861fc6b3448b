"""The first page: who, what for, what is proven, and the facts."""

from dataclasses import dataclass, replace

from sv_evidence.reports import shapes
from sv_evidence.reports.blocks import BarPart, Cover, CoverBar, DefinitionList, Photo
from sv_evidence.reports.inlines import Inlines, Words
from sv_evidence.reports.pdf import lists, styles
from sv_evidence.reports.pdf.breaking import broken
from sv_evidence.reports.pdf.items import draw_tagged
from sv_evidence.reports.pdf.lines import Setting, at_most, parted, shortened
from sv_evidence.reports.pdf.pen import Pen
from sv_evidence.reports.pdf.styles import (
    COVER_BAR_HEIGHT,
    LEFT,
    MARK_SIZE,
    PAGE_WIDTH,
    WIDE,
    Style,
)
from sv_evidence.reports.pdf.tags import Role, Tag
from sv_evidence.reports.shapes import Anchor, Font, Rect, Text

_LOGO_TOP, _LOGO = 44.0, 30.0
_PICTURE_TOP, _PICTURE_HIGH = 108.0, 279.0
_TITLE_TOP, _TITLE_TOP_BARE = 416.0, 150.0
_BAR_TOP, _FACTS_TOP = 538.0, 612.0
_BELOW_TITLE = 24.0
_BAR_ROOM = 56.0
_LEGEND_LEAST = 92.0
_NAME_WIDE = 92.0
_NOTE_BASE = 805.0
_TITLE_LINES = 3
_TITLES = tuple(
    replace(styles.COVER_TITLE, size=size, leading=size + 6) for size in (32.0, 26.0, 21.0, 17.0)
)


@dataclass(frozen=True, slots=True)
class _Hand:
    """Writes on the cover."""

    pen: Pen
    setting: Setting

    def write(
        self, words: str, style: Style, *, y: float, x: float = LEFT, width: float = WIDE
    ) -> float:
        """Set words on one line, cut if they must be, and return the y under them."""
        line = shortened(self.setting.pieces((Words(words),), style), width)
        if line:
            self.pen.begin(Role.PARAGRAPH)
            self.pen.line_of_text(line, x, y + style.base)
            self.pen.end()
        return y + style.leading

    def write_title(self, words: str, *, y: float) -> float:
        """Set the title as large as three lines allow."""
        for style in _TITLES:
            lines = broken(self.setting.pieces((Words(words),), style), WIDE)
            if len(lines) <= _TITLE_LINES:
                break
        self.pen.begin(Tag(Role.HEADING, level=1))
        for line in at_most(lines, _TITLE_LINES, WIDE):
            self.pen.line_of_text(line, LEFT, y + style.base)
            y += style.leading
        self.pen.end()
        return y


def draw_cover(cover: Cover, pen: Pen, setting: Setting) -> None:
    """Draw the whole page."""
    pen.tree.begin_section()
    hand = _Hand(pen, setting)
    _logo(cover, hand)
    top = _TITLE_TOP_BARE
    if cover.picture is not None:
        _picture(cover.picture, pen)
        top = _TITLE_TOP
    y = hand.write(cover.kind_line, styles.KIND_LINE, y=top)
    y += styles.COVER_TITLE.before
    y = hand.write_title(cover.title, y=y)
    lowered = top - _TITLE_TOP
    y = max(y + _BELOW_TITLE, _BAR_TOP + lowered)
    for bar in cover.bars:
        y = _bar(bar, hand, y)
    facts = lists.definitions(
        DefinitionList(cover.facts, _NAME_WIDE), setting, x=LEFT, width=WIDE, padding=4.6, most=2
    )
    y = max(y + 18, _FACTS_TOP + lowered)
    pen.rule(LEFT, y, WIDE, weight=styles.INK_RULE, ink="ink")
    facts.draw(pen, y)
    lines = broken(setting.pieces(cover.note, styles.CAPTION), WIDE)
    base = _NOTE_BASE - styles.CAPTION.leading * (len(lines) - 1)
    pen.begin(Role.PARAGRAPH)
    for line in lines:
        pen.line_of_text(line, LEFT, base)
        base += styles.CAPTION.leading
    pen.end()


def _logo(cover: Cover, hand: _Hand) -> None:
    middle = _LOGO / 2
    box = (
        Rect(0, 0, _LOGO, _LOGO, fill="accent", radius=5),
        Text(
            middle,
            middle + 6,
            cover.initial,
            17,
            "on_accent",
            Font.SERIF_SEMIBOLD,
            Anchor.MIDDLE,
        ),
    )
    hand.setting.note(box)
    hand.pen.decorate(box, LEFT, _LOGO_TOP)
    x, room = LEFT + _LOGO + 10, WIDE - _LOGO - 10
    y = hand.write(cover.organisation, styles.ORGANISATION, y=_LOGO_TOP + 1, x=x, width=room)
    hand.write(cover.area, styles.AREA, y=y, x=x, width=room)


def _picture(picture: Photo, pen: Pen) -> None:
    """Fill the band with the picture's middle."""
    wide, high = max(1, picture.pixels[0]), max(1, picture.pixels[1])
    scale = max(PAGE_WIDTH / wide, _PICTURE_HIGH / high)
    width, height = wide * scale, high * scale
    tag = Tag(Role.FIGURE, alt=picture.alt)
    pen.begin_figure(tag, 0, _PICTURE_TOP, PAGE_WIDTH, _PICTURE_HIGH)
    with pen.within(0, _PICTURE_TOP, PAGE_WIDTH, _PICTURE_HIGH):
        pen.picture(
            picture.blob,
            (PAGE_WIDTH - width) / 2,
            _PICTURE_TOP + (_PICTURE_HIGH - height) / 2,
            width,
            height,
        )
    pen.end()


def _bar(bar: CoverBar, hand: _Hand, y: float) -> float:
    """Draw a proof bar, and under each part its mark, word and figures."""
    if bar.title:
        y = hand.write(bar.title, styles.STEP_TITLE, y=y) + 2
    amounts = {part.shown.mark: part.share for part in bar.parts}
    drawn = shapes.proof_bar(
        amounts, scale=bar.scale, width=WIDE, height=COVER_BAR_HEIGHT, hatch=shapes.ON_PAPER
    )
    tag = Tag(Role.FIGURE, alt=bar.alt)
    draw_tagged(hand.pen, tag, drawn, (LEFT, y), (WIDE, COVER_BAR_HEIGHT))
    widths = dict(shapes.part_widths(amounts, scale=bar.scale, width=WIDE))
    parts = [part for part in bar.parts if part.is_told]
    lefts = _legend_lefts([widths.get(part.shown.mark, 0.0) for part in parts])
    lowest = y
    for part, left, right in zip(parts, lefts, (*lefts[1:], LEFT + WIDE), strict=False):
        under = _legend(part, hand, (left, right), y + COVER_BAR_HEIGHT + 5)
        lowest = max(lowest, under)
    return max(lowest, y + _BAR_ROOM if bar.title else lowest)


def _legend_lefts(widths: list[float]) -> list[float]:
    """Put each legend under its part, moved left where the next has too little room."""
    lefts, x = [], LEFT
    for width in widths:
        lefts.append(x)
        x += width + shapes.BAR_GAP if width else 0.0
    limit = LEFT + WIDE
    for place in range(len(lefts) - 1, -1, -1):
        lefts[place] = max(LEFT, min(lefts[place], limit - _LEGEND_LEAST))
        limit = lefts[place]
    return lefts


def _legend(part: BarPart, hand: _Hand, span: tuple[float, float], y: float) -> float:
    """Set one part's mark, word and figures between two x; return the y under them."""
    (left, right), pen, setting = span, hand.pen, hand.setting
    style = Style(Font.SANS, 9.5, 13.5, "ink")
    mark = shapes.mark(part.shown.mark, MARK_SIZE)
    pen.decorate(mark, left, y + (style.leading - MARK_SIZE) / 2)
    colour = shapes.TEXTS[part.shown.mark]
    word: Inlines = (Words(part.shown.word, bold=True, colour=colour),)
    figures: Inlines = (Words(part.figures),)
    x = left + MARK_SIZE + 4.3
    words = setting.pieces(word, style)
    numbers = setting.pieces(figures, style)
    after = x + sum(each.width for each in words) + 5
    pen.begin(Role.PARAGRAPH)
    pen.line_of_text(parted(words), x, y + style.base)
    if after + sum(each.width for each in numbers) <= right - 6:
        pen.line_of_text(numbers, after, y + style.base)
    else:
        for line in broken(numbers, right - left - 4):
            y += style.leading
            pen.line_of_text(line, left, y + style.base)
    pen.end()
    return y + style.leading
