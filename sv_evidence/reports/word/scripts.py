"""Says to Word which runs are of another script: their face, their language, their direction.

Word sets Arabic, Hebrew and the scripts of India by other properties than Latin, and bold and size
twice (ECMA-376, part 1, 17.3.2). The faces named are those that Windows brings.
"""

from copy import deepcopy
from types import MappingProxyType

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from sv_evidence.reports.scripts import Script, by_script, is_leftward, language_of
from sv_evidence.reports.word.parts import element

_INDIA = "Nirmala UI"
_FACES = MappingProxyType(
    {
        Script.ARABIC: "Arial",
        Script.BENGALI: _INDIA,
        Script.DEVANAGARI: _INDIA,
        Script.ETHIOPIC: "Ebrima",
        Script.GUJARATI: _INDIA,
        Script.GURMUKHI: _INDIA,
        Script.HAN: "Microsoft YaHei",
        Script.HEBREW: "Arial",
        Script.TAMIL: _INDIA,
    }
)
_PLACES = MappingProxyType(
    {
        "ar": "ar-SA",
        "bn": "bn-BD",
        "am": "am-ET",
        "gu": "gu-IN",
        "he": "he-IL",
        "hi": "hi-IN",
        "pa": "pa-IN",
        "ta": "ta-IN",
        "ur": "ur-PK",
        "zh": "zh-CN",
    }
)
"""Word knows languages with their countries."""
_LEFTWARD = frozenset({Script.ARABIC, Script.HEBREW})
_BESIDE = frozenset({Script.ETHIOPIC, Script.HAN})
"""Scripts whose letters Word treats as it treats ours."""
_AFTER_DIRECTION = tuple(
    qn(f"w:{name}")
    for name in ("spacing", "ind", "contextualSpacing", "jc", "outlineLvl", "rPr", "sectPr")
)


def mark_scripts(body: BaseOxmlElement) -> None:
    """Cut runs where the script changes, and tell Word of each; Latin runs stay as they are."""
    for run in list(body.iter(qn("w:r"))):
        texts = run.findall(qn("w:t"))
        if len(texts) == 1 and not (texts[0].text or "").isascii():
            _cut(run, texts[0])
    for paragraph in body.iter(qn("w:p")):
        if is_leftward("".join(each.text or "" for each in paragraph.iter(qn("w:t")))):
            _turn(paragraph)


def _cut(run: BaseOxmlElement, text: BaseOxmlElement) -> None:
    parts = tuple(by_script(text.text or ""))
    if parts[0][0] is None and len(parts) == 1:
        return
    for script, words in parts:
        own = deepcopy(run)
        said = own.find(qn("w:t"))
        said.text = words
        said.set(qn("xml:space"), "preserve")
        if script is not None:
            _dress(own, script, words)
        run.addprevious(own)
    run.getparent().remove(run)


def _dress(run: BaseOxmlElement, script: Script, words: str) -> None:
    properties = run.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    fonts.attrib.clear()
    face, language = _FACES[script], _PLACES[language_of(script, words)]
    for name in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{name}"), face)
    if script in _BESIDE:
        kind = "w:eastAsia" if script is Script.HAN else "w:val"
        properties.append(element("w:lang", {kind: language}))
        return
    bold = properties.find(qn("w:b"))
    if bold is not None:
        bold.addnext(element("w:bCs"))
    properties.append(element("w:rtl" if script in _LEFTWARD else "w:cs"))
    properties.append(element("w:lang", {"w:bidi": language}))


def _turn(paragraph: BaseOxmlElement) -> None:
    """Let a paragraph run to the left."""
    properties = paragraph.get_or_add_pPr()
    turned = element("w:bidi")
    after = next((each for each in properties if each.tag in _AFTER_DIRECTION), None)
    if after is None:
        properties.append(turned)
    else:
        after.addprevious(turned)
