from datetime import date

import pytest

from sv_evidence.domain.measures import Period, Thousandths, Unit
from sv_evidence.reports.pack_checks import checks_of
from sv_evidence.wording import check_words, documents, pack_words, standing

PEOPLE = Unit("person", "people")
KG = Unit("kg", "kg")
POUND = Unit("£", "£")


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ((2026, 4, 1), (2026, 9, 30), "in six months"),
        ((2026, 4, 1), (2026, 4, 30), "in one month"),
        ((2026, 4, 1), (2027, 3, 31), "in one year"),
        ((2026, 4, 1), (2029, 3, 31), "in three years"),
        ((2026, 4, 1), (2027, 6, 30), "in 15 months"),
        ((2026, 4, 3), (2026, 9, 30), "from 3 April to 30 September 2026"),
        ((2025, 12, 31), (2026, 1, 1), "from 31 December 2025 to 1 January 2026"),
        ((2026, 4, 3), (2026, 4, 3), "from 3 April 2026"),
    ],
)
def test_how_long_a_period_is(first: tuple[int, ...], last: tuple[int, ...], said: str) -> None:
    assert documents.span_text(Period(date(*first), date(*last))) == said


@pytest.mark.parametrize(("count", "word"), [(0, "none"), (12, "twelve"), (1_300, "1,300")])
def test_small_counts_are_words(count: int, word: str) -> None:
    assert documents.count_word(count) == word


@pytest.mark.parametrize(
    ("proven", "of", "said"),
    [
        (7, 12, "We can prove 7 of 12 claims in six months."),
        (1, 1, "We can prove 1 of 1 claim in six months."),
        (0, 1, "The one claim in six months cannot be proven in full yet."),
        (0, 3, "None of 3 claims in six months can be proven in full yet."),
    ],
)
def test_claims_are_stated(proven: int, of: int, said: str) -> None:
    assert documents.claims_statement(proven, of, "in six months") == said


def test_core_and_additional_are_stated_side_by_side() -> None:
    said = documents.money_statement(
        (("£61,200", "core"), ("£41,858", "additional")), "in six months"
    )

    assert said == (
        "We can prove £61,200 of core impact and £41,858 of additional social value in six months."
    )
    assert "never added" in documents.claimed_text((("£2", "core"), ("£1", "additional")))


def test_what_is_not_proven_at_all_is_no_part_of_the_statement() -> None:
    core, additional = ("£5", "core"), ("£35", "additional")
    said = documents.money_statement((core,), "in one month", (additional,))
    none = documents.money_statement((), "in one month", (core, additional))

    assert said == (
        "We can prove £5 of core impact in one month; £35 of additional social value is claimed "
        "but not proven yet."
    )
    assert none == (
        "None of the £5 of core impact and £35 of additional social value claimed in one month is "
        "proven yet."
    )


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        (
            (7, 3, 2),
            (
                "Seven of twelve claims are proven in full. Three are proven in part, and we say "
                "below how far. Two rest on our own word, and we leave them out of what is proven."
            ),
        ),
        (
            (1, 1, 1),
            (
                "One of three claims is proven in full. One is proven in part, and we say below "
                "how far. One rests on our own word, and we leave it out of what is proven."
            ),
        ),
        ((5, 0, 0), "Five of five claims are proven in full."),
        ((1, 0, 0), "The one claim is proven in full."),
        ((0, 1, 0), "One is proven in part, and we say below how far."),
    ],
)
def test_how_claims_stand(counts: tuple[int, int, int], said: str) -> None:
    assert standing.standing_text(*counts) == said


@pytest.mark.parametrize(
    ("quantity", "of", "title", "unit", "said"),
    [
        (26, 78, "Work placement weeks", Unit("week", "weeks"), "26 of 78 work placement weeks"),
        (31, 31, "People who feel less lonely", PEOPLE, "31 people who feel less lonely"),
        (
            100,
            8_640,
            "Surplus food redistributed",
            KG,
            "Surplus food redistributed, 100 of 8,640 kg",
        ),
        (8_640, 8_640, "Surplus food redistributed", KG, "Surplus food redistributed, 8,640 kg"),
        (400, 41_200, "Local spend", POUND, "Local spend, £400 of £41,200"),
        (1, 2, "NEET people trained", PEOPLE, "1 of 2 NEET people trained"),
    ],
)
def test_a_part_of_a_claim_is_named(
    quantity: int, of: int, title: str, unit: Unit, said: str
) -> None:
    parts = Thousandths(quantity * 1000), Thousandths(of * 1000)

    assert documents.part_of_claim(*parts, title, unit) == said


def test_what_is_missing_is_the_measures_own_words_first() -> None:
    assert documents.missing_text("needs_any", "Start letter") == "Start letter"
    assert documents.missing_text("needs_any", "") == "A document of a kind the measure accepts"
    assert "second kind" in documents.missing_text("needs_more", "")


@pytest.mark.parametrize(
    ("unit", "said"),
    [
        (Unit("meal", "meals"), "Meals a month, 5 in all"),
        (KG, "By month, 5 in all"),
        (POUND, "Pounds a month, 5 in all"),
    ],
)
def test_a_charts_second_line(unit: Unit, said: str) -> None:
    assert documents.per_month_text(unit, "5") == said


