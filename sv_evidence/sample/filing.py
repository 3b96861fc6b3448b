"""Adds the sample's evidence files, a handful at a time, as they came in."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from itertools import groupby
from pathlib import Path

from sv_evidence.domain.evidence import Channel, ConsentState
from sv_evidence.domain.problems import Defect
from sv_evidence.operations.attaching import attach_files
from sv_evidence.operations.consents import Consent
from sv_evidence.operations.incoming import FileDraft
from sv_evidence.sample.diary import Diary, Step
from sv_evidence.sample.reading import MadeFile
from sv_evidence.sample.writings import EvidenceLine

Moment = Callable[[str], datetime]
Make = Callable[[EvidenceLine], MadeFile]


def evidence_steps(
    lines: Iterable[EvidenceLine], folder: Path, make: Make, moment: Moment
) -> Iterator[Step]:
    """Add files in the order of their numbers; those of one moment and activity go together."""
    together = groupby(lines, key=lambda each: (each.added, each.by, each.activities))
    for (added, by, _), group in together:
        files = tuple(group)

        def do(diary: Diary, files: tuple[EvidenceLine, ...] = files) -> None:
            _file(diary, files, folder, make)

        yield Step(moment(added.isoformat()), by, do)


def _file(diary: Diary, lines: tuple[EvidenceLine, ...], folder: Path, make: Make) -> None:
    drafts = []
    for line in lines:
        each = make(line)
        path = folder / line.number
        path.write_bytes(each.data)
        drafts.append(_draft(each, path))
    activities = [diary.activities[key] for key in lines[0].activities]
    filed = attach_files(diary.workspace, drafts, to=activities)
    for line, draft, attached in zip(lines, drafts, filed.evidence, strict=True):
        draft.path.unlink()
        if attached.number != line.number:
            raise Defect(f"{line.number} {line.title} became {attached.number}")


def _draft(made: MadeFile, path: Path) -> FileDraft:
    line = made.line
    return FileDraft(
        path=path,
        name=line.file,
        title=line.title,
        type=line.type,
        dated=line.dated,
        source=line.source,
        consent=Consent(
            ConsentState(line.consent),
            frozenset(Channel(name) for name in line.channels.split(",") if name),
            line.consent_from,
            line.consent_until,
        ),
        seen=made.seen,
    )
