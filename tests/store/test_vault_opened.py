"""Copies for other programs are readable, read-only and go away."""

import errno
import io
import os
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sv_evidence.store.durable import DiskFull
from sv_evidence.store.opened import Opened, safe_name
from sv_evidence.store.vault import Kept, Vault, VaultFileMissing


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    return Vault(tmp_path / "vault")


@pytest.fixture
def kept(vault: Vault) -> Kept:
    return vault.keep(io.BytesIO(b"a letter"))


def test_a_copy_has_a_readable_name_and_may_not_be_written(
    tmp_path: Path, vault: Vault, kept: Kept
) -> None:
    path = Opened(tmp_path, vault).copy(kept.name, kept.key, "Start letter.pdf")

    assert path.name == "Start letter.pdf"
    assert path.read_bytes() == b"a letter"
    assert path.stat().st_mode & 0o777 == 0o400
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_two_copies_of_one_name_do_not_meet(tmp_path: Path, vault: Vault, kept: Kept) -> None:
    opened = Opened(tmp_path, vault)

    first = opened.copy(kept.name, kept.key, "a.pdf")
    second = opened.copy(kept.name, kept.key, "a.pdf")

    assert first != second


def test_emptying_removes_every_copy_and_follows_no_link(
    tmp_path: Path, vault: Vault, kept: Kept
) -> None:
    opened = Opened(tmp_path, vault)
    assert opened.empty() == 0
    opened.copy(kept.name, kept.key, "a.pdf")
    (opened.folder / "link").symlink_to(vault.folder)
    (opened.folder / "stray").write_bytes(b"x")

    assert opened.empty() == 0

    assert list(opened.folder.iterdir()) == []
    assert vault.read(kept.name, kept.key) == b"a letter"


def test_a_copy_another_program_holds_open_is_counted(
    tmp_path: Path, vault: Vault, kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Opened(tmp_path, vault)
    held = opened.copy(kept.name, kept.key, "a.pdf")

    def refuse(path: str, onerror: object) -> None:  # as Windows does with an open file
        assert callable(onerror)
        onerror(os.unlink, str(held), None)
        (Path(path) / "still open").write_bytes(b"")

    with monkeypatch.context() as patched:
        patched.setattr(shutil, "rmtree", refuse)
        assert opened.empty() == 1

    assert not held.exists()
    assert opened.empty() == 0


def test_a_copy_of_a_missing_file_leaves_nothing(tmp_path: Path, vault: Vault) -> None:
    opened = Opened(tmp_path, vault)

    with pytest.raises(VaultFileMissing):
        opened.copy("ab" * 32, bytes(32), "a.pdf")

    assert list(opened.folder.iterdir()) == []


def test_a_full_disk_leaves_no_half_copy(
    tmp_path: Path, vault: Vault, kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    opened = Opened(tmp_path, vault)
    monkeypatch.setattr(shutil, "copyfileobj", full)

    with pytest.raises(DiskFull):
        opened.copy(kept.name, kept.key, "a.pdf")
    assert list(opened.folder.iterdir()) == []


@pytest.mark.parametrize(
    ("given_name", "made"),
    [
        ("Sign-in sheet 14 May.pdf", "Sign-in sheet 14 May.pdf"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("C:\\Users\\x.jpg", "C__Users_x.jpg"),
        ("con.txt", "_con.txt"),
        ("COM1", "_COM1"),
        ("photo\u202egpj.exe", "photo_gpj.exe"),
        ("line\nbreak.pdf", "line_break.pdf"),
        ("", "file"),
        (" . ", "file"),
        ("ends in dots...", "ends in dots"),
        ("a" * 300 + ".pdf", "a" * 116 + ".pdf"),
        ("b" * 300, "b" * 120),
        ("é" * 200 + ".jpg", "é" * 58 + ".jpg"),
        ("<b>bold</b>.pdf", "_b_bold__b_.pdf"),
    ],
)
def test_names_from_outside_become_safe(given_name: str, made: str) -> None:
    assert safe_name(given_name) == made


@given(st.text(max_size=400))
def test_any_text_becomes_one_name_that_is_no_path(text: str) -> None:
    made = safe_name(text)

    assert made not in {"", ".", ".."}
    assert not set(made) & set('/\\:*?"<>|\0\n')
    assert len(made.encode()) <= 255
    assert Path(made).name == made
