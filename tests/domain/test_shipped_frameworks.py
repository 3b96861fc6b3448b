from collections import Counter

import pytest

from resources import path
from sv_evidence.domain.framework_files import framework_text, load_shipped, shipped
from sv_evidence.domain.frameworks import Confidence

EXPECTED = {
    "birmingham-aims-2013": (3, 0),
    "birmingham-charter": (15, 34),
    "ni-ppn-0121": (4, 0),
    "scotland-national-outcomes": (11, 0),
    "svm-ppn-002": (18, 0),
    "svm-ppn-026": (8, 0),
    "svm-ppn-0620": (38, 21),
    "un-sdgs": (17, 0),
    "wales-wellbeing-goals": (7, 0),
}
PRIMARY, SECONDARY = Confidence.PRIMARY, Confidence.SECONDARY
UNCONFIRMED, OURS = Confidence.UNCONFIRMED, Confidence.OURS


def test_the_frameworks_of_the_nations_and_birmingham_are_shipped() -> None:
    sizes = {}
    for id_, _ in shipped():
        framework = load_shipped(id_)
        sizes[id_] = (len(framework.nodes), len(framework.measures))

    assert sizes == EXPECTED


@pytest.mark.parametrize("id_", EXPECTED)
def test_each_file_is_canonical_and_says_what_was_checked(id_: str) -> None:
    framework = load_shipped(id_)

    assert framework.id == id_
    assert framework_text(framework) == path(f"frameworks/{id_}.json").read_text("utf-8")
    assert framework.licence
    assert framework.checked
    assert framework.not_checked


@pytest.mark.parametrize(
    ("id_", "expected"),
    [
        ("birmingham-aims-2013", {UNCONFIRMED: 3}),
        ("birmingham-charter", {SECONDARY: 6, OURS: 43}),
        ("ni-ppn-0121", {SECONDARY: 4}),
        ("scotland-national-outcomes", {UNCONFIRMED: 11}),
        ("svm-ppn-002", {PRIMARY: 5, SECONDARY: 4, UNCONFIRMED: 9}),
        ("svm-ppn-026", {SECONDARY: 8}),
        ("svm-ppn-0620", {SECONDARY: 5, UNCONFIRMED: 54}),
        ("un-sdgs", {UNCONFIRMED: 17}),
        ("wales-wellbeing-goals", {SECONDARY: 7}),
    ],
)
def test_each_row_carries_how_sure_it_is(id_: str, expected: dict[Confidence, int]) -> None:
    framework = load_shipped(id_)

    found = Counter(node.confidence for node in framework.nodes)
    found.update(measure.confidence for measure in framework.measures)

    assert found == expected


def test_every_row_that_claims_a_source_names_it() -> None:
    for id_ in EXPECTED:
        framework = load_shipped(id_)
        unnamed = [node.code for node in framework.nodes if not node.source]
        unnamed += [measure.code for measure in framework.measures if not measure.source]
        assert unnamed == [], id_


def test_crosswalks_of_shipped_files_end_at_real_nodes() -> None:
    for id_ in EXPECTED:
        for crosswalk in load_shipped(id_).crosswalks:
            target = load_shipped(crosswalk.framework)
            assert target.node(crosswalk.node).code == crosswalk.node


def test_no_shipped_file_carries_a_licensed_table() -> None:
    for id_, name in shipped():
        text = path(name).read_text("utf-8").lower()
        words = ("national toms", "hact", "social value bank", "proxy")
        assert not [word for word in words if word in text], id_


def test_the_model_that_applies_follows_the_procurement_and_dates_do_not_overlap() -> None:
    older, newer = load_shipped("svm-ppn-002"), load_shipped("svm-ppn-026")

    assert older.applies_to is not None
    assert newer.applies_from is not None
    assert older.applies_to < newer.applies_from


def test_the_charter_has_the_outcomes_and_measures_that_the_sample_uses() -> None:
    charter = load_shipped("birmingham-charter")

    lines = {
        measure.code: [node.title for node in charter.line_of(measure.node)]
        for measure in charter.measures
    }

    assert lines["MEALS"] == ["Partners in Communities", "Less isolation"]
    assert lines["RLW"] == ["Local Employment", "Jobs for local people"]
    assert lines["SURPLUS"] == ["Green and Sustainable", "Less food waste"]
    assert lines["SPEND"] == ["Buy Local", "Local spend"]
    assert all(measure.accepts for measure in charter.measures)
