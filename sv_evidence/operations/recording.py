"""Keeping records of any kinds from plain data as one change set; the same again is no change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sv_evidence.domain.activities import Allotment
from sv_evidence.domain.counting_records import ContractRule, Detail
from sv_evidence.domain.evidence import Channel, ConsentState
from sv_evidence.domain.framework_files import framework_from
from sv_evidence.domain.kinds import ORDER, RECORDS
from sv_evidence.domain.people import Person
from sv_evidence.domain.problems import Fault, InvalidEntry, Problem
from sv_evidence.domain.records import Kind, Record
from sv_evidence.domain.returns import Return, ReturnLine
from sv_evidence.domain.soundness import faults_of, shares_fit
from sv_evidence.operations.attaching import Arrival, attach
from sv_evidence.operations.bid_desk import tender_faults
from sv_evidence.operations.consents import Consent
from sv_evidence.operations.framework_library import install_framework
from sv_evidence.operations.incoming import Brought, FileDraft, bring_in, recorded_or_gone
from sv_evidence.operations.record_files import Entry
from sv_evidence.operations.references import uid_in
from sv_evidence.operations.rule_schemas import unknown_measures
from sv_evidence.operations.shapes import shapes_of
from sv_evidence.operations.uids import new_uid
from sv_evidence.store.errors import NoSuchRecord
from sv_evidence.store.unit import Unit
from sv_evidence.store.view import View
from sv_evidence.store.workspace import Workspace
from sv_evidence.wording.changes import recorded_label

_REFERENCE_FAULTS = {
    "measure_ambiguous": "more_than_one",
    "not_that_kind": "other_kind_wanted",
}


@dataclass(frozen=True, slots=True)
class Made:
    """One record as it now stands; ``is_new`` is false if it was here before."""

    kind: Kind
    uid: UUID
    number: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class Recorded:
    """What keeping records came to; ``change`` is ``None`` if all of them were here."""

    change: UUID | None
    records: tuple[Made, ...]


def record_entries(workspace: Workspace, entries: Sequence[Entry]) -> Recorded:
    """Keep all entries as one change set, or none; raise ``InvalidEntry`` with every fault."""
    known = _known(workspace, entries)
    new = [each for each in entries if each.place not in known]
    if not new:
        return Recorded(None, tuple(known[each.place] for each in entries))
    with recorded_or_gone(workspace) as brought:
        files: dict[int, Brought] = {}
        for each in new:
            if each.kind is Kind.EVIDENCE:
                files[each.place] = bring_in(workspace, _draft(each))
                brought.append(files[each.place])
        with workspace.change(recorded_label(len(new))) as unit:
            keeper = _Keeper(unit, workspace.clock().date(), files)
            for entry in sorted(new, key=lambda each: ORDER[each.kind]):
                keeper.keep(entry)
            if keeper.faults:
                raise InvalidEntry(sorted(keeper.faults, key=_row))
            made = {**known, **keeper.made}
            return Recorded(unit.change, tuple(made[each.place] for each in entries))


def strangers_in(view: View, recorded: Recorded) -> tuple[str, ...]:
    """Return the people whom new details name and who are on no record, each once, in order.

    They count all the same: a reference may be one that only the organisation can read.
    """
    new = [each.uid for each in recorded.records if each.is_new and each.kind is Kind.DETAIL]
    named = {name for each in view.many(Detail, new).values() for name in each.references}
    if not named:
        return ()
    known = {" ".join(each.reference.split()).upper() for each in view.all(Person)}
    return tuple(sorted(named - known))


def _known(workspace: Workspace, entries: Sequence[Entry]) -> dict[int, Made]:
    """Return the entries that are here already; a uid of another kind is a fault."""
    found: dict[int, Made] = {}
    faults: list[Fault] = []
    with workspace.read() as view:
        for entry in entries:
            if entry.uid is None:
                continue
            try:
                record: Record = view.resolve(str(entry.uid))
            except NoSuchRecord:
                continue
            if record.kind is not entry.kind:
                faults.append(Fault(entry.at("uid"), "other_kind", str(entry.uid)))
            number = getattr(record, "number", "")
            found[entry.place] = Made(entry.kind, entry.uid, number, is_new=False)
    if faults:
        raise InvalidEntry(faults)
    return found


def _row(fault: Fault) -> int:
    return int(fault.field.partition(".")[0])


def _draft(entry: Entry) -> FileDraft:
    values: Mapping[str, Any] = entry.values
    consent = None
    if "consent" in values:
        channels = [each for each in values.get("consent_channels", "").split(",") if each]
        known = {each.value for each in Channel}
        for channel in channels:
            if channel not in known:
                raise InvalidEntry((Fault(entry.at("consent_channels"), "not_a_channel", channel),))
        consent = Consent(
            ConsentState(values["consent"]),
            frozenset(Channel(each) for each in channels),
            values.get("consent_from"),
            values.get("consent_until"),
        )
    if entry.file is None:
        raise InvalidEntry((Fault(entry.at("file"), "file_wanted"),))
    return FileDraft(
        path=entry.file,
        title=values.get("title", ""),
        type=values.get("type", ""),
        dated=values.get("dated"),
        source=values.get("source", ""),
        note=values.get("note", ""),
        consent=consent,
        uid=entry.uid,
    )


class _Keeper:
    """Keeps entries one by one, collecting faults so that all of them are named at once."""

    def __init__(self, unit: Unit, today: date, files: Mapping[int, Brought]) -> None:
        self._unit = unit
        self._today = today
        self._files = files
        self.faults: list[Fault] = []
        self.made: dict[int, Made] = {}

    def keep(self, entry: Entry) -> None:
        """Keep one entry, or note what is wrong with it."""
        if entry.kind is Kind.EVIDENCE:
            self._keep_file(entry)
        elif entry.kind is Kind.FRAMEWORK:
            self._keep_framework(entry)
        else:
            self._keep_plain(entry)

    def _keep_file(self, entry: Entry) -> None:
        attached = attach(self._unit, self._files[entry.place], to=(), today=self._today)
        is_new = attached.state is Arrival.ADDED
        self.made[entry.place] = Made(entry.kind, attached.uid, attached.number, is_new=is_new)

    def _keep_framework(self, entry: Entry) -> None:
        framework = framework_from(str(entry.values["document"]), f"record {entry.place + 1}")
        installed = install_framework(self._unit, framework)
        self.made[entry.place] = Made(entry.kind, installed.uid, "", is_new=installed.is_new)

    def _keep_plain(self, entry: Entry) -> None:
        references = self._resolved(entry)
        if references is None:
            return
        uid = entry.uid or new_uid(self._unit)
        record = RECORDS[entry.kind](**{"uid": uid, **entry.values, **references})
        faults = faults_of(record, today=self._today)
        if isinstance(record, ContractRule) and not faults:
            faults = unknown_measures(self._unit, record)
        self.faults.extend(Fault(entry.at(each.field), each.code, each.detail) for each in faults)
        if entry.kind is Kind.ORGANISATION:
            self.faults.append(Fault(entry.at("kind"), "only_one"))
        if isinstance(record, ReturnLine) and self._unit.get(Return, record.report).is_locked:
            self.faults.append(Fault(entry.at("report"), "return_locked"))
        if faults or entry.kind is Kind.ORGANISATION:
            return
        try:
            tender_faults(self._unit, record)
        except InvalidEntry as refused:
            self.faults.extend(Fault(entry.at(each.field), each.code) for each in refused.faults)
            return
        added = self._unit.add(record)
        self.made[entry.place] = Made(entry.kind, uid, added.number, is_new=added.is_new)
        if isinstance(record, Allotment) and not shares_fit(
            self._unit.all(Allotment, result=record.result)
        ):
            self.faults.append(Fault(entry.at("share"), "shares_over_whole"))

    def _resolved(self, entry: Entry) -> dict[str, UUID] | None:
        kinds = {shape.name: shape.refers for shape in shapes_of(entry.kind)}
        found: dict[str, UUID] = {}
        for name, ref in entry.references.items():
            kind = kinds[name]
            try:
                found[name] = uid_in(self._unit, ref, kind) if kind else UUID(ref)
            except Problem as problem:
                code = _REFERENCE_FAULTS.get(problem.code, "unknown_reference")
                self.faults.append(Fault(entry.at(name), code, ref))
        return found if len(found) == len(entry.references) else None
