"""Words for problems with what goes out: packs, and checking them."""

from typing import Final

_UNCHECKED: Final = "The file was not checked, so this says nothing about it."
_COPY_WORDS: Final = "Copy the eight words as the sender gave them, and try again."

PACKS: Final = {
    "key_of_other_length": (
        "A key fingerprint is eight words, and {count} were given.",
        _UNCHECKED,
        _COPY_WORDS,
    ),
    "not_key_words": (
        "These are not words of a key fingerprint: {unknown}.",
        _UNCHECKED,
        _COPY_WORDS,
    ),
    "already_there": (
        "There is a file at {path} already.",
        "It was left as it is, and no pack was made.",
        "Choose another name, or allow it to be replaced (--overwrite).",
    ),
    "target_unwritable": (
        "The pack could not be written to {path}: {reason}.",
        "If a file was there before, it is unchanged. No pack was made.",
        "Close the file if it is open in another program, or choose a folder where you may write.",
    ),
    "target_is_folder": (
        "{path} is a folder, not a file.",
        "No pack was made.",
        "Give the pack a file name that ends in .pdf.",
    ),
    "figures_disagree": (
        "Two independent counts of the figures differ ({figure}).",
        "A pack with a wrong figure must not leave, so none was made.",
        "Run the check command, and tell us what it says.",
    ),
    "figures_not_printed": (
        "Some figures were not found in the finished pack: {figures}.",
        "It was thrown away; if a file was there before, it is unchanged.",
        "Tell us which figures these are, and what they say in the program.",
    ),
    "not_a_pack": (
        "This file does not carry what a pack carries.",
        "Nothing can be said about its figures and documents.",
        "Check that it is the pack itself, and not a print or an excerpt of it.",
    ),
    "pack_too_large": (
        "This pack cannot be made smaller than {smallest} MB; {asked} MB was asked for.",
        "No pack was made; if a file was there before, it is unchanged.",
        "Allow more, show fewer pages of each document (--pages), or leave originals out.",
    ),
    "no_such_page": (
        "There is no page {page}: the pack has {pages} pages.",
        "Nothing was written.",
        "Choose a page from 1 to {pages}.",
    ),
    "pack_not_built": (
        "The pack could not be built ({reason}).",
        "No pack was made; if a file was there before, it is unchanged.",
        "Run the check command, which names files that are damaged, then try again.",
    ),
    "pack_unreadable": (
        "The finished pack could not be read back: {reason}.",
        "It was thrown away; if a file was there before, it is unchanged.",
        "Try again, and tell us if it happens twice.",
    ),
    "bad_document": (
        "The pack could not be laid out.",
        "No pack was made; if a file was there before, it is unchanged.",
        "Try a shorter period or fewer outcomes, and tell us what it says: this is our fault.",
    ),
    "bad_picture": (
        "A picture could not be put into the pack.",
        "No pack was made; if a file was there before, it is unchanged.",
        "Run the check command: it names the files that are not what was added.",
    ),
    "nothing_to_export": (
        "There is nothing to put in a pack for {period}.",
        "No pack was made.",
        "Choose another period, framework or contract.",
    ),
    "return_locked": (
        "This return went on {sent}.",
        "It stays as it was told, so nothing in it was changed.",
        "Say what has changed since as a correction in the next return.",
    ),
    "contract_wanted": (
        "It is not clear which contract is meant. Contracts here: {known}.",
        "Nothing was written.",
        "Name one with --contract.",
    ),
    "nothing_promised": (
        "{contract} has no commitments yet.",
        "There is nothing to report, so no return was begun.",
        "Add what was promised first: each commitment with its measure, target and day.",
    ),
    "period_not_begun": (
        "The period from {first} has not begun.",
        "There is nothing to report yet, so no return was begun.",
        "Choose a period that has begun.",
    ),
    "contract_has_no_days": (
        "{contract} has no first day.",
        "Without it nobody can say which periods to report, so no return was made.",
        "Give the contract its first and last day.",
    ),
}
