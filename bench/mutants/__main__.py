"""Says how many small wrong changes to the domain its tests notice.

``python -m bench.mutants [FILE ...]`` judges all files of ``sv_evidence/domain``, or those whose
name begins with one of the words given (``proof``, ``rules/weeks``). Fails if less than 95 % are
noticed, or if a change that is not noticed has no reason in ``allowed.toml``. Needs fork, and
mutmut for its operators: ``python -m pip install mutmut==3.8.1``.
"""

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from bench.mutants.allowed import Allowed
from bench.mutants.changes import Change, changes_of
from bench.mutants.forks import Verdict, judged
from bench.mutants.suite import DOMAIN, Baseline, Live, judge_afresh, run_watched

LEAST = 0.95


def main() -> int:
    """Make the changes, judge them and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", help="words that the names of files begin with")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument(
        "--part", choices=("functions", "constants"), help="only inside functions, or outside them"
    )
    parser.add_argument("--argued", action="store_true", help="only those in the list of reasons")
    asked = parser.parse_args()
    allowed = Allowed.read()
    paths = _paths(asked.files)
    changes = _distinct([each for path in paths for each in changes_of(path, _name(path))])
    if asked.part:
        wanted = asked.part == "constants"
        changes = [each for each in changes if each.place.at_import is wanted]
    if asked.argued:
        changes = [each for each in changes if each.key in allowed]
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        tempfile.tempdir = folder  # what tests leave behind goes with it
        verdicts = _verdicts(changes, asked.jobs)
    print(f"{time.monotonic() - began:.0f} s", file=sys.stderr)
    stale = () if asked.part else _files_of(paths)
    return _report(changes, verdicts, allowed, stale, least=0 if asked.argued else LEAST)


def _name(path: Path) -> str:
    return path.relative_to(DOMAIN).as_posix()


def _paths(words: Sequence[str]) -> list[Path]:
    paths = sorted(DOMAIN.rglob("*.py"))
    return [path for path in paths if not words or _name(path).startswith(tuple(words))]


def _distinct(changes: Sequence[Change]) -> list[Change]:
    """Keep one of those that come to the same text."""
    seen: dict[tuple[str, str], Change] = {}
    for each in changes:
        seen.setdefault((each.name, each.source), each)
    return list(seen.values())


def _verdicts(changes: Sequence[Change], jobs: int) -> list[Verdict]:
    """Judge in live functions first; then by a fresh import what only shows there."""
    found = Path(tempfile.gettempdir()) / "found.json"
    child = os.fork()
    if child == 0:
        _judge_live_and_leave(changes, found, jobs)
    if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]):
        raise SystemExit("The tests could not be run as they are.")
    told = json.loads(found.read_text("utf-8"))
    verdicts = [Verdict(each) for each in told["verdicts"]]
    again = [place for place, afresh in enumerate(told["afresh"]) if afresh]
    files = told["files"]
    fresh = judged(
        [changes[place] for place in again],
        lambda change: judge_afresh(change, files[change.name]),
        jobs=jobs,
        told=_counter("imported afresh", len(again)),
    )
    for place, verdict in zip(again, fresh, strict=True):
        verdicts[place] = verdict
    return verdicts


def _judge_live_and_leave(changes: Sequence[Change], found: Path, jobs: int) -> None:
    """In a child, so that the parent has never imported the domain."""

    def work(baseline: Baseline, live: Live) -> None:
        inside = [each for each in changes if not each.place.at_import]
        verdicts = dict(
            zip(
                map(id, inside),
                judged(
                    inside,
                    lambda change: live.judge(change, baseline.tests_for(change)),
                    jobs=jobs,
                    told=_counter("in live functions", len(inside)),
                ),
                strict=True,
            )
        )
        everything = [verdicts.get(id(each), Verdict.SURVIVED) for each in changes]
        afresh = [
            each.place.at_import or (verdict is Verdict.SURVIVED and baseline.runs_at_import(each))
            for each, verdict in zip(changes, everything, strict=True)
        ]
        files = {name: baseline.files_for(name) for name in {each.name for each in changes}}
        told = {"verdicts": everything, "afresh": afresh, "files": files}
        found.write_text(json.dumps(told), "utf-8")

    code = 1
    try:
        code = run_watched(work)
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code if found.is_file() else 1)


def _counter(what: str, total: int) -> Callable[[int], None]:
    def told(done: int) -> None:
        if done % 50 == 0 or done == total:
            print(f"\r{done} of {total} {what} ", end="", file=sys.stderr, flush=True)

    return told


def _files_of(paths: Sequence[Path]) -> tuple[str, ...]:
    return tuple(map(_name, paths))


def _report(
    changes: Sequence[Change],
    verdicts: Sequence[Verdict],
    allowed: Allowed,
    whole: Sequence[str],
    *,
    least: float,
) -> int:
    print(f"\n{'file':32}{'changes':>8}{'killed':>8}{'survived':>10}{'share':>9}")
    real = [
        (change, verdict)
        for change, verdict in zip(changes, verdicts, strict=True)
        if verdict is not Verdict.NO_PROGRAM
    ]
    for name in sorted({change.name for change, _ in real}):
        _print_row(name, [verdict for change, verdict in real if change.name == name])
    _print_row("all", [verdict for _, verdict in real])
    survivors = [change for change, verdict in real if verdict is Verdict.SURVIVED]
    unargued = [each for each in survivors if each.key not in allowed]
    for each in unargued:
        print(f"not noticed: {each.key}   (line {each.line})")
    stale = allowed.without({each.key for each in survivors}, whole)
    for key in stale:
        print(f"argued, but noticed or gone: {key}")
    share = 1 - len(survivors) / len(real)
    return 1 if unargued or stale or share < least else 0


def _print_row(name: str, verdicts: Sequence[Verdict]) -> None:
    killed = sum(each is Verdict.KILLED for each in verdicts)
    share = killed / len(verdicts)
    print(f"{name:32}{len(verdicts):>8}{killed:>8}{len(verdicts) - killed:>10}{share:>9.1%}")


if __name__ == "__main__":
    sys.exit(main())
