"""A council's monitoring form, made as councils make them: formulas, lists, locks, formats."""

import io
import zipfile
from pathlib import Path

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font, PatternFill, Protection
from openpyxl.worksheet.datavalidation import DataValidation

LINES = ("Meals", "Training", "Jobs")


def council_form() -> bytes:
    """Return the form: sheet Q2 to fill, with totals, a list, locks, merged cells."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Q2"
    sheet["A1"] = "Contract monitoring"
    sheet.merge_cells("A1:H1")
    for column, words in zip(
        "ABCEFGH", ("No", "What", "Target", "Actual", "Cumulative", "%", "Why"), strict=True
    ):
        sheet[f"{column}4"] = words
        sheet[f"{column}4"].font = Font(bold=True)
    for row, name in enumerate(LINES, start=5):
        sheet[f"A{row}"], sheet[f"B{row}"], sheet[f"C{row}"] = row - 4, name, 1000
        sheet[f"E{row}"].number_format = "#,##0"
        sheet[f"E{row}"].fill = PatternFill("solid", fgColor="FFF2CC")
        sheet[f"G{row}"] = f"=F{row}/C{row}"
        for column in "EFHI":
            sheet[f"{column}{row}"].protection = Protection(locked=False)
    sheet["E8"] = "=SUM(E5:E7)"
    sheet["I5"] = "Amber"
    sheet["B5"].comment = Comment("Count each meal once", "Council")
    sheet.merge_cells("H9:H11")
    sheet["H9"].protection = Protection(locked=False)
    ratings = DataValidation(type="list", formula1='"Red,Amber,Green"')
    sheet.add_data_validation(ratings)
    ratings.add("I5:I7")
    sheet.conditional_formatting.add("G5:G7", CellIsRule(operator="lessThan", formula=["0.5"]))
    sheet.protection.sheet = True
    sheet.protection.set_password("council")
    sheet.freeze_panes = "A5"
    rates = book.create_sheet("Rates")
    rates["A1"] = 42
    rates.sheet_state = "hidden"
    book.calculation.fullCalcOnLoad = None
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def kept_form(folder: Path, data: bytes | None = None, name: str = "form.xlsx") -> Path:
    """Write a form to disk."""
    path = folder / name
    path.write_bytes(council_form() if data is None else data)
    return path


def parts_of(data: bytes) -> dict[str, bytes]:
    """Return every part of a workbook by name, in the archive's order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {each.filename: archive.read(each) for each in archive.infolist()}


def with_parts(data: bytes, **parts: bytes) -> bytes:
    """Return a workbook with parts put in place or added; names use ``__`` for ``/``."""
    target = io.BytesIO()
    told = {name.replace("__", "/").replace("_dot_", "."): each for name, each in parts.items()}
    with zipfile.ZipFile(target, "w") as archive:
        for name, held in {**parts_of(data), **told}.items():
            archive.writestr(name, held)
    return target.getvalue()
