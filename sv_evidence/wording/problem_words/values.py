"""Words for problems with tables of outcomes and with payrolls."""

from typing import Final

_NOTHING: Final = "No figure was worked out, and nothing was changed."

VALUES: Final = {
    "unusable_rows": (
        "{name} cannot be used as it is. {faults}",
        _NOTHING,
        "Mend each cell that is named and try again.",
    ),
    "columns_missing": (
        "{name} lacks columns that are needed: {missing}. Its headings are: {found}.",
        _NOTHING,
        "Give each column its heading in the first row and try again.",
    ),
    "table_empty": (
        "{name} is empty.",
        _NOTHING,
        "Check that it was saved or copied to its end, and try again.",
    ),
    "table_unreadable": (
        "{name} cannot be read as a table; it may be damaged.",
        _NOTHING,
        "Check that it opens in its own program, save it anew there, and try again.",
    ),
    "table_locked": (
        "{name} is locked with a password.",
        _NOTHING,
        "Save it without the password and try again.",
    ),
    "table_too_long": (
        "{name} is too large a table for this.",
        _NOTHING,
        "Keep only the rows and columns that are needed and try again.",
    ),
    "not_a_table": (
        "{name} is not a table that we can read.",
        _NOTHING,
        "Save it as CSV or XLSX and try again.",
    ),
    "map_unusable": (
        "{path} does not say how to read the spreadsheet: {reason}.",
        _NOTHING,
        "Mend the file there and try again; import --dry-run --json shows how it is read now.",
    ),
    "pay_columns_unclear": (
        "{name} does not say clearly which column is which ({asked}). Its headings are: {found}.",
        _NOTHING,
        "Name the heading, such as: --column rate=HEADING.",
    ),
    "no_pay": (
        "{name} has no row that says what somebody is paid an hour.",
        _NOTHING,
        "Check that it has a column of hourly rates with figures under its heading.",
    ),
    "no_wage_rate": (
        "No real Living Wage ({area}) is known for {day}. The first known is of: {first}.",
        _NOTHING,
        "Add the rate of that time as a record of the kind living_wage, or leave those rows out.",
    ),
}
