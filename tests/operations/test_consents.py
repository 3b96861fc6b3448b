from datetime import date

import pytest

from sv_evidence.domain.evidence import ConsentState
from sv_evidence.domain.problems import InvalidEntry
from sv_evidence.operations.consents import Consent, consent_from


@pytest.mark.parametrize("said", ["agreed", "held:soon", ""])
def test_consent_that_is_none_is_named(said: str) -> None:
    with pytest.raises(InvalidEntry) as refused:
        consent_from(said)

    assert refused.value.faults[0].field == "consent"


def test_consent_is_read_with_its_last_day() -> None:
    assert consent_from(" Withdrawn ") == Consent(ConsentState.WITHDRAWN)
    assert consent_from("held:2027-01-31").until == date(2027, 1, 31)
