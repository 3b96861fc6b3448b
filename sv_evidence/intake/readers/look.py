"""The one worker for foreign files: tells what a file is and has the right reader look at it."""

import warnings
from collections.abc import Callable

from sv_evidence.intake.readers import mail, office, pdf, pictures, plain
from sv_evidence.intake.readers.found import Found, Refusal
from sv_evidence.intake.readers.sniff import UNKNOWN, media_type
from sv_evidence.jail.messages import Answer, Request

Reader = Callable[[bytes, Found], None]

_NEEDS_CONVERSION = frozenset({"image/avif", "image/jxl"})
_READERS: dict[str, tuple[str, Reader]] = {
    **{f"image/{name}": ("picture", pictures.read) for name in pictures.FORMATS},
    "application/pdf": ("pdf", pdf.read),
    "application/zip": ("other", office.read),
    "message/rfc822": ("mail", mail.read),
    "text/plain": ("text", plain.read),
    "text/markdown": ("text", plain.read),
    "text/csv": ("sheet", plain.read_table),
    "text/tab-separated-values": ("sheet", plain.read_table),
}
_LISTED_AS = {"image": "picture", "text": "text", "audio": "sound", "video": "film"}


def look(request: Request) -> Answer:
    """Look at the file in the first blob.

    The header says its ``name``, whether the blob is ``whole`` (else it is only the beginning of a
    file too large to be read), and whether the look is to be ``shallow``: no pages drawn, because
    drawing them killed the first child.
    """
    data, header = request.data[0], request.header
    kind = media_type(data, str(header.get("name", "")))
    family, reader = _READERS.get(kind, (_LISTED_AS.get(kind.partition("/")[0], "other"), None))
    found = Found(media_type=kind, family=family)
    if not data:
        found.remark = "empty"
    elif kind in _NEEDS_CONVERSION:
        found.remark = "needs_conversion"
    elif kind == "application/x-encrypted-office":
        found.remark = "encrypted"
    elif kind == UNKNOWN:
        found.remark = "unknown"
    elif not header.get("whole", True):
        found.remark = "too_large"
    elif header.get("shallow") and kind == "application/pdf":
        _read(pdf.count, data, found)
    elif reader is not None and not header.get("shallow"):
        _read(reader, data, found)
    return found.to_answer()


def _read(reader: Reader, data: bytes, found: Found) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # nobody is there to read them
        try:
            reader(data, found)
        except Refusal as refusal:
            found.remark = refusal.remark
        except (MemoryError, RecursionError):
            found.remark = "too_large"
        except Exception:  # noqa: BLE001 - the libraries raise whatever a broken file leads them to
            found.remark = "damaged"
