from csv import DictReader
from dataclasses import replace
from datetime import date, datetime, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

from sv_evidence.domain.evidence import Condition, ConsentState
from sv_evidence.domain.measures import Period
from sv_evidence.reports.bid_pack import compose
from sv_evidence.reports.encoding import encoded
from sv_evidence.reports.facts import LeftOut, Level, PackQuestion
from sv_evidence.reports.gathering import gather
from sv_evidence.reports.pack_checks import checks_of
from sv_evidence.reports.register import claims_csv, register_csv
from tests.builders import NOW, an_activity, attach
from tests.reports.conftest import HALF_YEAR, facts_of
from tests.reports.kitchen import Kitchen, a_kitchen


def test_missing_altered_and_withdrawn_files_stay_listed_and_are_not_shown(
    kitchen: Kitchen,
) -> None:
    known = facts_of(kitchen)
    shown = [row for row in known.evidence if row.pictures]
    lost, changed = shown[0].uid, shown[1].uid
    conditions = {lost: Condition.MISSING, changed: Condition.ALTERED}

    with kitchen.workspace.read() as view:
        facts = gather(
            view,
            PackQuestion(HALF_YEAR),
            number="1",
            made_at=NOW,
            author="",
            conditions=conditions,
        )

    out = {row.uid: row.left_out for row in facts.left_out}
    assert out == {lost: LeftOut.MISSING, changed: LeftOut.ALTERED}
    assert all(not row.pictures and not row.in_annex for row in facts.left_out)
    assert facts.checks[0].code == "left_out"
    assert facts.checks[0].items == (f"{shown[0].number}:missing", f"{shown[1].number}:altered")
    assert len(facts.included) + 2 == len(known.evidence)


def test_nothing_is_shown_without_consent(tmp_path: Path) -> None:
    made = a_kitchen(tmp_path)
    states: dict[str, dict[str, Any]] = {
        "held": {"consent": ConsentState.HELD, "consent_channels": "bid_pack"},
        "other channel": {"consent": ConsentState.HELD, "consent_channels": "published"},
        "ended": {
            "consent": ConsentState.HELD,
            "consent_channels": "bid_pack",
            "consent_until": NOW.date() - timedelta(days=1),
        },
        "needed": {"consent": ConsentState.NEEDED},
        "withdrawn": {"consent": ConsentState.WITHDRAWN},
        "private": {"consent": ConsentState.NAMES_PRIVATE},
    }
    photos = [
        made.file(title, "photo", photo=True, dated=date(2026, 5, 5), **more)
        for title, more in states.items()
    ]
    made.log(date(2026, 5, 5), "Collected", {"SURPLUS": 5}, photos)

    with made.workspace:
        facts = facts_of(made, PackQuestion(HALF_YEAR))

    told = {row.title: (row.hidden, row.left_out, bool(row.pictures)) for row in facts.evidence}
    assert told == {
        "held": (None, None, True),
        "other channel": ("channel", None, False),
        "ended": ("ended", None, False),
        "needed": ("needed", None, False),
        "withdrawn": ("withdrawn", LeftOut.WITHDRAWN, False),
        "private": ("names_private", None, False),
    }
    checks = {check.code: (check.level, check.count) for check in facts.checks}
    assert checks["not_shown"] == (Level.KNOW, 3)
    assert checks["names_private"] == (Level.PASSED, 1)
    assert checks["consent"] == (Level.PASSED, 1)
    assert facts.cover == facts.evidence[0].number


def test_the_tick_about_private_names_speaks_only_of_files_not_shown(kitchen: Kitchen) -> None:
    known = facts_of(kitchen)
    private = [
        replace(row, consent=ConsentState.NAMES_PRIVATE) for row in known.evidence if row.pictures
    ]
    hidden = replace(private[0], hidden=ConsentState.NAMES_PRIVATE.value, pictures=())
    covered = replace(private[1], covered=1)

    checks = {each.code: each for each in checks_of((), (hidden, covered))}

    assert checks["names_private"].level is Level.PASSED
    assert checks["names_private"].items == (hidden.number,)
    assert checks["names_covered"].level is Level.KNOW
    assert checks["names_covered"].items == (covered.number,)
    told = {each.code for each in checks_of((), (hidden, covered), has_annex=False)}
    assert told == {"names_private", "unchanged"}


