"""The key that seals this workspace's packs: kept in the encrypted database, and nowhere else."""

from dataclasses import dataclass, field

from sqlalchemy import Connection, insert, select

from sv_evidence.store.bookkeeping import SEALING_KEYS


@dataclass(frozen=True, slots=True)
class SealingKey:
    """A private key (PKCS 8) and the certificate made for it, both DER."""

    private: bytes = field(repr=False)
    certificate: bytes


def sealing_key(connection: Connection) -> SealingKey | None:
    """Return the workspace's key, or ``None`` as long as nothing was sealed."""
    columns = SEALING_KEYS.c
    asked = select(columns.private, columns.certificate).order_by(columns.key.desc()).limit(1)
    found = connection.execute(asked).one_or_none()
    return None if found is None else SealingKey(*found)


def keep_sealing_key(connection: Connection, key: SealingKey) -> None:
    """Keep a key from now on; older ones stay, for the packs that they sealed."""
    row = {"private": key.private, "certificate": key.certificate}
    connection.execute(insert(SEALING_KEYS).values(row))
