"""Questions of a tender from its papers: documents by their words, a sheet by its rows.

The paper itself is only read, in the jail; what is read is for a person to look over.
"""

from pathlib import Path
from typing import Final

from sv_evidence.domain.question_lists import (
    QuestionDraft,
    questions_in_document,
    questions_in_rows,
)
from sv_evidence.intake.looking import look_at
from sv_evidence.intake.seen import Family
from sv_evidence.intake.tables import TableRefused, read_table
from sv_evidence.operations.bid_problems import NoQuestionsFound
from sv_evidence.operations.incoming import opened

_ROWS: Final = frozenset({".xlsx", ".xlsm", ".csv", ".tsv"})


def questions_from_file(path: Path) -> tuple[QuestionDraft, ...]:
    """Read the questions of a tender's paper.

    Raise ``NoQuestionsFound``, ``NoSuchFile``, ``NotAFile``, ``FileTooLarge``, or
    ``TableRefused`` for a sheet that is locked or cannot be read.
    """
    found = _from_rows(path) if path.suffix.lower() in _ROWS else ()
    if not found:
        with opened(path) as source:
            seen = look_at(path.name, source)
        if seen.family in {Family.DOCUMENT, Family.PDF, Family.TEXT, Family.SHEET, Family.MAIL}:
            found = questions_in_document(seen.text)
    if not found:
        raise NoQuestionsFound(path.name)
    return found


def _from_rows(path: Path) -> tuple[QuestionDraft, ...]:
    with opened(path) as source:
        try:
            rows = read_table(path.name, source)
        except TableRefused as refused:
            if refused.code == "table_locked":
                raise
            return ()
    return questions_in_rows(row.cells for row in rows)
