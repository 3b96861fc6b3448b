"""Each kind of record and the dataclass that holds it, parents before what refers to them."""

from collections.abc import Mapping
from typing import Final

from sv_evidence.domain.activities import Activity, Allotment, Result
from sv_evidence.domain.annual import YearNote
from sv_evidence.domain.answers import Answer, Passage, PassageUse, Promise, Snapshot
from sv_evidence.domain.bids import Bid, Lot, Question
from sv_evidence.domain.contracts import Commitment, Contract, Pack
from sv_evidence.domain.counting_records import ContractRule, Detail, Ruling
from sv_evidence.domain.covering import CoveredArea
from sv_evidence.domain.evidence import Attachment, Evidence
from sv_evidence.domain.frameworks import InstalledFramework, InstalledMeasure, Proxy
from sv_evidence.domain.living_wage import LivingWage
from sv_evidence.domain.organisations import Buyer, Organisation, Place, Project
from sv_evidence.domain.people import Attendance, Double, Person
from sv_evidence.domain.records import Kind, Record
from sv_evidence.domain.returns import CommitmentTerms, ContractTerms, Return, ReturnLine
from sv_evidence.domain.stories import CaseStudy, Quote
from sv_evidence.domain.surveys import SurveyResult

_IN_ORDER: Final[tuple[type[Record], ...]] = (
    Organisation,
    InstalledFramework,
    InstalledMeasure,
    Proxy,
    Buyer,
    Project,
    Place,
    Contract,
    Commitment,
    Bid,
    Activity,
    Result,
    Allotment,
    SurveyResult,
    Person,
    Attendance,
    Double,
    Detail,
    ContractRule,
    Ruling,
    Evidence,
    Attachment,
    CoveredArea,
    Pack,
    ContractTerms,
    CommitmentTerms,
    Return,
    ReturnLine,
    LivingWage,
    Lot,
    Question,
    Passage,
    Answer,
    PassageUse,
    Snapshot,
    Promise,
    Quote,
    CaseStudy,
    YearNote,
)

RECORDS: Final[Mapping[Kind, type[Record]]] = {record.kind: record for record in _IN_ORDER}
ORDER: Final[Mapping[Kind, int]] = {kind: place for place, kind in enumerate(RECORDS)}
"""A record refers only to kinds that stand before its own."""
