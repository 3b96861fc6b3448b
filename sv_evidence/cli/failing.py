"""How a command fails: a code for the shell, and what happened, what it means and what to do."""

import json
import sys
import traceback
from datetime import datetime
from enum import IntEnum
from pathlib import Path

import platformdirs

from sv_evidence.cli.problems import DayUnreadable
from sv_evidence.cli.session import write
from sv_evidence.domain.problems import InvalidEntry, Problem
from sv_evidence.domain.tables import UnusableRows
from sv_evidence.domain.texts import shown_safely
from sv_evidence.system import PRIVATE_FILE
from sv_evidence.wording.problems import Sentence, our_fault, sentence_for
from sv_evidence.wording.words import tr

USAGE_CODE = "wrong_usage"
OUR_FAULT_CODE = "our_fault"

FIELDS = {
    "no_such_measure": "measure",
    "measure_ambiguous": "measure",
    "no_such_framework": "framework",
    "no_such_outcome": "outcome",
    "no_such_type": "type",
    "no_such_kind": "kind",
    "no_such_record": "ref",
    "not_that_kind": "ref",
    "no_such_figure": "figure",
    "ref_wanted": "ref",
    "cannot_be_binned": "ref",
    "sort_unknown": "sort",
    "already_there": "out",
    "target_unwritable": "out",
    "target_is_folder": "out",
    "no_such_file": "file",
    "columns_missing": "file",
    "table_empty": "file",
    "table_unreadable": "file",
    "table_locked": "file",
    "table_too_long": "file",
    "not_a_table": "file",
    "pay_columns_unclear": "column",
    "no_pay": "file",
    "no_wage_rate": "date",
    "not_a_file": "file",
    "cannot_open": "file",
    "file_empty": "file",
    "file_unreadable": "file",
    "file_too_large": "file",
    "not_json": "file",
    "invalid_framework": "file",
    "no_such_change": "change",
    "number_taken": "number",
    "folder_not_empty": "folder",
    "workspace_exists": "folder",
    "passphrase_needed": "passphrase",
    "wrong_passphrase": "passphrase",
    "no_workspace_given": "workspace",
    "not_a_workspace": "workspace",
    "workspace_in_use": "workspace",
    "workspace_damaged": "workspace",
    "workspace_is_newer": "workspace",
}
"""Which option or argument a problem is about."""


class Code(IntEnum):
    """What the shell is told."""

    DONE = 0
    NO = 1
    """The answer is no: a pack was changed, a workspace is damaged."""
    REFUSED = 2
    """Refused, or it cannot be said; nothing was changed."""
    USAGE = 64
    OURS = 70


def refuse(problem: Problem, *, in_json: bool) -> Code:
    """Say a problem."""
    field = FIELDS.get(problem.code)
    if isinstance(problem, InvalidEntry) and problem.faults:
        field = problem.faults[0].field
    elif isinstance(problem, DayUnreadable):
        field = str(problem.details["option"]).removeprefix("--")
    elif isinstance(problem, UnusableRows) and problem.faults:
        first = problem.faults[0]
        field = f"row {first.row}, {first.column}"
    _say(problem.code, sentence_for(problem), field, in_json=in_json)
    return Code.REFUSED


def refuse_usage(message: str, field: str | None, *, in_json: bool) -> Code:
    """Say that the command was not called as it can be."""
    sentence = Sentence(
        message,
        tr("Nothing was changed."),
        tr("See how it is called with: sv-evidence COMMAND --help"),
    )
    _say(USAGE_CODE, sentence, field, in_json=in_json)
    return Code.USAGE


def own_up(error: BaseException, *, in_json: bool) -> Code:
    """Say that the program failed, and write down how."""
    log = _write_down(error)
    _say(OUR_FAULT_CODE, our_fault(log), None, in_json=in_json)
    return Code.OURS


def _say(code: str, sentence: Sentence, field: str | None, *, in_json: bool) -> None:
    if in_json:
        error = {
            "code": code,
            "message": f"{sentence.happened} {sentence.means}".strip(),
            "field": field,
            "next": sentence.next,
        }
        write(sys.stderr, json.dumps({"error": error}, ensure_ascii=False, indent=2))
        return
    for part in (sentence.happened, sentence.means, sentence.next):
        if part:
            write(sys.stderr, shown_safely(part))


def _write_down(error: BaseException) -> str:
    """Append how it happened to the log; return where, or the reason in short if it cannot be."""
    said = "".join(traceback.format_exception(error))
    folder = Path(platformdirs.user_log_dir("sv-evidence", appauthor=False))
    log = folder / "errors.log"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        log.touch(PRIVATE_FILE)
        with log.open("a", encoding="utf-8", errors="backslashreplace") as stream:
            stream.write(f"{datetime.now().astimezone().isoformat()}\n{said}\n")
    except OSError:
        return f"({type(error).__name__})"
    return str(log)
