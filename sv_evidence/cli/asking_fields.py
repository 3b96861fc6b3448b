"""What can be proven of what a buyer asks, as fields and for a person."""

from typing import Any

from sv_evidence.cli.proving_fields import gap_fields, gap_lines
from sv_evidence.domain.measures import Thousandths, decimal_text
from sv_evidence.domain.stories import Quote
from sv_evidence.operations.asked_files import AskedFile
from sv_evidence.operations.asking import AskedFigure, AskedStory, Kit
from sv_evidence.wording.bids import hidden_text
from sv_evidence.wording.labels import mark_label, strength_label
from sv_evidence.wording.numbers import full_day_text, period_text
from sv_evidence.wording.words import tr


def kit_fields(kit: Kit) -> dict[str, Any]:
    """Return what can be proven."""
    period = kit.period
    return {
        "period": {"from": period.first.isoformat(), "to": period.last.isoformat()},
        "topics": [each.title for each in kit.topics],
        "figures": [_figure(each) for each in kit.figures],
        "evidence": [_file(each) for each in kit.evidence],
        "photos": [_file(each) for each in kit.photos],
        "quotes": [_story(each) for each in kit.quotes],
        "case_studies": [_story(each) for each in kit.case_studies],
        "passages": [{"uid": str(each.uid), "title": each.title} for each in kit.passages],
        "gaps": [gap_fields(each) for each in kit.gaps],
    }


def kit_lines(kit: Kit) -> list[str]:
    """Return the same for a person."""
    if not kit.figures:
        return [tr("Nothing that was logged in {period} answers this.", period=_days(kit))]
    return [
        _days(kit),
        *(
            f"{mark_label(each.claim.mark)}: {each.claim.title}, {each.said}  {{{{{each.tag}}}}}"
            for each in kit.figures
        ),
        *(_file_line(each) for each in (*kit.evidence, *kit.photos)),
        *(_story_line(each) for each in (*kit.quotes, *kit.case_studies)),
        *(tr("From the library: {title}", title=each.title) for each in kit.passages),
        *(line for each in kit.gaps for line in gap_lines(each)),
    ]


def _days(kit: Kit) -> str:
    return period_text(kit.period)


def _figure(figure: AskedFigure) -> dict[str, Any]:
    claim = figure.claim
    return {
        "measure": claim.code,
        "uid": str(claim.measure),
        "title": claim.title,
        "said": figure.said,
        "quantity": decimal_text(claim.quantity, 3),
        "proven": decimal_text(Thousandths(claim.by_mark.proven), 3),
        "unit": claim.unit.many,
        "impact": claim.impact.value,
        "proof": claim.mark.value,
        "from": figure.period.first.isoformat(),
        "to": figure.period.last.isoformat(),
        "tag": f"{{{{{figure.tag}}}}}",
        "quoted": figure.is_quoted,
    }


def _file(file: AskedFile) -> dict[str, Any]:
    held = file.evidence
    return {
        "number": held.number,
        "uid": str(held.uid),
        "title": held.title,
        "type": held.type,
        "dated": None if held.dated is None else held.dated.isoformat(),
        "strength": None if file.strength is None else file.strength.name.lower(),
        "says": file.excerpt,
        "may_be_shown": file.hidden is None,
        "reason": file.hidden,
    }


def _story(asked: AskedStory) -> dict[str, Any]:
    story = asked.story
    words = story.text if isinstance(story, Quote) else story.title
    return {
        "uid": str(story.uid),
        "kind": story.kind.value,
        "words": words,
        "may_be_shown": asked.hidden is None,
        "reason": asked.hidden,
    }


def _file_line(file: AskedFile) -> str:
    held = file.evidence
    said = tr(
        "{number} {title}, {strength}",
        number=held.number,
        title=held.title,
        strength=strength_label(file.strength).lower(),
    )
    if held.dated is not None:
        said = f"{said}, {full_day_text(held.dated)}"
    return said if file.hidden is None else f"{said}. {hidden_text(file.hidden)}"


def _story_line(asked: AskedStory) -> str:
    story = asked.story
    if isinstance(story, Quote):
        said = tr("\u201c{words}\u201d {source}", words=story.text, source=story.source).strip()
    else:
        said = tr("Case study: {title}", title=story.title)
    return said if asked.hidden is None else f"{said} ({hidden_text(asked.hidden)})"
