"""Plain texts and tables of separated values, in whichever encoding they were saved."""

import csv
import io

from sv_evidence.intake.readers.found import LONGEST_TEXT, Found
from sv_evidence.intake.readers.preview import page_of

MOST_ROWS = 1000
MOST_COLUMNS = 50
_LARGEST_READ = 2 * LONGEST_TEXT
_BY_MARK = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_UTF8_LONGEST = 4


def read(data: bytes, found: Found) -> None:
    """Read a text as it stands."""
    found.text = decoded(data[:_LARGEST_READ])[:LONGEST_TEXT]
    found.thumb = page_of(found.text.splitlines())


def read_table(data: bytes, found: Found) -> None:
    """Read the first rows of separated values; what is no table after all is read as text."""
    words = decoded(data[:_LARGEST_READ])
    first = words.partition("\n")[0]
    separator = max(",;\t", key=first.count)
    rows: list[str] = []
    try:
        for row in csv.reader(io.StringIO(words, newline=""), delimiter=separator):
            rows.append("\t".join(row[:MOST_COLUMNS]))
            if len(rows) >= MOST_ROWS:
                break
    except csv.Error:
        rows = words.splitlines()[:MOST_ROWS]
    found.text = "\n".join(rows)[:LONGEST_TEXT]
    found.thumb = page_of(rows, is_table=True)


def decoded(data: bytes) -> str:
    """Return bytes as text: by their mark, else UTF-8, else as Windows in Western Europe wrote."""
    for mark, encoding in _BY_MARK:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    # A piece may end inside a letter.
    for cut in range(_UTF8_LONGEST if len(data) == _LARGEST_READ else 1):
        try:
            return data[: len(data) - cut].decode("utf-8")
        except UnicodeDecodeError:
            continue
    return data.decode("cp1252", "replace")
