"""The header opens by either copy, under the right passphrase only."""

import hashlib
import json
import shutil
from pathlib import Path

import pytest

from sv_evidence.domain.problems import Problem
from sv_evidence.store.durable import FolderReadOnly, durable_write
from sv_evidence.store.keys import (
    COPIES,
    NotAWorkspace,
    PassphraseNeeded,
    WorkspaceDamaged,
    WorkspaceIsNewer,
    WrongPassphrase,
    create_header,
    header_faults,
    is_locked,
    open_header,
    set_passphrase,
    subkey,
)


def sealed(body: bytes) -> bytes:
    return body + hashlib.sha256(body).hexdigest().encode() + b"\n"


def forge(folder: Path, **changed: object) -> None:
    """Write headers with a right checksum and other values, as somebody else could."""
    text = (folder / COPIES[0]).read_bytes()
    title, values, _ = text.split(b"\n", 2)
    body = title + b"\n" + json.dumps(json.loads(values) | changed).encode() + b"\n"
    for name in COPIES:
        (folder / name).write_bytes(sealed(body))


def test_a_workspace_without_passphrase_opens_and_says_it_is_not_locked(tmp_path: Path) -> None:
    master = create_header(tmp_path)

    assert len(master) == 32
    assert open_header(tmp_path) == master
    assert open_header(tmp_path, "ignored") == master
    assert not is_locked(tmp_path)
    assert header_faults(tmp_path) == ()


def test_every_workspace_has_a_key_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()

    assert create_header(tmp_path) != create_header(tmp_path / "other")


def test_a_locked_workspace_opens_only_with_its_passphrase(tmp_path: Path) -> None:
    master = create_header(tmp_path, "larch and spur")

    assert is_locked(tmp_path)
    assert open_header(tmp_path, "larch and spur") == master
    with pytest.raises(WrongPassphrase):
        open_header(tmp_path, "larch and spur ")
    with pytest.raises(PassphraseNeeded):
        open_header(tmp_path)


def test_a_locked_header_does_not_hold_the_key(tmp_path: Path) -> None:
    master = create_header(tmp_path, "larch and spur")

    for name in COPIES:
        text = (tmp_path / name).read_bytes()
        assert master.hex().encode() not in text
        assert b"larch" not in text


def test_a_new_passphrase_wraps_the_same_key_again(tmp_path: Path) -> None:
    master = create_header(tmp_path)

    set_passphrase(tmp_path, None, "first")
    assert open_header(tmp_path, "first") == master
    set_passphrase(tmp_path, "first", "second")
    with pytest.raises(WrongPassphrase):
        open_header(tmp_path, "first")
    set_passphrase(tmp_path, "second", None)

    assert open_header(tmp_path) == master


def test_a_wrong_old_passphrase_changes_nothing(tmp_path: Path) -> None:
    create_header(tmp_path, "right")
    before = [(tmp_path / name).read_bytes() for name in COPIES]

    with pytest.raises(WrongPassphrase):
        set_passphrase(tmp_path, "wrong", "new")

    assert [(tmp_path / name).read_bytes() for name in COPIES] == before


