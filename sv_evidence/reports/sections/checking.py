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
    Together,
    Tone,
)
from sv_evidence.reports.copies import copies_of
from sv_evidence.reports.facts import Check, PackFacts
from sv_evidence.reports.inlines import Inlines, PagesOf, Words
from sv_evidence.reports.sealer import Sealer
from sv_evidence.reports.sections.front import CHECKING, REGISTER
from sv_evidence.reports.shapes import Anchor
from sv_evidence.reports.tables import Cell, Column, Dress, Row, Table
from sv_evidence.wording.check_words import made_check_text
from sv_evidence.wording.numbers import moment_text
from sv_evidence.wording.words import tr


def checking_section(
    facts: PackFacts, checks: tuple[Check, ...], fingerprint: str, sealer: Sealer | None
) -> tuple[Block, ...]:
    """Compose the page; ``fingerprint`` is the SHA-256 of the register."""
    title = tr("How to check this pack")
    words = tr(
        "Each document has a SHA-256: a code worked out from the file itself. Change one letter or "
        "one pixel and the code no longer matches. You need no special software."
    )
    seal = () if sealer is None else _seal_steps(facts)
    return (
        PageBreak(),
        Heading(title, level=1, anchor=CHECKING, listed=title),
        Paragraph((Words(words),)),
        Steps((*seal, *_steps(facts))),
        *(() if sealer is None else _key(sealer)),
        *_register(fingerprint),
        Together(
            (
                Beside(
                    margin=(Paragraph((Words(_made(facts)),), Tone.NOTE),),
                    body=(Heading(tr("Checks when the pack was made")), _checks(checks)),
                ),
                Heading(tr("Signed off")),
                SignatureLines(_signer(facts), tr("Date")),
            )
        ),
    )


def _seal_steps(facts: PackFacts) -> tuple[Step, ...]:
    """Say what a PDF reader shows of the seal, and why it does not know the signer."""
    shown = tr(
        "Open this PDF in a reader such as Adobe Acrobat Reader and look at its signature panel: "
        "it says whether anything was changed since. It calls the signer unknown, because "
        "{organisation} made the key itself and no outside company vouches for it.",
        organisation=facts.organisation,
    )
    compared = tr(
        "Ask {organisation}, by a number or web page that you know already, for the eight words of "
        "its key. If they are those below, this is unchanged since sealed by the holder of this "
        "key.",
        organisation=facts.organisation,
    )
    return (
        Step(tr("Look at the seal"), (Words(shown),)),
        Step(tr("Compare the key"), (Words(compared),)),
    )


def _steps(facts: PackFacts) -> tuple[Step, ...]:
    if facts.told is not None:
        return (_on_request(facts),)
    shown = next((row for row in facts.evidence if copies_of(row)), None)
    name = "E-001.jpg" if shown is None else copies_of(shown)[0].name
    number = next((row.number for row in reversed(facts.included)), "E-001")
    ask = tr(" Or ask for an original by its number, such as {number}.", number=number)
    return (
        Step(
            tr("Take a document out and work out its SHA-256"),
            (
                Words(tr("Save an attachment of this PDF, such as ")),
                Words(name, mono=True),
                Words(tr(". On Windows type ")),
                Words(f"certutil -hashfile {name} SHA256", mono=True),
                Words(tr(" (or use ")),
                Words("Get-FileHash", mono=True),
                Words(tr("), on a Mac ")),
                Words("shasum -a 256", mono=True),
                Words(tr(", on Linux ")),
                Words("sha256sum", mono=True),
                Words(tr(", and its name.")),
            ),
        ),
        Step(
            tr("Compare it with the register"),
            (
                Words(tr("The first 12 characters are on ")),
                _register_pages(),
                Words(tr("; all 64 are in the attachment ")),
                Words("register.csv", mono=True),
                Words("."),
                Words(ask),
            ),
        ),
    )


def _on_request(facts: PackFacts) -> Step:
    """Say how a document of a return is checked, which carries none inside."""
    number = next((row.number for row in reversed(facts.included)), "E-001")
    return Step(
        tr("Ask for a document and compare its SHA-256"),
        (
            Words(tr("Ask for any file by its number, such as {number}. ", number=number)),
            Words(tr("On Windows type ")),
            Words("certutil -hashfile FILE SHA256", mono=True),
            Words(tr(" and compare. The first 12 characters are on ")),
            _register_pages(),
            Words(tr("; all 64 are in the attachment ")),
            Words("register.csv", mono=True),
            Words("."),
        ),
    )


def _key(sealer: Sealer) -> tuple[Block, ...]:
    """Show the eight words of the key, so that they can be read out."""
    told = tr("The name of the key in eight words.")
    return (
        Beside(
            margin=(Paragraph((Words(told),), Tone.NOTE),),
            body=(
                Heading(tr("Key fingerprint"), anchor="key"),
                Paragraph((Words(" ".join(sealer.words), bold=True),)),
            ),
        ),
    )


def _register_pages() -> PagesOf:
    return PagesOf(REGISTER, tr("page {first}"), tr("pages {first} to {last}"))


def _register(fingerprint: str) -> tuple[Block, ...]:
    covers: Inlines = (
        Words(tr("The SHA-256 of ")),
        Words("register.csv", mono=True),
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


_ORDER = (
    "unchanged",
    "left_out",
    "consent",
    "names_private",
    "covered",
    "not_shown",
    "figures_match",
)


def _order(check: Check) -> int:
    return _ORDER.index(check.code) if check.code in _ORDER else len(_ORDER)


def _count(check: Check) -> str:
    if check.code in {"unchanged", "consent", "figures_match"}:
        return tr("{count} of {of}", count=f"{check.count:,}", of=f"{check.of:,}")
    return f"{check.count:,}"


def _signer(facts: PackFacts) -> str:
    names = (facts.contact_name or facts.author, facts.contact_role)
    return ", ".join(name for name in names if name)
