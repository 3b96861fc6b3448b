"""How a measure will read, why it would stand up or not, and what a council asks of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sv_evidence.domain.building import MeasureDraft, ThreeTests
from sv_evidence.domain.definitions import CouncilCheck, Definition, Movement, Once
from sv_evidence.domain.evidence import EvidenceType, Strength
from sv_evidence.wording.labels import shortfall_text
from sv_evidence.wording.numbers import full_day_text, number_text, percent_text, quantity_text
from sv_evidence.wording.words import tr, trn

_PEOPLE = ("people ", "persons ")
_CLAUSES = ("who ", "aged ", "with ", "from ", "in ", "on ", "without ")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words of a sentence; one that is missing is shown dashed and leads to a field."""

    text: str
    field: str = ""
    """The line of the form that the words come from; empty for words of ours."""
    is_missing: bool = False


def sentence_of(draft: MeasureDraft) -> tuple[Piece, ...]:
    """Write what a measure promises as one sentence that grows with the form."""
    told = draft.definition
    pieces = [
        _target(draft),
        Piece(" "),
        _who(told),
        *_ages(told),
        *_places(told),
        *_change(told),
        *_after(told),
        Piece(tr(", by ")),
        _day(told.target_by, "target_by", tr("a date not chosen")),
        Piece("."),
    ]
    return tuple(pieces)


def baseline_sentence(draft: MeasureDraft) -> tuple[Piece, ...]:
    """Write what the change is from; nothing where the measure is no change."""
    told = draft.definition
    if told.movement is None or not told.movement.is_change:
        return ()
    state = told.baseline_state.strip()
    count = (
        Piece(tr("a number not counted"), "baseline", is_missing=True)
        if told.baseline is None
        else Piece(quantity_text(told.baseline, draft.unit), "baseline")
    )
    return (
        Piece(tr("From ")),
        count,
        Piece(tr(" who {state}", state=state) if state else "", "baseline_state"),
        Piece(tr(" on ")),
        _day(told.baseline_on, "baseline_on", tr("a date not chosen")),
        Piece("."),
    )


def plain_sentence(pieces: tuple[Piece, ...]) -> str:
    """Write pieces as plain text, what is missing in square brackets."""
    return "".join(f"[{each.text}]" if each.is_missing else each.text for each in pieces)


def build_fault_text(code: str) -> str:
    """Say in a sentence why one of the three tests of a measure does not pass."""
    return {
        "no_title": tr("The measure has no name."),
        "no_who": tr("It does not say who: two readers would count different people."),
        "no_place": tr("It does not say where: anyone, anywhere would count."),
        "no_what": tr("It does not say what they do, reach or answer."),
        "no_movement": tr("It does not say whether this happens, rises or falls."),
        "no_unit": tr("It has no unit, so there is nothing to count."),
        "no_target": tr("There is no target, so nobody can say whether it was reached."),
        "no_target_date": tr("The target has no date, so it can never be missed."),
        "no_amount": tr("It does not say by how much, so any change would count."),
        "no_once": tr("It does not say how often the same person counts."),
        "not_whole": tr("The target counts people in parts; give a whole number."),
        "no_baseline": tr("There is nothing to change from: add what was found before."),
        "baseline_undated": tr("The baseline has no date, so a change cannot be shown."),
        "baseline_after_target": tr("The baseline is dated after the target."),
        "nothing_accepted": tr("No evidence is accepted yet, so nothing could prove it."),
        "nothing_counts": tr("Nothing here counts alone: each type it accepts is too weak."),
        "never_enough": tr("Only one fair type is accepted and two are needed: add another."),
    }.get(code, shortfall_text(code))


def answer_text(tests: ThreeTests, which: str) -> str:
    """Answer one test in two or three words; ``which`` is the name of its field."""
    if which == "specific":
        return tr("Not yet") if tests.specific else tr("Yes")
    if which == "measurable":
        return tr("Not yet") if tests.measurable else tr("Yes")
    return tr("No") if tests.verifiable else tr("Yes, it can be")


def reason_text(tests: ThreeTests, which: str) -> str:
    """Give the reason of one test's answer in one or two sentences."""
    codes: tuple[str, ...] = getattr(tests, which)
    if codes:
        return " ".join(build_fault_text(code) for code in codes)
    if which == "specific":
        return tr("Who, where and what changes are all named. No two readers would differ.")
    if which == "measurable":
        return tr("Unit, target and date are here, and what it is measured from.")
    if tests.alone:
        return trn(
            "{count} kind of evidence counts alone.",
            "{count} kinds of evidence count alone.",
            len(tests.alone),
        )
    return tr("Two of the kinds of evidence together count.")


def counts_text(strength: Strength) -> str:
    """Say beside an accepted type what it can do for a result."""
    return {
        Strength.STRONG: tr("counts alone"),
        Strength.FAIR: tr("two are needed"),
        Strength.WEAK: tr("never counts"),
    }[strength]


def check_question(check: CouncilCheck) -> tuple[str, str]:
    """Return what a council asks, as a question, and help in answering it."""
    return {
        CouncilCheck.RELEVANT: (
            tr("Is it relevant and proportionate to the contract?"),
            tr(
                "It should come out of the work that is bought, and its size should fit the "
                "contract's value and length."
            ),
        ),
        CouncilCheck.LAWFUL: (
            tr("Could it lawfully sit in the specification?"),
            tr(
                "It may not favour one supplier, and it must be about this contract rather than "
                "about the organisation as a whole."
            ),
        ),
        CouncilCheck.PRIORITIES: (
            tr("Does it serve the council's priorities?"),
            tr("Name the aim, theme or plan that it serves, in the council's own words."),
        ),
        CouncilCheck.VERIFIABLE: (
            tr("Can it be measured and verified?"),
            tr("A stranger should be able to count it again from the evidence alone."),
        ),
    }[check]


