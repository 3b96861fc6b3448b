"""The lines of Go to anything: headings, what was found, what can be done, and ways to more."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from sv_evidence.domain.excerpts import Marked, found_in, typed_words
from sv_evidence.domain.proof import Mark
from sv_evidence.domain.records import Kind
from sv_evidence.wording import found as said
from sv_evidence.wording.labels import mark_label
from sv_evidence.wording.words import tr
from ui.pages.palette.asking import SHOWN, Answer, Part, Types
from ui.widgets.signs import KIND_ICONS

if TYPE_CHECKING:
    from datetime import date

    from sv_evidence.operations.finding import FoundInFile
    from sv_evidence.store.search import Hit
    from ui.commands import Command

Act = Callable[[], object]


ICONS = {
    Kind.MEASURE: "list-tree",
    Kind.FRAMEWORK: "list-tree",
    Kind.ACTIVITY: "notebook-pen",
    Kind.EVIDENCE: "images",
    Kind.CONTRACT: "heart-handshake",
    Kind.COMMITMENT: "heart-handshake",
    Kind.BID: "pen-line",
    Kind.QUESTION: "pen-line",
    Kind.CASE_STUDY: "book-open",
    Kind.PACK: "package-check",
    Kind.PROJECT: "folder",
    Kind.PLACE: "map-pin",
    Kind.BUYER: "building-2",
    Kind.PERSON: "users",
}
COMMAND_ICONS = {
    "Ctrl+N": "plus",
    "Ctrl+Shift+N": "notebook-pen",
    "Ctrl+E": "paperclip",
    "Ctrl+P": "package-check",
    "Ctrl+F": "search",
    "Ctrl+Z": "undo-2",
    "Ctrl+Y": "refresh-cw",
    "Ctrl+,": "settings",
    "Ctrl+H": "history",
    "Ctrl+Shift+H": "history",
    "Ctrl+Shift+P": "users",
    "F1": "info",
}
"""By their keys; every other command wears the sign for a command."""


@dataclass(frozen=True, slots=True)
class Heading:
    """Stands above the lines of a part."""

    title: str
    count: str = ""
    note: str = ""
    is_first: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """Something to go to or to do."""

    icon: str
    title: Marked
    act: Act
    lead: str = ""
    """A number before the title, in quiet letters."""
    second: Marked | None = None
    right: str = ""
    keys: str = ""
    mark: Mark | None = None
    look: tuple[UUID, int] | None = None
    """The file that can be looked at first, and its page."""

    @property
    def sentence(self) -> str:
        """All of it, for screen readers."""
        mark = "" if self.mark is None else mark_label(self.mark)
        second = "" if self.second is None else self.second.text
        parts = (self.lead, self.title.text, second, mark, self.right, self.keys)
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class More:
    """Leads to all lines of a part."""

    text: str
    part: Part


Row = Heading | Line | More


@dataclass(frozen=True, slots=True)
class Ways:
    """What the lines lead to: records, files, and what can be done with the words typed."""

    go: "Callable[[Hit], object]"
    show_file: Callable[[UUID], object]
    log: Callable[[str], object]
    list_activities: Callable[[str], object]
    explain: Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Setting:
    """What lines are made with."""

    ways: Ways
    commands: "tuple[Command, ...]"
    types: Types
    today: "date"


def rows_of(answer: Answer, part: Part | None, setting: Setting, retype: Act) -> list[Row]:
    """Return every row; with a part, only its lines. ``retype`` takes the spelling offered."""
    lines = {
        Part.RECORDS: [record_line(hit, setting) for hit in answer.records],
        Part.FILES: [_file_line(each, setting) for each in answer.found.files],
        Part.DO: list(doings(answer, setting, retype)),
    }
    totals = {**_totals(answer), Part.DO: len(lines[Part.DO])}
    rows: list[Row] = []
    for each in Part:
        if lines[each] and part in {None, each}:
            is_whole = part is each or (each is Part.RECORDS and not answer.words)
            shown = lines[each] if is_whole else lines[each][: SHOWN[each]]
            rows.append(_heading(each, answer, totals[each], is_first=not rows))
            rows.extend(shown)
            if not is_whole and totals[each] > len(shown):
                rows.append(More(_more_text(each, totals[each] - len(shown)), each))
    return rows


def counts_of(answer: Answer, setting: Setting, retype: Act) -> dict[Part, int | None]:
    """Count the lines of each kind, shown or not; before anything is typed nothing was found."""
    counts: dict[Part, int | None] = dict.fromkeys(Part)
    if answer.words:
        counts.update(_totals(answer))
    return {**counts, Part.DO: sum(1 for _ in doings(answer, setting, retype))}


def _totals(answer: Answer) -> dict[Part, int]:
    return {Part.RECORDS: answer.found.records_in_all, Part.FILES: answer.found.files_in_all}


def command_rows(words: str, setting: Setting) -> list[Row]:
    """Return the commands alone, those with the words if there are any."""
    lines = list(_commands(words, setting.commands))
    return [Heading(tr("Do"), f"{len(lines):,}", is_first=True), *lines] if lines else []


def record_line(hit: "Hit", setting: Setting) -> Line:
    """Return the line of a record; where no word stands in its title, its second line shows one."""
    what = said.record_line(hit.kind, hit.number, hit.details, setting.types)
    second = hit.snippet if hit.snippet.text and not hit.title.spans else Marked(what)
    return Line(
        icon=ICONS[hit.kind],
        title=hit.title,
        act=partial(setting.ways.go, hit),
        second=second,
        right=said.found_day(hit.day, setting.today),
        mark=hit.mark,
        look=(hit.uid, 1) if hit.kind is Kind.EVIDENCE else None,
    )


def _file_line(each: "FoundInFile", setting: Setting) -> Line:
    file = each.file
    known = setting.types.get(file.type)
    line = each.excerpt.line
    where = said.file_line(file.type, file.source, setting.types, page=each.page, line=line)
    return Line(
        icon="file-text" if known is None else KIND_ICONS[known.kind],
        title=each.excerpt.words,
        act=partial(setting.ways.show_file, file.uid),
        lead=file.number,
        second=Marked(where),
        right=said.found_day(file.dated, setting.today),
        look=(file.uid, each.page or 1),
    )


def doings(answer: Answer, setting: Setting, retype: Act) -> Iterator[Line]:
    """Yield what can be done with the words, and the commands that have them."""
    words, ways = answer.words, setting.ways
    if answer.spelt:
        title = _quoted(tr("Search for {words} instead"), answer.spelt)
        yield Line("search", title, retype)
    if answer.figure:
        title = _quoted(tr("Explain {words}"), answer.figure, quotes=False)
        yield Line("hash", title, partial(ways.explain, answer.figure), keys=tr("Alt+Enter"))
    yield from _commands(words, setting.commands)
    if not words:
        return
    if not answer.found.is_exact:
        yield Line("plus", _quoted(tr("Log activity: {words}"), words), partial(ways.log, words))
    if answer.found.activities_in_all:
        title = _quoted(tr("Show every activity with {words}"), words)
        yield Line("list", title, partial(ways.list_activities, words))


def _commands(words: str, commands: "Sequence[Command]") -> Iterator[Line]:
    wanted = typed_words(words)
    for each in commands:
        marked = found_in(wanted, (each.text,))
        if marked is not None:
            icon = each.icon or COMMAND_ICONS.get(each.keys, "command")
            yield Line(icon, marked[0], each.act, keys=each.keys)


def _quoted(text: str, words: str, *, quotes: bool = True) -> Marked:
    """Put words into the gap of a sentence, marked, between quotation marks."""
    before, _, after = text.partition("{words}")
    if quotes:
        before = f"{before}\N{LEFT DOUBLE QUOTATION MARK}"
        after = f"\N{RIGHT DOUBLE QUOTATION MARK}{after}"
    return Marked(f"{before}{words}{after}", ((len(before), len(before) + len(words)),))


def _heading(part: Part, answer: Answer, count: int, *, is_first: bool) -> Heading:
    if part is Part.RECORDS and not answer.words:
        title = tr("Opened last") if answer.recent_was_opened else tr("Logged last")
        return Heading(title, is_first=is_first)
    title = part_title(part)
    note = ""
    if part is Part.FILES and answer.read is not None and answer.read.unread:
        note = said.read_text(answer.read.read, answer.read.of)
    return Heading(title, f"{count:,}", note, is_first=is_first)


def part_title(part: Part) -> str:
    """Name a part."""
    return {
        Part.RECORDS: tr("Records"),
        Part.FILES: tr("Words inside files"),
        Part.DO: tr("Do"),
    }[part]


def part_name(part: Part) -> str:
    """Name a part as briefly as a chip does."""
    return tr("Words in files") if part is Part.FILES else part_title(part)


def _more_text(part: Part, count: int) -> str:
    words = {
        Part.RECORDS: said.more_records,
        Part.FILES: said.more_files,
        Part.DO: said.more_doings,
    }
    return words[part](count)


def first_line(rows: Iterable[Row]) -> int:
    """Return where the first line stands that can be chosen; -1 if there is none."""
    return next((at for at, row in enumerate(rows) if not isinstance(row, Heading)), -1)
