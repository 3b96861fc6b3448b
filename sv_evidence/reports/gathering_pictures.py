"""What of a file may be seen: its pages, covered ones as covered copies, or else its words."""

from collections.abc import Iterator
from dataclasses import replace

from sv_evidence.domain.covering import by_page, covered_what
from sv_evidence.domain.evidence import ConsentState, Evidence
from sv_evidence.reports.facts import EvidenceFacts, PictureFacts
from sv_evidence.reports.reading import Reading
from sv_evidence.store.derived import Derived

_PAGES = 10
_SCRIPTED = "scripted"
_PROGRAMS = frozenset(
    {"application/vnd.microsoft.portable-executable", "application/x-elf", "text/html"}
)
LONGEST_LINE = 240
MOST_LINES = 24
_MOST_LETTERS = 8000
"""Read of a file's words; what is shown of them is less."""
_MOST_WORDS = 80_000


def pictures_of(reading: Reading, file: Evidence) -> Iterator[PictureFacts]:
    """Yield a document's pages, or the one picture of a photo.

    Of a page with covers only the covered copy is shown, and none if that is not there. Where
    names are private, a page on which nothing is covered is not shown.
    """
    covers = by_page(reading.areas.get(file.uid, ()))
    is_private = file.consent is ConsentState.NAMES_PRIVATE
    seen = reading.view.words_seen_in(file.uid, most=_MOST_WORDS)
    most = min(_PAGES, max(1, reading.question.pages_each))
    shown = 0
    for page in range(1, _PAGES + 1):
        found = _source(reading, file, page)
        if found is None or shown == most:
            break
        if page in covers:
            found = reading.view.derived(file.uid, covered_what(page, covers[page]))
        elif is_private:
            continue
        if found is not None:
            shown += 1
            words = "" if covers or is_private else seen.get(page, "")
            yield PictureFacts(found.what, found.width, found.height, found.size, words=words)


def stays_here(media_type: str, remark: str) -> bool:
    """Say whether a file itself never travels, whatever a person chose."""
    may_run = media_type in _PROGRAMS or "macroenabled" in media_type.lower()
    return media_type.startswith("image/") or may_run or remark == _SCRIPTED


def with_extract(reading: Reading, row: EvidenceFacts) -> EvidenceFacts:
    """Add the first words of a file that may be shown and has no pages; never of a covered one."""
    if row.left_out or row.hidden or row.pictures or row.covered:
        return row
    words = reading.view.words_in(row.uid, most=_MOST_LETTERS)
    lines = [" ".join(line.replace("\t", "; ").split()) for line in words.splitlines()]
    told = [line for line in lines if line.strip("; ")]
    shown = tuple(_cut(line) for line in told[:MOST_LINES])
    is_cut = len(told) > MOST_LINES or len(words) >= _MOST_LETTERS
    is_cut = is_cut or any(len(line) > LONGEST_LINE for line in told[:MOST_LINES])
    return replace(row, extract=shown, is_extract_cut=is_cut)


def _cut(line: str) -> str:
    return (
        line if len(line) <= LONGEST_LINE else f"{line[: LONGEST_LINE - 1]}\N{HORIZONTAL ELLIPSIS}"
    )


def _source(reading: Reading, file: Evidence, page: int) -> Derived | None:
    found = reading.view.derived(file.uid, f"page-{page}")
    if found is None and page == 1:
        return reading.view.derived(file.uid, "picture")
    return found
