"""Frameworks as their documents have them, and the proxies of their measures."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

import pytest

from sv_evidence.domain.frameworks import Proxy
from sv_evidence.domain.measures import ProxyRate
from sv_evidence.store.errors import NoSuchRecord
from sv_evidence.store.workspace import Workspace
from tests.builders import MEALS, TODAY, a_uid


def test_the_latest_proxy_of_a_measure_counts(
    workspace: Workspace, measures: Mapping[str, UUID]
) -> None:
    measure = measures[MEALS]
    with workspace.change("Add") as unit:
        for rate, day in ((379, TODAY), (111, date(2020, 1, 1)), (5, None)):
            unit.add(Proxy(a_uid(), measure, ProxyRate(rate), entered_on=day))
        assert unit.rates() == {measure: ProxyRate(379)}
        newest = Proxy(a_uid(), measure, ProxyRate(400), entered_on=TODAY)
        unit.add(newest)
        assert unit.rates() == {measure: ProxyRate(400)}
        unit.bin(Proxy, newest.uid)
        assert unit.rates() == {measure: ProxyRate(379)}


def test_frameworks_are_read_as_their_documents_have_them(
    workspace: Workspace, measures: Mapping[str, UUID]
) -> None:
    with workspace.read() as view:
        framework = view.framework(measures[""])
        assert framework.measure(MEALS).title == "Meals shared"
        assert view.framework(measures[""]) is framework
        assert view.frameworks() == {measures[""]: framework}
        assert view.organisation.name == "Larkspur Kitchens CIC"
        with pytest.raises(NoSuchRecord):
            view.framework(a_uid())
