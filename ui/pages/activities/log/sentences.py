"""What the live check says: three tests in words, and what would be saved."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sv_evidence.domain.evidence import EvidenceType
from sv_evidence.operations.previewing import ResultPreview
from sv_evidence.wording.labels import mark_label, shortfall_text
from sv_evidence.wording.numbers import quantity_text
from sv_evidence.wording.words import tr

Types = Mapping[str, EvidenceType]


@dataclass(frozen=True, slots=True)
class Test:
    """One test: whether it passes, and why, line by line."""

    word: str
    lines: tuple[str, ...]
    is_passed: bool


def three_tests(previews: Sequence[ResultPreview], types: Types) -> tuple[Test, ...]:
    """Say the three tests over all results of a draft."""
    return (_specific(previews), _measurable(previews), _verifiable(previews, types))


def saved_now(preview: ResultPreview) -> str:
    """Say what saving now would make: ``126 meals proven``."""
    if preview.choice is None or preview.quantity is None:
        return ""
    quantity = quantity_text(preview.quantity, preview.choice.unit)
    return f"{quantity} {mark_label(preview.finding.mark).lower()}"


def _specific(previews: Iterable[ResultPreview]) -> Test:
    missing = {code for each in previews for code in each.finding.specific}
    words = {
        "no_title": tr("Say what happened."),
        "no_date": tr("Say when."),
        "no_who": tr("Say who it was for: count people or name the project."),
        "no_place": tr("Say where."),
        "no_contract": tr("Choose the contract it belongs to."),
    }
    said = tuple(text for code, text in words.items() if code in missing)
    if not said:
        return Test(
            tr("Specific"), (tr("What, who, when and where are filled in"),), is_passed=True
        )
    return Test(tr("Specific"), (" ".join(said),), is_passed=False)


def _measurable(previews: Sequence[ResultPreview]) -> Test:
    counted = [
        quantity_text(each.quantity, each.choice.unit)
        for each in previews
        if each.choice is not None and each.quantity is not None and each.quantity > 0
    ]
    word = tr("Measurable")
    if all(each.choice is None and each.quantity is None for each in previews):
        return Test(word, (tr("Add a result: how many of what."),), is_passed=False)
    if len(counted) < len(previews):
        return Test(word, (tr("Give a number to every result."),), is_passed=False)
    missing = dict.fromkeys(code for each in previews for code in each.finding.measurable)
    if missing:
        return Test(word, tuple(shortfall_text(code) for code in missing), is_passed=False)
    return Test(word, (listed(counted),), is_passed=True)


def _verifiable(previews: Sequence[ResultPreview], types: Types) -> Test:
    word = tr("Verifiable")
    known = [each for each in previews if each.choice is not None]
    if not known:
        return Test(
            word, (tr("Choose what was counted, then add what proves it."),), is_passed=False
        )
    lines = tuple(_verdict(each, types) for each in known)
    return Test(word, lines, is_passed=all(not each.finding.verifiable for each in known))


def _verdict(preview: ResultPreview, types: Types) -> str:
    """Say of one result what carries it, or what would."""
    choice = preview.choice
    unit = "" if choice is None else choice.unit.many
    name = tr("Money") if unit == "£" else unit[:1].upper() + unit[1:]
    carried = listed([the_type(each, types) for each in preview.carried_by])
    if not preview.finding.verifiable:
        return tr("{what}: yes, {by}.", what=name, by=carried)
    if preview.wanted is None:
        return tr("{what}: not yet. Nothing counts alone here.", what=name)
    wanted = the_type(preview.wanted, types, beside=preview.carried_by)
    if carried:
        return tr("{what}: half way. Add {wanted}.", what=name, wanted=wanted)
    return tr("{what}: not yet. Add {wanted}.", what=name, wanted=wanted)


def the_type(type_: str, types: Types, *, beside: Iterable[str] = ()) -> str:
    """Name an evidence type inside a sentence: ``the count sheet``.

    Beside one that is called the same, it says what makes it stronger: ``..., signed on the day``.
    """
    title = _short(type_, types)
    if any(_short(each, types) == title for each in beside):
        title = types[type_].title if type_ in types else title
    return tr("the {thing}", thing=title[:1].lower() + title[1:])


def _short(type_: str, types: Types) -> str:
    known = types.get(type_)
    return type_ if known is None else known.title.partition(",")[0]


def listed(words: Sequence[str]) -> str:
    """Join words as a sentence does: ``126 meals and 74 attendances``."""
    if len(words) <= 1:
        return "".join(words)
    return tr("{most} and {last}", most=", ".join(words[:-1]), last=words[-1])
