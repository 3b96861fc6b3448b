"""The workers that may be asked for, by name: nothing here imports them."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Worker:
    """Where a worker lives (``module:function``, a function from Request to Answer).

    ``prepare`` names modules that a child imports before it is given anything to do, and
    ``rehearsal`` what one that is started ahead does besides, so that its first time is not its
    slowest (``module:function`` of nothing).
    """

    target: str
    prepare: tuple[str, ...] = ()
    rehearsal: str = ""


WORKERS: Mapping[str, Worker] = MappingProxyType(
    {
        "look": Worker(
            "sv_evidence.intake.readers.look:look",
            # Pillow imports the reader of each format only when it meets the first file of it.
            prepare=(
                *(
                    f"PIL.{name}ImagePlugin"
                    for name in ("Bmp", "Gif", "Jpeg", "Mpo", "Png", "Tiff", "WebP")
                ),
                "pi_heif",
            ),
            rehearsal="sv_evidence.intake.readers.rehearsal:rehearse",
        ),
        "table": Worker(
            "sv_evidence.intake.readers.tables:table",
            prepare=("sv_evidence.intake.readers.tables",),
        ),
        "book": Worker(
            "sv_evidence.intake.readers.tables:book",
            prepare=("sv_evidence.intake.readers.tables",),
        ),
        "payroll": Worker(
            "sv_evidence.intake.readers.payroll:payroll",
            prepare=("sv_evidence.intake.readers.payroll",),
        ),
        "fill_sheet": Worker(
            "sv_evidence.intake.readers.filling:fill",
            prepare=("sv_evidence.intake.readers.filling",),
        ),
        "cover": Worker(
            "sv_evidence.intake.readers.covering:cover",
            prepare=("sv_evidence.intake.readers.covering", "PIL.JpegImagePlugin"),
        ),
        "build_pdf": Worker(
            "sv_evidence.reports.pdf.builder:build",
            prepare=("sv_evidence.reports.pdf.builder",),
        ),
        "build_word": Worker(
            "sv_evidence.reports.word.builder:build",
            prepare=("sv_evidence.reports.word.builder",),
        ),
        "read_back": Worker(
            "sv_evidence.reports.pdf.reading_back:read_back", prepare=("pypdfium2",)
        ),
        "scale_pictures": Worker(
            "sv_evidence.reports.pdf.scaling:scale_pictures",
            prepare=("sv_evidence.reports.pdf.scaling", "PIL.JpegImagePlugin"),
        ),
        "choose_scale": Worker(
            "sv_evidence.reports.pdf.scaling:choose_scale",
            prepare=("sv_evidence.reports.pdf.scaling", "PIL.JpegImagePlugin"),
        ),
        "lay_out": Worker(
            "sv_evidence.reports.pdf.leafing:lay_out",
            prepare=("sv_evidence.reports.pdf.leafing",),
            rehearsal="sv_evidence.reports.pdf.fonts:ready",
        ),
        "page_picture": Worker(
            "sv_evidence.reports.pdf.leafing:page_picture",
            prepare=("sv_evidence.reports.pdf.leafing",),
        ),
        "check_pack": Worker(
            "sv_evidence.reports.pdf.verifying:check_pack",
            prepare=("sv_evidence.reports.pdf.verifying",),
        ),
        "check_seal": Worker(
            "sv_evidence.reports.pdf.verifying:check_seal",
            prepare=("sv_evidence.reports.pdf.verifying",),
        ),
        "check_contents": Worker(
            "sv_evidence.reports.pdf.verifying:check_contents",
            prepare=("sv_evidence.reports.pdf.verifying",),
        ),
    }
)
