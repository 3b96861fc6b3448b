"""What keeps a tender's records from being kept, and what a person should know of a bid."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from sv_evidence.domain.answers import Promise
from sv_evidence.domain.bid_faults import (
    Notice,
    TenderRecord,
    bid_faults,
    file_types_of,
    notices_of,
)
from sv_evidence.domain.bids import Bid, Question
from sv_evidence.domain.measures import LARGEST_QUANTITY, Thousandths
from sv_evidence.domain.stories import CaseStudy, Quote
from tests.builders import NOW

ONE, TWO, THREE = UUID(int=1), UUID(int=2), UUID(int=3)
BID = Bid(ONE, "Meals", TWO, procurement_start=date(2026, 8, 24), deadline=NOW)


def question(**given: object) -> Question:
    return replace(Question(ONE, TWO, "Need", "What is the need?"), **given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("record", "faults"),
    [
        (BID, []),
        (replace(BID, portal_megabytes=10, file_types=".pdf, DOCX", attachment_pages=0), []),
        (replace(BID, portal_megabytes=0), [("portal_megabytes", "limit_zero")]),
        (replace(BID, portal_megabytes=-1), [("portal_megabytes", "limit_zero")]),
        (replace(BID, portal_megabytes=100_001), [("portal_megabytes", "too_large")]),
        (replace(BID, file_types="pdf,a b"), [("file_types", "not_a_file_type")]),
        (replace(BID, attachment_pages=-1), [("attachment_pages", "negative")]),
        (replace(BID, attachment_pages=10_001), [("attachment_pages", "too_large")]),
        (question(most=1, weight=Thousandths(100_000)), []),
        (question(most=0), [("most", "limit_zero")]),
        (question(most=1_000_001), [("most", "too_large")]),
        (question(weight=Thousandths(-1)), [("weight", "not_a_weight")]),
        (question(weight=Thousandths(100_001)), [("weight", "not_a_weight")]),
        (question(attachment_pages=-1), [("attachment_pages", "negative")]),
        (Promise(ONE, TWO, "We will."), []),
        (Promise(ONE, TWO, "We will.", THREE, Thousandths(1)), []),
        (Promise(ONE, TWO, " "), [("sentence", "empty")]),
        (Promise(ONE, TWO, "We.", THREE, Thousandths(0)), [("target", "not_positive")]),
        (
            Promise(ONE, TWO, "We.", THREE, Thousandths(LARGEST_QUANTITY + 1)),
            [("target", "too_large")],
        ),
        (Promise(ONE, TWO, "We.", None, Thousandths(1)), [("measure", "target_without_measure")]),
        (Quote(ONE, "I cook again."), []),
        (Quote(ONE, " "), [("text", "empty")]),
        (CaseStudy(ONE, "Cooking", consent_channels="bid_pack,published"), []),
        (CaseStudy(ONE, "C", consent_channels="moon"), [("consent_channels", "not_a_channel")]),
        (
            Quote(ONE, "I", consent_from=date(2026, 2, 1), consent_until=date(2026, 1, 1)),
            [("consent_until", "ends_before_it_begins")],
        ),
    ],
)
def test_every_broken_rule_is_named(record: TenderRecord, faults: list[tuple[str, str]]) -> None:
    assert [(each.field, each.code) for each in bid_faults(record)] == faults


@pytest.mark.parametrize(
    ("bid", "questions", "notices"),
    [
        (BID, [], []),
        (replace(BID, procurement_start=None), [], [Notice("no_procurement_start")]),
        (replace(BID, deadline=None), [], [Notice("no_deadline")]),
        (replace(BID, deadline=NOW - timedelta(minutes=1)), [], [Notice("deadline_past")]),
        (replace(BID, deadline=NOW - timedelta(days=9), submitted_at=NOW), [], []),
        (BID, [question(weight=Thousandths(100_000))], []),
        (BID, [question()], []),
        (BID, [question(weight=Thousandths(90_000))], [Notice("weights_not_whole", "90000")]),
        (
            BID,
            [question(weight=Thousandths(90_000)), question()],
            [Notice("weights_missing", "1")],
        ),
        (BID, [question(most=4)], []),
        (BID, [question(most=3)], [Notice("question_longer_than_answer", "Need")]),
    ],
)
def test_what_is_odd_is_said_and_stops_nobody(
    bid: Bid, questions: list[Question], notices: list[Notice]
) -> None:
    assert list(notices_of(bid, questions, now=NOW)) == notices


def test_file_types_are_read_as_people_write_them() -> None:
    assert file_types_of(replace(BID, file_types=" .PDF, docx,, ")) == {"pdf", "docx"}
    assert file_types_of(BID) == frozenset()


def test_channels_of_stories_are_read() -> None:
    assert len(Quote(ONE, "I", consent_channels="bid_pack,published").channels) == 2
    assert CaseStudy(ONE, "C").channels == frozenset()