def test_a_claim_cites_only_what_counts_as_its_proof_and_so_do_its_results(
    tmp_path: Path,
) -> None:
    made = a_kitchen(tmp_path)
    day = date(2026, 5, 5)
    photo = made.file("Crates", "photo", photo=True, dated=day)
    lost = made.file("Lost weigh note", "weigh_note", dated=day)
    note = made.file("Weigh note", "weigh_note", dated=day)
    made.log(day, "Collected", {"SURPLUS": 5}, (photo, lost, note))

    with made.workspace, made.workspace.read() as view:
        facts = gather(
            view,
            PackQuestion(HALF_YEAR),
            number="1",
            made_at=NOW,
            author="",
            conditions={lost.uid: Condition.ALTERED},
        )

    number = next(row.number for row in facts.evidence if row.uid == note.uid)
    (claim,) = facts.claims
    assert claim.evidence == (number,)
    assert [row.evidence for row in claim.rows] == [(number,)]
    (recent,) = facts.outcomes[0].recent.rows
    assert len(recent.evidence) == 2
    told = claims_csv(facts).decode()
    assert number in told
    assert not any(row.number in told for row in facts.evidence if row.number != number)


def test_a_large_annex_takes_turns_among_the_claims(kitchen: Kitchen) -> None:
    facts = facts_of(kitchen, PackQuestion(HALF_YEAR, most_in_annex=3, pages_each=1))

    chosen = [row for row in facts.evidence if row.in_annex]
    assert len(chosen) == 3
    assert len({row.supports for row in chosen}) == 3
    assert all(len(row.pictures) == 1 for row in chosen)


def test_the_cover_is_a_wide_photo_that_may_be_shown(kitchen: Kitchen) -> None:
    facts = facts_of(kitchen)

    photos = [row.number for row in facts.evidence if row.kind == "photo"]
    assert facts.cover == photos[-1]


def test_where_a_photo_was_taken_is_a_place_and_never_coordinates(tmp_path: Path) -> None:
    made = a_kitchen(tmp_path)
    photo = made.file(
        "Crates",
        "photo",
        photo=True,
        camera_at=datetime(2026, 5, 5, 7, 42),  # noqa: DTZ001 - a camera knows no zone
        camera_place="52.50, -1.88",
    )
    made.log(date(2026, 5, 5), "Collected", {"SURPLUS": 5}, (photo,))

    with made.workspace:
        facts = facts_of(made, PackQuestion(HALF_YEAR))

    assert facts.evidence[0].place == "Ladywood Hall"
    assert "52.50" not in encoded(facts)
    assert "52.50" not in encoded(compose(facts).document)


def test_a_file_that_takes_its_activitys_day_is_told_with_that_day(tmp_path: Path) -> None:
    made = a_kitchen(tmp_path)
    sheet = made.file("Lunch sheet", "count_sheet", dated=None)
    shared = made.file("Shared sheet", "count_sheet", dated=None)
    own = made.file("Own day", "count_sheet", dated=date(2026, 5, 5))
    made.log(date(2026, 5, 5), "Lunch", {"MEALS": 74}, [sheet, shared, own])
    with made.workspace.change("File it again") as unit:
        other = unit.add(an_activity("Supper", date(2026, 5, 6), place=made.place))
        attach(unit, other.uid, [shared])

    with made.workspace:
        facts = facts_of(made, PackQuestion(HALF_YEAR))

    day = Period(date(2026, 5, 5), date(2026, 5, 5))
    rows = {row.title: row for row in facts.evidence}
    assert {title: row.day_of for title, row in rows.items()} == {
        "Lunch sheet": day,
        "Shared sheet": None,
        "Own day": None,
    }
    said = {each["title"]: each for each in DictReader(StringIO(register_csv(facts).decode()))}
    taken = said["Lunch sheet"]
    assert (taken["date"], taken["day_taken_from_activity"]) == (
        "",
        "5 May 2026, the day of its activity",
    )
    assert said["Own day"]["day_taken_from_activity"] == ""
