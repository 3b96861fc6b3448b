"""What the outcomes page says of a measure: its marks, evidence, proxy, and where it counts too."""

from datetime import date

from sv_evidence.domain.measures import Thousandths, Unit
from sv_evidence.domain.proof import Mark
from sv_evidence.wording.labels import mark_label
from sv_evidence.wording.numbers import full_day_text, number_text, quantity_text
from sv_evidence.wording.words import tr, trn


def claims_text(claims: int, frameworks: int) -> str:
    """Say how much is claimed: ``12 claims in 1 framework``."""
    if not claims:
        return tr("Nothing claimed in this period")
    counted = trn("{count} claim", "{count} claims", claims)
    where = trn("{count} framework", "{count} frameworks", frameworks)
    return tr("{claims} in {frameworks}", claims=counted, frameworks=where)


def branch_text(title: str, mark: Mark | None, weakest: str) -> str:
    """Read a line of the tree aloud; a parent says whose mark it shows."""
    if mark is None:
        return tr("{title}, nothing claimed", title=title)
    word = mark_label(mark).lower()
    if not weakest:
        return tr("{title}, {mark}", title=title, mark=word)
    return tr(
        "{title}, {mark}, the weakest in it: {weakest}", title=title, mark=word, weakest=weakest
    )


def held_text(held: int, of: int, *, named: bool) -> str:
    """Say how many activities hold a type of evidence; ``named`` says what is counted."""
    if not of:
        return ""
    if named:
        return trn(
            "{held} of {count} activity", "{held} of {count} activities", of, held=f"{held:,}"
        )
    return tr("{held} of {of}", held=f"{held:,}", of=f"{of:,}")


def per_unit_text(rate: str, unit: Unit) -> str:
    """Say what one unit is worth."""
    return tr("{rate} per {unit}", rate=rate, unit=unit.one)


def proxy_from_text(source: str, year: int, licence: str) -> str:
    """Name the source of a proxy."""
    said = ", ".join(filter(None, (source, str(year or ""), licence)))
    return tr("From {source}.", source=said) if said else tr("No source is given.")


def proxy_set_text(who: str, when: date | None, *, changed: bool) -> str:
    """Say who set a proxy and when, and that packs keep the value they used."""
    keep = tr("Earlier packs keep the value they used.")
    day = "" if when is None else full_day_text(when)
    if who and day:
        said = tr("Set {day} by {who}.", day=day, who=who)
    elif who:
        said = tr("Set by {who}.", who=who)
    elif day:
        said = tr("Set {day}.", day=day)
    else:
        said = tr("It is not known who set it.")
    return f"{said} {keep}" if changed or day else said


def proxy_before_text(rate: str, when: date | None) -> str:
    """Say what the proxy was before."""
    if when is None:
        return tr("Before that {rate}.", rate=rate)
    return tr("Before that {rate}, set {day}.", rate=rate, day=full_day_text(when))


def counted_once_text() -> str:
    """Say that links carry quantities and never money."""
    return tr(
        "Each result is valued once, here. Other frameworks quote the quantity without adding"
        " its \N{POUND SIGN} again."
    )


def promised_text(position: int, target: str, due: date | None) -> str:
    """Say what a contract promises: ``Commitment 1, 7,000 meals by 31 March 2027``."""
    if due is None:
        return tr("Commitment {number}, {target}", number=position, target=target)
    day = full_day_text(due)
    return tr("Commitment {number}, {target} by {day}", number=position, target=target, day=day)


def of_text(part: Thousandths, whole: Thousandths, unit: Unit) -> str:
    """Say how much of a target is there: ``3,412 of 7,000``, ``£41,200 of ...``."""
    if unit.is_money:
        return tr(
            "{part} of {whole}", part=quantity_text(part, unit), whole=quantity_text(whole, unit)
        )
    return tr("{part} of {whole}", part=number_text(part), whole=number_text(whole))


def enough_text() -> str:
    """Say how much evidence it takes."""
    return tr("any one strong, or two fair")


def no_results_text() -> str:
    """Stand where the chart would be."""
    return tr("No results yet in this period")


def not_valued_text() -> str:
    """Stand where the value would be."""
    return tr("Counted, not valued")


def month_said(month: str, quantity: str) -> str:
    """Read one column of a chart aloud."""
    return tr("{month}: {quantity}", month=month, quantity=quantity)
