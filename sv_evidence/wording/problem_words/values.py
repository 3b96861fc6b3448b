"""Words for problems with tables of outcomes and with payrolls."""

from typing import Final

_NOTHING: Final = "No figure was worked out, and nothing was changed."

_UNFILLED: Final = "Nothing was written; the file is as it came."

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
    "import_map_unusable": (
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
    "map_unusable": (
        "{path} does not say what it must at {where}.",
        "Nothing was written.",
        "What can stand there: {known}.",
    ),
    "sheet_missing": (
        "{name} has no worksheet named {where}.",
        _UNFILLED,
        "Its worksheets are: {known}. Name one of them in the map.",
    ),
    "sheet_hidden": (
        "The worksheet {where} of {name} is hidden.",
        _UNFILLED,
        "Choose one that shows, or ask the buyer whether the hidden one is meant.",
    ),
    "sheet_head_changed": (
        "{where} of {name} now says: {known}.",
        "This may be another form than the one that was pointed at, so nothing was written.",
        "Look at the form, and point at its cells again.",
    ),
    "cell_unknown": (
        "{where} names no cell.",
        _UNFILLED,
        "Name cells by column and row, such as E5.",
    ),
    "cell_has_formula": (
        "The cell {where} of {name} holds a formula.",
        _UNFILLED,
        "Point at the cell that the buyer fills in by hand.",
    ),
    "cell_is_merged": (
        "The cell {where} of {name} is part of a merged one.",
        _UNFILLED,
        "Point at {known}, where the merged cell begins.",
    ),
    "cell_locked": (
        "The cell {where} of {name} is locked by the buyer.",
        _UNFILLED,
        "Point at a cell that may be filled in, or ask the buyer to unlock it.",
    ),
    "cell_not_in_list": (
        "The cell {where} of {name} takes other values only: {known}.",
        _UNFILLED,
        "Fill this cell in by hand, and take it out of the map.",
    ),
    "workbook_signed": (
        "{name} carries a digital signature.",
        "Writing into it would break the signature, so nothing was written.",
        "Ask the buyer for the form without it.",
    ),
}
