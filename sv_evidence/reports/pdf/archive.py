"""Finishes a drawn PDF: structure, attachments, colour, and what it says about itself.

What comes out keeps PDF/A-3a and PDF/UA-1 if what was drawn does: the same bytes each time.
"""

import hashlib
import zlib
from collections.abc import Mapping, Sequence
from io import BytesIO
from types import MappingProxyType

import pikepdf
from pikepdf import Array, AttachedFileSpec, Dictionary, Name, ObjectStreamMode, Pdf, String

import resources
from sv_evidence.reports.attachments import Attachment
from sv_evidence.reports.pdf.jpeg import bare
from sv_evidence.reports.pdf.metadata import About, packet
from sv_evidence.reports.pdf.structure import write_structure
from sv_evidence.reports.pdf.tags import Tree

_COLOUR = "sRGB IEC61966-2.1"
_VERSION = "1.7"
_SAMPLE = 65_536
_WORTH_IT = 0.9
"""What does not shrink below this share is stored as it is: it is compressed already."""


def archived(
    pdf: bytes,
    tree: Tree,
    about: About,
    *,
    pictures: Mapping[str, bytes] = MappingProxyType({}),
    files: Sequence[Attachment] = (),
    seal: str = "",
) -> bytes:
    """Return the finished file.

    ``pictures`` are the JPEGs of pictures that were drawn empty, by their names on the pages.
    ``files`` travel inside it, associated with the whole document. ``seal`` describes an empty
    signature field for those who listen; without it there is none.
    """
    with pikepdf.open(BytesIO(pdf)) as opened:
        _fill(opened, pictures)
        write_structure(opened, tree, seal=seal)
        _describe(opened, about)
        _attach(opened, files, about)
        out = BytesIO()
        opened.save(
            out,
            deterministic_id=True,
            object_stream_mode=ObjectStreamMode.generate,
            compress_streams=True,
            recompress_flate=False,
            force_version=_VERSION,
        )
    return out.getvalue()


def _fill(pdf: Pdf, pictures: Mapping[str, bytes]) -> None:
    """Put each picture into its place."""
    left = set(pictures)
    for page in pdf.pages:
        held = page.obj.Resources.get("/XObject", Dictionary())
        for name in left.intersection(held.keys()):
            held[name].write(bare(pictures[name]), filter=Name.DCTDecode)
            left.discard(name)


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


def _attach(pdf: Pdf, files: Sequence[Attachment], about: About) -> None:
    held = [_attached(pdf, each, about.pdf_date) for each in files]
    if held:
        pdf.Root.AF = pdf.make_indirect(Array(held))


def _attached(pdf: Pdf, file: Attachment, day: str) -> pikepdf.Object:
    spec = AttachedFileSpec(
        pdf,
        b"",
        description=file.description,
        filename=file.name,
        mime_type=file.media_type,
        relationship=Name("/" + file.relationship),
        creation_date=day,
        mod_date=day,
    )
    head = file.data[:_SAMPLE]
    level = 6 if len(zlib.compress(head)) < _WORTH_IT * len(head) else 0
    stream = spec.obj.EF.F
    stream.write(zlib.compress(file.data, level), filter=Name.FlateDecode)
    stream.Params.Size = len(file.data)
    stream.Params.CheckSum = String(hashlib.md5(file.data, usedforsecurity=False).digest())
    pdf.attachments[file.name] = spec
    return spec.obj
