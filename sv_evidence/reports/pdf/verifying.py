"""Checks a sealed pack: the seal byte by byte, then everything that the pack carries.

Workers for the jail: a pack that comes back from somewhere is a foreign file.
"""

import csv
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import asdict, dataclass, field
from io import StringIO
from mmap import ACCESS_READ, mmap
from typing import Any, BinaryIO, Final

import pikepdf

from sv_evidence.jail import Answer, ReaderRefused, Request
from sv_evidence.reports.attachments import MANIFEST, SCHEMA
from sv_evidence.reports.pdf.reading_back import is_printed, page_texts
from sv_evidence.reports.pdf.seal_reading import Readable, SealRead, read_seal
from sv_evidence.reports.recomputing import agrees, recomputed

REGISTER: Final = "register.csv"
_LISTS: Final = (REGISTER, "claims.csv", "details.csv")
_MOST_NAMED: Final = 12
_MOST_FILES: Final = 50_000


@dataclass(slots=True)
class _Found:
    """What agrees and what does not, as the answer tells it."""

    items: list[int] = field(default_factory=lambda: [0, 0])
    figures: list[int] = field(default_factory=lambda: [0, 0])
    strays: list[list[str]] = field(default_factory=list)

    def stray(self, code: str, item: str) -> None:
        if len(self.strays) < _MOST_NAMED:
            self.strays.append([code, item])


def check_pack(request: Request) -> Answer:
    """Read the seal, and compare what the pack carries meanwhile; it counts if the seal is whole.

    The answer has ``seal``: null, or ``key``, ``signer`` and ``at``; its ``faults``; and
    ``contents`` as ``check_contents`` answers, or ``why`` there are none.
    """
    with ThreadPoolExecutor(1) as beside:  # hashing the file lets go of Python's lock
        comparing = Future[dict[str, Any]]()
        reading = beside.submit(read_seal, _readable(request.file))
        try:
            comparing.set_result(_contents(request))
        except Exception as broken:  # noqa: BLE001 - the seal is heard first
            comparing.set_exception(broken)
        read = reading.result()
    if read is None:
        return Answer({"seal": None})
    answer = _said(read)
    if not read.faults:
        try:
            found = comparing.result()
        except ReaderRefused as refused:
            return Answer({**answer, "why": refused.code})
        if found.pop("sealed_by") != read.key.hex():
            found["strays"].append(["resealed", ""])
        answer["contents"] = found
    return Answer(answer)


def check_seal(request: Request) -> Answer:
    """Read the seal alone: where the rest of a file ends whoever reads it.

    The answer has ``seal`` and ``faults`` as that of ``check_pack``.
    """
    read = read_seal(_readable(request.file))
    return Answer({"seal": None} if read is None else _said(read))


def check_contents(request: Request) -> Answer:
    """Compare what a pack carries with its manifest, its lists and its own pages.

    The answer has ``items`` and ``figures``, each ``[agreeing, total]``, the first ``strays`` as
    ``[code, item]``, and the ``register`` fingerprint. Refuses with ``not_a_pack``. The header's
    ``pages`` says whether figures are looked for on the pages too.
    """
    return Answer(_contents(request))


def _said(read: SealRead) -> dict[str, Any]:
    seal = {"key": read.key.hex(), "signer": read.signer, "at": read.sealed_at}
    return {"seal": seal, "faults": list(read.faults)}


def _readable(file: BinaryIO) -> Readable:
    """Return the bytes of a file where they lie, or in memory if they lie nowhere else."""
    try:
        return mmap(file.fileno(), 0, access=ACCESS_READ)
    except (OSError, ValueError):  # in memory, or empty
        return file.read()


def _contents(request: Request) -> dict[str, Any]:
    with _opened(request.file) as pdf:
        if MANIFEST not in pdf.attachments:
            raise ReaderRefused("not_a_pack")
        manifest = _manifest(_bytes(pdf, MANIFEST))
        lists = {name: _bytes(pdf, name) for name in _LISTS if name in pdf.attachments}
        hashes = {name: _hashed(pdf, name) for name in _names(pdf) if name != MANIFEST}
    found = _Found()
    _check_lists(manifest, lists, found)
    _check_items(manifest, _rows(lists.get(REGISTER, b"")), hashes, found)
    pages = page_texts(request.file) if request.header.get("pages") else None
    _check_figures(manifest, lists, pages, found)
    register = hashlib.sha256(lists.get(REGISTER, b"")).hexdigest()
    sealer = manifest.get("sealed_by") or {}
    return {**asdict(found), "register": register, "sealed_by": str(sealer.get("sha256", ""))}


