"""Reads PDFs of the tests: their text, links, pictures and whatever acts by itself."""

import re
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2


def texts(pdf: bytes) -> list[str]:
    """Return each page's text, runs of white space as one space."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    finally:
        document.close()


def bare(text: str) -> str:
    """Return a text without its white space, for words that were broken."""
    return "".join(text.split())


def links(pdf: bytes) -> Iterator[tuple[int, str]]:
    """Yield each link's page and the page object it leads to or the action it has."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        for number, page in enumerate(opened.pages, 1):
            for link in page.obj.get("/Annots", ()):
                yield number, str(link.get("/Dest", link.get("/A")))


def acting(pdf: bytes) -> list[str]:
    """Name everything in a file that could do something by itself or lead out of it."""
    wanted = {"/JavaScript", "/JS", "/Launch", "/URI", "/SubmitForm", "/GoToR", "/EmbeddedFile"}
    with pikepdf.open(BytesIO(pdf)) as opened:
        return [
            str(key) for each in opened.objects for key in _keys(each) if str(key) in wanted
        ] + [key for key in ("/OpenAction", "/AA", "/AcroForm") if key in opened.Root]


def _keys(each: pikepdf.Object) -> list[str]:
    if not isinstance(each, pikepdf.Dictionary | pikepdf.Stream):
        return []
    return [*each.keys(), *(str(value) for key, value in each.items() if str(key) == "/S")]


def filters(pdf: bytes) -> dict[str, list[str]]:
    """Return the filters of each picture by its size."""
    found: dict[str, list[str]] = {}
    with pikepdf.open(BytesIO(pdf)) as opened:
        for each in opened.objects:
            if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Image":
                used = each.get("/Filter", ())
                names = [str(one) for one in used] if _is_array(used) else [str(used)]
                found[f"{each.Width}x{each.Height}"] = names
    return found


def _is_array(value: object) -> bool:
    return isinstance(value, pikepdf.Array | tuple)


def fonts(pdf: bytes) -> dict[str, bool]:
    """Return each font's name and whether it is embedded."""
    found: dict[str, bool] = {}
    with pikepdf.open(BytesIO(pdf)) as opened:
        for each in opened.objects:
            if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/Font":
                described = each.get("/FontDescriptor")
                found[str(each.BaseFont)] = described is not None and "/FontFile2" in described
    return found


def outline(pdf: bytes) -> Sequence[str]:
    """Return the outline's words."""
    with pikepdf.open(BytesIO(pdf)) as opened, opened.open_outline() as tree:
        return [item.title for item in tree.root]


def spoken(pdf: bytes) -> tuple[set[str], set[str]]:
    """Return the texts that are content, and those that those who listen pass over."""
    heard: set[str] = set()
    silent: set[str] = set()
    with pikepdf.open(BytesIO(pdf)) as opened:
        for page in opened.pages:
            letters = {name: _letters(font) for name, font in page.obj.Resources.Font.items()}
            kept, font, words = heard, "", ""
            for each in pikepdf.parse_content_stream(page):
                operands: Any = each.operands
                match str(each.operator):
                    case "BDC" | "BMC":
                        kept = silent if operands[0] == "/Artifact" else heard
                    case "BT":
                        words = ""
                    case "Tf":
                        font = str(operands[0])
                    case "Tj":
                        words += "".join(letters[font].get(code, "") for code in bytes(operands[0]))
                    case "ET":
                        kept.add(words.strip())
    return heard, silent - {""}


def _letters(font: pikepdf.Object) -> Mapping[int, str]:
    """Read what a font's codes mean."""
    pairs = re.findall(r"<([0-9A-F]{2})> <([0-9A-F]{4,})>", font.ToUnicode.read_bytes().decode())
    return {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in pairs}
