"""Words for problems with the workspace as a whole: its folder, its lock, its backups."""

from typing import Final

WORKSPACES: Final = {
    "disk_full": (
        "There is no room left where {folder} lies.",
        "What you were doing was not kept; everything saved before is safe.",
        "Free some space there and try again.",
    ),
    "room_lacking": (
        "This needs about {needed} where {folder} lies, and only {free} are free there.",
        "Nothing was begun, so nothing was changed.",
        "Free some space there, or take fewer files at a time, and try again.",
    ),
    "folder_read_only": (
        "{folder} can be read but not written.",
        "Nothing was changed.",
        "Copy the folder to a place where you may write, or choose another one, and try again.",
    ),
    "workspace_away": (
        "{folder} is not there any more.",
        "This was not saved, and nothing that was saved before is lost.",
        "Plug its drive in or move the folder back, and save again; or open it where it is now.",
    ),
    "storage_failed": (
        "The computer could not read or write {path}: {reason}.",
        "We could not confirm that the last step was kept.",
        "Check that the disk is still connected and sound, then open the workspace again.",
    ),
    "workspace_in_use": (
        "The workspace in {folder} is open in another window or program.{held}",
        "Only one may write at a time, so nothing was changed.",
        "Close the other one and try again.",
    ),
    "not_a_workspace": (
        "{folder} is not an SV Evidence workspace.",
        "Nothing was read or changed there.",
        "Choose a workspace's folder, or make one (sv-evidence init FOLDER --name NAME).",
    ),
    "no_workspace_given": (
        "No workspace was named, and this folder is none.",
        "Nothing was read or changed.",
        "Name one with --workspace FOLDER, or make one with: sv-evidence init FOLDER --name NAME",
    ),
    "passphrase_needed": (
        "The workspace in {folder} is locked with a passphrase.",
        "Without it nothing can be read, and nothing was changed.",
        "Give the passphrase; commands take it from SV_EVIDENCE_PASSPHRASE.",
    ),
    "wrong_passphrase": (
        "That passphrase does not open the workspace in {folder}.",
        "Nothing was read or changed.",
        "Check for capital letters and the keyboard's language, and try again.",
    ),
    "workspace_damaged": (
        "A part of the workspace in {folder} cannot be read any more ({what}).",
        "We left it exactly as it is, so that nothing more is lost.",
        "Restore the latest backup to a new folder: sv-evidence restore BACKUP --to FOLDER",
    ),
    "workspace_is_newer": (
        "The workspace in {folder} was made by a later edition of the program (format {needs}).",
        "This edition could harm it, so it was left untouched.",
        "Update the program and open the workspace again.",
    ),
    "workspace_exists": (
        "There is a workspace in {folder} already.",
        "Nothing was changed there.",
        "Open that one, or choose an empty folder for the new one.",
    ),
    "folder_not_empty": (
        "{folder} holds other files.",
        "They might be lost or mixed with ours, so nothing was changed.",
        "Choose an empty or a new folder.",
    ),
    "backup_running": (
        "Another backup to {folder} has been running for a long time.",
        "No second one was begun, and nothing was changed.",
        "Wait for it, or restart the computer if it hangs, and try again.",
    ),
    "backup_damaged": (
        "The backup in {folder} is not what it was when it was made ({item}).",
        "It was not used, and nothing was changed.",
        "Choose an older backup; the backups folder of the workspace holds them by date.",
    ),
    "backup_failed": (
        "The backup of {folder} was not made ({reason}).",
        "The workspace itself is untouched; the backups made before are still there.",
        "Check that the disk has room and is connected, and make a backup again.",
    ),
    "not_a_backup": (
        "There is no backup that we can read at {folder}.",
        "Nothing was restored.",
        "Choose a backup, or the place where backups are kept.",
    ),
    "several_backed_up": (
        "Several workspaces were backed up to {folder}: {folders}.",
        "Nothing was restored.",
        "Choose the folder of one of them.",
    ),
    "nothing_to_undo": (
        "There is nothing to undo.",
        "Nothing was changed.",
        "The history shows what was done: sv-evidence history",
    ),
    "nothing_to_redo": (
        "There is nothing to do again.",
        "Nothing was changed.",
        "Redo follows an undo, until something else is changed.",
    ),
    "no_such_change": (
        "No change is known as {change}.",
        "Nothing was undone.",
        "Copy the change from the history: sv-evidence history",
    ),
    "already_undone": (
        "That change was undone before.",
        "Nothing was changed.",
        "The history shows what still stands: sv-evidence history",
    ),
    "not_undoable": (
        "That change cannot be undone.",
        "Undoing, exports, backups and restores are written down but not taken back.",
        "What was undone can be done again with redo; an exported file stays where it is.",
    ),
    "database_busy": (
        "Another program kept the workspace in {folder} busy for too long.",
        "Nothing was changed.",
        "Pause programs that copy or scan that folder, such as a sync client, and try again.",
    ),
    "too_slow": (
        "The work took longer than is allowed, so it was ended.",
        "Nothing was changed.",
        "Close other programs and try again, or ask for less at once.",
    ),
    "too_big": (
        "The work needed more memory or room than is allowed, so it was ended.",
        "Nothing was changed.",
        "Close other programs and try again, or ask for less at once.",
    ),
    "unreadable": (
        "Something could not be read while working on it.",
        "Nothing was changed.",
        "Check that the files open in their own programs, then try again.",
    ),
    "died": (
        "The part of the program that works on foreign files ended unexpectedly.",
        "It is kept apart, so nothing else was harmed and nothing was changed.",
        "Try again; if it happens with the same file, save that file anew in its own program.",
    ),
    "nonsense": (
        "The part of the program that works on foreign files gave no sensible answer.",
        "It is kept apart, so nothing else was harmed and nothing was changed.",
        "Try again; if it happens with the same file, save that file anew in its own program.",
    ),
    "not_started": (
        "The computer would not start the part of the program that works on files.",
        "Nothing was changed.",
        "Close other programs, restart the computer if need be, and try again.",
    ),
    "stopped": (
        "Stopped before it was finished.",
        "Nothing was changed and no half-made file was left.",
        "Start again when you are ready.",
    ),
}
