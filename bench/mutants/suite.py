"""The domain's tests, run against one change: swapped into live functions, or imported afresh."""

import functools
import gc
import importlib.abc
import importlib.util
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib.machinery import ModuleSpec, SourceFileLoader
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Final

import coverage
import hypothesis
import pytest
from _pytest.runner import runtestprotocol

from bench.mutants.changes import Change
from bench.mutants.forks import Verdict

ROOT: Final = Path(__file__).resolve().parents[2]
DOMAIN: Final = ROOT / "sv_evidence" / "domain"
TESTS: Final = ROOT / "tests" / "domain"
QUIET: Final = (
    *("-c", os.devnull, "--rootdir", str(ROOT), "-o", f"pythonpath={ROOT}"),
    *("--import-mode=importlib", "-W", "error", "-q", "-x"),
    *("-W", "ignore::pytest.PytestAssertRewriteWarning"),  # hypothesis is here before pytest
    *("-p", "no:randomly", "-p", "no:cacheprovider", "-p", "no:pytest-qt"),
)
SETTINGS: Final = "_hypothesis_internal_use_settings"
EXAMPLES: Final = 30
FEWEST: Final = 10
LOOKING_ONLY: Final = (
    "tests/domain/test_kept_words.py",
    "tests/domain/test_stored_words.py",
    "tests/domain/test_records.py",
)
"""They look at what import made, and so run no line of their own."""
CACHE: Final = type(functools.cache(len))

Lines = dict[str, dict[int, list[str]]]
"""For each file, the tests that run each of its lines; import counts as the test ``""``."""


class Few:
    """A pytest plugin: few examples for each property, the same ones every time."""

    def __init__(self, examples: int) -> None:
        self._examples = examples

    def pytest_collection_modifyitems(self, items: Sequence[pytest.Item]) -> None:
        """Take most of each property's examples away."""
        for item in items:
            test = getattr(item, "obj", None)
            own = getattr(test, SETTINGS, None)
            if own is None:
                continue
            few = hypothesis.settings(
                own,
                max_examples=min(own.max_examples, self._examples),
                derandomize=True,
                database=None,
                deadline=None,
                phases=(hypothesis.Phase.explicit, hypothesis.Phase.generate),
                suppress_health_check=list(hypothesis.HealthCheck),
            )
            setattr(test, SETTINGS, few)


@dataclass
class Baseline:
    """What an unchanged run showed: who runs which line, and how long each test takes."""

    lines: Lines = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)

    def tests_for(self, change: Change) -> list[str]:
        """Name the tests that enter the function, those that reach the line and are quick first."""
        lines = self.lines.get(change.name, {})
        first, last = change.place.body
        inside = {test for line in range(first, last + 1) for test in lines.get(line, ())} - {""}
        at_line = set(lines.get(change.line, ()))
        return sorted(inside, key=lambda test: (test not in at_line, self.seconds[test]))

    def runs_at_import(self, change: Change) -> bool:
        """Say whether the function works while modules are imported."""
        first, last = change.place.body
        lines = self.lines.get(change.name, {})
        return any("" in lines.get(line, ()) for line in range(first, last + 1))

    def files_for(self, name: str) -> list[str]:
        """Name the test files that run any line of a file, those that import it first."""
        seconds: dict[str, float] = {}
        for test in {test for tests in self.lines.get(name, {}).values() for test in tests} - {""}:
            file = test.partition("::")[0]
            seconds[file] = seconds.get(file, 0) + self.seconds[test]
        module = ".".join(Path("domain", name).with_suffix("").parts)
        direct = {
            file for file in seconds if f"{module} import" in (ROOT / file).read_text("utf-8")
        }
        others = sorted(seconds, key=lambda file: (file not in direct, seconds[file]))
        return [*LOOKING_ONLY, *(file for file in others if file not in LOOKING_ONLY)]


