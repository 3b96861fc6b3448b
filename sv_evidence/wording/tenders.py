"""Words about tenders: their fields, how answers are counted, and how far a bid has come."""

from collections.abc import Mapping
from enum import Enum

from sv_evidence.domain.bids import BidState
from sv_evidence.domain.word_counting import CountingRule, LimitUnit
from sv_evidence.wording.words import tr, trn


def tender_fields() -> Mapping[str, str]:
    """Name the fields of bids, questions, answers and stories."""
    return {
        "state": tr("How far it has come"),
        "submitted_at": tr("Sent"),
        "portal_megabytes": tr("Largest file, MB"),
        "file_types": tr("File types"),
        "attachment_pages": tr("Attachment pages"),
        "is_ours": tr("We bid for it"),
        "text": tr("Text"),
        "label": tr("Their number"),
        "weight": tr("Weight"),
        "most": tr("Limit"),
        "unit": tr("Counted in"),
        "counting": tr("Counted by"),
        "takes_attachments": tr("Attachments allowed"),
        "lot": tr("Lot"),
        "question": tr("Question"),
        "answer": tr("Answer"),
        "sent": tr("As it was sent"),
        "passage": tr("Library passage"),
        "reviewed_on": tr("Looked over"),
        "sentence": tr("Sentence"),
        "is_yearly": tr("Every year"),
        "said_on": tr("Said on"),
        "need": tr("The need"),
        "what_we_did": tr("What we did"),
        "change": tr("What changed"),
        "proof": tr("How we know"),
        "picture": tr("Picture"),
        "quote": tr("Quote"),
        "written_on": tr("Written"),
    }


def tender_word(value: Enum) -> str:
    """Say a word of a tender's field; empty if it is none of theirs."""
    if isinstance(value, BidState):
        return bid_state_label(value)
    if isinstance(value, LimitUnit):
        return unit_label(value)
    return rule_label(value) if isinstance(value, CountingRule) else ""


def bid_state_label(state: BidState) -> str:
    """Say how far a bid has come."""
    return {
        BidState.WRITING: tr("Being written"),
        BidState.SUBMITTED: tr("Sent"),
        BidState.WON: tr("Won"),
        BidState.LOST: tr("Lost"),
        BidState.WITHDRAWN: tr("Withdrawn"),
    }[state]


def unit_label(unit: LimitUnit) -> str:
    """Say what a limit counts."""
    return {
        LimitUnit.WORDS: tr("Words"),
        LimitUnit.CHARACTERS: tr("Characters with spaces"),
        LimitUnit.CHARACTERS_NO_SPACES: tr("Characters without spaces"),
    }[unit]


def rule_label(rule: CountingRule) -> str:
    """Say by whose rule a limit is counted."""
    return {
        CountingRule.WORD: tr("As Microsoft Word counts"),
        CountingRule.APART: tr("Hyphenated words apart"),
        CountingRule.BOX: tr("As the portal's text box counts"),
    }[rule]


def length_text(count: int, unit: LimitUnit) -> str:
    """Say a length: ``612 words``."""
    one, many = {
        LimitUnit.WORDS: ("{count} word", "{count} words"),
        LimitUnit.CHARACTERS: ("{count} character", "{count} characters"),
        LimitUnit.CHARACTERS_NO_SPACES: (
            "{count} character without spaces",
            "{count} characters without spaces",
        ),
    }[unit]
    return trn(one, many, count)
