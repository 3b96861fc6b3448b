"""Finishes a drawn PDF: structure, attachments, colour, and what it says about itself.

What comes out keeps PDF/A-3a and PDF/UA-1 if what was drawn does: the same bytes each time.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import BinaryIO

import pikepdf
from pikepdf import (
    AccessMode,
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
from sv_evidence.reports.pdf.carrier import Carried
from sv_evidence.reports.pdf.metadata import About, packet
from sv_evidence.reports.pdf.structure import write_structure
from sv_evidence.reports.pdf.tags import Tree

_COLOUR = "sRGB IEC61966-2.1"
_VERSION = "1.7"


@dataclass(frozen=True, slots=True)
class Held:
    """A file inside, and what the document says of it."""

    told: Told
    carried: Carried


@dataclass(frozen=True, slots=True)
class Whole:
    """All that goes into a finished file."""

    source: BinaryIO
    """What was drawn, and what it shows and carries behind it."""
    tree: Tree
    about: About
    pictures: Mapping[str, int]
    """The objects of pictures that were drawn empty, by their names on the pages."""
    files: Sequence[Held]
    """What travels inside, associated with the whole document."""
    seal: str
    """Describes an empty signature field for those who listen; without it there is none."""


def archive(whole: Whole, to: BinaryIO) -> None:
    """Write the finished file."""
    whole.source.seek(0)
    # Mapped into memory, all of it would count as ours.
    with pikepdf.open(whole.source, access_mode=AccessMode.stream) as opened:
        _fill(opened, whole.pictures)
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


def _fill(pdf: Pdf, pictures: Mapping[str, int]) -> None:
    """Put each picture into its place, on every page that shows it."""
    for page in pdf.pages:
        held = page.obj.Resources.get("/XObject", Dictionary())
        for name in set(pictures).intersection(held.keys()):
            held[name] = pdf.get_object(pictures[name], 0)


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


def _attach(pdf: Pdf, files: Sequence[Held], about: About) -> None:
    held = [_attached(pdf, each, about.pdf_date) for each in files]
    if held:
        pdf.Root.AF = pdf.make_indirect(Array(held))


def _attached(pdf: Pdf, file: Held, day: str) -> pikepdf.Object:
    told, carried = file.told, file.carried
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
    stream = pdf.get_object(carried.number, 0)
    stream.Subtype = spec.obj.EF.F.Subtype
    stream.Params = spec.obj.EF.F.Params
    stream.Params.Size = carried.size
    stream.Params.CheckSum = String(carried.md5)
    spec.obj.EF = Dictionary(F=stream, UF=stream)
    pdf.attachments[told.name] = spec
    return spec.obj
