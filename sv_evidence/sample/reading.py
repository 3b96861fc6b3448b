"""Looks at the sample's own files in this process: we made them, so they are not foreign."""

import io
from dataclasses import dataclass
from threading import Event, Lock

from sv_evidence.intake.looking import look_at
from sv_evidence.intake.readers.look import look
from sv_evidence.intake.seen import Seen
from sv_evidence.jail import Answer, ReaderPool, Request, Stream
from sv_evidence.sample.making import made
from sv_evidence.sample.writings import EvidenceLine


@dataclass(frozen=True, slots=True)
class MadeFile:
    """One evidence file of the sample: its bytes, and what a look at them tells."""

    line: EvidenceLine
    data: bytes
    seen: Seen


class OwnReaders(ReaderPool):
    """Reads here and now instead of in a child, one file at a time: PDFium bears no threads."""

    def __init__(self) -> None:
        super().__init__()
        self._turn = Lock()

    def run(self, request: Request, *, stop: Event | None = None) -> Answer:  # noqa: ARG002 - as the pool
        """Answer as a child would."""
        blobs = tuple(
            blob.source.read(blob.size) if isinstance(blob, Stream) else blob
            for blob in request.blobs
        )
        with self._turn:
            return look(Request(request.header, blobs))


def made_and_read(line: EvidenceLine, readers: OwnReaders) -> MadeFile:
    """Make one evidence file and look at it; all threads share the readers."""
    data = made(line)
    return MadeFile(line, data, look_at(line.file, io.BytesIO(data), pool=readers))
