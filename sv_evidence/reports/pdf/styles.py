"""The page and its type, in points."""

from dataclasses import dataclass

from sv_evidence.reports.pdf.fonts import rise_and_fall
from sv_evidence.reports.shapes import Font

PAGE_WIDTH, PAGE_HEIGHT = 595.28, 841.89
LEFT, WIDE = 48.0, 499.0
TEXT_LEFT, TEXT_WIDE = 146.0, 401.0
MARGIN_WIDE = 82.0
TOP, WIDE_TOP = 64.0, 58.0
BOTTOM = 782.0
FOOT_BASE = PAGE_HEIGHT - 30.0
FOOT_RULE = FOOT_BASE - 13.5

INK_RULE, THIN_RULE = 0.75, 0.4
COVER_BAR_HEIGHT, MARK_SIZE = 10.0, 10.0


@dataclass(frozen=True, slots=True)
class Style:
    """How a run of lines is set; ``before`` and ``after`` are room above and below."""

    font: Font
    size: float
    leading: float
    colour: str
    before: float = 0.0
    after: float = 0.0
    bold: Font = Font.SEMIBOLD

    @property
    def base(self) -> float:
        """Return how far the first base line lies under the top of the lines."""
        rise, fall = rise_and_fall(self.font)
        return (self.leading - (rise + fall) * self.size) / 2 + rise * self.size


_SERIF = Font.SERIF_SEMIBOLD
COVER_TITLE = Style(_SERIF, 32, 38, "ink", before=4, bold=_SERIF)
KIND_LINE = Style(Font.SERIF, 13, 18, "accent", bold=Font.SERIF)
TITLE = Style(_SERIF, 24, 29, "ink", after=8, bold=_SERIF)
HEADING = Style(_SERIF, 13, 17, "ink", before=20, after=8, bold=_SERIF)
SUBHEADING = Style(_SERIF, 11.5, 15, "ink", before=8, after=2, bold=_SERIF)
SECTION_NUMBER = Style(_SERIF, 40, 42, "accent", after=14, bold=_SERIF)
EVIDENCE_NUMBER = Style(_SERIF, 15, 20, "accent", after=4, bold=_SERIF)
STEP_NUMBER = Style(_SERIF, 20, 26, "accent", bold=_SERIF)
STEP_TITLE = Style(Font.SEMIBOLD, 10, 14, "ink")
BODY = Style(Font.SANS, 10, 14, "ink", after=7)
LEAD = Style(Font.SANS, 10, 14, "ink2", after=7)
QUOTE = Style(Font.SERIF, 16, 22, "accent", before=10, after=4, bold=Font.SERIF)
CAPTION = Style(Font.SANS, 8.5, 11.5, "ink2", after=4)
TABLE = Style(Font.SANS, 9.5, 12.5, "ink")
TABLE_HEAD = Style(Font.SEMIBOLD, 8.5, 11, "ink3")
CONTENTS = Style(_SERIF, 12, 16, "ink", bold=_SERIF)
CONTENTS_SECOND = Style(Font.SANS, 10, 16, "ink")
REGISTER_SHA = Style(Font.MONO, 11, 18, "ink", bold=Font.MONO)
ORGANISATION = Style(Font.SEMIBOLD, 11, 14, "ink")
AREA = Style(Font.SANS, 11, 14, "ink2")
FOOT = Style(Font.SANS, 8, 10, "ink3")
