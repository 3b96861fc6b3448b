"""What is missing from a claim, and the cheapest way to prove it, each as a sentence."""

from collections.abc import Sequence

from sv_evidence.domain.evidence import Strength
from sv_evidence.domain.measures import Thousandths, Unit
from sv_evidence.wording.labels import shortfall_text, strength_label
from sv_evidence.wording.returns import amount_text
from sv_evidence.wording.words import tr, trn

_LACKS_FILES = frozenset({"no_files", "no_accepted_type", "only_weak", "only_one_fair"})
"""Of these each result has one at most."""
_FILE_CODES = _LACKS_FILES | {"dated_outside"}
_UNDATED = "file_undated"


def lacking_text(lacking: Sequence[tuple[str, int]], results: int) -> str:
    """Say what is missing, and from how many of the results where it is not all of them."""
    said = []
    for code, count in lacking:
        of = "" if count == results else tr(" ({count} of {all})", count=count, all=results)
        said.append(f"{shortfall_text(code).removesuffix('.')}{of}.")
    return " ".join(said)


def next_text(
    proof: str,
    lacking: Sequence[tuple[str, int]],
    *,
    results: int,
    now: Strength | None,
    then: Strength | None,
) -> str:
    """Say the cheapest next step: words to fill in cost less than a file to ask for."""
    words = [code for code, _ in lacking if code not in _FILE_CODES]
    to_do = " ".join(_words_to_do().get(code, shortfall_text(code)) for code in words)
    wanted = sum(count for code, count in lacking if code in _LACKS_FILES)
    if len(words) == len(lacking) or wanted == dict(lacking).get(_UNDATED):
        return to_do
    asked = _file_text(proof, results, now, then)
    return f"{asked} {to_do}".strip()


def turning_text(
    step: str, proven: Thousandths, more: Thousandths, unit: Unit, *, does: bool
) -> str:
    """Say the cheapest next step, and to how much it would raise what is proven."""
    if not does:
        return step
    return tr(
        "{step} That would turn {before} proven into {after}.",
        step=step,
        before=amount_text(proven, unit),
        after=amount_text(Thousandths(proven + more), unit),
    )


def _file_text(proof: str, results: int, now: Strength | None, then: Strength | None) -> str:
    if not proof or then is None or then is Strength.WEAK:
        return tr("Nothing that this measure accepts would prove it.")
    thing = proof[:1].upper() + proof[1:]
    if now is not None and now >= then:
        return trn(
            "{proof}, beside what is there, would prove this.",
            "{proof}, beside what is there, would prove these {count} results.",
            results,
            proof=thing,
        )
    return trn(
        "{proof} would take this from {now} to {then}.",
        "{proof} would take these {count} results from {now} to {then}.",
        results,
        proof=thing,
        now=tr("no evidence") if now is None else strength_label(now).lower(),
        then=strength_label(then).lower(),
    )


def _words_to_do() -> dict[str, str]:
    return {
        "no_title": tr("Say what was done."),
        "no_who": tr("Count the people or name the project."),
        "no_place": tr("Say where it was."),
        "no_contract": tr("Allot it to the contract."),
        "no_quantity": tr("Give the number."),
        "not_whole": tr("Give a whole number."),
        "more_than_came": tr("Check the number, and the people who were there."),
        "more_hours_than_days": tr("Check the hours, the days and the people who were there."),
        "out_of_proportion": tr("Check the number, and the people it was for."),
        "far_too_many": tr("Check the number, or log it in parts that can be proven."),
        _UNDATED: tr("Give the file its date."),
        "no_baseline": tr("Add what was found before, with its date."),
        "baseline_undated": tr("Give the baseline its date."),
        "no_follow_up": tr("Add what was found after."),
        "no_response_rate": tr("Say how many were asked and how many answered."),
        "more_than_answered": tr("Count no more people than answered."),
    }
