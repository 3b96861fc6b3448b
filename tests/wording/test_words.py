"""Sentences come from a catalogue of the person's language, if there is one."""

import gettext
import struct
from pathlib import Path

import pytest

from sv_evidence.wording.words import DOMAIN, tr, trn

WORDS = {
    "": "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=n != 1;\n",
    "Saved {name}.": "Cadwyd {name}.",
    "{count} file\0{count} files": "{count} ffeil\0{count} o ffeiliau",
}


def catalogue(folder: Path) -> None:
    """Write the words as gettext keeps them: a table of texts and one of translations."""
    home = folder / "cy" / "LC_MESSAGES"
    home.mkdir(parents=True)
    pairs = [(key.encode(), value.encode()) for key, value in sorted(WORDS.items())]
    texts, places = b"", (list[bytes](), list[bytes]())
    begin = 28 + 16 * len(pairs)
    for column, into in enumerate(places):
        for pair in pairs:
            into.append(struct.pack("<2I", len(pair[column]), begin + len(texts)))
            texts += pair[column] + b"\0"
    head = struct.pack("<7I", 0x950412DE, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, 0)
    (home / f"{DOMAIN}.mo").write_bytes(head + b"".join((*places[0], *places[1])) + texts)


def test_a_translation_is_found_also_after_none_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalogue(tmp_path)
    before = tr("Saved {name}.", name="it")

    monkeypatch.setenv("LANGUAGE", "cy")
    monkeypatch.setattr(gettext, "bindtextdomain", lambda _domain: str(tmp_path))

    assert before == "Saved it."
    assert tr("Saved {name}.", name="it") == "Cadwyd it."
    assert trn("{count} file", "{count} files", 1) == "1 ffeil"
    assert trn("{count} file", "{count} files", 2_000) == "2,000 o ffeiliau"
    assert tr("Nobody translated this.") == "Nobody translated this."
