import pytest

from sv_evidence.wording.health import finding_text, limit_text


def test_a_finding_names_what_it_concerns() -> None:
    assert finding_text("evidence_missing", "E-237", {}) == "E-237 is missing from the workspace."
    assert finding_text("many_files_missing", "", {"missing": 30, "of": 240}).startswith(
        "30 of 240"
    )
    assert "(reason)" in finding_text("database_damaged", "", {})


def test_a_finding_without_words_is_said_with_its_code() -> None:
    assert finding_text("moon", "", {}) == "Something is not as it should be (moon)."


@pytest.mark.parametrize("lacking", ["memory", "written", "network", "files"])
def test_what_a_system_lacks_is_said_in_a_sentence(lacking: str) -> None:
    assert limit_text(lacking).endswith(".")
    assert limit_text("moon") == "moon"
