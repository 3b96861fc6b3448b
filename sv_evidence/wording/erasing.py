"""Words for erasing: what goes, what stays with others, and that nothing brings it back."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sv_evidence.domain.records import Kind
from sv_evidence.wording.labels import kinds_count
from sv_evidence.wording.numbers import full_day_text
from sv_evidence.wording.words import tr, trn


def gone_text(gone: Mapping[Kind, int], files: int) -> str:
    """Count what goes: ``1 evidence file, 2 attachments; 3 encrypted files``."""
    what = kinds_count(gone)
    if not files:
        return what
    kept = trn("{count} encrypted file", "{count} encrypted files", files)
    return tr("{what}; {files}", what=what, files=kept)


def toll_lines(
    gone: Mapping[Kind, int],
    loosened: Mapping[Kind, int],
    files: int,
    packs: int,
    backups: Sequence[datetime],
) -> tuple[str, ...]:
    """Say what erasing takes away, what stays here, and what stays with others."""
    lines = [tr("This goes for ever: {what}.", what=gone_text(gone, files))]
    if loosened:
        stays = kinds_count(loosened)
        lines.append(tr("This stays, and no longer names what went: {what}.", what=stays))
    if packs:
        lines.append(
            trn(
                "A pack was made; copies that you gave away still show what it showed.",
                "{count} packs were made; copies that you gave away still show what they showed.",
                packs,
            )
        )
    return (*lines, *backups_text(backups))


def backups_text(backups: Sequence[datetime]) -> tuple[str, ...]:
    """Name the backups that still hold it."""
    if not backups:
        return (tr("Backups made to another place still hold it until they are replaced."),)
    days = list(dict.fromkeys(full_day_text(each) for each in backups))
    return (
        tr(
            "Backups still hold it, made on {days}. Restoring one leaves it out.",
            days=", ".join(days),
        ),
        tr("Backups made to another place leave it out from the next backup there on."),
    )


def erased_text(gone: Mapping[Kind, int]) -> str:
    """Say that it is gone."""
    return tr("Erased for ever: {what}.", what=kinds_count(gone))


def kept_text(count: int) -> str:
    """Say how many things stay because others need them."""
    return trn(
        "{count} thing stays, because other records need it.",
        "{count} things stay, because other records need them.",
        count,
    )


def left_text(count: int) -> str:
    """Say how many encrypted files could not be removed; their keys are gone."""
    return trn(
        "{count} file is held by another program; nobody can read it any more.",
        "{count} files are held by another program; nobody can read them any more.",
        count,
    )
