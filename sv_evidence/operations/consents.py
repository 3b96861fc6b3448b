"""Consent as a person states it, and what is assumed where nothing was stated."""

from dataclasses import dataclass
from datetime import date

from sv_evidence.domain.evidence import Channel, ConsentState, EvidenceKind, EvidenceType
from sv_evidence.domain.problems import Fault, InvalidEntry

USUAL_CHANNELS = frozenset({Channel.BID_PACK, Channel.CONTRACT_RETURN})
"""What held consent covers unless it says otherwise; published reports are asked for apart."""

_BY_TYPE = {
    "payroll_extract": ConsentState.NAMES_PRIVATE,
    "training_record": ConsentState.NAMES_PRIVATE,
    "policy": ConsentState.NO_PEOPLE,
}
"""Types that differ from the rest of their kind."""

_BY_KIND = {
    EvidenceKind.REGISTER: ConsentState.NAMES_PRIVATE,
    EvidenceKind.SURVEY: ConsentState.NAMES_PRIVATE,
    EvidenceKind.CERTIFICATE: ConsentState.NO_PEOPLE,
    EvidenceKind.RECEIPT: ConsentState.NO_PEOPLE,
}


@dataclass(frozen=True, slots=True)
class Consent:
    """A state, the channels that held consent covers, and its days."""

    state: ConsentState
    channels: frozenset[Channel] = frozenset()
    first: date | None = None
    until: date | None = None

    @property
    def channel_names(self) -> str:
        """The channels as a record keeps them."""
        return ",".join(channel.value for channel in Channel if channel in self.channels)


def consent_from(text: str) -> Consent:
    """Read ``STATE`` or ``STATE:UNTIL``; raise ``InvalidEntry`` if it is neither."""
    word, colon, day = text.strip().partition(":")
    state = next((each for each in ConsentState if each.value == word.strip().lower()), None)
    if state is None:
        known = ", ".join(each.value for each in ConsentState)
        raise InvalidEntry((Fault("consent", "not_a_choice", known),))
    until = _day(day.strip()) if colon else None
    channels = USUAL_CHANNELS if state is ConsentState.HELD else frozenset()
    return Consent(state, channels, until=until)


def assumed_consent(type_: EvidenceType) -> Consent:
    """Return what holds until a person says otherwise: faces and names do not leave."""
    by_kind = _BY_KIND.get(type_.kind, ConsentState.NEEDED)
    return Consent(_BY_TYPE.get(type_.id, by_kind))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InvalidEntry((Fault("consent", "not_a_day", text),)) from None
