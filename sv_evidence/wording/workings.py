"""Words for how figures are made."""

from sv_evidence.wording.words import tr, trn


def sum_text(results: int, quantity: str) -> str:
    """Say of how many results a quantity is the sum."""
    return trn(
        "{count} result makes {quantity}.",
        "{count} results add up to {quantity}.",
        results,
        quantity=quantity,
    )


def first_results_text(shown: int, of: int) -> str:
    """Say that only the newest results are shown."""
    return tr(
        "The newest {shown} of {of} results. The others are sent on request.",
        shown=f"{shown:,}",
        of=f"{of:,}",
    )


def taken_for_granted_text() -> str:
    """Say how values are worked out, and that nothing is taken off."""
    return tr(
        "A value is a quantity times the £ for one, in whole pounds so that all sums add up. "
        "Nothing is taken off for what would have happened anyway (deadweight), what others did "
        "(attribution), what was moved from elsewhere (displacement) or what fades (drop-off), "
        "and nothing is discounted."
    )


def figure_link_text(figure: str) -> str:
    """Say where a figure leads."""
    return tr("How {figure} is made", figure=figure)
