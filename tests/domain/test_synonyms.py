"""Which outcomes a question is about, also where it uses other words than ours."""

import json

import pytest

from resources import path
from sv_evidence.domain.synonyms import (
    RESOURCE,
    WHOLE,
    overlap,
    stems_of,
    telling,
    topics,
    topics_of,
)


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("How will you reduce loneliness among older people?", "isolation"),
        ("What will you do for long-term unemployed people?", "jobs"),
        ("How do you cut emissions on the way to net zero?", "carbon"),
        ("How will you keep modern slavery out of your supply chain?", "ethics"),
        ("Which qualifications will learners gain?", "skills"),
        ("How much will you spend with local businesses?", "spend"),
        ("How do you redistribute surplus food?", "waste"),
        ("Describe the social value you will deliver.", WHOLE),
    ],
)
def test_a_question_is_about_what_people_mean_by_it(question: str, first: str) -> None:
    assert topics_of(question)[0].id == first


def test_a_question_about_nothing_we_know_has_no_topic() -> None:
    assert topics_of("zebra crossing") == ()
    assert topics_of("") == ()


def test_only_telling_words_are_searched_for() -> None:
    assert telling("How will you reduce loneliness, and reduce it in Lot 2?") == (
        "reduce",
        "loneliness",
    )


def test_stems_meet_where_words_do() -> None:
    assert stems_of("Volunteers volunteering") == stems_of("volunteer volunteer")
    assert overlap(stems_of("training courses"), "A course to train people") == 2


def test_every_outcome_named_is_one_of_a_shipped_framework() -> None:
    for topic in topics():
        for outcome in topic.outcomes:
            framework, _, code = outcome.partition("/")
            said = json.loads(path(f"frameworks/{framework}.json").read_text("utf-8"))
            assert code in {node["code"] for node in said["nodes"]}, outcome


def test_every_topic_has_its_own_name_and_words() -> None:
    said = json.loads(path(RESOURCE).read_text("utf-8"))

    assert said["licence"]
    assert said["checked"]
    assert len({topic.id for topic in topics()}) == len(topics())
    assert all(topic.words for topic in topics())
