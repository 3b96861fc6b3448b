"""What a check of a workspace found, in whole sentences."""

from collections.abc import Mapping

from sv_evidence.wording.numbers import size_text
from sv_evidence.wording.words import tr


def finding_text(code: str, item: str, details: Mapping[str, object]) -> str:
    """Say one finding; ``item`` is what it concerns, a number or a name."""
    words = (_words() | _of_surroundings()).get(code)
    if words is None:
        return tr(
            "{item} is not as it should be ({code}).", item=item or tr("Something"), code=code
        )
    gaps = {"item": item, **{name: _shown(name, value) for name, value in details.items()}}
    return words.format_map(_Gaps(gaps))


def limit_text(lacking: str) -> str:
    """Say what this computer cannot hold a reader of foreign files to."""
    return {
        "memory": tr("This system cannot limit the memory that a reader of foreign files uses."),
        "written": tr("This system cannot limit what a reader of foreign files writes."),
        "network": tr("This system cannot keep a reader of foreign files from the network."),
        "files": tr("This system cannot keep a reader of foreign files from other files."),
    }.get(lacking, lacking)


def _shown(name: str, value: object) -> str:
    return size_text(value) if name == "free" and isinstance(value, int) else str(value)


class _Gaps(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return f"({name})"


def _words() -> dict[str, str]:
    return {
        "database_damaged": tr("The database is damaged ({reason}). Restore the latest backup."),
        "reference_broken": tr("A row of {item} refers to one that is not there."),
        "history_altered": tr(
            "The history was altered outside the program, at change {item} ({why})."
        ),
        "record_altered": tr("{item} is not what its history leads to ({fields})."),
        "record_missing": tr("{item} is missing, though its history says that it is there."),
        "record_not_recorded": tr("{item} is there, though no change made it."),
        "record_erased": tr("The history of {item} was erased in part."),
        "marks_stale": tr("{count} proof marks are not what the records lead to."),
        "evidence_missing": tr("{item} is missing from the workspace."),
        "evidence_altered": tr("{item} is not what was added."),
        "many_files_missing": tr(
            "{missing} of {of} evidence files are gone at once. Is the drive connected?"
        ),
        "pack_missing": tr("The pack {item} is missing from the workspace."),
        "pack_altered": tr("The pack {item} is not what was exported."),
        "picture_missing": tr(
            "A picture made from {item} is missing ({what}). "
            "It can be made again while the file is whole."
        ),
        "picture_altered": tr(
            "A picture made from {item} was altered ({what}). "
            "It can be made again while the file is whole."
        ),
        "picture_remade": tr("A picture of {item} was lost or altered ({what}), and made again."),
        "header_damaged": tr("One copy of the header is damaged ({item}); the other is whole."),
        "backup_damaged": tr("The backup {item} is not what it was when it was made."),
        "workspace_damaged": tr("The workspace cannot be opened ({item}). Restore a backup."),
    }


def _of_surroundings() -> dict[str, str]:
    return {
        "synced_folder": tr(
            "The workspace {item} lies where {program} copies everything to other computers. "
            "It may copy the database half-written, or put an older one in its place, so that work "
            "is lost. Close the program and move the folder to one that stays on this computer; "
            "backups may lie with {program}."
        ),
        "clock_behind": tr(
            "The clock of this computer stands before the last change, made on {day}. "
            "What you record now would get too early a date; its order stays right. "
            "Set the clock, then go on."
        ),
        "little_room": tr(
            "Only {free} are free where the workspace {item} lies. When there is no room left, "
            "nothing more can be saved. Free some space soon."
        ),
    }
