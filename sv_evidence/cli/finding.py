"""The command that finds words: in records, and inside the files of evidence."""

from collections.abc import Iterator
from typing import Annotated, Any

import typer

from sv_evidence.cli.options import session_of
from sv_evidence.domain.records import Kind
from sv_evidence.operations.finding import Found, find
from sv_evidence.wording.words import tr

_MOST = 1000


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("find")(find_)


def find_(
    context: typer.Context,
    words: Annotated[
        list[str], typer.Argument(help="Words that must all be there, or a number such as E-237.")
    ],
    *,
    limit: Annotated[int, typer.Option("--limit", min=1, max=_MOST, help="How many at most.")] = 50,
) -> None:
    """Find records by their words, and evidence by the words inside its files."""
    session = session_of(context)
    with session.reading() as workspace, workspace.read() as view:
        found = find(view, " ".join(words), records=limit, files=limit)
    hits = list(_hits(found))[:limit]
    session.answer(
        {"hits": hits, "records": found.records_in_all, "files": found.files_in_all},
        [*map(_line, hits), _sum(found)],
    )


def _hits(found: Found) -> Iterator[dict[str, Any]]:
    """Yield each record once; one whose file holds the words too says where."""
    inside = {each.file.uid: each for each in found.files}
    for hit in found.records:
        file = inside.pop(hit.uid, None)
        snippet = hit.snippet.text if file is None else file.excerpt.words.text
        yield {
            "kind": hit.kind.value,
            "uid": str(hit.uid),
            "number": hit.number,
            "title": hit.title.text,
            "snippet": snippet,
            "page": None if file is None else file.page,
        }
    for each in inside.values():
        yield {
            "kind": Kind.EVIDENCE.value,
            "uid": str(each.file.uid),
            "number": each.file.number,
            "title": each.file.title,
            "snippet": each.excerpt.words.text,
            "page": each.page,
        }


def _line(hit: dict[str, Any]) -> str:
    named = hit["number"] or hit["kind"]
    return "  ".join(part for part in (named, hit["title"], hit["snippet"]) if part)


def _sum(found: Found) -> str:
    in_all = found.records_in_all + found.files_in_all
    if not in_all:
        return tr("Nothing was found.")
    return tr(
        "{records} in records, {files} inside files.",
        records=f"{found.records_in_all:,}",
        files=f"{found.files_in_all:,}",
    )
