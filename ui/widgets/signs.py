"""Icons that stand for kinds of evidence and states of consent; always beside their word."""

from collections.abc import Mapping
from datetime import date

from sv_evidence.domain.evidence import ConsentState, EvidenceKind
from sv_evidence.wording.labels import consent_label
from sv_evidence.wording.numbers import full_day_text
from sv_evidence.wording.words import tr

KIND_ICONS: Mapping[EvidenceKind, str] = {
    EvidenceKind.PHOTO: "camera",
    EvidenceKind.REGISTER: "clipboard-list",
    EvidenceKind.CERTIFICATE: "award",
    EvidenceKind.RECEIPT: "receipt",
    EvidenceKind.SURVEY: "message-square",
    EvidenceKind.LETTER: "mail",
    EvidenceKind.OTHER: "file-text",
}
CONSENT_ICONS: Mapping[ConsentState, str] = {
    ConsentState.NO_PEOPLE: "minus",
    ConsentState.HELD: "user-check",
    ConsentState.NAMES_PRIVATE: "lock",
    ConsentState.NEEDED: "user-x",
    ConsentState.WITHDRAWN: "user-x",
}


def consent_sign(state: ConsentState, until: date | None, today: date) -> tuple[str, str, str]:
    """Return icon, words and colour of a consent as it stands on a day."""
    if state is ConsentState.HELD and until is not None and until < today:
        return "user-x", tr("Consent ended {day}", day=full_day_text(until)), "alarm"
    alarming = state in {ConsentState.NEEDED, ConsentState.WITHDRAWN}
    return CONSENT_ICONS[state], consent_label(state), "alarm" if alarming else "ink2"
