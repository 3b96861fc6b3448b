"""The same text and tables as other programs set them, printed once beside ours.

``peers.py`` sets what ``packing.py`` sets with typst and with WeasyPrint, where their Python
packages are installed; the program needs neither. Each sets it once, since one that has set the
same before may remember it. Pages and time are told, no bound is kept.
"""

import importlib.util
import sys
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import pypdfium2  # noqa: E402 - run as a script

from bench.measuring import milliseconds  # noqa: E402
from bench.packing import COLUMNS, Section, as_document, sections  # noqa: E402
from sv_evidence.reports.pdf.builder import built  # noqa: E402

FONTS = ROOT / "resources" / "fonts"


def ours(content: Sequence[Section]) -> bytes:
    """Set it as a pack is set: tagged and archival."""
    return built(as_document(content), {}).pdf


def by_typst(content: Sequence[Section]) -> bytes:
    """Set it with typst: its own layout, tagged for PDF/UA-1 too."""
    typst: Any = importlib.import_module("typst")
    lines = [
        '#set document(title: "Packing", date: none)',
        '#set text(font: "SVE Sans", size: 10pt, lang: "en", region: "GB")',
        '#set page(paper: "a4", margin: 48pt)',
        "#set table(stroke: (bottom: 0.4pt))",
    ]
    for title, paragraphs, rows in content:
        lines += [f"= {title}", *(f"{words}\n" for words in paragraphs)]
        head = "".join(f"[{name}]," for name in "ABCDE")
        cells = "".join(f"[{cell}]," for row in rows for cell in row)
        lines.append(f"#table(columns: {COLUMNS}, table.header({head}), {cells})")
    with TemporaryDirectory() as place:
        source = Path(place) / "packing.typ"
        source.write_text("\n".join(lines), "utf-8")
        made: bytes = typst.compile(str(source), font_paths=[str(FONTS)], pdf_standards=["ua-1"])
    return made


def by_weasyprint(content: Sequence[Section]) -> bytes:
    """Set it with WeasyPrint, tagged for PDF/UA-1 too."""
    weasyprint: Any = importlib.import_module("weasyprint")
    parts = ["<html lang=en-GB><title>Packing</title><style>@page{size:A4;margin:48pt}"]
    parts.append("body{font:10pt 'SVE Sans'}td,th{border-bottom:0.4pt solid grey}</style>")
    for title, paragraphs, rows in content:
        parts += [f"<h1>{escape(title)}</h1>", *(f"<p>{escape(words)}" for words in paragraphs)]
        parts.append("<table><tr>" + "".join(f"<th>{name}" for name in "ABCDE"))
        parts += ["<tr>" + "".join(f"<td>{escape(cell)}" for cell in row) for row in rows]
        parts.append("</table>")
    made: bytes = weasyprint.HTML(string="".join(parts)).write_pdf(pdf_variant="pdf/ua-1")
    return made


def main() -> int:
    """Set it with whoever is here, and print how long each takes at best."""
    content = sections()
    ways: dict[str, Callable[[Sequence[Section]], bytes]] = {
        "ours": ours,
        "typst": by_typst,
        "weasyprint": by_weasyprint,
    }
    made: list[bytes] = []
    for name, way in ways.items():
        if name != "ours" and importlib.util.find_spec(name) is None:
            print(f"{name}: not installed here, skipped")
            continue
        took = milliseconds(lambda way=way: made.append(way(content)))  # type: ignore[misc]
        pages = len(pypdfium2.PdfDocument(made[-1]))
        print(f"{name}: {pages} pages, {len(made[-1]) / 1000:,.0f} kB, {took / 1000:.2f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