class Watched:
    """A pytest plugin: runs all tests once under coverage and keeps them at hand."""

    def __init__(self, work: "Callable[[Baseline, Live], None]") -> None:
        self._work = work
        self._coverage = coverage.Coverage(
            data_file=None, include=[f"{DOMAIN}/*"], config_file=False
        )
        self._coverage.start()

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run every test by itself, and hand over; pytest has nothing left to run."""
        baseline = Baseline()
        items = {item.nodeid: item for item in session.items}
        following = [*session.items[1:], None]
        for item, after in zip(session.items, following, strict=True):
            self._coverage.switch_context(item.nodeid)
            reports = runtestprotocol(item, log=False, nextitem=after)
            if any(report.failed for report in reports):
                raise RuntimeError(f"{item.nodeid} fails without any change")
            baseline.seconds[item.nodeid] = sum(report.duration for report in reports)
        self._coverage.stop()
        data = self._coverage.get_data()
        for file in data.measured_files():
            name = Path(file).relative_to(DOMAIN).as_posix()
            baseline.lines[name] = data.contexts_by_lineno(file)
        self._work(baseline, Live(items))
        return True


class Live:
    """The collected tests and the functions they will call."""

    def __init__(self, items: dict[str, pytest.Item]) -> None:
        self._items = items
        self._functions: dict[tuple[str, str, int], list[FunctionType]] = {}
        self._caches = []
        for thing in gc.get_objects():
            if isinstance(thing, FunctionType):
                key = _key(thing.__code__)
                self._functions.setdefault(key, []).append(thing)
            elif isinstance(thing, CACHE):
                self._caches.append(thing)

    def judge(self, change: Change, tests: Sequence[str]) -> Verdict:
        """Swap the change in and run the tests until one fails."""
        try:
            changed = compile(change.source, str(change.path), "exec")
        except (SyntaxError, ValueError):
            return Verdict.NO_PROGRAM
        wanted = (str(change.path), change.place.function, change.place.line)
        code = next((each for each in _codes_in(changed) if _key(each)[1:] == wanted[1:]), None)
        functions = self._functions.get(wanted)
        if code is None or not functions:
            raise LookupError(wanted)
        for function in functions:
            function.__code__ = code
        for cached in self._caches:
            cached.cache_clear()
        chosen = [self._items[test] for test in tests]
        for item, after in zip(chosen, (*chosen[1:], None), strict=False):
            if any(report.failed for report in runtestprotocol(item, log=False, nextitem=after)):
                return Verdict.KILLED
        return Verdict.SURVIVED


def _key(code: CodeType) -> tuple[str, str, int]:
    return code.co_filename, code.co_qualname, code.co_firstlineno


def _codes_in(code: CodeType) -> Iterator[CodeType]:
    for each in code.co_consts:
        if isinstance(each, CodeType):
            yield each
            yield from _codes_in(each)


def run_watched(work: "Callable[[Baseline, Live], None]") -> int:
    """Run the tests once and hand them over."""
    return int(pytest.main([*QUIET, str(TESTS)], plugins=[Few(EXAMPLES), Watched(work)]))


class Changed(importlib.abc.MetaPathFinder):
    """Gives the changed source when its module is imported."""

    def __init__(self, change: Change) -> None:
        self._change = change
        module = (DOMAIN / change.name).relative_to(ROOT).with_suffix("")
        self._module = ".".join(module.parts)

    def find_spec(
        self, fullname: str, path: object = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Find the changed module and no other."""
        del path, target
        if fullname != self._module:
            return None
        place = str(self._change.path)
        loader = ChangedLoader(fullname, place, self._change.source)
        return importlib.util.spec_from_file_location(fullname, place, loader=loader)


class ChangedLoader(SourceFileLoader):
    """Compiles what it is told instead of what the file holds."""

    def __init__(self, fullname: str, path: str, source: str) -> None:
        super().__init__(fullname, path)
        self._source = source

    def get_code(self, fullname: str) -> CodeType:
        """Compile the changed source."""
        del fullname
        return compile(self._source, self.path, "exec")


def judge_afresh(change: Change, files: Sequence[str]) -> Verdict:
    """Import the domain with the change in it and run whole test files until a test fails."""
    try:
        compile(change.source, str(change.path), "exec")
    except (SyntaxError, ValueError):
        return Verdict.NO_PROGRAM
    sys.meta_path.insert(0, Changed(change))
    done = pytest.main([*QUIET, *files], plugins=[Few(FEWEST)])
    if done is pytest.ExitCode.OK:
        return Verdict.SURVIVED
    if done in {pytest.ExitCode.TESTS_FAILED, pytest.ExitCode.INTERRUPTED}:
        return Verdict.KILLED
    raise RuntimeError(f"pytest ended with {done}")
