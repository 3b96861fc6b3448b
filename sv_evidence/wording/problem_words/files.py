"""Words for problems with files that come in, and with those the vault keeps."""

from typing import Final

FILES: Final = {
    "vault_file_missing": (
        "An evidence file is missing from the workspace ({name}).",
        "Claims that rest on it are weaker until it is found.",
        "Find the original and add it again; we know it by its SHA-256.",
    ),
    "vault_file_altered": (
        "An evidence file is not what was added ({name}).",
        "It proves nothing as it is, so it was not shown.",
        "Find the original and add it again; we know it by its SHA-256.",
    ),
    "source_unreadable": (
        "The file could not be read to its end: {reason}.",
        "It was not added, and nothing was changed.",
        "Check that it opens in its own program and that the disk is connected, then try again.",
    ),
    "no_such_file": (
        "There is no file at {path}.",
        "Nothing was changed.",
        "Check the name and the folder, and try again.",
    ),
    "not_a_file": (
        "{path} is not a file.",
        "Nothing was changed.",
        "Choose the file itself, not its folder.",
    ),
    "cannot_open": (
        "{path} could not be opened: {reason}.",
        "Nothing was changed.",
        "Check that you may open it and that no other program holds it, then try again.",
    ),
    "file_unreadable": (
        "{name} cannot be read; it may be damaged.",
        "It was not added, and nothing was changed.",
        "Save it anew in its own program and try again, or keep it as it is on the Evidence page.",
    ),
    "file_empty": (
        "{name} is empty.",
        "An empty file proves nothing, so it was not added.",
        "Check that it was saved or copied to its end, and add it again.",
    ),
    "not_attached": (
        "{evidence} is not on this activity.",
        "Nothing was changed.",
        "Attach it to the activity first, then set its strength there.",
    ),
    "file_too_large": (
        "{name} is larger ({size}) than any file we take in ({limit}).",
        "It was not added, and nothing was changed.",
        "Save a smaller copy, such as a scan at 300 dpi, or a picture instead of a film.",
    ),
    "nothing_to_cover": (
        "{evidence} has no picture of a page, so nothing on it can be covered.",
        "Nothing was changed; no document shows its pages.",
        "Add it again as a PDF or a photo if you want to show it with names covered.",
    ),
    "not_json": (
        "{path} is not readable JSON: {reason}.",
        "Nothing was changed.",
        "Mend the file there and try again; the schema command shows what we expect.",
    ),
    "invalid_framework": (
        "The framework file cannot be used. {faults}",
        "It was not added, and nothing was changed.",
        "Mend each place that is named and try again.",
    ),
    "no_such_framework": (
        "There is no framework called {id} here.",
        "Nothing was changed.",
        "Known frameworks: {known}.",
    ),
    "framework_differs": (
        "{id} version {version} is here already, with other content.",
        "A version never changes under old records, so the file was not added.",
        "Give the changed file a version of its own and add it again.",
    ),
}
