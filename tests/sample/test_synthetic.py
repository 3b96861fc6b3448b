"""Synthetic workspaces have the size that was asked for, in change sets of bounded size."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from sv_evidence.domain.activities import Activity, Result
from sv_evidence.domain.evidence import Attachment
from sv_evidence.sample.organisation import SAMPLE_NOW
from sv_evidence.sample.synthetic import ROWS_AT_ONCE, make_synthetic
from sv_evidence.store.health import check
from sv_evidence.store.workspace import Workspace


def test_rows_and_files_are_as_many_as_asked_for(tmp_path: Path) -> None:
    made = make_synthetic(tmp_path / "ws", activities=1_501, results=11_003, evidence=3, seed=7)

    with made as workspace, workspace.read() as view:
        history = view.history(limit=100)
        days = [each.last_day for each in view.all(Activity)]

        assert view.activities.count() == 1_501
        assert len(view.all(Result)) == 11_003
        assert view.evidence.count() == 3
        assert len(view.all(Attachment)) == 3
        assert max(change.rows for change in history) <= ROWS_AT_ONCE
        assert max(days) - min(days) > timedelta(days=9 * 365)
        assert max(days) <= SAMPLE_NOW.date() + timedelta(days=5)


def test_the_same_seed_gives_the_same_rows(tmp_path: Path) -> None:
    found = []
    for name in ("one", "other"):
        made = make_synthetic(tmp_path / name, activities=20, results=61, evidence=0, seed=3)
        with made as workspace, workspace.read() as view:
            activities = [(each.uid, each.title, each.people) for each in view.all(Activity)]
            results = [(each.uid, each.quantity) for each in view.all(Result)]
            found.append((activities, results))

    assert found[0] == found[1]


def test_a_synthetic_workspace_is_sound(tmp_path: Path) -> None:
    made = make_synthetic(tmp_path / "ws", activities=10, results=30, evidence=2)

    with made as workspace:
        assert check(workspace, deep=True).findings == ()


def test_an_empty_one_can_be_made(tmp_path: Path) -> None:
    made = make_synthetic(tmp_path / "ws", activities=0, results=0, evidence=0)

    with made as workspace, workspace.read() as view:
        assert view.activities.count() == 0


def test_a_workspace_that_failed_half_way_can_be_opened(tmp_path: Path) -> None:
    moments = [SAMPLE_NOW]

    def failing_later() -> datetime:
        return moments.pop()

    with pytest.raises(IndexError):
        make_synthetic(tmp_path / "ws", activities=3, results=3, evidence=1, clock=failing_later)

    with Workspace.open(tmp_path / "ws", author="A", clock=lambda: SAMPLE_NOW) as workspace:
        assert workspace.folder == tmp_path / "ws"
