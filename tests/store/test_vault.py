"""What goes into the vault comes out the same, or the change is noticed."""

import errno
import io
import os
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sv_evidence.domain.evidence import Condition
from sv_evidence.domain.problems import Defect
from sv_evidence.store.durable import DiskFull, StorageFailed
from sv_evidence.store.vault import (
    CHUNK,
    TAG,
    Kept,
    SourceUnreadable,
    Vault,
    VaultFileAltered,
    VaultFileMissing,
    encrypted_size,
)


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    return Vault(tmp_path / "vault")


def pattern(size: int) -> bytes:
    """Bytes that differ from chunk to chunk and cost little to make."""
    return b"".join(number.to_bytes(4, "big") for number in range(size // 4 + 1))[:size]


def kept(vault: Vault, data: bytes) -> Kept:
    return vault.keep(io.BytesIO(data))


class Drip(io.BytesIO):
    """A source that gives a few bytes a time, as pipes do."""

    def read(self, count: int | None = -1, /) -> bytes:
        return super().read(min(count or 0, 300_000))


class Failing(io.BytesIO):
    def read(self, _count: int | None = -1, /) -> bytes:
        raise OSError(errno.EIO, "Input/output error")


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 3 * CHUNK + 70_000])
def test_a_file_comes_out_as_it_went_in(vault: Vault, size: int) -> None:
    data = pattern(size)

    made = kept(vault, data)

    assert vault.read(made.name, made.key) == data
    assert (made.sha256, made.size) == (sha256(data).hexdigest(), size)
    assert vault.path(made.name).stat().st_size == encrypted_size(size)
    assert sha256(vault.path(made.name).read_bytes()).hexdigest() == made.name
    assert vault.state(made.name, size=size, deep=True) is Condition.UNCHANGED


def test_a_source_that_gives_little_at_a_time_is_kept_whole(vault: Vault) -> None:
    data = pattern(2 * CHUNK + 5)

    made = vault.keep(Drip(data))

    assert vault.read(made.name, made.key) == data


def test_the_same_file_twice_has_two_names_and_two_keys(vault: Vault) -> None:
    first, second = kept(vault, b"same"), kept(vault, b"same")

    assert first.sha256 == second.sha256
    assert first.name != second.name
    assert first.key != second.key
    assert sorted(vault.names()) == sorted((first.name, second.name))


def test_nothing_of_the_original_lies_on_disk(vault: Vault) -> None:
    canary = b"Yasmin Begum, 14 Larch Road" * 50

    made = kept(vault, canary)

    assert canary[:27] not in vault.path(made.name).read_bytes()
    assert made.key.hex() not in repr(made)


def test_a_file_is_read_from_a_stream_in_pieces(vault: Vault) -> None:
    data = pattern(2 * CHUNK + 9)
    made = kept(vault, data)

    with vault.open(made.name, made.key) as stream:
        assert stream.readable()
        pieces = list(iter(lambda: stream.read(200_001), b""))

    assert b"".join(pieces) == data


