"""The live figures and references of a tender's texts, each looked up in one read transaction."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from sv_evidence.domain.answer_text import Chip, Cited, chip_text
from sv_evidence.domain.evidence import Channel, Condition, ConsentState, Evidence, may_be_shown
from sv_evidence.domain.evidence_types import load_types
from sv_evidence.domain.frameworks import InstalledMeasure
from sv_evidence.domain.measures import Period, Thousandths, Unit
from sv_evidence.domain.proof import Mark
from sv_evidence.reports.claim_facts import Amounts, ClaimFacts, added
from sv_evidence.reports.facts import PackQuestion
from sv_evidence.reports.gathering_outcomes import claim_sums
from sv_evidence.reports.reading import Reading
from sv_evidence.store.errors import NoSuchRecord
from sv_evidence.store.view import View
from sv_evidence.wording.numbers import number_text, quantity_text
from sv_evidence.wording.words import tr


@dataclass(frozen=True, slots=True)
class FigureFacts:
    """One live figure; ``mark`` is ``None`` and ``said`` a note in brackets if there is none.

    There is none of a measure that is gone, and none of money that is core and additional both:
    the two are never one sum.
    """

    chip: Chip
    measure: UUID | None
    code: str
    title: str
    unit: Unit
    quantity: Thousandths
    by_mark: Amounts
    mark: Mark | None
    said: str
    files: tuple[tuple[str, int], ...] = ()
    """Titles of accepted types with the number of files beside its results, most first."""

    @property
    def tag(self) -> str:
        """The figure as its tag says it, by which stated figures are known."""
        return chip_text(self.chip)


@dataclass(frozen=True, slots=True)
class CitedFacts:
    """A file that a text refers to.

    ``hidden`` says why it may not be shown in a bid now: ``missing``, ``altered`` or a code of
    ``may_be_shown``; ``gone`` if there is no such file.
    """

    reference: str
    evidence: UUID | None
    number: str
    title: str
    hidden: str | None
    is_binned: bool = False

    @property
    def said(self) -> str:
        """The reference as it stands in the text."""
        return f"[{self.number}]"


@dataclass
class Lookups:
    """What texts speak of, looked up once each in one view. ``today`` decides over consent."""

    view: View
    today: date
    _figures: dict[Chip, FigureFacts] = field(default_factory=dict)
    _cited: dict[str, CitedFacts] = field(default_factory=dict)
    _conditions: Mapping[UUID, Condition] | None = None
    _measures: Mapping[str, UUID | None] | None = None

    def know(self, chips: Iterable[Chip]) -> None:
        """Look many figures up together: those of one period are counted in one go."""
        together: dict[tuple[Period, str], list[Chip]] = {}
        for chip in dict.fromkeys(chips):
            if chip not in self._figures:
                together.setdefault((chip.period, chip.contract), []).append(chip)
        for (period, contract), wanted in together.items():
            self._count(period, contract, wanted)

    def figure(self, chip: Chip) -> FigureFacts:
        """Return one figure."""
        self.know((chip,))
        return self._figures[chip]

    def cited(self, reference: str) -> CitedFacts:
        """Return one file that is referred to by uid or number."""
        if reference not in self._cited:
            self._cited[reference] = self._look_up(reference)
        return self._cited[reference]

    def mark_of(self, chip: Chip) -> Mark | None:
        """Return how well a figure is proven, ``None`` if there is no such figure."""
        return self.figure(chip).mark

    def say(self, content: Chip | Cited) -> str:
        """Say a figure or a reference in words."""
        if isinstance(content, Chip):
            return self.figure(content).said
        return self.cited(content.evidence).said

    def measure(self, named: str) -> UUID | None:
        """Return the measure of a uid or a code; of several versions the newest counts."""
        if self._measures is None:
            self._measures = _measures_by_name(self.view)
        return self._measures.get(named.strip().casefold())

    def _count(self, period: Period, contract: str, chips: list[Chip]) -> None:
        measures = {chip: self.measure(chip.measure) for chip in chips}
        known = set(measures.values()) - {None}
        only = next(iter(known)) if len(known) == 1 else None
        whose = self._contract(contract)
        sums: Mapping[UUID, tuple[ClaimFacts, ...]] = {}
        files: Mapping[tuple[UUID, str], int] = {}
        if known and (whose is not None or not contract):
            reading = Reading(
                self.view, PackQuestion(period, contract=whose), self.today, {}, measure=only
            )
            sums = claim_sums(reading)
            files = self.view.files_of(reading.asked)
        else:
            measures = dict.fromkeys(chips)
        installed = self.view.many(InstalledMeasure, (each for each in known if each))
        for chip, uid in measures.items():
            if uid is None or uid not in installed:
                self._figures[chip] = _nothing(chip)
                continue
            held = _held(self.view, files, installed[uid])
            self._figures[chip] = _figure(chip, installed[uid], sums.get(uid, ()), held)

    def _contract(self, named: str) -> UUID | None:
        if not named:
            return None
        try:
            return self.view.resolve(named).uid
        except NoSuchRecord:
            return None

    def _look_up(self, reference: str) -> CitedFacts:
        try:
            file = self.view.resolve(reference, Evidence)
        except NoSuchRecord:
            return CitedFacts(reference, None, reference, "", "gone")
        if self._conditions is None:
            self._conditions = self.view.conditions()
        return CitedFacts(
            reference,
            file.uid,
            file.number,
            file.title,
            hidden_from(file, self._conditions, self.today),
            is_binned=file.binned_at is not None,
        )


def hidden_from(
    file: Evidence,
    conditions: Mapping[UUID, Condition],
    on: date,
    channel: Channel = Channel.BID_PACK,
) -> str | None:
    """Return why a file may not be shown, ``None`` if it may.

    Where names are private the file may be referred to: of it only covered copies leave.
    """
    if file.binned_at is not None:
        return "gone"
    if file.uid in conditions:
        return conditions[file.uid].value
    if file.consent is ConsentState.NAMES_PRIVATE:
        return None
    return may_be_shown(file, channel, on)


def _measures_by_name(view: View) -> Mapping[str, UUID | None]:
    """Name measures by uid, by code, and by framework and code.

    A code that two frameworks have names neither, unless they are versions of one.
    """
    ids = view.frameworks()
    found: dict[str, UUID | None] = {}
    owner: dict[str, str] = {}
    for each in view.all(InstalledMeasure):
        found[str(each.uid)] = each.uid
        if each.framework not in ids:
            continue
        id_ = ids[each.framework].id
        found[f"{id_}/{each.code}".casefold()] = each.uid
        code = each.code.casefold()
        found[code] = each.uid if owner.setdefault(code, id_) == id_ else None
    return found


def _nothing(chip: Chip) -> FigureFacts:
    return FigureFacts(
        chip,
        None,
        chip.measure,
        "",
        Unit("", ""),
        Thousandths(0),
        Amounts(),
        None,
        tr("[no such figure]"),
    )


def _held(
    view: View, files: Mapping[tuple[UUID, str], int], measure: InstalledMeasure
) -> tuple[tuple[str, int], ...]:
    types = load_types()
    accepted = view.framework(measure.framework).measure(measure.code).accepts
    held = [
        (types[type_].title, files[measure.uid, type_])
        for type_, _ in accepted
        if type_ in types and files.get((measure.uid, type_))
    ]
    return tuple(sorted(held, key=lambda pair: (-pair[1], pair[0])))


def _figure(
    chip: Chip,
    measure: InstalledMeasure,
    claims: Iterable[ClaimFacts],
    held: tuple[tuple[str, int], ...],
) -> FigureFacts:
    unit = Unit(measure.unit_one, measure.unit_many)
    wanted = [each for each in claims if chip.impact in {None, each.impact}]
    if unit.is_money and len(wanted) > 1:
        return _nothing(chip)
    by_mark = added(each.by_mark for each in wanted)
    quantity = Thousandths(by_mark.proven if chip.is_proven_only else by_mark.total)
    said = number_text(quantity) if chip.is_number_only else quantity_text(quantity, unit)
    return FigureFacts(
        chip,
        measure.uid,
        measure.code,
        measure.title,
        unit,
        quantity,
        by_mark,
        _mark(chip, by_mark),
        said,
        held,
    )


def _mark(chip: Chip, by_mark: Amounts) -> Mark:
    if not by_mark.proven and not by_mark.part_proven:
        return Mark.UNPROVEN
    if chip.is_proven_only:
        return Mark.PROVEN if by_mark.proven else Mark.UNPROVEN
    return Mark.PROVEN if by_mark.proven == by_mark.total else Mark.PART_PROVEN
