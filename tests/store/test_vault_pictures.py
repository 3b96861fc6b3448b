"""What can be made again: it waits for no medium, and a power cut cannot make it lie."""

import io
from pathlib import Path

import pytest

from sv_evidence.domain.evidence import Condition
from sv_evidence.store.vault import CHUNK, TAG, Vault, VaultFileAltered


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    return Vault(tmp_path / "vault")


def test_what_can_be_made_again_does_not_wait_for_the_medium(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault.lay_out()
    vault.keep(io.BytesIO(b"warms the folder for unfinished files up"))
    waited: list[int] = []
    monkeypatch.setattr("sv_evidence.store.durable.sync_file", waited.append)

    made = vault.keep(io.BytesIO(b"picture"), is_remakeable=True)
    assert (waited, vault.read(made.name, made.key)) == ([], b"picture")

    vault.keep(io.BytesIO(b"original"))
    assert len(waited) == 1


@pytest.mark.parametrize("left", [0, 1, TAG, CHUNK, CHUNK + TAG, CHUNK + TAG + 1])
def test_a_picture_that_a_power_cut_shortened_is_never_half_read(vault: Vault, left: int) -> None:
    made = vault.keep(io.BytesIO(bytes(CHUNK + 7000)), is_remakeable=True)
    with vault.path(made.name).open("r+b") as stream:
        stream.truncate(left)

    assert vault.state(made.name, size=made.size) is Condition.ALTERED
    with pytest.raises(VaultFileAltered):
        vault.read(made.name, made.key)
