from collections.abc import Callable
from enum import Enum

import pytest

from sv_evidence.domain.activities import Impact
from sv_evidence.domain.evidence import Channel, Condition, ConsentState, EvidenceKind, Strength
from sv_evidence.domain.frameworks import Confidence, Summing
from sv_evidence.domain.proof import Mark
from sv_evidence.domain.records import Kind
from sv_evidence.intake.seen import Remark
from sv_evidence.wording import changes, labels


@pytest.mark.parametrize(
    ("codes", "label"),
    [
        (Mark, labels.mark_label),
        (Strength, labels.strength_label),
        (Strength, labels.strength_meaning),
        (ConsentState, labels.consent_label),
        (Channel, labels.channel_label),
        (Condition, labels.condition_label),
        (EvidenceKind, labels.evidence_kind_label),
        (Impact, labels.impact_label),
        (Confidence, labels.confidence_label),
        (Summing, labels.summing_label),
        (Kind, labels.kind_label),
    ],
)
def test_every_code_has_a_label_of_its_own(codes: type[Enum], label: Callable[[Enum], str]) -> None:
    said = [label(code) for code in codes]

    assert all(said)
    assert len(set(said)) == len(said)


def test_what_does_not_count_is_said() -> None:
    assert labels.strength_label(None) == "Does not count"
    assert "withdrawn" in labels.strength_meaning(None)


@pytest.mark.parametrize("kind", Kind)
def test_kinds_are_counted_in_one_and_in_many(kind: Kind) -> None:
    assert labels.kind_count(kind, 1).startswith("1 ")
    assert labels.kind_count(kind, 1_200).startswith("1,200 ")
    assert labels.kind_count(kind, 1)[2:] != labels.kind_count(kind, 1_200)[6:] or (
        kind is Kind.EVIDENCE
    )


def test_reasons_are_sentences_and_unknown_ones_are_shown_as_they_are() -> None:
    for reason in ("needed", "withdrawn", "ended", "not_yet", "channel", "names_private"):
        assert labels.not_shown_text(reason).endswith(".")
    for code in ("no_title", "no_place", "no_quantity", "no_files", "only_one_fair"):
        assert labels.shortfall_text(code).endswith(".")
    for remark in Remark:
        assert labels.remark_text(remark).endswith(".")
    assert labels.remark_text("moon") == "moon"
    for reason in ("edited_since", "in_use", "gone"):
        assert changes.kept_text(reason).endswith(".")
    assert labels.not_shown_text("moon") == "moon"
    assert labels.shortfall_text("moon") == "moon"
    assert changes.kept_text("moon") == "moon"


def test_changes_are_labelled_by_what_they_did() -> None:
    assert changes.binned_label(Kind.ACTIVITY, 2) == "Bin 2 activities"
    mixed = {Kind.EVIDENCE: 1, Kind.ACTIVITY: 2}
    assert changes.binned_kinds_label(mixed) == "Bin 2 activities and 1 evidence file"
    assert changes.restored_kinds_label({Kind.ACTIVITY: 1}) == "Restore 1 activity"
    assert labels.kinds_count({Kind.BID: 1, **mixed}) == ("1 bid, 2 activities and 1 evidence file")
    assert changes.logged_label(" Meal {x} ") == "Log activity: Meal {x}"
    assert changes.edited_label("Meal") == "Edit activity: Meal"
    assert changes.attached_label(1) == "Add 1 evidence file"
    assert changes.recorded_label(3) == "Record 3 entries"
    assert changes.undone_text("Log activity") == "Undone: Log activity"
    assert changes.redone_text("Log activity") == "Done again: Log activity"
