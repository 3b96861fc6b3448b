"""The pieces of WordprocessingML that python-docx has no words for, and a file that repeats.

What a Word file needs to be read aloud well is here: names to link to, alternatives for pictures,
rows that are heads, the language of the text. Source: ECMA-376, part 1.
"""

import zipfile
from collections.abc import Mapping
from io import BytesIO

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a ZIP entry can have."""
_LONGEST_NAME = 40


def element(name: str, attributes: Mapping[str, str] | None = None) -> BaseOxmlElement:
    """Make an element such as ``w:tr`` with its attributes."""
    made = OxmlElement(name)
    for key, value in (attributes or {}).items():
        made.set(qn(key), value)
    return made


def within(name: str, *children: BaseOxmlElement) -> BaseOxmlElement:
    """Make an element that holds others."""
    made = element(name)
    for child in children:
        made.append(child)
    return made


class Names:
    """Bookmarks: each anchor of the tree under a name that Word allows."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def of(self, anchor: str) -> str:
        """Return the bookmark's name: a letter first, letters, digits and underscores, short."""
        number = self._numbers.setdefault(anchor, len(self._numbers) + 1)
        letters = "".join(each if each.isalnum() and each.isascii() else "_" for each in anchor)
        return f"a{number}_{letters}"[:_LONGEST_NAME]

    def mark(self, paragraph: BaseOxmlElement, anchor: str) -> None:
        """Give a paragraph a name to link to."""
        name = self.of(anchor)
        number = str(self._numbers[anchor])
        paragraph.append(element("w:bookmarkStart", {"w:id": number, "w:name": name}))
        paragraph.append(element("w:bookmarkEnd", {"w:id": number}))

    def link(self, paragraph: BaseOxmlElement, anchor: str) -> BaseOxmlElement:
        """Add an inner link to a paragraph and return it, for runs to be put into."""
        link = element("w:hyperlink", {"w:anchor": self.of(anchor), "w:history": "1"})
        paragraph.append(link)
        return link


def describe(picture: BaseOxmlElement, words: str) -> None:
    """Give an inline picture its alternative."""
    properties = picture.find(qn("wp:docPr"))
    properties.set("descr", words)


def repeated(data: bytes) -> bytes:
    """Return the same ZIP with fixed dates and sorted names: the same parts, the same bytes."""
    target = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(data)) as old,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        names = sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name))
        for name in names:
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            is_packed = name.endswith((".jpg", ".jpeg", ".png"))
            entry.compress_type = zipfile.ZIP_STORED if is_packed else zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return target.getvalue()