def test_claims_without_money_say_what_was_counted() -> None:
    assert documents.without_value_text(["£41,200"]) == "£41,200, counted without a £ value"
    assert documents.without_value_text(["a", "b"]) == "2 claims, counted without a £ value"


@pytest.mark.parametrize(
    ("source", "year", "said"),
    [
        ("", 0, "Spend: £0.10 for each pound."),
        ("HACT", 0, "Spend: £0.10 for each pound (HACT)."),
        ("HACT", 2026, "Spend: £0.10 for each pound (HACT, 2026)."),
    ],
)
def test_money_carries_its_source(source: str, year: int, said: str) -> None:
    assert documents.proxy_text("Spend", "£0.10", POUND, source, year) == said


@pytest.mark.parametrize(
    ("shown", "of", "begins"),
    [(1, 1, "The one activity."), (3, 3, "All 3 activities."), (6, 48, "The latest  of 48 act")],
)
def test_how_many_activities_a_table_shows(shown: int, of: int, begins: str) -> None:
    assert "".join(documents.latest_text(shown, of)).startswith(begins)


def test_long_lists_say_how_many_more() -> None:
    assert documents.named([str(place) for place in range(9)]) == "0, 1, 2, 3, 4, 5 and 3 more"


@pytest.mark.parametrize("reason", ["missing", "altered", "withdrawn"])
def test_every_reason_for_leaving_out_has_words(reason: str) -> None:
    assert pack_words.left_out_text(reason).startswith("Left out: ")
    assert pack_words.left_out_short(reason)


@pytest.mark.parametrize(
    ("code", "items", "message", "detail"),
    [
        (
            "left_out",
            ("E-087:missing", "E-142:altered"),
            "2 files are left out",
            "E-087 missing, E-142 altered since added",
        ),
        ("unproven_stated", ("A", "B"), "2 unproven claims are stated", "Shown as unproven: A, B"),
        (
            "not_shown",
            ("E-1", "E-2"),
            "2 files are not shown",
            "No consent for this pack: E-1, E-2",
        ),
        (
            "names_private",
            (),
            "2 files with private names are not shown",
            "They are listed only",
        ),
        (
            "names_covered",
            ("E-1", "E-2"),
            "2 files with private names are shown with areas you covered",
            "Look at each page before it goes: E-1, E-2",
        ),
        ("wording_open", ("A",), "Wording to check", "Check the tender's own documents: A"),
        ("unchanged", (), "2 of 3 files unchanged", "Compared with the SHA-256 of each original"),
        ("consent", (), "Consent in date", "2 photos show people"),
        ("figures_match", (), "2 of 3 figures match their claims", ""),
        (
            "covered",
            ("E-1",),
            "Covered areas are burnt in",
            "2 files are shown with areas covered",
        ),
        (
            "pages_open",
            ("E-1", "E-2"),
            "2 files have pages that are not covered",
            "Names are private, so those pages are not shown: E-1, E-2",
        ),
        ("letters_lacking", ("中",), "Some letters will not print", "The fonts lack: 中 (U+4E2D)"),
        ("new", ("x",), "new", "x"),
    ],
)
def test_checks_before_export(code: str, items: tuple[str, ...], message: str, detail: str) -> None:
    assert check_words.check_text(code, count=2, of=3, items=items) == (message, detail)


@pytest.mark.parametrize(
    "code",
    [
        "unchanged",
        "left_out",
        "consent",
        "names_private",
        "names_covered",
        "not_shown",
        "unproven_stated",
        "wording_open",
        "figures_match",
        "covered",
        "pages_open",
    ],
)
def test_every_check_is_said_on_the_last_page(code: str) -> None:
    assert check_words.made_check_text(code, items=("E-1:missing",)) != code


def test_a_photo_without_a_date_is_told_by_its_title() -> None:
    assert pack_words.photo_alt("Crates", "") == "Crates"


def test_nothing_to_check_is_all_unchanged() -> None:
    (check,) = checks_of((), ())

    assert (check.code, check.count, check.of) == ("unchanged", 0, 0)


@pytest.mark.parametrize(
    ("remark", "why"),
    [
        ("", "This kind of file cannot be shown on a page."),
        ("encrypted", "This file is locked with a password, so its pages cannot be shown here."),
        ("damaged", "This file is damaged, so its pages cannot be shown here."),
        ("unreadable", "This file could not be read, so its pages cannot be shown here."),
        ("too_large", "This file is too large to be shown here."),
    ],
)
def test_a_file_without_a_picture_says_why(remark: str, why: str) -> None:
    said = pack_words.no_picture_text("Larkspur", remark)

    assert said == f"{why} Larkspur holds the original."


def test_words_about_covers_and_extracts() -> None:
    assert pack_words.covered_text(1) == "1 area, burnt in; the original is whole"
    assert pack_words.covered_text(30) == "30 areas, burnt in; the original is whole"
    assert pack_words.covered_alt("Page 1 of Sheet") == "Page 1 of Sheet, with parts covered"
    assert "covered copy is not there" in pack_words.covers_lost_text("Larkspur")
    assert pack_words.extract_text(is_cut=False).endswith("Its words follow.")
    assert pack_words.extract_text(is_cut=True).endswith("the original has more.")
