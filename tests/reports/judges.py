"""Outside judges of a PDF, and what they do not look at; each names the faults it finds.

A judge that is not installed skips its test, so that it never counts as passed.
"""

import shutil
import subprocess
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

FALSE_ALARM = "STREAM-LENGTH-001"
"""Raised when compressed data happens to end in the byte of a line's end: about 1 stream in 256.
``stream_faults`` looks at what it is for."""
_PAINT = frozenset(("Tj", "TJ", "'", '"', "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh"))
_ALSO_PAINT = frozenset(("Do", "BI", "INLINE IMAGE"))


def profile_faults(pdf: bytes, profile: str) -> set[str]:
    """Name the rules of ``3a`` or ``ua1`` that page-validation finds broken."""
    page = pytest.importorskip("page", reason="page-validation is not installed")
    limits = page.SafetyLimits.unlimited()
    report = page.validate_pdf_bytes(pdf, profile=page.ValidationProfile(profile), limits=limits)
    assert report.rules.total > 100, "the judge has looked at little"
    found = {failure.rule_id for failure in report.failures}
    return {rule for rule in found if not rule.endswith(FALSE_ALARM)}


def own_faults(pdf: bytes) -> list[str]:
    """Name what the public judges overlook."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        return [
            *_content_faults(opened),
            *(_tree_faults(opened) if "/StructTreeRoot" in opened.Root else ["no tree"]),
            *_title_faults(opened),
            *stream_faults(pdf),
        ]


def stream_faults(pdf: bytes) -> Iterator[str]:
    """Name streams that are not as long as they say, by the word that must follow each."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        for each in opened.objects:
            if isinstance(each, pikepdf.Stream) and len(each.read_raw_bytes()) != int(each.Length):
                yield f"stream {each.objgen} is not as long as it says"


def _content_faults(pdf: pikepdf.Pdf) -> Iterator[str]:
    for number, page in enumerate(pdf.pages, 1):
        yield from _missing_resources(page, number)
        open_kinds: list[str] = []
        for operands, word in instructions(page):
            if word in {"BDC", "BMC"}:
                open_kinds.append(_kind(word, operands))
                if {"artifact", "real"} <= set(open_kinds):
                    yield f"page {number}: decoration and content inside each other"
            elif word == "EMC":
                if not open_kinds:
                    yield f"page {number}: EMC without BDC"
                    continue
                open_kinds.pop()
            if word in _PAINT | _ALSO_PAINT and not {"artifact", "real"} & set(open_kinds):
                yield f"page {number}: {word} is neither content nor decoration"
        if open_kinds:
            yield f"page {number}: marked content is left open"


def instructions(page: pikepdf.Page, only: str = "") -> Iterator[tuple[Any, str]]:
    """Yield the operands and operators of a page."""
    for each in pikepdf.parse_content_stream(page, only):
        yield each.operands, str(each.operator)


def _missing_resources(page: pikepdf.Page, number: int) -> Iterator[str]:
    held = page.obj.get("/Resources", Dictionary())
    fonts, objects = held.get("/Font", Dictionary()), held.get("/XObject", Dictionary())
    for operands, word in instructions(page, "Tf Do"):
        named = fonts if word == "Tf" else objects
        if str(operands[0]) not in named:
            yield f"page {number}: {word} of {operands[0]}, which is not there"


def _kind(word: str, operands: pikepdf.Object) -> str:
    if operands[0] == Name.Artifact:
        return "artifact"
    has_number = word == "BDC" and "/MCID" in operands[1]
    return "real" if has_number else "plain"


def _tree_faults(pdf: pikepdf.Pdf) -> Iterator[str]:
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    parents = {int(numbers[at]): numbers[at + 1] for at in range(0, len(numbers), 2)}
    for number, page in enumerate(pdf.pages, 1):
        marked = sorted(_marked(page))
        held = parents.get(int(page.obj.get("/StructParents", -1)), ())
        if marked != list(range(len(held))):
            yield f"page {number}: content and parent tree disagree"
        for area in page.obj.get("/Annots", ()):
            if int(area.get("/StructParent", -1)) not in parents:
                yield f"page {number}: an annotation outside the tree"
    yield from _element_faults(pdf.Root.StructTreeRoot.K)


def _marked(page: pikepdf.Page) -> Iterator[int]:
    for operands, word in instructions(page, "BDC"):
        if word == "BDC" and "/MCID" in operands[1]:
            yield int(operands[1].MCID)


def _element_faults(element: pikepdf.Object) -> Iterator[str]:
    if element.S == Name.TH and "/Scope" not in element.get("/A", Dictionary()):
        yield "TH without scope"
    for kid in kids(element):
        if kid.P.objgen != element.objgen:
            yield f"{kid.S} has another parent"
        yield from _element_faults(kid)


def kids(element: pikepdf.Object) -> list[pikepdf.Object]:
    """Return the elements inside an element."""
    held = element.get("/K")
    each = list(held) if isinstance(held, Array) else [held]
    return [kid for kid in each if isinstance(kid, Dictionary) and "/S" in kid]


def _title_faults(pdf: pikepdf.Pdf) -> Iterator[str]:
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        if str(pdf.docinfo.get("/Title", "")) != metadata.get("dc:title"):
            yield "two titles"


def ran(*command: str, pdf: bytes, at: Path) -> subprocess.CompletedProcess[str]:
    """Run a judge on the path over a file; skip the test if it is not there."""
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    path = at / "judged.pdf"
    path.write_bytes(pdf)
    done = [str(path) if each == "PDF" else each for each in command]
    return subprocess.run(done, capture_output=True, text=True, check=False, timeout=120)
