"""Draws on a canvas, y down from the page's top, colours by name. All ink goes through it.

Ink belongs to the element of the tree that is open; with none open it is decoration, which those
who listen pass over. So nothing on a page is ever neither.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager

from reportlab.lib.rl_accel import fp_str
from reportlab.pdfbase.pdfdoc import PDFImageXObject
from reportlab.pdfgen.canvas import Canvas

from sv_evidence.reports.pdf.lines import Line as TextLine
from sv_evidence.reports.pdf.paint import fill_code, paint, stroke_code
from sv_evidence.reports.pdf.shaping import is_plain
from sv_evidence.reports.pdf.styles import PAGE_HEIGHT
from sv_evidence.reports.pdf.tags import Element, Leading, Marked, Role, Tag, Trait, Tree
from sv_evidence.reports.pdf.typist import Typist
from sv_evidence.reports.pdf.visual import Part, parts_of
from sv_evidence.reports.shapes import Shapes

_NO_BORDER = "[0 0 0]"
_DECORATION = "/Artifact BMC"
_HEAD = "/Artifact <</Type /Pagination /Subtype /Header>> BDC"
_FOOT = "/Artifact <</Type /Pagination /Subtype /Footer>> BDC"


class Pen:
    """Draws one document's pages, one after the other."""

    def __init__(
        self,
        canvas: Canvas,
        *,
        anchors: Collection[str] = (),
        link_words: str = "{text}",
    ) -> None:
        self.canvas = canvas
        self.tree = Tree()
        self.placed: dict[str, str] = {}
        """The pictures drawn, by their names in the file."""
        self.shown: list[list[str]] = [[]]
        """The pictures of each page."""
        self._typist = Typist(canvas)
        self._anchors = anchors
        self._link_words = link_words
        self._kept: dict[str, str] = {}
        self._page = 0
        self._count = 0
        self._is_aside = False
        self._inked: Element | str | None = None
        """What the marked content that is open on the page belongs to."""

    def begin(self, what: Tag | Role, traits: Mapping[str, Trait] | None = None) -> None:
        """Let what is drawn belong to an element, until ``end``."""
        if not self._is_aside:
            self.tree.begin(what, traits)

    def begin_figure(self, tag: Tag, x: float, y: float, width: float, height: float) -> None:
        """Begin a figure that fills a box."""
        box = (x, PAGE_HEIGHT - y - height, x + width, PAGE_HEIGHT - y)
        self.begin(tag, {"Placement": "Block", "BBox": box})

    def end(self) -> None:
        """Close the element begun last."""
        if not self._is_aside:
            self.tree.end()

    def draw_aside(self, draw: Callable[[], None]) -> None:
        """Draw something once more that was told before: the head of a table on its next page."""
        self._is_aside = True
        draw()
        self._is_aside = False

    def turn(self) -> None:
        """Finish the page."""
        self._ink(None)
        self.canvas.showPage()
        self._page += 1
        self.shown.append([])
        self._count = 0

    def foot(self, left: TextLine, right: TextLine, x: float, width: float, base: float) -> None:
        """Set what stands at the foot of each page: it is no part of what the document says."""
        self._ink(_FOOT)
        self._set(left, x, base)
        self._set(right, x + width - sum(each.width for each in right), base)

    def line_of_text(self, line: TextLine, x: float, base: float) -> None:
        """Set pieces from left to right on a base line."""
        if not any(piece.to in self._anchors for piece in line):
            self._ink(self._ours)
            self._set(line, x, base)
            return
        for part in parts_of(line):
            piece = part.piece
            is_link = piece.to in self._anchors
            if is_link:
                self.begin(Role.LINK)
            self._ink(self._ours)
            self._set_parts((part,), x, base)
            if is_link:
                at = (x + part.across, base - piece.size)
                says = piece.says or self.leads_to(piece.text)
                self.link(piece.to, says, at, part.width, piece.size * 1.3)
                self.end()

    def link(
        self, to: str, says: str, at: tuple[float, float], width: float, height: float
    ) -> None:
        """Make an area of the open element lead to an anchor; ``says`` describes it."""
        x, y = at
        box = (x, PAGE_HEIGHT - y - height, x + width, PAGE_HEIGHT - y)
        self.canvas.linkRect("", to, box, relative=0, thickness=0, Border=_NO_BORDER)
        if self.tree.current is not None:
            place = len(self.canvas._annotationrefs) - 1  # noqa: SLF001 - there is no public count
            self.tree.current.kids.append(Leading(self._page, place, says))

    def leads_to(self, text: str) -> str:
        """Describe a link that has nothing but its own words."""
        return self._link_words.format(text=text)

    def place(self, anchor: str, y: float) -> None:
        """Let links to an anchor come to this page, a little above y."""
        self.canvas.bookmarkPage(anchor, fit="XYZ", left=0, top=PAGE_HEIGHT - y + 12, zoom=0)

    def rule(self, x: float, y: float, width: float, *, weight: float, ink: str) -> None:
        """Draw a level line, which is decoration."""
        self._ink(_DECORATION)
        level = PAGE_HEIGHT - y
        start, end = fp_str(x, level), fp_str(x + width, level)
        stroke = f"q {fp_str(weight)} w {stroke_code(ink)} {start} m {end} l S Q"
        self.canvas._code.append(stroke)  # noqa: SLF001

    def decorate(self, shapes: Shapes, x: float, y: float) -> None:
        """Draw primitives that say nothing of their own, with their corner at x, y."""
        if shapes:
            self._ink(_DECORATION)
            self._shapes(shapes, x, y)

    def shapes(self, shapes: Shapes, x: float, y: float) -> None:
        """Draw primitives of the open element with their corner at x, y."""
        if shapes:
            self._ink(self._ours)
            self._shapes(shapes, x, y)

    def _shapes(self, shapes: Shapes, x: float, y: float) -> None:
        self.canvas.saveState()
        self.canvas.translate(x, PAGE_HEIGHT - y)
        for shape in shapes:
            paint(self.canvas, shape)
        self.canvas.restoreState()

    @property
    def _ours(self) -> Element | str:
        return _HEAD if self._is_aside else self.tree.current or _DECORATION

    def _ink(self, belongs_to: Element | str | None) -> None:
        """Let the marks that follow on this page belong to an element, or to none."""
        if belongs_to is self._inked:
            return
        code = self.canvas._code  # noqa: SLF001 - ReportLab knows no marked content
        if self._inked is not None:
            code.append("EMC")
        if isinstance(belongs_to, Element):
            belongs_to.kids.append(Marked(self._page, self._count))
            code.append(f"/{belongs_to.role} <</MCID {self._count}>> BDC")
            self._count += 1
        elif belongs_to is not None:
            code.append(belongs_to)
        self._inked = belongs_to

    def _set(self, line: TextLine, x: float, base: float) -> None:
        """Write a line's operators: ReportLab's own text object takes three times as long."""
        if not line:
            return
        parts = [f"BT 1 0 0 1 {fp_str(x, PAGE_HEIGHT - base)} Tm"]
        for piece in line:
            text = piece.text
            if not text.isascii() and not is_plain(text, piece.font):
                self._set_parts(parts_of(line), x, base)
                return
            parts.append(fill_code(piece.colour))
            text = f"{text} " if piece.is_parted else text
            for name, codes in self._typist.coded(piece.font, text):
                parts.append(f"{name} {fp_str(piece.size)} Tf <{codes.hex()}> Tj")
        parts.append("ET")
        self.canvas._code.append(" ".join(parts))  # noqa: SLF001

    def _set_parts(self, held: Sequence[Part], x: float, base: float) -> None:
        """Write parts where they stand, in the order they are read."""
        for part in held:
            piece = part.piece
            if part.run is None:
                self._set((piece,), x + part.across, base)
                continue
            at = (x + part.across, PAGE_HEIGHT - base)
            written = self._typist.written(part.run, piece.size, at, stroke_code(piece.colour))
            parts = ["BT", fill_code(piece.colour), *written]
            if piece.is_parted:
                for name, codes in self._typist.coded(piece.font, " "):
                    parts.append(f"{name} {fp_str(piece.size)} Tf <{codes.hex()}> Tj")
            self.canvas._code.append(" ".join((*parts, "ET")))  # noqa: SLF001

    def picture(self, name: str, x: float, y: float, width: float, height: float) -> None:
        """Draw a picture, once in the file however often on pages.

        ReportLab would keep copies of each, so pixels come in when the file is finished.
        """
        canvas, document = self.canvas, self.canvas._doc  # noqa: SLF001 - passing JPEG through has no public door
        self._ink(self._ours)
        self.shown[-1].append(name)
        is_new = name not in self._kept
        key = self._kept.setdefault(name, f"picture-{len(self._kept) + 1}")
        registered = document.getXObjectName(key)
        if is_new:
            image = PDFImageXObject(key)
            image.streamContent = b""
            self.placed[f"/{registered}"] = name
            canvas._setXObjects(image)  # noqa: SLF001
            document.Reference(image, registered)
            document.addForm(key, image)
        canvas.saveState()
        canvas.translate(x, PAGE_HEIGHT - y - height)
        canvas.scale(width, height)
        canvas._code.append(f"/{registered} Do")  # noqa: SLF001
        canvas.restoreState()
        canvas._formsinuse.append(key)  # noqa: SLF001

    @contextmanager
    def within(self, x: float, y: float, width: float, height: float) -> Iterator[None]:
        """Clip what is drawn in the block to a box."""
        self._ink(self._ours)
        self.canvas.saveState()
        path = self.canvas.beginPath()
        path.rect(x, PAGE_HEIGHT - y - height, width, height)
        self.canvas.clipPath(path, stroke=0, fill=0)
        yield
        self.canvas.restoreState()
