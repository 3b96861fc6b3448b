"""Words for problems with what is recorded: records, references, measures."""

from typing import Final

ENTRIES: Final = {
    "no_such_record": (
        "Nothing here is known as {ref}.",
        "Nothing was changed.",
        "Give a uid or a number such as E-237; the list command shows both.",
    ),
    "ref_wanted": (
        "No record was named.",
        "Nothing was changed.",
        "Give a uid or a number such as E-237; the list command shows both.",
    ),
    "day_unreadable": (
        "{text} is no day.",
        "Nothing was changed.",
        "Give {option} as YYYY-MM-DD, such as 2026-09-30.",
    ),
    "number_taken": (
        "Another record has the number {number} already.",
        "Nothing was changed.",
        "Leave the number out, and the next free one is given.",
    ),
    "no_such_figure": (
        "Nothing that can be explained is called {figure}.",
        "Nothing was changed.",
        "Did you mean {known}? Give a measure's code, or a pack and one of its figures.",
    ),
    "no_such_kind": (
        "There is no kind of record called {kind}.",
        "Nothing was changed.",
        "Known kinds: {known}.",
    ),
    "not_that_kind": (
        "{ref} is not a record of the kind that is wanted here ({wanted}).",
        "Nothing was changed.",
        "Give the uid or number of another record.",
    ),
    "cannot_be_binned": (
        "{ref} cannot go to the bin.",
        "Other records rest on it, so nothing was changed.",
        "Only what you recorded yourself can go to the bin.",
    ),
    "cannot_be_erased": (
        "{ref} cannot be erased.",
        "Other records rest on it, so nothing was changed.",
        "Only what you recorded yourself can be erased.",
    ),
    "needed_by_others": (
        "{what} cannot be erased while other records need it ({count}).",
        "They would name something that is not there, so nothing was changed.",
        "Erase those records first, or give them another.",
    ),
    "no_such_measure": (
        "No measure is known as {measure}.",
        "Nothing was changed.",
        "The codes are in: sv-evidence list measure. Codes near it: {near}.",
    ),
    "measure_ambiguous": (
        "More than one framework has a measure {measure}.",
        "We cannot tell which one is meant, so nothing was changed.",
        "Name the framework too: {choices}.",
    ),
    "no_such_outcome": (
        "No outcome is known as {outcome}.",
        "Nothing was changed.",
        "The framework command exports the file that lists them all.",
    ),
    "no_such_type": (
        "There is no type of evidence called {type}.",
        "Nothing was changed.",
        "Known types: {known}.",
    ),
    "same_uid_differs": (
        "A different record has the uid {uid} already.",
        "Nothing was changed.",
        "Give the new record a uid of its own, or leave the uid out.",
    ),
    "sort_unknown": (
        "A list of this kind cannot be sorted by {sort}.",
        "Nothing was changed.",
        "It can be sorted by: {known}.",
    ),
    "field_in_use": (
        "This record was changed meanwhile.",
        "Your change was not kept, so that the newer one is not lost.",
        "Open it again and make your change once more.",
    ),
}
