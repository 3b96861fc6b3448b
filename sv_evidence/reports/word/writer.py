"""Writes the stream of a document into a Word file, block by block."""

from collections.abc import Callable, Iterable, Mapping

from docx.enum.text import WD_BREAK
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt
from docx.text.paragraph import Paragraph as WordParagraph

from sv_evidence.jail import ReaderRefused
from sv_evidence.reports.blocks import (
    Contents,
    Cover,
    DefinitionList,
    Figure,
    FingerprintBox,
    MarkLine,
    PageBreak,
    PagePicture,
    Paragraph,
    Photo,
    SignatureLines,
    Steps,
    Tone,
)
from sv_evidence.reports.inlines import Words
from sv_evidence.reports.linear import Item, Title, titles
from sv_evidence.reports.printable import printable
from sv_evidence.reports.tables import Table
from sv_evidence.reports.word.dress import DEFINITION, FINGERPRINT, MARK, NOTE, TEXT_WIDTH
from sv_evidence.reports.word.lines import Lines
from sv_evidence.reports.word.parts import element, within
from sv_evidence.reports.word.tables import add_table
from sv_evidence.wording.numbers import hash_text

_WIDEST = TEXT_WIDTH * 72 / 25.4
_TALLEST = 640.0
_STYLES = {
    Tone.BODY: "Normal",
    Tone.LEAD: "Normal",
    Tone.CAPTION: "Caption",
    Tone.NOTE: NOTE,
    Tone.QUOTE: "Quote",
}
_INDENT = 14.0
_SIGNING = "_" * 40


class Writer:
    """Writes one document; ``pictures`` are the blobs by name, JPEG as the reader made them."""

    def __init__(self, lines: Lines, pictures: Mapping[str, bytes]) -> None:
        self._lines = lines
        self._pictures = pictures
        self._has_break = True
        """Nothing stands on this page yet, so that a break would leave it empty."""

    def write(self, items: Iterable[Item]) -> None:
        """Write every item in order."""
        held = tuple(items)
        for item in held:
            if isinstance(item, Contents):
                self._contents(titles(held))
            else:
                self._one(item)
            self._has_break = isinstance(item, PageBreak)

    def _one(self, item: Item) -> None:
        writers: Mapping[type, Callable[..., None]] = {
            Cover: self._cover,
            Title: self._title,
            Paragraph: self._paragraph,
            Figure: self._figure,
            MarkLine: self._mark,
            Photo: self._photo,
            PagePicture: self._page,
            DefinitionList: self._definitions,
            Steps: self._steps,
            FingerprintBox: self._fingerprint,
            SignatureLines: self._signature,
            Table: self._table,
            PageBreak: self._break,
        }
        writers[type(item)](item)

    def _cover(self, cover: Cover) -> None:
        self._plain(cover.organisation, NOTE)
        if cover.picture is not None:
            self._photo(cover.picture)
        self._plain(cover.kind_line, "Subtitle")
        self._plain(cover.title, "Title")
        for bar in cover.bars:
            if bar.title:
                self._plain(bar.title, MARK)
            for part in bar.parts:
                line = self._lines.new(MARK)
                self._lines.mark(line, part.shown)
                line.add_run(printable(part.figures))
        self._definitions(DefinitionList(cover.facts))
        self._paragraph(Paragraph(cover.note))

    def _title(self, title: Title) -> None:
        heading = self._lines.new(f"Heading {title.level}")
        for anchor in title.anchors:
            self._lines.names.mark(heading._p, anchor)  # noqa: SLF001 - bookmarks have no public door
        heading.add_run(title.text)

    def _contents(self, found: Iterable[Title]) -> None:
        for title in found:
            line = self._lines.new()
            line.paragraph_format.left_indent = Pt(_INDENT * (title.contents_level - 1))
            link = self._lines.names.link(line._p, title.anchors[0])  # noqa: SLF001 - nor have inner links
            link.append(within("w:r", _text(title.listed)))

    def _paragraph(self, paragraph: Paragraph) -> None:
        made = self._lines.new(_STYLES[paragraph.tone])
        if paragraph.anchor:
            self._lines.names.mark(made._p, paragraph.anchor)  # noqa: SLF001
        self._lines.words(made, paragraph.inlines)

    def _figure(self, figure: Figure) -> None:
        if not figure.alt_is_beside:
            self._lines.drawing(self._lines.new(), figure.drawing, widest=_WIDEST)

    def _mark(self, line: MarkLine) -> None:
        self._lines.mark(self._lines.new(MARK), line.shown)

    def _photo(self, photo: Photo) -> None:
        self._picture(photo.blob, photo.alt, photo.pixels, (photo.width, photo.height))

    def _page(self, page: PagePicture) -> None:
        caption = self._lines.new("Caption")
        caption.paragraph_format.page_break_before = not self._has_break
        caption.paragraph_format.keep_with_next = True
        if page.anchor:
            self._lines.names.mark(caption._p, page.anchor)  # noqa: SLF001
        self._lines.words(caption, page.caption)
        self._picture(page.blob, page.alt, page.pixels, (_WIDEST, _TALLEST))

    def _picture(
        self, blob: str, alt: str, pixels: tuple[int, int], room: tuple[float, float]
    ) -> None:
        wide, high = pixels
        if blob not in self._pictures or min(pixels) < 1:
            raise ReaderRefused("bad_picture", why=blob)
        width = min(room[0], _WIDEST, min(room[1], _TALLEST) * wide / high)
        self._lines.picture(self._lines.new(), self._pictures[blob], printable(alt), width=width)

    def _definitions(self, held: DefinitionList) -> None:
        for row in held.rows:
            line = self._lines.new(DEFINITION)
            line.add_run(f"{printable(row.name)}\t").bold = True
            self._lines.words(line, row.inlines)

    def _steps(self, steps: Steps) -> None:
        for number, step in enumerate(steps.steps, 1):
            line = self._lines.new(DEFINITION)
            line.add_run(f"{number}. {printable(step.title)}\t").bold = True
            self._lines.words(line, step.inlines)

    def _fingerprint(self, box: FingerprintBox) -> None:
        self._plain(hash_text(box.sha256), FINGERPRINT)

    def _signature(self, lines: SignatureLines) -> None:
        for name in (lines.name, lines.date_word):
            self._plain(f"{name} {_SIGNING}", "Normal")

    def _table(self, table: Table) -> None:
        add_table(self._lines, table)

    def _break(self, _: PageBreak) -> None:
        if not self._has_break:
            self._lines.new().add_run().add_break(WD_BREAK.PAGE)

    def _plain(self, words: str, style: str) -> WordParagraph:
        made = self._lines.new(style)
        self._lines.words(made, (Words(words),))
        return made


def _text(words: str) -> BaseOxmlElement:
    text = element("w:t")
    text.text = words
    text.set(qn("xml:space"), "preserve")
    return text
