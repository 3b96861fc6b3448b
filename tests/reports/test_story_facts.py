"""Case studies and quotes are told only as far as the consent behind them goes."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sv_evidence.domain.evidence import Channel, ConsentState
from sv_evidence.domain.stories import CaseStudy, Quote
from sv_evidence.reports.story_facts import quotes_for, stories_for
from sv_evidence.store.workspace import Workspace
from tests.builders import NOW, TODAY, a_file, a_place, a_uid, add_framework, new_workspace

HELD: dict[str, Any] = {"consent": ConsentState.HELD, "consent_channels": "bid_pack"}


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with new_workspace(tmp_path) as made:
        with made.change("Add framework") as unit:
            add_framework(unit)
        yield made


def told(workspace: Workspace, channel: Channel = Channel.BID_PACK) -> Any:
    with workspace.read() as view:
        return stories_for(view, channel, TODAY)


def test_a_story_is_told_with_its_figures_quote_and_picture(workspace: Workspace) -> None:
    place = a_place()
    picture = a_file(consent=ConsentState.NO_PEOPLE)
    quote = Quote(a_uid(), "I stayed.", "Denise, 52", TODAY, **HELD)
    with workspace.change("Stories") as unit:
        unit.add(place)
        number = unit.add(picture).number
        unit.add(quote)
        unit.add(
            CaseStudy(
                a_uid(),
                "From guest to cook",
                need="Alone.",
                what_we_did=f"She cooked {{{{evidence {number}}}}}.",
                proof="One of {{figure M1 2026-04-01/2026-09-30}}.",
                place=place.uid,
                picture=picture.uid,
                quote=quote.uid,
                **HELD,
            )
        )

    (story,) = told(workspace)

    assert (story.need, story.what_we_did) == ("Alone.", f"She cooked [{number}].")
    assert story.proof == "One of 0 meals."
    assert (story.place, story.picture, story.hidden) == (place.name, number, None)
    assert story.quote is not None
    assert story.quote.text == "I stayed."
    assert [each.code for each in story.figures] == ["M1"]
    assert [each.number for each in story.cited] == [number]
    (returned,) = told(workspace, Channel.CONTRACT_RETURN)
    assert returned.hidden == "channel"
    assert returned.quote is None


def test_a_quote_in_the_bin_and_a_picture_without_consent_stay_away(workspace: Workspace) -> None:
    picture = a_file(consent=ConsentState.WITHDRAWN)
    quote = Quote(a_uid(), "I stayed.", binned_at=NOW, **HELD)
    with workspace.change("Stories") as unit:
        for each in (picture, quote):
            unit.add(each)
        unit.add(CaseStudy(a_uid(), "One", picture=picture.uid, quote=quote.uid, **HELD))

    (story,) = told(workspace)

    assert (story.quote, story.picture, story.place) == (None, "", "")


def test_stories_and_quotes_come_newest_first(workspace: Workspace) -> None:
    with workspace.change("Stories") as unit:
        for day in (None, TODAY, date(2026, 1, 1)):
            unit.add(Quote(a_uid(), f"{day}", said_on=day))
            unit.add(CaseStudy(a_uid(), f"{day}", written_on=day))

    days = ["2026-09-30", "2026-01-01", "None"]
    assert [each.title for each in told(workspace)] == days
    with workspace.read() as view:
        quotes = quotes_for(view, Channel.PUBLISHED, TODAY)
    assert [each.text for each in quotes] == days
    assert {each.hidden for each in quotes} == {"needed"}
