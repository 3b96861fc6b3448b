"""Text and tables as a tagged, archival PDF, beside the least that any way of making one costs.

``packing.py`` lays 172 sections out three ways in turn: ours, whole; the same words and cells
written on bare pages at fixed places; the same as ReportLab lays them out, without any tags. The
time is that of the processor, so that other work on the machine counts less.
"""

import random
import sys
import time
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path
from statistics import median
from textwrap import wrap

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from reportlab.lib.pagesizes import A4  # noqa: E402, TID253 - run as a script
from reportlab.lib.styles import ParagraphStyle  # noqa: E402, TID253
from reportlab.pdfgen.canvas import Canvas  # noqa: E402, TID253
from reportlab.platypus import (  # noqa: E402, TID253
    Flowable,
    Paragraph,
    SimpleDocTemplate,
    Table,
    TableStyle,
)

from bench.measuring import Row, table  # noqa: E402
from sv_evidence.reports import blocks, tables  # noqa: E402
from sv_evidence.reports.inlines import Words  # noqa: E402
from sv_evidence.reports.pdf.builder import built  # noqa: E402
from sv_evidence.reports.pdf.fonts import FACES, ready  # noqa: E402
from sv_evidence.reports.shapes import Font  # noqa: E402

SECTIONS, PARAGRAPHS, ROWS, COLUMNS = 172, 3, 34, 5
TURNS = 5
WORDS = (
    "evidence",
    "meals",
    "volunteers",
    "council",
    "outcome",
    "register",
    "claim",
    "period",
    "hours",
    "people",
)
FACE = FACES[Font.SANS]
SIZE, LEADING, LEFT, TOP, FOOT = 9.5, 16.0, 48.0, 780.0, 60.0
LINE = 95
"""Letters on a line of the bare page."""

Section = tuple[str, tuple[str, ...], tuple[tuple[str, ...], ...]]


def sections() -> tuple[Section, ...]:
    """Invent headings, paragraphs of 85 words, and tables."""
    draw = random.Random(1)  # noqa: S311 - the same words each time
    return tuple(
        (
            f"Section {number}",
            tuple(" ".join(draw.choices(WORDS, k=85)) for _ in range(PARAGRAPHS)),
            tuple(
                tuple(f"{draw.choice(WORDS)} {draw.randrange(9999):,}" for _ in range(COLUMNS))
                for _ in range(ROWS)
            ),
        )
        for number in range(SECTIONS)
    )


def as_document(content: Sequence[Section]) -> blocks.Document:
    """Turn the content into a document tree."""
    found: list[blocks.Block] = []
    columns = tuple(tables.Column(name, 100) for name in "ABCDE")
    for number, (title, paragraphs, rows) in enumerate(content):
        level = 1 if number == 0 else 2
        found.append(blocks.Heading(title, level=level, anchor=title, listed=title))
        found.extend(blocks.Paragraph((Words(words),)) for words in paragraphs)
        made = tuple(tables.Row(tuple(tables.Cell((Words(cell),)) for cell in row)) for row in rows)
        shown = tables.Table(columns, made, title, dress=tables.Dress.REGISTER)
        found.append(blocks.Wide((shown,)))
    return blocks.Document(
        title="Packing",
        author="Larkspur Kitchens CIC",
        subject="Text and tables",
        lang="en-GB",
        made_at="2026-09-30T16:52:00+01:00",
        number="1",
        foot="Packing",
        of_word="of",
        blocks=tuple(found),
    )


def bare(content: Sequence[Section]) -> bytes:
    """Write every word at a fixed place: no layout, no structure."""
    out = BytesIO()
    canvas = Canvas(out, A4, invariant=1, initialFontName=FACE, pageCompression=1)
    y = TOP
    for title, paragraphs, rows in content:
        lines = [(title,)] + [(line,) for words in paragraphs for line in wrap(words, LINE)]
        for line in (*lines, *rows):
            if y < FOOT:
                canvas.showPage()
                y = TOP
            if y == TOP:
                canvas.setFont(FACE, SIZE)
            for place, cell in enumerate(line):
                canvas.drawString(LEFT + 100 * place, y, cell)
            y -= LEADING
    canvas.save()
    return out.getvalue()


def untagged(content: Sequence[Section]) -> bytes:
    """Let ReportLab lay the same out: paragraphs, and tables of plain cells with thin rules."""
    out = BytesIO()
    style = ParagraphStyle("body", fontName=FACE, fontSize=10, leading=14)
    dress = TableStyle(
        [("FONT", (0, 0), (-1, -1), FACE, SIZE), ("LINEBELOW", (0, 0), (-1, -1), 0.4, "grey")]
    )
    story: list[Flowable] = []
    for title, paragraphs, rows in content:
        story.append(Paragraph(title, style))
        story.extend(Paragraph(words, style) for words in paragraphs)
        story.append(Table([list("ABCDE"), *map(list, rows)], [100] * COLUMNS, 15, dress, 1))
    SimpleDocTemplate(out, pagesize=A4, invariant=1, initialFontName=FACE).build(story)
    return out.getvalue()


def spent(work: Callable[[], object]) -> float:
    """Return the milliseconds of processor that a call takes."""
    began = time.process_time()
    work()
    return (time.process_time() - began) * 1000


def main() -> int:
    """Measure, print, and fail if a bound is broken."""
    ready()
    content = sections()
    document = as_document(content)
    ways: tuple[Callable[[], object], ...] = (
        lambda: built(document, {}),
        lambda: bare(content),
        lambda: untagged(content),
    )
    for way in ways:
        way()  # none pays for cold caches
    turns = [[spent(way) for way in ways] for _ in range(TURNS)]
    ours, floor, plain = (median(each) for each in zip(*turns, strict=True))
    pages = built(document, {}).pages
    cells = SECTIONS * ROWS * COLUMNS
    what = f"{pages:,} pages with {cells:,} cells"
    rows = [
        Row(f"{what}, bare", ours, floor, 3, floor_is="every word at a fixed place, no layout"),
        Row(f"{what}, untagged", ours, plain, 2, floor_is="ReportLab's own layout, no structure"),
    ]
    print(table(rows))
    return 0 if all(row.holds for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
