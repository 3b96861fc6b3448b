"""Gaps: what is missing, what it would prove, and the cheapest next proof."""

from dataclasses import replace
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from sv_evidence.domain.evidence import EvidenceKind, EvidenceType, Strength
from sv_evidence.domain.frameworks import Confidence, Measure
from sv_evidence.domain.gaps import Part, Step, gap_of, ranked
from sv_evidence.domain.measures import Pence, Thousandths, Unit
from sv_evidence.domain.proof import Finding, Mark

TYPES = {
    each.id: each
    for each in (
        EvidenceType("photo", "Photo", EvidenceKind.PHOTO, Strength.FAIR),
        EvidenceType("letter", "Letter", EvidenceKind.LETTER, Strength.STRONG),
    )
}
MEASURE = Measure(
    code="CAREERS",
    node="O1",
    title="Sessions in schools",
    unit=Unit("session", "sessions"),
    accepts=(("photo", None), ("letter", None), ("hologram", None)),
    confidence=Confidence.OURS,
    next_proof="Letter from the school",
)
NO_FILE = Finding(Mark.UNPROVEN, (), (), ("no_files",))
NO_PLACE = Finding(Mark.UNPROVEN, ("no_place",), (), (), Strength.STRONG)
WEAK = Finding(Mark.UNPROVEN, (), (), ("only_weak",), Strength.WEAK)


def a_part(*findings: Finding, value: int | None = 100, quantity: int = 1000) -> Part:
    return Part(
        measure=UUID(int=1),
        additional=False,
        mark=Mark.UNPROVEN,
        quantity=Thousandths(quantity),
        of=Thousandths(4000),
        value=None if value is None else Pence(value),
        findings=findings,
    )


def test_a_gap_says_what_most_results_lack_and_what_would_prove_them() -> None:
    gap = gap_of(a_part(NO_FILE, WEAK, WEAK), MEASURE, TYPES)

    assert gap.missing == (("only_weak", 2), ("no_files", 1))
    assert (gap.step, gap.proof) == (Step.FILE, "Letter from the school")
    assert (gap.now, gap.then) == (Strength.WEAK, Strength.STRONG)
    assert gap.part.share == 250_000


def test_words_alone_cost_less_than_a_file() -> None:
    assert gap_of(a_part(NO_PLACE, NO_PLACE), MEASURE, TYPES).step is Step.WORDS
    assert gap_of(a_part(NO_PLACE, NO_FILE), MEASURE, TYPES).step is Step.FILE


def test_without_words_of_its_own_the_strongest_type_is_asked_for() -> None:
    assert gap_of(a_part(NO_FILE), replace(MEASURE, next_proof=""), TYPES).proof == "Letter"
    fair = replace(MEASURE, accepts=(("photo", None), ("letter", Strength.FAIR)), next_proof="")
    gap = gap_of(a_part(NO_FILE), fair, TYPES)
    assert (gap.proof, gap.then, gap.kind) == ("Photo", Strength.FAIR, EvidenceKind.PHOTO)


def test_the_kind_of_file_is_known_whatever_words_the_measure_has() -> None:
    gap = gap_of(a_part(NO_FILE), replace(MEASURE, next_proof="Ask the head"), TYPES)
    assert (gap.proof, gap.kind) == ("Ask the head", EvidenceKind.LETTER)
    nothing = gap_of(a_part(NO_FILE), replace(MEASURE, accepts=(), next_proof=""), TYPES)
    assert (nothing.proof, nothing.then, nothing.kind) == ("", None, EvidenceKind.OTHER)


def test_a_measure_that_accepts_nothing_can_be_closed_by_nothing() -> None:
    gap = gap_of(a_part(), replace(MEASURE, accepts=(), next_proof=""), TYPES)

    assert (gap.proof, gap.now, gap.then, gap.missing) == ("", None, None, ())


@given(
    st.lists(
        st.tuples(st.none() | st.integers(0, 10**9), st.integers(0, 4000)), min_size=1, max_size=8
    )
)
def test_the_most_money_comes_first_then_the_largest_share(
    sizes: list[tuple[int | None, int]],
) -> None:
    gaps = [
        gap_of(a_part(NO_FILE, value=value, quantity=quantity), MEASURE, TYPES)
        for value, quantity in sizes
    ]

    order = [(gap.part.value or 0, gap.part.share) for gap in ranked(gaps)]

    assert order == sorted(order, reverse=True)


def test_a_share_is_a_whole_number_and_all_of_a_claim_at_most() -> None:
    thirds = replace(a_part(NO_FILE), of=Thousandths(3000))
    nothing = replace(a_part(NO_FILE, quantity=0), of=Thousandths(0))
    least = replace(a_part(NO_FILE, quantity=1), of=Thousandths(1))

    assert str(thirds.share) == "333333"
    assert [each.share for each in (nothing, least)] == [0, 1_000_000]


def test_what_as_many_results_lack_is_told_by_its_name() -> None:
    gap = gap_of(a_part(WEAK, NO_FILE, WEAK, NO_FILE), MEASURE, TYPES)

    assert gap.missing == (("no_files", 2), ("only_weak", 2))


def test_of_equally_strong_types_the_first_that_the_measure_names_is_asked_for() -> None:
    accepts = (("photo", Strength.STRONG), ("letter", None))

    gap = gap_of(a_part(NO_FILE), replace(MEASURE, accepts=accepts, next_proof=""), TYPES)
    back = replace(MEASURE, accepts=accepts[::-1], next_proof="")

    assert (gap.proof, gap_of(a_part(NO_FILE), back, TYPES).proof) == ("Photo", "Letter")
