"""Two texts beside each other, word by word."""

from sv_evidence.domain.comparison import Run, Went, compared


def test_what_stayed_went_and_came_is_told_in_order() -> None:
    found = compared("We shared {{b}}3,286{{/b}} meals.", "We shared {{b}}3,412{{/b}} hot meals.")

    assert found == (
        Run(Went.STAYED, "We shared {{b}}"),
        Run(Went.GONE, "3,286"),
        Run(Went.NEW, "3,412"),
        Run(Went.STAYED, "{{/b}} "),
        Run(Went.NEW, "hot "),
        Run(Went.STAYED, "meals."),
    )


def test_either_text_can_be_put_together_again() -> None:
    before, after = "One two\n\nthree {x} four", "One three {y}  four five"

    runs = compared(before, after)

    assert "".join(run.text for run in runs if run.went is not Went.NEW) == before
    assert "".join(run.text for run in runs if run.went is not Went.GONE) == after
    assert compared("", "") == ()
