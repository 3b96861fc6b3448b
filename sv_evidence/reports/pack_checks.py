"""What a person should know before a pack leaves."""

from collections.abc import Sequence

from sv_evidence.domain.evidence import ConsentState, EvidenceKind
from sv_evidence.domain.frameworks import Confidence
from sv_evidence.domain.proof import Mark
from sv_evidence.reports.claim_facts import OutcomeFacts
from sv_evidence.reports.facts import Check, EvidenceFacts, Level


def checks_of(
    outcomes: Sequence[OutcomeFacts],
    evidence: Sequence[EvidenceFacts],
    *,
    has_annex: bool = True,
) -> tuple[Check, ...]:
    """Return the checks that the facts themselves decide, what to know first.

    Where there is no annex, as in a return, nothing is said of what is shown with covers.

    Codes: ``left_out``, ``unproven_stated``, ``not_shown``, ``names_private``,
    ``names_covered``, ``wording_open``, ``unchanged``, ``consent``, ``covered``, ``pages_open``.
    Export adds ``figures_match`` and, if so, ``letters_lacking``.
    """
    checks = (
        *_left_out(evidence),
        *_unproven(outcomes),
        *_not_shown(evidence),
        *_wording(outcomes),
        *_unchanged(evidence),
        *_consent(evidence),
        *_names(evidence),
        *(_shown_with_covers(evidence) if has_annex else ()),
    )
    return tuple(sorted(checks, key=lambda check: list(Level).index(check.level)))


def _left_out(evidence: Sequence[EvidenceFacts]) -> tuple[Check, ...]:
    out = [row for row in evidence if row.left_out is not None]
    if not out:
        return ()
    items = tuple(f"{row.number}:{row.left_out}" for row in out)
    return (Check("left_out", Level.KNOW, len(out), len(evidence), items),)


def _unproven(outcomes: Sequence[OutcomeFacts]) -> tuple[Check, ...]:
    claims = [claim for outcome in outcomes for claim in outcome.claims]
    unproven = tuple(claim.title for claim in claims if claim.mark is Mark.UNPROVEN)
    if not unproven:
        return ()
    return (Check("unproven_stated", Level.KNOW, len(unproven), len(claims), unproven),)


def _not_shown(evidence: Sequence[EvidenceFacts]) -> tuple[Check, ...]:
    hidden = tuple(
        row.number
        for row in evidence
        if row.left_out is None and row.hidden not in {None, ConsentState.NAMES_PRIVATE.value}
    )
    return (Check("not_shown", Level.KNOW, len(hidden), 0, hidden),) if hidden else ()


def _names(evidence: Sequence[EvidenceFacts]) -> tuple[Check, ...]:
    private = tuple(
        row.number
        for row in evidence
        if row.left_out is None and row.hidden == ConsentState.NAMES_PRIVATE.value
    )
    if not private:
        return ()
    return (Check("names_private", Level.PASSED, len(private), len(private), private),)


def _shown_with_covers(evidence: Sequence[EvidenceFacts]) -> tuple[Check, ...]:
    return (*_names_covered(evidence), *_covered(evidence), *_pages_open(evidence))


def _names_covered(evidence: Sequence[EvidenceFacts]) -> tuple[Check, ...]:
    """Name files with private names that are shown; no program knows whether all are covered."""
    shown = tuple(
        row.number
        for row in evidence
        if row.consent is ConsentState.NAMES_PRIVATE and row.is_shown and row.left_out is None
    )
    return (Check("names_covered", Level.KNOW, len(shown), 0, shown),) if shown else ()


def _covered(evidence: Sequence[EvidenceFacts]) -> tuple[Check, ...]:
    shown = tuple(row.number for row in evidence if row.covered and row.is_shown)
    return (Check("covered", Level.PASSED, len(shown), len(shown), shown),) if shown else ()


def _pages_open(evidence: Sequence[EvidenceFacts]) -> tuple[Check, ...]:
    """Name files whose names are private and that have pages without a cover, which stay out."""
    partly = tuple(
        row.number
        for row in evidence
        if row.consent is ConsentState.NAMES_PRIVATE
        and row.hidden is None
        and len(row.pictures) < (row.pages or 1)
    )
    return (Check("pages_open", Level.KNOW, len(partly), 0, partly),) if partly else ()


def _wording(outcomes: Sequence[OutcomeFacts]) -> tuple[Check, ...]:
    unsure = tuple(each.title for each in outcomes if each.confidence is Confidence.UNCONFIRMED)
    if not unsure:
        return ()
    return (Check("wording_open", Level.KNOW, len(unsure), len(outcomes), unsure),)


def _unchanged(evidence: Sequence[EvidenceFacts]) -> tuple[Check, ...]:
    held = [row for row in evidence if row.left_out is None]
    return (Check("unchanged", Level.PASSED, len(held), len(held)),)


def _consent(evidence: Sequence[EvidenceFacts]) -> tuple[Check, ...]:
    people = [
        row
        for row in evidence
        if row.left_out is None
        and row.kind is EvidenceKind.PHOTO
        and row.consent not in {ConsentState.NO_PEOPLE, ConsentState.NAMES_PRIVATE}
    ]
    shown = sum(row.hidden is None for row in people)
    return (Check("consent", Level.PASSED, shown, shown),) if shown else ()
