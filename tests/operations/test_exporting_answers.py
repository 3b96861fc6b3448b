"""Answers on their way out: a Word file, the text of each box, and what is left to do."""

from datetime import timedelta
from pathlib import Path

import docx
import pytest

from sv_evidence.domain.activities import Activity
from sv_evidence.domain.evidence import ConsentState, Evidence
from sv_evidence.operations.bid_problems import BidNotSendable, NothingAnswered
from sv_evidence.operations.counting_words import count_file, rule_named
from sv_evidence.operations.exporting_answers import AnswersReceipt, export_answers
from sv_evidence.operations.problems import AlreadyThere
from sv_evidence.operations.sending_bids import send_bid
from sv_evidence.reports.answers_checklist import left_to_do
from sv_evidence.reports.bid_facts import bid_facts
from sv_evidence.store.workspace import Workspace
from tests.builders import NOW
from tests.operations.tendering import (
    DEADLINE,
    FIGURE,
    a_bid,
    amended,
    answered,
    more_meals,
    questions,
)

TEXT = (
    f"{{{{b}}}}We{{{{/b}}}} shared {FIGURE} {{{{evidence E-002}}}}.\n"
    "- {{i}}Gladly{{/i}}\n\nWe cook & <serve>. {{optional 1}}And so on and on.{{/optional}}"
)


@pytest.fixture
def worked(worked: Workspace) -> Workspace:
    """Say who was there too, so that the meals are proven."""
    with worked.change("Edit activity") as unit:
        (activity,) = unit.all(Activity)
        unit.amend(Activity, activity.uid, people=46)
    return worked


def exported(workspace: Workspace, out: Path, text: str = TEXT, **given: object) -> AnswersReceipt:
    bid = a_bid(workspace, **given)  # type: ignore[arg-type]
    answered(workspace, questions(workspace, bid.uid)[1].uid, text)
    return export_answers(workspace, bid.uid, out / "answers.docx")


def test_every_file_is_written_and_says_the_same(worked: Workspace, out: Path) -> None:
    receipt = exported(worked, out)

    assert [path.name for path in receipt.files] == [
        "answers.docx",
        "answers.txt",
        "answers-checklist.txt",
        "answers-box-2.txt",
    ]
    text = "We shared 46 meals [E-002].\n- Gladly\n\nWe cook & <serve>."
    assert (out / "answers-box-2.txt").read_text("utf-8") == text
    assert "11 of 12 words (as Microsoft Word counts)" in (out / "answers.txt").read_text("utf-8")
    file = docx.Document(str(out / "answers.docx"))
    said = [each.text for each in file.paragraphs]
    assert said[0] == "Wellbeing, Lot 2"
    assert "Question 2: Social value you will deliver" in said
    assert "We shared 46 meals [E-002]." in said
    assert "\u2022 Gladly" in said
    assert "We cook & <serve>." in said
    assert said[-1].startswith("E-002")
    headings = {each.text: each.style.name for each in file.paragraphs if each.style}
    assert headings["Evidence referred to"] == "Heading 2"


def test_each_box_is_as_long_as_it_says(worked: Workspace, out: Path) -> None:
    receipt = exported(worked, out)

    for box, path in receipt.boxes:
        assert count_file(path, box.question.limit).counted == box.counted
        assert box.over == 0


def test_what_is_left_is_listed(worked: Workspace, out: Path) -> None:
    receipt = exported(worked, out)

    assert [(each.code, each.question) for each in receipt.left] == [
        ("not_answered", "Understanding local need"),
        ("dropped", "Social value you will deliver"),
    ]
    listed = (out / "answers-checklist.txt").read_text("utf-8")
    assert listed.count("[ ] ") == 2


