"""The commands for tenders, from a pasted list of questions to a contract."""

import json
from pathlib import Path
from typing import Any

import docx
import pytest

from tests.cli.conftest import Run, refused
from tests.operations.files import document

PASTED = "1. Local need (40%, 50 words)\n2. Social value you will deliver (60%, 12 words)\n"
FIGURE = "{{figure MEALS 2026-04-01/2026-09-30}}"


def recorded(run: Run, *records: dict[str, Any]) -> Any:
    Path("records.json").write_text(json.dumps(list(records)), "utf-8")
    done = run("record", "records.json", "--json")
    assert done.code == 0, done.err
    return done.json["made"]


@pytest.fixture
def bid(run: Run, workspace: Path, tmp_path: Path) -> str:
    """A bid with two questions, and one proven meal."""
    del workspace
    words = ("--title", "Lunch", "--date", "2026-09-30", "--people", 46, "--place", "Hall")
    done = run("log", *words, "--result", "MEALS=46", "--file", document(tmp_path))
    assert done.code == 0, done.err
    _, made = recorded(
        run,
        {"kind": "buyer", "name": "The Council", "uid": "0198f303-fd00-7000-8000-000000000001"},
        {
            "kind": "bid",
            "title": "Wellbeing",
            "buyer": "0198f303-fd00-7000-8000-000000000001",
            "deadline": "2026-10-06T12:00:00+01:00",
            "procurement_start": "2026-08-24",
        },
    )
    Path("questions.txt").write_text(PASTED, "utf-8")
    said = run("bid", "questions", made["number"], "questions.txt", "--json").json
    assert [(each["label"], each["weight"], each["limit"]) for each in said["questions"]] == [
        ("1", "40", 50),
        ("2", "60", 12),
    ]
    number: str = made["number"]
    return number


def answer(run: Run, bid: str, text: str) -> str:
    question = run("show", bid, "--json").json["record"]["questions"][1]["uid"]
    (made,) = recorded(run, {"kind": "answer", "question": question, "text": text})
    return str(made["uid"])


def test_a_bid_is_shown_with_all_that_belongs_to_it(run: Run, bid: str) -> None:
    answer(run, bid, f"We shared {FIGURE}.")

    shown = run("show", bid, "--json").json["record"]

    assert [each["title"] for each in shown["questions"]] == [
        "Local need",
        "Social value you will deliver",
    ]
    assert shown["questions"][0]["answer"] is None
    assert shown["questions"][1]["answer"]["text"] == f"We shared {FIGURE}."
    assert shown["questions"][1]["answer"]["promises"] == []


def test_a_buyers_question_is_answered_with_what_can_be_proven(run: Run, bid: str) -> None:
    said = run("ask", "How will you help isolated people?", "--bid", bid, "--json").json

    (figure,) = said["figures"]
    assert (figure["measure"], figure["said"], figure["proof"]) == ("MEALS", "46 meals", "proven")
    assert figure["tag"] == FIGURE
    assert [each["number"] for each in said["evidence"]] == ["E-001"]
    assert said["gaps"] == []
    lines = run("ask", "How will you help isolated people?").out.splitlines()
    assert lines[1] == f"Proven: Meals shared at lunch clubs, 46 meals  {FIGURE}"
    assert lines[2].startswith("E-001 ")
    assert "Nothing that was logged" in run("ask", "How do you cut carbon emissions?").out


def test_words_that_may_help_are_said_with_what_keeps_them_back(run: Run, bid: str) -> None:
    held = {"consent": "held", "consent_channels": "bid_pack"}
    recorded(
        run,
        {"kind": "quote", "text": "A meal with friends.", "source": "Guest", **held},
        {"kind": "quote", "text": "My meal of the week."},
        {"kind": "case_study", "title": "A shared meal", **held},
        {"kind": "passage", "title": "How we share meals", "text": "Daily."},
    )

    said = run("ask", "How do you share meals?", "--bid", bid).out.splitlines()

    assert "\u201cA meal with friends.\u201d Guest" in said
    assert "\u201cMy meal of the week.\u201d (Consent is still needed.)" in said
    assert "Case study: A shared meal" in said
    assert "From the library: How we share meals" in said
    asked = run("ask", "How do you share meals?", "--json").json
    assert [each["may_be_shown"] for each in asked["quotes"]] == [True, False]
    assert asked["case_studies"][0]["words"] == "A shared meal"


