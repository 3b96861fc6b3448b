"""What the parent makes of a child's answers, whatever they are, and its words."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from sv_evidence.jail import Answer, ReaderRefused
from sv_evidence.reports import verify as verifying
from sv_evidence.reports.verify import Outcome, Reason, Verdict, verify
from sv_evidence.wording.verdicts import sealed_when_text, signer_text, verdict_text
from tests.builders import NOW

SEAL = {"key": "ab" * 32, "signer": "Larkspur", "at": NOW.isoformat()}


def codes(verdict: Verdict) -> list[str]:
    return [reason.code for reason in verdict.reasons]


def test_sizes_have_a_limit(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verifying, "LARGEST", 10)

    assert codes(verify(pack)) == ["too_large"]


def test_what_the_system_will_not_read_cannot_be_checked(
    pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreadable(path: Path, *_: object) -> bytes:
        raise OSError(5, "I/O error", str(path))

    monkeypatch.setattr(Path, "open", unreadable)

    assert codes(verify(pack)) == ["unreadable"]


@pytest.mark.parametrize("refusal", ["too_big", "too_slow"])
def test_a_child_that_gives_up_is_a_verdict(
    pack: Path, monkeypatch: pytest.MonkeyPatch, refusal: str
) -> None:
    def refuse(*_: object) -> None:
        raise ReaderRefused(refusal)

    monkeypatch.setattr(verifying, "run", refuse)

    expected = "too_large" if refusal == "too_big" else "unreadable"
    assert codes(verify(pack)) == [expected]


@pytest.mark.parametrize(
    ("faults", "expected"), [(["bytes_differ"], "bytes_differ"), ([], "unreadable")]
)
def test_where_contents_end_the_child_the_seal_is_read_alone(
    pack: Path, monkeypatch: pytest.MonkeyPatch, faults: list[str], expected: str
) -> None:
    def answer(worker: str, *_: object) -> Answer:
        if worker == "check_seal":
            return Answer({"seal": SEAL, "faults": faults})
        raise ReaderRefused("died")

    monkeypatch.setattr(verifying, "run", answer)

    assert codes(verify(pack)) == [expected]


def test_a_changed_pack_that_cannot_be_read_is_still_changed(
    pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(worker: str, *_: object) -> Answer:
        if worker == "check_contents":
            raise ReaderRefused("died")
        return Answer({"seal": SEAL, "faults": ["bytes_differ"]})

    monkeypatch.setattr(verifying, "run", answer)

    assert codes(verify(pack)) == ["bytes_differ"]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({}, "no_seal"),
        ({"seal": "yes"}, "no_seal"),
        ({"seal": SEAL}, "unreadable"),
        ({"seal": SEAL, "faults": "x", "why": 5}, "unreadable"),
        ({"seal": SEAL, "why": "not_a_pack"}, "not_a_pack"),
    ],
)
def test_nonsense_from_the_child_is_not_believed(
    pack: Path, monkeypatch: pytest.MonkeyPatch, said: Mapping[str, Any], expected: str
) -> None:
    monkeypatch.setattr(verifying, "run", lambda *_: Answer(said))

    verdict = verify(pack)

    assert verdict.outcome is Outcome.CANNOT_SAY
    assert codes(verdict) == [expected]


def test_counts_and_strays_that_are_none_are_left_out(
    pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    odd = {"items": [1], "figures": "x", "strays": [["a"], "b", ["item_differs", "E-1"]]}
    seal = {"key": "zz" * 32, "signer": "x" * 999}
    monkeypatch.setattr(verifying, "run", lambda *_: Answer({"seal": seal, "contents": odd}))

    verdict = verify(pack)

    assert verdict.reasons == (Reason("item_differs", "E-1"),)
    assert (verdict.items, verdict.figures, verdict.key) == ((0, 0), (0, 0), ())
    assert len(verdict.signer) == 200


def test_the_words_claim_no_more_than_a_seal_can() -> None:
    said = verdict_text("unchanged", sealed_at=NOW.isoformat(), key=("abandon", "zoo"))

    assert said == (
        "Unchanged since it was sealed on 30 September 2026, 16:52 by the holder of this key: "
        "abandon zoo."
    )
    assert sealed_when_text("nonsense") == "at an unknown time"
    every = (said, verdict_text("changed"), verdict_text("cannot_say"), signer_text("Larkspur"))
    for words in every:
        assert words.endswith(".")
        assert not {"true", "authentic", "genuine"} & set(words.lower().replace(".", "").split())