def test_a_bid_with_nothing_left_says_so(worked: Workspace, out: Path) -> None:
    exported(worked, out, asked="1. Social value (100%, 50 words)\n2. Other", text="x")
    bid = a_bid(worked, asked="Describe the social value. (100%)")
    answered(worked, questions(worked, bid.uid)[0].uid, "We cook.")

    receipt = export_answers(worked, bid.uid, out / "more.docx")

    assert receipt.left == ()
    assert "Nothing is left to do" in (out / "more-checklist.txt").read_text("utf-8")
    assert "no limit" in (out / "more.txt").read_text("utf-8")


def test_everything_odd_is_on_the_list(worked: Workspace) -> None:
    bid = a_bid(
        worked,
        asked="1. Understanding local need (40%, 2 words)\n2. Social value (50%, 20 words)",
        deadline=DEADLINE - timedelta(days=30),
        procurement_start=None,
        file_types="pdf",
        portal_megabytes=1,
    )
    first, second = questions(worked, bid.uid)
    answered(worked, first.uid, "We shared 3,286 meals.")
    answered(worked, second.uid, f"We shared {FIGURE} {{{{evidence E-001}}}}.")
    more_meals(worked)

    with worked.read() as view:
        left = left_to_do(bid_facts(view, bid.uid, NOW), word_size=1_000_001)

    assert [each.code for each in left] == [
        "over_limit",
        "gaps",
        "gaps",
        "hidden",
        "changed",
        "no_procurement_start",
        "deadline_past",
        "weights_not_whole",
        "question_longer_than_answer",
        "word_not_taken",
        "too_large",
    ]
    assert all(each.message.endswith(".") for each in left)
    assert left[1].more[0].startswith("We shared 3,286 meals.")


def test_nothing_is_written_that_should_not_leave(worked: Workspace, out: Path) -> None:
    with worked.change("Withdraw") as unit:
        file = unit.resolve("E-002", Evidence)
        unit.amend(Evidence, file.uid, consent=ConsentState.WITHDRAWN)

    with pytest.raises(BidNotSendable):
        exported(worked, out)

    assert list(out.iterdir()) == []


def test_what_was_sent_is_written_as_it_left(worked: Workspace, out: Path) -> None:
    bid = a_bid(worked)
    answered(worked, questions(worked, bid.uid)[1].uid, TEXT)
    with worked.change("Send") as unit:
        send_bid(unit, bid.uid, at=NOW)
    more_meals(worked)

    export_answers(worked, bid.uid, out / "answers.docx")

    assert "46 meals" in (out / "answers-box-2.txt").read_text("utf-8")
    said = [each.text for each in docx.Document(str(out / "answers.docx")).paragraphs]
    assert "We shared 46 meals [E-002]." in said


def test_no_file_is_replaced_unasked_and_none_is_half_there(worked: Workspace, out: Path) -> None:
    (out / "answers-box-2.txt").write_text("mine", "utf-8")

    with pytest.raises(AlreadyThere):
        exported(worked, out)

    assert [each.name for each in out.iterdir()] == ["answers-box-2.txt"]


def test_boxes_with_one_label_are_named_by_their_place(worked: Workspace, out: Path) -> None:
    bid = a_bid(worked)
    first, second = questions(worked, bid.uid)
    amended(worked, first, label="A/1")
    amended(worked, second, label="A/1")
    for each in (first, second):
        answered(worked, each.uid, "We cook.")

    receipt = export_answers(worked, bid.uid, out / "answers.docx")

    assert [path.name for _, path in receipt.boxes] == ["answers-box-1.txt", "answers-box-2.txt"]


def test_a_bid_without_answers_has_nothing_to_write(worked: Workspace, out: Path) -> None:
    with pytest.raises(NothingAnswered):
        export_answers(worked, a_bid(worked).uid, out / "answers.docx")


def test_a_limit_in_characters_counts_the_file(tmp_path: Path) -> None:
    path = tmp_path / "box.txt"
    path.write_bytes(b"We cook\nhere.\n")

    assert count_file(path, rule_named("characters", 5)).reads_until == "We co"
    assert count_file(path, rule_named("box-characters", None)).counted == 13
    assert count_file(path, rule_named("Words", 3)).over == 0