def said_text(code: str) -> str:
    """Say what we can tell ourselves about a check; the answer stays a person's."""
    return {
        "due_after_contract": tr("The target falls after the contract's last day."),
        "due_before_contract": tr("The target falls before the contract begins."),
        "within_contract": tr("The target falls within the contract's days."),
        "no_contract_known": tr("We do not know the contract's days, so we cannot compare."),
        "names_contract": tr("Only what is allotted to the contract counts."),
        "any_contract": tr("It counts work outside the contract too; some buyers refuse that."),
        "publisher_aim": tr("The aim is in the framework's own words, seen in a source."),
        "aim_unconfirmed": tr("The aim is not the publisher's own words: check the tender."),
        "tests_pass": tr("Measurable and verifiable both pass."),
        "tests_open": tr("Measurable or verifiable is still open, above."),
    }[code]


def once_text(once: Once) -> str:
    """Say how often the same person, or thing, counts."""
    return {
        Once.EACH_TIME: tr("each time counts"),
        Once.ONCE_A_YEAR: tr("each counted once a year"),
        Once.ONCE: tr("each counted once"),
    }[once]


def movement_text(movement: Movement) -> str:
    """Name what happens."""
    return {
        Movement.HAPPENS: tr("happens"),
        Movement.RISES: tr("rises by"),
        Movement.FALLS: tr("falls by"),
    }[movement]


def accepted_texts(
    draft: MeasureDraft, types: Mapping[str, EvidenceType]
) -> tuple[tuple[str, str, str], ...]:
    """Return each accepted type's title, and its strength as a word and as what it does."""
    found = []
    for type_, override in draft.accepts:
        held = types.get(type_)
        strength = override or (Strength.WEAK if held is None else held.usual)
        title = type_ if held is None else held.title
        found.append((title, strength.name.lower(), counts_text(strength)))
    return tuple(found)


def target_share_text(told: Definition) -> str:
    """Say what share of the baseline the target is; empty where there is none."""
    if not told.baseline or told.target is None:
        return ""
    return tr("{share} of the baseline", share=percent_text(told.target, told.baseline))


def _target(draft: MeasureDraft) -> Piece:
    target, unit = draft.definition.target, draft.unit
    if target is None:
        return Piece(tr("A number not chosen"), "target", is_missing=True)
    if not unit.one.strip() or not unit.many.strip():
        number = number_text(target)
        words = tr("{number} of something not named", number=number)
        return Piece(words, "unit", is_missing=True)
    who = draft.definition.who.strip().casefold()
    if unit.is_people and who and not who.startswith((*_PEOPLE, *_CLAUSES)):
        return Piece(number_text(target), "target")  # who they are says what is counted
    return Piece(quantity_text(target, unit), "target")


def _who(told: Definition) -> Piece:
    who = told.who.strip()
    if not who:
        return Piece(tr("for people not named"), "who", is_missing=True)
    for word in _PEOPLE:
        if who.casefold().startswith(word):
            return Piece(who[len(word) :], "who")
    return Piece(_small(who), "who")


def _ages(told: Definition) -> tuple[Piece, ...]:
    if not told.ages.strip():
        return ()
    return (Piece(tr(", aged {ages},", ages=told.ages.strip()), "ages"),)


def _places(told: Definition) -> tuple[Piece, ...]:
    places = [each.strip() for each in told.places if each.strip()]
    if not places:
        return (Piece(" "), Piece(tr("in a place not named"), "places", is_missing=True))
    listed = places[0]
    if places[1:]:
        first = ", ".join(places[:-1])
        listed = tr("{first} and {last}", first=first, last=places[-1])
    return (Piece(tr(" in {places}", places=listed), "places"),)


def _change(told: Definition) -> tuple[Piece, ...]:
    what = told.what.strip()
    if not what:
        return (Piece(" "), Piece(tr("do something not named"), "what", is_missing=True))
    if told.movement is None:
        asked = Piece(tr("happens, rises or falls"), "movement", is_missing=True)
        return (Piece(tr(": {what} ", what=_small(what)), "what"), asked)
    if told.movement is Movement.HAPPENS:
        return (Piece(f" {_small(what)}", "what"),)
    moves = tr("falls") if told.movement is Movement.FALLS else tr("rises")
    words = tr(": their {what} {moves} by ", what=_small(what), moves=moves)
    return (Piece(words, "what"), *_amount(told))


def _amount(told: Definition) -> tuple[Piece, ...]:
    if not told.at_least:
        return (Piece(tr("so much, not chosen,"), "at_least", is_missing=True),)
    amount = number_text(told.at_least)
    points = told.points.strip()
    words = tr("{amount} {points} or more", amount=amount, points=points) if points else ""
    return (Piece(words or tr("{amount} or more", amount=amount), "at_least"),)


def _after(told: Definition) -> tuple[Piece, ...]:
    after = told.after.strip()
    return (Piece(tr(" after {after}", after=after), "after"),) if after else ()


def _day(day: date | None, field: str, missing: str) -> Piece:
    if day is None:
        return Piece(missing, field, is_missing=True)
    return Piece(full_day_text(day), field)


def _small(words: str) -> str:
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]