@pytest.mark.parametrize("damaged", COPIES)
def test_any_bit_flipped_in_one_copy_still_opens_and_heals(tmp_path: Path, damaged: str) -> None:
    master = create_header(tmp_path)
    good = (tmp_path / damaged).read_bytes()
    for bit in range(0, len(good) * 8, 7):  # 7 and 8 share no factor: every position of a byte
        flipped = bytearray(good)
        flipped[bit // 8] ^= 1 << bit % 8
        (tmp_path / damaged).write_bytes(flipped)
        assert header_faults(tmp_path) == (damaged,)

        assert open_header(tmp_path) == master
        assert (tmp_path / damaged).read_bytes() == good


@pytest.mark.parametrize("gone", COPIES)
def test_a_missing_copy_is_written_again(tmp_path: Path, gone: str) -> None:
    master = create_header(tmp_path, "pass")
    (tmp_path / gone).unlink()

    assert open_header(tmp_path, "pass") == master
    assert header_faults(tmp_path) == ()


def test_when_a_power_cut_came_between_the_copies_the_newer_one_holds(tmp_path: Path) -> None:
    master = create_header(tmp_path)
    old = (tmp_path / COPIES[1]).read_bytes()
    set_passphrase(tmp_path, None, "new")
    (tmp_path / COPIES[1]).write_bytes(old)
    assert header_faults(tmp_path) == (COPIES[1],)

    with pytest.raises(PassphraseNeeded):
        open_header(tmp_path)
    assert open_header(tmp_path, "new") == master

    assert header_faults(tmp_path) == ()


def test_a_copy_that_cannot_be_healed_still_opens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    master = create_header(tmp_path)
    (tmp_path / COPIES[1]).unlink()

    def refuse(path: Path, _data: bytes) -> None:
        raise FolderReadOnly(path.parent)

    monkeypatch.setattr("sv_evidence.store.keys.durable_write", refuse)
    assert open_header(tmp_path) == master
    assert header_faults(tmp_path) == (COPIES[1],)


def test_a_folder_without_a_workspace_is_told_from_a_damaged_one(tmp_path: Path) -> None:
    with pytest.raises(NotAWorkspace):
        open_header(tmp_path)
    (tmp_path / "vault").mkdir()
    with pytest.raises(WorkspaceDamaged) as damaged:
        open_header(tmp_path)

    assert damaged.value.details == {"folder": tmp_path, "what": "header"}


def test_both_copies_broken_is_damage(tmp_path: Path) -> None:
    create_header(tmp_path)
    for name in COPIES:
        (tmp_path / name).write_bytes(b"\0" * 300)

    with pytest.raises(WorkspaceDamaged):
        open_header(tmp_path)
    assert header_faults(tmp_path) == COPIES


def test_a_header_of_a_later_format_is_refused_and_kept_as_it_is(tmp_path: Path) -> None:
    text = sealed(b"SV Evidence workspace header, version 7\nwhatever that may mean\n")
    for name in COPIES:
        (tmp_path / name).write_bytes(text)

    with pytest.raises(WorkspaceIsNewer) as newer:
        open_header(tmp_path)

    assert newer.value.details["needs"] == 7
    assert (tmp_path / COPIES[0]).read_bytes() == text


def test_a_file_of_another_kind_is_no_header(tmp_path: Path) -> None:
    for name in COPIES:
        (tmp_path / name).write_bytes(sealed(b"Something else\n"))

    with pytest.raises(WorkspaceDamaged):
        open_header(tmp_path)


@pytest.mark.parametrize(
    "changed",
    [
        {"kibibytes": 1 << 30},
        {"passes": 10**6},
        {"lanes": 0},
        {"key": "00"},
        {"key": "not hex"},
        {"turn": None},
        {"unknown": 1},
    ],
    ids=str,
)
def test_a_forged_header_is_refused_before_it_costs_anything(
    tmp_path: Path, changed: dict[str, object]
) -> None:
    create_header(tmp_path, "pass")
    forge(tmp_path, **changed)

    with pytest.raises(Problem):
        open_header(tmp_path, "pass")


def test_subkeys_differ_by_purpose_and_are_the_same_each_time() -> None:
    master = bytes(range(32))

    assert subkey(master, "database key") == subkey(master, "database key")
    assert subkey(master, "database key") != subkey(master, "database salt")
    assert len(subkey(master, "database salt", 16)) == 16


def test_headers_are_private(tmp_path: Path) -> None:
    create_header(tmp_path)
    shutil.copytree(tmp_path, tmp_path.parent / "elsewhere")

    for name in COPIES:
        assert (tmp_path / name).stat().st_mode & 0o077 == 0
    durable_write(tmp_path / "anything", b"x")
    assert (tmp_path / "anything").stat().st_mode & 0o077 == 0
