"""Words for value: assumptions, timing, doubts about cells, and what changes the answer most."""

from sv_evidence.domain.assumptions import Assumption
from sv_evidence.domain.discounting import Timing
from sv_evidence.domain.tables import CellFault
from sv_evidence.wording.words import tr


def cell_fault_text(fault: CellFault) -> str:
    """Say what is wrong with a cell, with its row and column."""
    words = _cell_words().get(fault.code, tr("this cannot be used ({code}).", code=fault.code))
    said = words.replace("{detail}", fault.detail)
    return tr("Row {row}, {column}: {said}", row=fault.row, column=fault.column, said=said)


def assumption_label(what: str) -> str:
    """Name what is taken for granted."""
    return {
        "investment": tr("Investment"),
        "discount_rate": tr("Discount rate"),
        "timing": tr("Timing of discounting"),
        "proxy": tr("£ for one"),
        "quantity": tr("Quantity"),
        "deadweight": tr("Deadweight (would have happened anyway)"),
        "attribution_others": tr("Attribution (share due to others)"),
        "attribution": tr("Attribution (share due to others)"),
        "displacement": tr("Displacement (moved here from elsewhere)"),
        "drop_off": tr("Drop-off each year"),
        "duration_years": tr("Duration in years"),
    }.get(what, what)


def assumption_value(assumption: Assumption) -> str:
    """Write what is taken for granted; of a discount rate, each rate with its last year."""
    if not assumption.bands:
        return assumption.value
    return ", ".join(
        tr("{rate} to year {year}", rate=rate, year=year) for rate, year in assumption.bands
    )


def doubt_text(assumption: Assumption) -> str:
    """Say what is doubtful about an assumption; nothing if nothing is."""
    return {
        "later_year": tr("The value is of a later year than what it is applied to."),
        "check_for_newer": tr("Check for a newer rate."),
        "no_source": tr("Nobody says where this value comes from."),
    }.get(assumption.doubt, "")


def timing_text(timing: Timing) -> str:
    """Say which convention of timing was used."""
    return {
        Timing.YEAR1_DISCOUNTED: tr("the first year is discounted, as in the SROI Guide"),
        Timing.YEAR0_START: tr("the first year is today and not discounted, as in the Green Book"),
    }[timing]


def _cell_words() -> dict[str, str]:
    return {
        "missing": tr("nothing is given here."),
        "not_a_number": tr("this is no plain number."),
        "not_a_share": tr("this must be a share from 0 to 1, such as 0.25."),
        "negative_proxy": tr("a value below 0. Give a harm a negative quantity instead."),
        "not_whole_years": tr("this must be a whole number of years, 1 or more."),
        "too_many_years": tr("discount rates are known for {detail} years only."),
        "too_large": tr("this number is too large. Please check it."),
        "several_cases": tr("the rows above are of the case {detail}. Give one case at a time."),
        "not_a_year": tr("this must be a year, such as 2026."),
        "not_an_iso_day": tr("this must be a day as YYYY-MM-DD."),
        "no_heading": tr("this column has no heading."),
        "unknown_heading": tr("no such column is known. Known: {detail}."),
        "heading_twice": tr("this heading stands there twice."),
        "no_rows": tr("there is no outcome under the headings."),
        "outcome_twice": tr("{detail} stands above already. Check that it is not counted twice."),
        "later_year": tr("the value is of a year after {detail}. Check the year."),
        "not_positive": tr("this must be above 0."),
        "not_rate": tr("this is too large for an hourly rate. Is it a salary?"),
        "not_hours": tr("these are too many hours. Please check them."),
        "not_a_date": tr("this is no date with its year, such as 30/09/2026."),
    }
