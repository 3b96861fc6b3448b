"""Real files for tests: a photo with camera data, a one-page PDF, a text."""

from io import BytesIO
from pathlib import Path

from PIL import Image  # noqa: TID253 - tests make pictures
from reportlab.pdfgen.canvas import Canvas  # noqa: TID253 - tests make documents

from sv_evidence.store.workspace import Workspace

CAMERA_DATE = "2026:09:30 12:05:00"
_DATE_TAKEN = 0x9003
_EXIF = 0x8769


def photo(folder: Path, name: str = "IMG_0412.jpg", *, colour: str = "teal") -> Path:
    """Make a small photo taken on the day of the tests' clock."""
    picture = Image.new("RGB", (640, 480), colour)
    exif = Image.Exif()
    exif.get_ifd(_EXIF)[_DATE_TAKEN] = CAMERA_DATE
    path = folder / name
    picture.save(path, "JPEG", exif=exif)
    return path


def document(folder: Path, name: str = "Sign-in sheet 2026-09-30.pdf") -> Path:
    """Make a PDF of one page with a sentence."""
    stream = BytesIO()
    canvas = Canvas(stream, invariant=True)
    canvas.drawString(72, 720, "Lunch club, signed by twelve people")
    canvas.save()
    path = folder / name
    path.write_bytes(stream.getvalue())
    return path


def text(folder: Path, name: str = "note.txt", said: str = "We cooked") -> Path:
    """Make a text file."""
    path = folder / name
    path.write_text(said, "utf-8")
    return path


def vault_files(workspace: Workspace) -> list[str]:
    return list(workspace.vault.names())
