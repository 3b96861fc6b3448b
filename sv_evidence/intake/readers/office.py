"""Word, Excel, PowerPoint and their open counterparts: their words, never their programs."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from sv_evidence.intake.readers import sheets
from sv_evidence.intake.readers.archives import Archive, forget, local
from sv_evidence.intake.readers.found import LONGEST_TEXT, Found, Refusal
from sv_evidence.intake.readers.preview import page_of

_OOXML = "application/vnd.openxmlformats-officedocument."
_BY_MEMBER = (
    ("word/document.xml", f"{_OOXML}wordprocessingml.document", "document"),
    ("xl/workbook.xml", f"{_OOXML}spreadsheetml.sheet", "sheet"),
    ("ppt/presentation.xml", f"{_OOXML}presentationml.presentation", "slides"),
)
_WITH_MACROS = {
    "document": "application/vnd.ms-word.document.macroEnabled.12",
    "sheet": "application/vnd.ms-excel.sheet.macroEnabled.12",
    "slides": "application/vnd.ms-powerpoint.presentation.macroEnabled.12",
}
_ODF = "application/vnd.oasis.opendocument."
_BY_ODF = {"text": "document", "spreadsheet": "sheet", "presentation": "slides"}
_LONGEST_TYPE = 200
_LONGEST_MANIFEST = 1 << 20
_MOST_SLIDES = 200
_WORD_PART = re.compile(r"word/(document|header\d*|footer\d*)\.xml")
_SLIDE = re.compile(r"ppt/slides/slide(\d+)\.xml")
_UNSEEN = frozenset({"Fallback", "annotation", "note"})
_BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "line-break": "\n", "s": " "}


def read(data: bytes, found: Found) -> None:
    """Read an archive that may be an office file; any other is only listed."""
    archive = Archive(data)
    _name_kind(archive, found)
    if found.media_type.startswith(_ODF):
        _refuse_if_locked(archive)
    match found.family:
        case "document":
            found.text = _document_text(archive, found)
        case "slides":
            found.text = _slides_text(archive, found)
        case "sheet":
            found.text = sheets.text_of(archive, is_open=found.media_type.startswith(_ODF))
        case _:
            return
    found.thumb = page_of(found.text.splitlines(), is_table=found.family == "sheet")


def _name_kind(archive: Archive, found: Found) -> None:
    for member, media_type, family in _BY_MEMBER:
        if member in archive.names:
            found.family = family
            has_macros = any(name.endswith("vbaProject.bin") for name in archive.names)
            found.media_type = _WITH_MACROS[family] if has_macros else media_type
            return
    if "mimetype" in archive.names:
        said = archive.read("mimetype", _LONGEST_TYPE).decode("ascii", "replace").strip()
        family = _BY_ODF.get(said.removeprefix(_ODF).removesuffix("-template"), "")
        if said.startswith(_ODF) and family:
            found.media_type, found.family = said, family


def _refuse_if_locked(archive: Archive) -> None:
    manifest = "META-INF/manifest.xml"
    if manifest in archive.names and b"encryption-data" in archive.read(
        manifest, _LONGEST_MANIFEST
    ):
        raise Refusal("encrypted")


def _document_text(archive: Archive, found: Found) -> str:
    if found.media_type.startswith(_ODF):
        return _paragraphs(archive, "content.xml", {"p", "h"})
    # The document itself sorts before its footers and headers.
    parts = sorted(name for name in archive.names if _WORD_PART.fullmatch(name))
    return "\n".join(_paragraphs(archive, part, {"p"}) for part in parts)


def _slides_text(archive: Archive, found: Found) -> str:
    if found.media_type.startswith(_ODF):
        return _paragraphs(archive, "content.xml", {"p"})
    slides = {int(m[1]): m[0] for name in archive.names if (m := _SLIDE.fullmatch(name))}
    found.pages = len(slides)
    shown = [slides[number] for number in sorted(slides)[:_MOST_SLIDES]]
    return "\n".join(_paragraphs(archive, slide, {"p"}) for slide in shown)


def _paragraphs(archive: Archive, name: str, ends: set[str]) -> str:
    """Return the words of one part, a paragraph a line."""
    lines: list[str] = []
    size = 0
    is_open = name == "content.xml"
    for element, parent in archive.elements(name):
        if local(element) not in ends:
            continue
        lines.append("".join(_words(element, is_open=is_open)).strip())
        size += len(lines[-1])
        forget(element, parent)
        if size > LONGEST_TEXT:
            break
    return "\n".join(lines)


def _words(element: Element, *, is_open: bool) -> Iterator[str]:
    """Yield the pieces of one paragraph in reading order.

    OOXML keeps letters in ``t`` alone; OpenDocument keeps them anywhere.
    """
    kind = local(element)
    if kind in _UNSEEN:
        return
    yield _BREAKS.get(kind, "")
    if is_open or kind == "t":
        yield element.text or ""
    for child in element:
        yield from _words(child, is_open=is_open)
        if is_open:
            yield child.tail or ""
