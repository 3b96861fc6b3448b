"""Breaks a good PDF in one way each, to see whether a judge notices."""

from collections.abc import Callable, Iterator
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from tests.reports.judges import kids

Breaking = Callable[[pikepdf.Pdf], None]


def broken(pdf: bytes, breaking: Breaking) -> bytes:
    """Return a file with one fault."""
    out = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as opened:
        breaking(opened)
        opened.save(out)
    return out.getvalue()


def elements(pdf: pikepdf.Pdf, role: str) -> list[pikepdf.Object]:
    """Return the elements of a role in reading order."""
    return [each for each in _walked(pdf.Root.StructTreeRoot.K) if Name("/" + role) == each.S]


def _walked(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    yield element
    for kid in kids(element):
        yield from _walked(kid)


def without(*names: str) -> Breaking:
    """Take entries out of the catalogue."""

    def breaking(pdf: pikepdf.Pdf) -> None:
        for name in names:
            del pdf.Root[name]

    return breaking


def without_alternative(pdf: pikepdf.Pdf) -> None:
    """Leave a figure without words."""
    del elements(pdf, "Figure")[0]["/Alt"]


def with_a_level_skipped(pdf: pikepdf.Pdf) -> None:
    """Let a heading of the second level be one of the third."""
    elements(pdf, "H2")[0].S = Name.H4


def without_link_words(pdf: pikepdf.Pdf) -> None:
    """Leave a link without a description."""
    pages = (each.obj for each in pdf.pages if "/Annots" in each.obj)
    link = next(each for page in pages for each in page.Annots if "/Contents" in each)
    del link["/Contents"]


def without_shown_title(pdf: pikepdf.Pdf) -> None:
    """Let a reader show the file's name."""
    del pdf.Root.ViewerPreferences


def with_untagged_text(pdf: pikepdf.Pdf) -> None:
    """Write on a page outside its structure."""
    font = next(iter(pdf.pages[-1].obj.Resources.Font.keys()))
    pdf.pages[-1].contents_add(f"BT {font} 9 Tf 60 60 Td <0102> Tj ET".encode())


def with_an_unknown_font(pdf: pikepdf.Pdf) -> None:
    """Name a font that the page has not."""
    pdf.pages[-1].contents_add(b"/Artifact BMC BT /F99 9 Tf 60 60 Td ET EMC")


def without_a_font_file(pdf: pikepdf.Pdf) -> None:
    """Leave a font out of the file."""
    for font in pdf.pages[-1].obj.Resources.Font.values():
        del font.FontDescriptor["/FontFile2"]


def without_letters_of_a_font(pdf: pikepdf.Pdf) -> None:
    """Leave out what a font's codes mean."""
    for font in pdf.pages[-1].obj.Resources.Font.values():
        del font["/ToUnicode"]


def with_the_parent_tree_cut(pdf: pikepdf.Pdf) -> None:
    """Leave the parent tree without its first page."""
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    pdf.Root.StructTreeRoot.ParentTree.Nums = Array(list(numbers)[2:])


def without_scope(pdf: pikepdf.Pdf) -> None:
    """Leave a table's header without its direction."""
    del elements(pdf, "TH")[0]["/A"]


def with_another_title(pdf: pikepdf.Pdf) -> None:
    """Give the file two titles."""
    pdf.docinfo.Title = String("Another")


def with_script(pdf: pikepdf.Pdf) -> None:
    """Let the file act when it is opened."""
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def with_a_row_that_is_none(pdf: pikepdf.Pdf) -> None:
    """Let a table's row be a paragraph."""
    elements(pdf, "TR")[0].S = Name.P


def without_relationship(pdf: pikepdf.Pdf) -> None:
    """Leave an attachment without what it is to the pages."""
    del pdf.Root.AF[0]["/AFRelationship"]


def backwards(pdf: pikepdf.Pdf) -> None:
    """Turn the order of the pages around."""
    pdf.pages.reverse()