@pytest.mark.parametrize(
    "change",
    [
        lambda raw: raw[:-1],
        lambda raw: raw + b"\0",
        lambda raw: raw[: CHUNK + TAG],
        lambda raw: raw[: 2 * (CHUNK + TAG)],
        lambda raw: raw[CHUNK + TAG : 2 * (CHUNK + TAG)] + raw[: CHUNK + TAG],
        lambda raw: raw + raw[-(CHUNK // 2) :],
        lambda raw: raw[:10],
        lambda _raw: b"",
        lambda raw: bytes(len(raw)),
    ],
    ids=["cut", "longer", "one chunk", "two chunks", "swapped", "doubled", "10", "empty", "zeros"],
)
def test_a_cut_lengthened_or_reordered_file_does_not_open(vault: Vault, change: object) -> None:
    assert callable(change)
    made = kept(vault, pattern(2 * CHUNK + 4096))
    path = vault.path(made.name)
    path.write_bytes(change(path.read_bytes()))

    with pytest.raises(VaultFileAltered):
        vault.read(made.name, made.key)
    assert vault.state(made.name, deep=True) is Condition.ALTERED


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.integers(0, 5000 * 8 - 1))
def test_every_flipped_bit_is_noticed_on_reading_and_by_a_deep_look(
    vault: Vault, place: int
) -> None:
    made = kept(vault, bytes(5000 - TAG))
    path = vault.path(made.name)
    raw = bytearray(path.read_bytes())
    raw[place // 8] ^= 1 << place % 8
    path.write_bytes(raw)

    assert vault.state(made.name, size=made.size) is Condition.UNCHANGED
    assert vault.state(made.name, size=made.size, deep=True) is Condition.ALTERED
    with pytest.raises(VaultFileAltered):
        vault.read(made.name, made.key)


def test_another_file_of_the_same_size_is_noticed(vault: Vault) -> None:
    one, two = kept(vault, b"one"), kept(vault, b"two")
    vault.path(one.name).write_bytes(vault.path(two.name).read_bytes())

    assert vault.state(one.name, size=3, deep=True) is Condition.ALTERED
    with pytest.raises(VaultFileAltered):
        vault.read(one.name, one.key)


def test_a_wrong_key_opens_nothing(vault: Vault) -> None:
    made = kept(vault, b"secret")

    with pytest.raises(VaultFileAltered):
        vault.read(made.name, bytes(32))


def test_a_missing_file_is_said_to_be_missing(vault: Vault) -> None:
    made = kept(vault, b"here")
    vault.path(made.name).unlink()

    assert vault.state(made.name) is Condition.MISSING
    with pytest.raises(VaultFileMissing) as missing:
        vault.read(made.name, made.key)
    assert missing.value.details == {"name": made.name}


def test_a_wrong_size_is_noticed_without_reading(vault: Vault) -> None:
    made = kept(vault, b"four")

    assert vault.state(made.name, size=5) is Condition.ALTERED
    assert vault.state(made.name, size=4) is Condition.UNCHANGED


def test_what_the_medium_does_not_give_back_is_altered(vault: Vault) -> None:
    made = kept(vault, b"four")
    vault.path(made.name).unlink()
    vault.path(made.name).mkdir()

    assert vault.state(made.name) is Condition.ALTERED
    with pytest.raises(StorageFailed):
        vault.open(made.name, made.key)


def test_a_name_from_elsewhere_is_never_a_path(vault: Vault) -> None:
    with pytest.raises(Defect):
        vault.path("../header")


def test_a_file_nothing_points_to_is_set_aside_and_comes_back_when_asked_for(
    vault: Vault,
) -> None:
    made = kept(vault, b"undone, then done again")

    vault.set_aside(made.name)
    assert list(vault.names()) == []
    assert vault.read(made.name, made.key) == b"undone, then done again"

    assert list(vault.names()) == [made.name]
    vault.set_aside(made.name)
    assert vault.state(made.name, size=made.size, deep=True) is Condition.UNCHANGED


def test_setting_aside_what_is_gone_is_a_problem(vault: Vault) -> None:
    with pytest.raises(StorageFailed):
        vault.set_aside("ab" * 32)


def test_an_empty_vault_has_no_names(vault: Vault) -> None:
    assert list(vault.names()) == []
    assert vault.clear_incoming() == 0


def test_the_folders_are_laid_out_once_and_privately(vault: Vault) -> None:
    vault.lay_out()
    vault.lay_out()

    shelves = list(vault.folder.iterdir())
    assert len(shelves) == 256
    assert {shelf.stat().st_mode & 0o777 for shelf in shelves} == {0o700}
    assert list(vault.names()) == []


def test_a_vault_that_cannot_be_laid_out_is_a_problem(vault: Vault) -> None:
    vault.folder.mkdir()
    (vault.folder / "00").write_bytes(b"a file where a folder should be")

    with pytest.raises(StorageFailed):
        vault.lay_out()


def test_an_unreadable_source_leaves_nothing(vault: Vault) -> None:
    with pytest.raises(SourceUnreadable):
        vault.keep(Failing())

    assert list(vault.names()) == []
    assert vault.clear_incoming() == 0


@pytest.mark.parametrize("call", ["write", "fsync", "replace"])
def test_a_full_disk_is_a_problem_and_leaves_nothing(
    vault: Vault, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    def full(*_arguments: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    before = kept(vault, b"before")
    with monkeypatch.context() as patched:
        if call == "write":
            patched.setattr("sv_evidence.store.vault.write_all", full)
        elif call == "fsync":
            patched.setattr("sv_evidence.store.durable.sync_file", full)
        else:
            patched.setattr(Path, "replace", full)
        with pytest.raises(DiskFull):
            kept(vault, b"after")

    assert list(vault.names()) == [before.name]
    assert vault.clear_incoming() == 0
    again = kept(vault, b"after")  # the next try works without a restart
    assert vault.read(again.name, again.key) == b"after"


def test_leftovers_of_a_killed_program_are_cleared(vault: Vault) -> None:
    made = kept(vault, b"kept")
    (vault.folder / "incoming" / "0123.part").write_bytes(b"half")

    assert vault.clear_incoming() == 1
    assert list(vault.names()) == [made.name]


def test_everything_in_the_vault_is_private_whatever_the_umask(vault: Vault) -> None:
    before = os.umask(0)
    try:
        made = kept(vault, b"private")
    finally:
        os.umask(before)

    places = [vault.folder, vault.path(made.name).parent, vault.path(made.name)]
    assert [place.stat().st_mode & 0o077 for place in places] == [0, 0, 0]
