"""Lines of a Word file: words in their dress, links, marks and pictures, in one paragraph."""

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from sv_evidence.reports.inlines import Drawing, Inline, Inlines, MarkWord, Reference, Words
from sv_evidence.reports.linear import Numbering
from sv_evidence.reports.printable import printable
from sv_evidence.reports.word.dress import MONO, colour
from sv_evidence.reports.word.parts import Names, describe, element
from sv_evidence.wording.labels import mark_label

_MARK_SIZE = 11


@dataclass(frozen=True, slots=True)
class Lines:
    """Puts words and pictures into paragraphs of one document."""

    document: WordDocument
    numbering: Numbering
    names: Names
    drawn: Mapping[Drawing, bytes]
    """The picture of each drawing, as PNG."""
    marks: Mapping[str, bytes]
    """The picture of each proof mark, by its code."""
    anchors: frozenset[str]
    """What can be linked to."""

    def new(self, style: str = "Normal") -> Paragraph:
        """Add an empty paragraph at the end."""
        return self.document.add_paragraph(style=style)

    def words(self, paragraph: Paragraph, inlines: Inlines, *, rows: int = 0) -> None:
        """Add inlines to a paragraph."""
        for each in inlines:
            self._add(paragraph, each, rows)

    def mark(self, paragraph: Paragraph, shown: MarkWord) -> None:
        """Add a proof mark, with its word behind it if it has one."""
        word = printable(shown.word)
        picture = self.marks[shown.mark.value]
        self.picture(paragraph, picture, "" if word else mark_label(shown.mark), width=_MARK_SIZE)
        paragraph.add_run(f" {word} " if word else " ")

    def drawing(self, paragraph: Paragraph, drawing: Drawing, *, widest: float) -> None:
        """Add a drawing, no wider than ``widest`` points, with its words as alternative."""
        width = min(drawing.width, widest)
        self.picture(paragraph, self.drawn[drawing], printable(drawing.alt), width=width)

    def picture(self, paragraph: Paragraph, data: bytes, alt: str, *, width: float) -> None:
        """Add a picture in the line; ``width`` is points."""
        inline = paragraph.add_run().add_picture(BytesIO(data), width=Pt(width))
        describe(inline._inline, alt)  # noqa: SLF001 - alternatives have no public door

    def _add(self, paragraph: Paragraph, inline: Inline, rows: int) -> None:
        text = self.numbering.text(inline, rows)
        match inline:
            case Words():
                self._dress(paragraph.add_run(text), inline)
            case Reference() if inline.to in self.anchors:
                link = self.names.link(paragraph._p, inline.to)  # noqa: SLF001 - nor have inner links
                run = Run(element("w:r"), paragraph)
                link.append(run._r)  # noqa: SLF001
                run.text, run.bold, run.font.color.rgb = text, True, colour("accent")
            case _:
                paragraph.add_run(text)

    def _dress(self, run: Run, words: Words) -> None:
        run.bold = words.bold or None
        run.italic = words.italic or None
        if words.mono:
            run.font.name = MONO
            run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:cs"), MONO)  # noqa: SLF001
        if words.colour:
            run.font.color.rgb = colour(words.colour)