def test_words_are_counted_by_the_rule_named(run: Run) -> None:
    Path("answer.txt").write_text("Well-being for 3,412 people \u2013 and more\n", "utf-8")

    by_word = run("words", "answer.txt", "--rule", "word", "--limit", 5, "--json").json
    apart = run("words", "answer.txt", "--rule", "apart", "--json").json

    assert (by_word["counted"], by_word["over"], by_word["unit"]) == (7, 2, "words")
    assert by_word["reads_until"] == "Well-being for 3,412 people \u2013"
    assert (apart["counted"], apart["over"], apart["limit"]) == (7, 0, None)
    said = run("words", "answer.txt", "--limit", 5).out.splitlines()
    assert said[0] == "7 of 5 words (as Microsoft Word counts), 2 over"
    assert said[1].startswith("The evaluator stops reading after: ")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--rule", "word", "--limit", 0), "limit_zero"),
        (("--rule", "word", "--limit", -3), "limit_zero"),
        (("--rule", "moon"), "no_such_rule"),
    ],
)
def test_a_limit_of_nought_and_an_unknown_rule_are_refused(
    run: Run, words: tuple[object, ...], code: str
) -> None:
    Path("answer.txt").write_text("One", "utf-8")

    refused(run("words", "answer.txt", *words, "--json"), code)


def test_the_answers_are_written_with_their_counts(run: Run, bid: str) -> None:
    answer(run, bid, f"We shared {FIGURE} {{{{evidence E-001}}}}.")

    said = run("export", "answers", "--out", "answers.docx", "--json").json

    assert [Path(each).name for each in said["files"]][:2] == ["answers.docx", "answers.txt"]
    (box,) = said["boxes"]
    assert (box["counted"], box["limit"], box["over"]) == (5, 12, 0)
    assert Path(box["file"]).read_text("utf-8") == "We shared 46 meals [E-001]."
    assert [each["code"] for each in said["left"]] == ["not_answered"]
    texts = [each.text for each in docx.Document("answers.docx").paragraphs]
    assert "We shared 46 meals [E-001]." in texts
    refused(run("export", "answers", "--out", "answers.docx", "--json"), "already_there")
    again = run("export", "answers", "--bid", bid, "--out", "answers.docx", "--overwrite")
    assert "5 of 12 words" in again.out


def test_a_bid_is_won_with_its_promises(run: Run, bid: str) -> None:
    uid = answer(run, bid, "We will share 90 meals. We will report.")
    recorded(
        run,
        {
            "kind": "promise",
            "answer": uid,
            "sentence": "We will share 90 meals.",
            "measure": "MEALS",
            "target": "90",
            "due": "2027-03-31",
        },
        {"kind": "promise", "answer": uid, "sentence": "We will report."},
    )

    won = run("bid", "win", bid, "--json").json

    (commitment,) = won["commitments"]
    assert (commitment["sentence"], commitment["target"]) == ("We will share 90 meals.", "90")
    assert [each["sentence"] for each in won["unmeasured"]] == ["We will report."]
    shown = run("show", won["contract"], "--json").json["record"]
    assert [each["wording"] for each in shown["commitments"]] == ["We will share 90 meals."]
    again = run("bid", "win", bid).out
    assert "It has no commitment yet." in again
    assert run("undo").code == 0
    assert run("undo").code == 0
    assert run("show", bid, "--json").json["record"]["state"] == "writing"


def test_a_sent_bid_stands_still(run: Run, bid: str) -> None:
    answer(run, bid, "We cook.")
    assert run("bid", "sent", bid).out.startswith("Sent: Wellbeing.")
    question = run("show", bid, "--json").json["record"]["questions"][0]["uid"]

    Path("records.json").write_text(
        json.dumps({"kind": "answer", "question": question, "text": "Late"}), "utf-8"
    )

    refused(run("record", "records.json", "--json"), "bid_sent")
    refused(run("bid", "sent", bid, "--json"), "bid_sent")
    refused(run("bid", "questions", bid, "questions.txt", "--json"), "bid_sent")


def test_bad_records_of_a_tender_are_named(run: Run, bid: str) -> None:
    shown = run("show", bid, "--json").json["record"]
    answer(run, bid, "We cook.")
    bad = [
        {"kind": "question", "bid": shown["uid"], "title": "A", "text": "B", "most": 0},
        {"kind": "answer", "question": shown["questions"][1]["uid"], "text": "Twice"},
        {"kind": "answer", "question": shown["questions"][0]["uid"], "text": "A", "sent": "B"},
    ]
    for record, code in zip(bad, ("0.most", "0.question", "0.sent"), strict=True):
        Path("records.json").write_text(json.dumps(record), "utf-8")
        done = run("record", "records.json", "--json")
        assert done.code == 2
        assert done.error["field"] == code


def test_which_bid_is_meant_must_be_clear(run: Run, workspace: Path) -> None:
    del workspace
    refused(run("export", "answers", "--out", "a.docx", "--json"), "bid_wanted")
