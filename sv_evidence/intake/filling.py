"""A buyer's own workbook, filled by a child: asked for, and judged before it is used.

Codes where nothing is written: ``table_unreadable``, ``table_locked``, ``table_too_long``,
``not_a_table``, ``sheet_missing``, ``sheet_hidden``, ``sheet_head_changed``, ``cell_has_formula``,
``cell_is_merged``, ``cell_locked``, ``cell_not_in_list``, ``cell_unknown``, ``workbook_signed``;
each with ``name``, ``where`` and ``known``.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO, Final

from sv_evidence.domain.problems import Problem
from sv_evidence.intake.tables import LARGEST_TABLE
from sv_evidence.jail import READER_LIMITS, ReaderRefused, Request, Stream, run

_ZIP: Final = b"PK\x03\x04"
_MOST_NAMED = 20
_REFUSALS: Mapping[object, str] = {
    "damaged": "table_unreadable",
    "encrypted": "table_locked",
    "too_large": "table_too_long",
    "no_table": "not_a_table",
    "no_such_sheet": "sheet_missing",
    "sheet_hidden": "sheet_hidden",
    "head_changed": "sheet_head_changed",
    "no_such_cell": "cell_unknown",
    "cell_has_formula": "cell_has_formula",
    "cell_is_merged": "cell_is_merged",
    "cell_locked": "cell_locked",
    "not_in_list": "cell_not_in_list",
    "signed": "workbook_signed",
}


class SheetNotFilled(Problem):
    """Nothing was written into a workbook: which, where in it, and what stands there."""

    def __init__(self, code: str, name: str, where: str = "", known: str = "") -> None:
        super().__init__(code, name=name, where=where, known=known or "nothing")


@dataclass(frozen=True, slots=True)
class FilledSheet:
    """The workbook with its cells written, and what a person should know of it."""

    data: bytes
    hidden: tuple[str, ...]
    """Names of worksheets that are hidden."""
    has_macros: bool


def fill_sheet(
    name: str,
    source: BinaryIO,
    *,
    sheet: str,
    cells: Mapping[str, Mapping[str, str]],
    heads: Mapping[str, str],
) -> FilledSheet:
    """Return a copy of a workbook with these cells written; raise ``SheetNotFilled``.

    ``cells`` says by reference which ``number`` or ``text`` each is to hold; ``heads`` which words
    other cells must hold, or the form is not the one that was pointed at.
    """
    size = source.seek(0, os.SEEK_END)
    source.seek(0)
    if size > LARGEST_TABLE:
        raise SheetNotFilled("table_too_long", name)
    header = {"name": name, "sheet": sheet, "cells": dict(cells), "heads": dict(heads)}
    answer = run("fill_sheet", Request(header, (Stream(source, size),)), READER_LIMITS)
    try:
        refused = answer.header["refused"]
        if refused is not None:
            where, known = str(answer.header["where"]), str(answer.header["known"])
            raise SheetNotFilled(_REFUSALS[refused], name, where, known)
        return _judged(answer.header["remarks"], answer.blobs[0])
    except (ValueError, TypeError, IndexError, KeyError, AttributeError) as error:
        raise ReaderRefused("nonsense", why=type(error).__name__) from None


def _judged(remarks: Mapping[str, Any], data: bytes) -> FilledSheet:
    if not data.startswith(_ZIP):
        raise ValueError("no workbook")
    hidden = tuple(str(each) for each in remarks["hidden"][:_MOST_NAMED])
    return FilledSheet(data, hidden, bool(remarks["macros"]))
