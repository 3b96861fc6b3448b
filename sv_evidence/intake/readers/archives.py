"""Office files are archives: what they declare is checked before anything is unpacked."""

import io
import zipfile
from collections.abc import Iterator
from typing import IO
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from sv_evidence.intake.readers.found import Refusal

LARGEST_UNPACKED = 100 << 20
"""Bytes, of all members together."""
MOST_RATIO = 200
MOST_MEMBERS = 10_000
_RATIO_MATTERS = 1 << 20
_ENCRYPTED = 1


class Archive:
    """A zip file whose declared sizes are within reason."""

    def __init__(self, data: bytes) -> None:
        """Raise ``Refusal``: ``damaged``, ``encrypted`` or ``too_large``."""
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise Refusal("damaged") from error
        members = self._zip.infolist()
        unpacked = sum(member.file_size for member in members)
        packed = sum(member.compress_size for member in members)
        if len(members) > MOST_MEMBERS or unpacked > LARGEST_UNPACKED:
            raise Refusal("too_large")
        if unpacked > _RATIO_MATTERS and unpacked > MOST_RATIO * max(packed, 1):
            raise Refusal("too_large")
        if any(member.flag_bits & _ENCRYPTED for member in members):
            raise Refusal("encrypted")
        self.names = frozenset(member.filename for member in members)

    def read(self, name: str, most: int) -> bytes:
        """Return the first ``most`` bytes of a member."""
        with self._open(name) as member:
            return member.read(most)

    def elements(self, name: str) -> Iterator[tuple[Element, Element | None]]:
        """Yield each element as it ends, with its parent; entities and DTDs are refused.

        The caller clears what it is done with.
        """
        above: list[Element] = []
        try:
            with self._open(name) as member:
                for event, element in iterparse(member, ("start", "end"), forbid_dtd=True):
                    if event == "start":
                        above.append(element)
                    else:
                        above.pop()
                        yield element, above[-1] if above else None
        except (DefusedXmlException, ParseError, zipfile.BadZipFile, EOFError) as error:
            raise Refusal("damaged") from error

    def _open(self, name: str) -> IO[bytes]:
        try:
            return self._zip.open(name)
        except (zipfile.BadZipFile, NotImplementedError, KeyError) as error:
            raise Refusal("damaged") from error


def local(element: Element) -> str:
    """Return an element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def attribute(element: Element, name: str) -> str:
    """Return an attribute by its name without a namespace, or nothing."""
    for full, value in element.attrib.items():
        if full.rpartition("}")[2] == name:
            return value
    return ""


def forget(element: Element, parent: Element | None) -> None:
    """Let go of a finished element, so that a long document does not pile up."""
    element.clear()
    if parent is not None:
        parent.remove(element)