def _opened(file: BinaryIO) -> pikepdf.Pdf:
    try:
        return pikepdf.open(file)
    except (pikepdf.PdfError, pikepdf.PasswordError) as broken:
        raise ReaderRefused("unreadable") from broken


def _names(pdf: pikepdf.Pdf) -> Sequence[str]:
    names = list(pdf.attachments)
    if len(names) > _MOST_FILES:
        raise ReaderRefused("too_big")
    return names


def _bytes(pdf: pikepdf.Pdf, name: str) -> bytes:
    data: bytes = pdf.attachments[name].get_file().read_bytes()
    return data


def _hashed(pdf: pikepdf.Pdf, name: str) -> str:
    return hashlib.sha256(_bytes(pdf, name)).hexdigest()


def _manifest(data: bytes) -> Mapping[str, Any]:
    try:
        told = json.loads(data)
    except (ValueError, RecursionError) as broken:
        raise ReaderRefused("not_a_pack") from broken
    if not isinstance(told, dict) or told.get("schema") != SCHEMA:
        raise ReaderRefused("not_a_pack")
    return told


def _check_lists(manifest: Mapping[str, Any], lists: Mapping[str, bytes], found: _Found) -> None:
    for name in _LISTS:
        if manifest["lists"].get(name) != hashlib.sha256(lists.get(name, b"")).hexdigest():
            found.stray("list_differs", name)


def _check_items(
    manifest: Mapping[str, Any],
    rows: Sequence[Mapping[str, str]],
    hashes: Mapping[str, str],
    found: _Found,
) -> None:
    """Compare every document: manifest, register and the files themselves say the same."""
    listed = {row.get("number", ""): row for row in rows}
    known = set(_LISTS)
    for item in manifest["items"]:
        copies = {str(each["file"]): str(each["sha256"]) for each in item["copies"]}
        known.update(copies)
        matches = _is_listed(item, copies, listed.get(item["number"], {}))
        matches &= all(hashes.get(name) == sha256 for name, sha256 in copies.items())
        if item["original"]:
            known.add(item["original"])
            matches &= hashes.get(item["original"]) == item["sha256"]
        found.items[0] += matches
        found.items[1] += 1
        if not matches:
            found.stray("item_differs", str(item["number"]))
    for number in listed.keys() - {item["number"] for item in manifest["items"]}:
        found.items[1] += 1
        found.stray("item_differs", number)
    for name in sorted(hashes.keys() - known):
        found.stray("file_added", name)


def _is_listed(item: Mapping[str, Any], copies: Mapping[str, str], row: Mapping[str, str]) -> bool:
    return (
        row.get("sha256") == item["sha256"]
        and row.get("copies") == "; ".join(copies)
        and row.get("copies_sha256") == "; ".join(copies.values())
    )


def _check_figures(
    manifest: Mapping[str, Any],
    lists: Mapping[str, bytes],
    texts: Iterable[str] | None,
    found: _Found,
) -> None:
    """Work each figure out anew, and look for it on the pages if they are given."""
    worked_out = recomputed(
        _rows(lists.get("claims.csv", b"")), _rows(lists.get("details.csv", b""))
    )
    pages = None if texts is None else "\n".join(texts)
    for figure in manifest["figures"]:
        key, text = str(figure["key"]), str(figure["text"])
        matches = agrees(worked_out, key, text) and (pages is None or is_printed(text, pages))
        found.figures[0] += matches
        found.figures[1] += 1
        if not matches:
            found.stray("figure_differs", f"{key} {text}")


def _rows(table: bytes) -> Sequence[Mapping[str, str]]:
    return tuple(_read(table))


def _read(table: bytes) -> Iterator[Mapping[str, str]]:
    for row in csv.DictReader(StringIO(table.decode("utf-8", "replace"), newline="")):
        yield {key: value for key, value in row.items() if key and isinstance(value, str)}
