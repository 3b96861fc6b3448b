import dataclasses
import inspect
from collections.abc import Mapping

import pytest

from sv_evidence.jail import READER_LIMITS, Limits
from sv_evidence.jail.workers import Worker
from tests.jail import hostile


@pytest.fixture(scope="session")
def workers() -> Mapping[str, Worker]:
    return {
        name: Worker(f"tests.jail.hostile:{name}")
        for name, found in inspect.getmembers(hostile, inspect.isfunction)
        if found.__module__ == hostile.__name__
    } | {
        "missing": Worker("tests.jail.hostile:nobody"),
        "unprepared": Worker("tests.jail.hostile:echo", prepare=("no.such.module",)),
    }


@pytest.fixture(scope="session")
def short() -> Limits:
    return dataclasses.replace(READER_LIMITS, cpu_seconds=1, wall_seconds=4)
