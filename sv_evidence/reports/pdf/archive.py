"""Finishes a drawn PDF: structure, attachments, colour, and what it says about itself.

What comes out keeps PDF/A-3a and PDF/UA-1 if what was drawn does: the same bytes each time. The
bytes of pictures and files are put in afterwards, since they are many.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO

import pikepdf
from pikepdf import (
    Array,
    AttachedFileSpec,
    Dictionary,
    Name,
    ObjectStreamMode,
    Pdf,
    String,
)

import resources
from sv_evidence.reports.attachments import Told
from sv_evidence.reports.pdf.metadata import About, packet
from sv_evidence.reports.pdf.structure import write_structure
from sv_evidence.reports.pdf.tags import Tree

_COLOUR = "sRGB IEC61966-2.1"
_VERSION = "1.7"


@dataclass(frozen=True, slots=True)
class Whole:
    """All that goes into a finished file but the bytes of its pictures and files."""

    drawn: bytes
    tree: Tree
    about: About
    placed: Mapping[str, str]
    """The pictures that were drawn empty: names in the file, and names of blobs."""
    files: Sequence[Told]
    """What travels inside, associated with the whole document."""
    seal: str
    """Describes an empty signature field for those who listen; without it there is none."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """An empty stream that a file comes into; what is said of it as it stands in a PDF."""

    number: int
    media_type: bytes
    day: bytes


@dataclass(frozen=True, slots=True)
class Finished:
    """A finished file, and the objects in it whose bytes are still to come."""

    pdf: bytes
    pictures: Mapping[str, int]
    """By their names of blobs."""
    files: tuple[Waiting, ...]
    """In the order of what travels inside."""


def archive(whole: Whole) -> Finished:
    """Finish what was drawn; pictures and files are put in afterwards."""
    to = BytesIO()
    with pikepdf.open(BytesIO(whole.drawn)) as opened:
        write_structure(opened, whole.tree, seal=whole.seal)
        _describe(opened, whole.about)
        _attach(opened, whole.files, whole.about)
        opened.save(
            to,
            deterministic_id=True,
            object_stream_mode=ObjectStreamMode.generate,
            compress_streams=True,
            recompress_flate=False,
            force_version=_VERSION,
        )
    with pikepdf.open(to) as saved:
        pictures, files = dict(_pictures(saved, whole.placed)), tuple(_files(saved))
    return Finished(to.getvalue(), pictures, files)


def _pictures(pdf: Pdf, placed: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    """Yield the number of each picture's object; saving gave it a new one."""
    for page in pdf.pages:
        held = page.obj.Resources.get("/XObject", Dictionary())
        for name in placed.keys() & held.keys():
            yield placed[name], held[name].objgen[0]


def _files(pdf: Pdf) -> Iterator[Waiting]:
    for spec in pdf.Root.get("/AF", ()):
        stream = spec.EF.F
        media_type, day = stream.Subtype.unparse(), stream.Params.ModDate.unparse()
        yield Waiting(stream.objgen[0], media_type, day)


def _describe(pdf: Pdf, about: About) -> None:
    root = pdf.Root
    root.Lang = String(about.lang)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    profile = pdf.make_stream(resources.path("styles/srgb.icc").read_bytes(), N=3)
    root.OutputIntents = Array(
        [
            Dictionary(
                Type=Name.OutputIntent,
                S=Name.GTS_PDFA1,
                OutputConditionIdentifier=String("sRGB"),
                Info=String(_COLOUR),
                DestOutputProfile=profile,
            )
        ]
    )
    root.Metadata = pdf.make_stream(packet(about), Type=Name.Metadata, Subtype=Name.XML)
    pdf.trailer.Info = pdf.make_indirect(
        Dictionary(
            Title=String(about.title),
            Author=String(about.author),
            Subject=String(about.subject),
            Creator=String(about.program),
            Producer=String(about.program),
            CreationDate=String(about.pdf_date),
            ModDate=String(about.pdf_date),
        )
    )


def _attach(pdf: Pdf, files: Sequence[Told], about: About) -> None:
    held = [_attached(pdf, each, about.pdf_date) for each in files]
    if held:
        pdf.Root.AF = pdf.make_indirect(Array(held))


def _attached(pdf: Pdf, told: Told, day: str) -> pikepdf.Object:
    spec = AttachedFileSpec(
        pdf,
        b"",
        description=told.description,
        filename=told.name,
        mime_type=told.media_type,
        relationship=Name("/" + told.relationship),
        creation_date=day,
        mod_date=day,
    )
    pdf.attachments[told.name] = spec
    return spec.obj
