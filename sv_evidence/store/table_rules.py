"""What the tables are called, and what each promises of its rows whoever writes them."""

from typing import Final

from sv_evidence.domain.activities import WHOLE_SHARE
from sv_evidence.domain.covering import WHOLE as WHOLE_PAGE
from sv_evidence.domain.measures import LARGEST_QUANTITY
from sv_evidence.domain.records import Kind

NAMES: Final = {
    Kind.ORGANISATION: "organisations",
    Kind.FRAMEWORK: "frameworks",
    Kind.MEASURE: "measures",
    Kind.PROXY: "proxies",
    Kind.BUYER: "buyers",
    Kind.PROJECT: "projects",
    Kind.PLACE: "places",
    Kind.CONTRACT: "contracts",
    Kind.COMMITMENT: "commitments",
    Kind.BID: "bids",
    Kind.ACTIVITY: "activities",
    Kind.RESULT: "results",
    Kind.ALLOTMENT: "allotments",
    Kind.SURVEY: "surveys",
    Kind.PERSON: "people",
    Kind.ATTENDANCE: "attendances",
    Kind.DOUBLE: "doubles",
    Kind.DETAIL: "details",
    Kind.CONTRACT_RULE: "contract_rules",
    Kind.RULING: "rulings",
    Kind.EVIDENCE: "evidence",
    Kind.ATTACHMENT: "attachments",
    Kind.COVERED_AREA: "covered_areas",
    Kind.PACK: "packs",
    Kind.CONTRACT_TERMS: "contract_terms",
    Kind.COMMITMENT_TERMS: "commitment_terms",
    Kind.RETURN: "returns",
    Kind.RETURN_LINE: "return_lines",
    Kind.LIVING_WAGE: "living_wages",
    Kind.LOT: "lots",
    Kind.QUESTION: "questions",
    Kind.PASSAGE: "passages",
    Kind.ANSWER: "answers",
    Kind.PASSAGE_USE: "passage_uses",
    Kind.SNAPSHOT: "snapshots",
    Kind.PROMISE: "promises",
    Kind.QUOTE: "quotes",
    Kind.CASE_STUDY: "case_studies",
    Kind.YEAR_NOTE: "year_notes",
}

PROMISES: Final[dict[Kind, tuple[str, ...]]] = {
    Kind.ACTIVITY: (
        "first_day <= last_day",
        "starts_at BETWEEN 0 AND 1439",
        "ends_at BETWEEN 0 AND 1440",
        "people >= 0 AND volunteers >= 0 AND staff >= 0",
    ),
    Kind.RESULT: (f"quantity BETWEEN 0 AND {LARGEST_QUANTITY}",),
    Kind.ALLOTMENT: (f"share BETWEEN 0 AND {WHOLE_SHARE}",),
    Kind.DETAIL: (
        "fte >= 0 AND weekly_hours >= 0 AND hours >= 0 AND weeks >= 0 AND costs >= 0",
        "attendees >= 0 AND trainers >= 0 AND contracts_served >= 1",
    ),
    Kind.COMMITMENT: (f"target BETWEEN 0 AND {LARGEST_QUANTITY}",),
    Kind.PROXY: ("rate >= 0",),
    Kind.LIVING_WAGE: ("rate > 0",),
    Kind.EVIDENCE: ("size >= 0", "pages >= 0"),
    Kind.SURVEY: ("asked >= 0", "answered BETWEEN 0 AND asked"),
    Kind.DOUBLE: ("first <> second",),
    Kind.COVERED_AREA: (
        "page >= 1",
        f"x >= 0 AND width > 0 AND x + width <= {WHOLE_PAGE}",
        f"y >= 0 AND height > 0 AND y + height <= {WHOLE_PAGE}",
    ),
    Kind.PACK: ("first_day <= last_day", "size >= 0", "pages >= 0"),
    Kind.CONTRACT_TERMS: ("due_days BETWEEN 0 AND 366", "worth >= 0"),
    Kind.RETURN: ("first_day <= last_day",),
    Kind.BID: ("portal_megabytes > 0", "attachment_pages >= 0"),
    Kind.QUESTION: ("weight >= 0", "most > 0", "attachment_pages >= 0"),
    Kind.YEAR_NOTE: ("amount >= 0", f"quantity BETWEEN 0 AND {LARGEST_QUANTITY}"),
    Kind.PROMISE: (f"target BETWEEN 0 AND {LARGEST_QUANTITY}",),
}
