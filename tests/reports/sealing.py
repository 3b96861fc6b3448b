"""Keys to seal with, and a small sealed PDF to take apart."""

from datetime import datetime
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, ObjectStreamMode, String

from sv_evidence.reports.pdf.seal import seal
from sv_evidence.reports.pdf.sealing_key import FIELD, key_digest, new_key
from sv_evidence.reports.sealer import ReadyKey, Sealer
from tests.builders import NOW


def a_ready_key(organisation: str = "Larkspur Kitchens CIC", at: datetime = NOW) -> ReadyKey:
    private, certificate = new_key(organisation, at)
    return ReadyKey(
        Sealer(key_digest(certificate).hex()),
        lambda file: seal(file, private=private, certificate=certificate, at=at),
    )


def an_unsealed_pdf() -> bytes:
    """One blank page with an empty signature field."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        page = pdf.pages[0].obj
        field = pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Widget,
                FT=Name.Sig,
                T=String(FIELD),
                Rect=Array([0, 0, 0, 0]),
                F=132,
                P=page,
            )
        )
        page.Annots = Array([field])
        pdf.Root.AcroForm = Dictionary(Fields=Array([field]), SigFlags=0)
        out = BytesIO()
        pdf.save(out, deterministic_id=True, object_stream_mode=ObjectStreamMode.generate)
    return out.getvalue()


def with_increment(pdf: bytes) -> bytes:
    """Append a revision, as a PDF editor does that saves a change."""
    from pyhanko.pdf_utils.generic import DictionaryObject, pdf_name, pdf_string  # noqa: PLC0415
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter  # noqa: PLC0415

    file = BytesIO(pdf)
    writer = IncrementalPdfFileWriter(file, strict=False)
    later = {pdf_name("/HideToolbar"): pdf_string("later")}
    writer.root["/ViewerPreferences"] = DictionaryObject(later)  # type: ignore[no-untyped-call]
    writer.update_root()  # type: ignore[no-untyped-call]
    writer.write_in_place()  # type: ignore[no-untyped-call]
    return file.getvalue()
