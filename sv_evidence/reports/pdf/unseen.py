"""Words that lie behind a picture: unseen, but heard by those who listen and found by a search."""

from collections.abc import Sequence

from sv_evidence.reports.pdf.lines import Piece
from sv_evidence.reports.pdf.pen import Pen
from sv_evidence.reports.pdf.shaping import shown, width_of
from sv_evidence.reports.pdf.tags import Role
from sv_evidence.reports.shapes import Font

_LARGEST = 8.0
_UNSEEN, _SEEN = "3 Tr", "0 Tr"
"""Ways of setting text (ISO 32000-1, 9.3.6)."""


def set_unseen(
    pen: Pen, lines: Sequence[str], at: tuple[float, float], size: tuple[float, float]
) -> None:
    """Set lines over a box, from its top to its bottom, without showing them."""
    if not lines:
        return
    (x, y), (width, height) = at, size
    step = height / (len(lines) + 1)
    widest = max(width_of(line, Font.SANS, 1) for line in lines)
    high = min(_LARGEST, step, width / widest if widest else step)
    pen.begin(Role.PARAGRAPH)
    pen.canvas._code.append(_UNSEEN)  # noqa: SLF001 - ReportLab sets it inside its own texts only
    for number, line in enumerate(lines, 1):
        piece = Piece(shown(line), Font.SANS, high, "ink", is_parted=True)
        pen.line_of_text((piece,), x, y + number * step)
    pen.canvas._code.append(_SEEN)  # noqa: SLF001
    pen.end()
