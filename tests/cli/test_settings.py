import pytest

from tests.cli.conftest import Run, entries


@pytest.mark.usefixtures("workspace")
def test_values_are_switched_off_and_on_and_undo_takes_it_back(run: Run) -> None:
    def shown() -> bool:
        return bool(run("settings", "--json").json["organisation"]["shows_values"])

    assert shown()
    assert "Values are switched off" in run("settings", "--no-values").out
    assert not shown()
    assert run("undo").code == 0
    assert shown()
    assert run("settings", "--no-values").code == 0
    assert "Values in pounds are shown." in run("settings", "--values").out


@pytest.mark.usefixtures("workspace")
def test_looking_at_the_settings_changes_nothing(run: Run) -> None:
    before = entries(run)

    assert run("settings").code == 0
    assert entries(run) == before
