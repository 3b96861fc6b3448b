"""How the Word file looks: real styles, so that a reader can walk the headings and change the type.

The program's own faces are not on a reader's computer; Calibri and Cambria are what Word brings.
"""

import json
from functools import cache

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

import resources
from sv_evidence.reports.word.parts import element

NOTE, DEFINITION, FINGERPRINT = "Note", "Definition", "Fingerprint"
MARK, TABLE = "Mark line", "Table text"
TABLE_ID = "Tabletext"
"""What Word calls the style inside: looking it up by name for each cell is slow."""
SANS, SERIF, MONO = "Calibri", "Cambria", "Consolas"
TEXT_WIDTH = 174.0
"""Millimetres between the margins of an A4 page."""
_MARGIN = 18
_NAME_ROOM = 96.0


@cache
def colour(token: str) -> RGBColor:
    """Return a token's light colour."""
    table = json.loads(resources.path("styles/tokens.json").read_text("utf-8"))
    found: RGBColor = RGBColor.from_string(table["light"][token].lstrip("#"))
    return found


def dress(document: WordDocument, language: str) -> None:
    """Set the page, the language and every style that a document uses."""
    for section in document.sections:
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(_MARGIN)
        section.top_margin = section.bottom_margin = Mm(20)
    _speak(document, language)
    _style(document, "Normal", SANS, 11, "ink", after=6)
    _style(document, "Title", SERIF, 30, "ink", after=6)
    _style(document, "Subtitle", SERIF, 13, "accent", after=0)
    for level, high in ((1, 22), (2, 14), (3, 12)):
        _style(document, f"Heading {level}", SERIF, high, "ink", before=14, after=6)
    _style(document, "Caption", SANS, 9.5, "ink2", after=8)
    _style(document, "List Number", SANS, 11, "ink", after=6)
    for name, font, size, token in (
        (NOTE, SANS, 9.5, "ink2"),
        (DEFINITION, SANS, 11, "ink"),
        (FINGERPRINT, MONO, 12, "ink"),
        (MARK, SANS, 11, "ink"),
        (TABLE, SANS, 9.5, "ink"),
    ):
        document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        _style(document, name, font, size, token, after=4)
    table = document.styles[TABLE].paragraph_format
    table.space_before = table.space_after = Pt(2)
    document.styles["Caption"].paragraph_format.keep_with_next = True
    definition = document.styles[DEFINITION].paragraph_format
    definition.left_indent, definition.first_line_indent = Pt(_NAME_ROOM), Pt(-_NAME_ROOM)
    definition.tab_stops.add_tab_stop(Pt(_NAME_ROOM))


def _speak(document: WordDocument, language: str) -> None:
    defaults = document.styles.element.find(qn("w:docDefaults"))
    properties = defaults.find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    properties.append(element("w:lang", {"w:val": language, "w:eastAsia": language}))
    for old in document.styles.element.iter(qn("w:lang")):
        old.set(qn("w:val"), language)


def _style(
    document: WordDocument,
    name: str,
    font: str,
    size: float,
    token: str,
    *,
    before: float = 0,
    after: float = 0,
) -> None:
    style = document.styles[name]
    if not isinstance(style, ParagraphStyle):
        raise TypeError(name)
    style.font.name, style.font.size, style.font.color.rgb = font, Pt(size), colour(token)
    properties = style.element.get_or_add_rPr()
    for old in properties.findall(qn("w:szCs")):
        properties.remove(old)
    # Scripts such as Arabic have a size of their own, in half points.
    properties.find(qn("w:sz")).addnext(element("w:szCs", {"w:val": f"{round(2 * size)}"}))
    fonts = properties.get_or_add_rFonts()
    for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(theme), None)
    for script in ("w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), font)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
