"""The last page: how to check the pack, the register's fingerprint, the checks, the signature."""

from sv_evidence.reports.blocks import (
    Beside,
    Block,
    FingerprintBox,
    Heading,
    PageBreak,
    Paragraph,
    SignatureLines,
    Step,
    Steps,
    Tone,
)
from sv_evidence.reports.checksums import Companions
from sv_evidence.reports.facts import Check, PackFacts
from sv_evidence.reports.inlines import Inlines, PagesOf, Words
from sv_evidence.reports.sections.front import CHECKING, REGISTER
from sv_evidence.reports.shapes import Anchor
from sv_evidence.reports.tables import Cell, Column, Dress, Row, Table
from sv_evidence.wording.numbers import moment_text
from sv_evidence.wording.pack_words import made_check_text
from sv_evidence.wording.words import tr


def checking_section(
    facts: PackFacts, checks: tuple[Check, ...], fingerprint: str, beside: Companions
) -> tuple[Block, ...]:
    """Compose the page; ``fingerprint`` is the SHA-256 of the register."""
    title = tr("How to check this pack")
    words = tr(
        "Each document has a SHA-256: a code worked out from the file itself. Change one letter or "
        "one pixel and the code no longer matches. You need no special software."
    )
    return (
        PageBreak(),
        Heading(title, level=1, anchor=CHECKING, listed=title),
        Paragraph((Words(words),)),
        Steps((*_steps(facts, beside), _all_at_once(beside))),
        *_register(fingerprint, beside),
        Beside(
            margin=(Paragraph((Words(_made(facts)),), Tone.NOTE),),
            body=(Heading(tr("Checks when the pack was made")), _checks(checks)),
        ),
        Heading(tr("Signed off")),
        SignatureLines(_signer(facts), tr("Date")),
    )


def _steps(facts: PackFacts, beside: Companions) -> tuple[Step, ...]:
    number = next((row.number for row in reversed(facts.included)), "E-001")
    ask = tr("Quote its number, such as {number}. We send the file exactly as it is kept.")
    return (
        Step(tr("Ask for any original"), (Words(ask.format(number=number)),)),
        Step(
            tr("Work out its SHA-256"),
            (
                Words(tr("On Windows, open PowerShell and type ")),
                Words("Get-FileHash", mono=True),
                Words(tr(", a space, and drag the file in; or use ")),
                Words("certutil -hashfile", mono=True),
                Words(tr(". On a Mac, type ")),
                Words("shasum -a 256", mono=True),
                Words(tr(", on Linux ")),
                Words("sha256sum", mono=True),
                Words("."),
            ),
        ),
        Step(
            tr("Compare it with the register"),
            (
                Words(tr("The first 12 characters are on ")),
                _register_pages(),
                Words(tr("; all 64 are in the file ")),
                Words(beside.register, mono=True),
                Words(tr(" that comes with this PDF.")),
            ),
        ),
    )


def _all_at_once(beside: Companions) -> Step:
    """Say how to check every byte of the pack, pictures too."""
    return Step(
        tr("Check every byte of this pack"),
        (
            Words(tr("The file ")),
            Words(beside.checksums, mono=True),
            Words(tr(" lists the SHA-256 of this PDF and its lists. On Linux type ")),
            Words("sha256sum -c", mono=True),
            Words(tr(" and its name, on a Mac ")),
            Words("shasum -a 256 -c", mono=True),
            Words(tr("; on Windows, as in 2.")),
        ),
    )


def _register_pages() -> PagesOf:
    return PagesOf(REGISTER, tr("page {first}"), tr("pages {first} to {last}"))


def _register(fingerprint: str, beside: Companions) -> tuple[Block, ...]:
    covers: Inlines = (
        Words(tr("The SHA-256 of ")),
        Words(beside.register, mono=True),
        Words(tr(", the list on ")),
        _register_pages(),
        Words(tr(" in full. If any line of it is altered, this changes.")),
    )
    note = Paragraph((Words(tr("Keep this page with the pack.")),), Tone.NOTE)
    return (
        Beside(
            margin=(note,),
            body=(
                Heading(tr("Register fingerprint"), anchor="fingerprint"),
                Paragraph(covers, Tone.CAPTION),
                FingerprintBox(fingerprint),
            ),
        ),
    )


def _made(facts: PackFacts) -> str:
    return tr("Made {when}. Pack {number}.", when=moment_text(facts.made_at), number=facts.number)


def _checks(checks: tuple[Check, ...]) -> Table:
    rows = tuple(
        Row(
            (
                Cell((Words(made_check_text(check.code, items=check.items)),)),
                Cell((Words(_count(check), bold=True),)),
            )
        )
        for check in sorted(checks, key=_order)
    )
    return Table(
        columns=(Column(tr("Check"), 320), Column(tr("Result"), 81, Anchor.END)),
        rows=rows,
        summary=tr("The checks when the pack was made"),
        dress=Dress.PLAIN,
    )


_ORDER = ("unchanged", "left_out", "consent", "names_private", "not_shown", "figures_match")


def _order(check: Check) -> int:
    return _ORDER.index(check.code) if check.code in _ORDER else len(_ORDER)


def _count(check: Check) -> str:
    if check.code in {"unchanged", "consent", "figures_match"}:
        return tr("{count} of {of}", count=f"{check.count:,}", of=f"{check.of:,}")
    return f"{check.count:,}"


def _signer(facts: PackFacts) -> str:
    names = (facts.contact_name or facts.author, facts.contact_role)
    return ", ".join(name for name in names if name)
