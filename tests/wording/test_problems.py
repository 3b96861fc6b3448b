import ast
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import pytest

import sv_evidence
import ui
from sv_evidence.domain.framework_fields import FrameworkFault
from sv_evidence.domain.measures import Period
from sv_evidence.domain.problems import Fault, InvalidEntry, Problem
from sv_evidence.wording.problems import Sentence, all_words, our_fault, sentence_for

SOURCES = [
    *Path(sv_evidence.__file__).parent.rglob("*.py"),
    *Path(ui.__file__).parent.rglob("*.py"),
]
AT = datetime(2026, 9, 30, 16, 52, tzinfo=UTC)
SAID_ELSEWHERE = {"invalid_entry"}


def calls() -> Iterator[tuple[str, ast.Call]]:
    """Yield each call that makes a problem, with the class it stands in or makes."""
    trees = [ast.parse(path.read_text("utf-8")) for path in SOURCES]
    classes = {
        node.name: [base.id for base in node.bases if isinstance(base, ast.Name)]
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    }

    def is_problem(name: str) -> bool:
        return name == "Problem" or any(is_problem(base) for base in classes.get(name, []))

    for tree in trees:
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef) and is_problem(node.name):
                for call in ast.walk(node):
                    if isinstance(call, ast.Call) and _is_super_init(call):
                        yield node.name, call
            elif (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and is_problem(node.func.id)
            ):
                yield node.func.id, node


def _is_super_init(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "__init__"
    )


@cache
def codes() -> dict[str, set[str] | None]:
    """Return each literal code and the details it comes with; ``None`` where we cannot tell."""
    found: dict[str, set[str] | None] = {}
    for name, call in calls():
        first = call.args[0] if call.args else None
        is_code = _is_super_init(call) or name in {"Problem", "ReaderRefused"}
        if is_code and isinstance(first, ast.Constant) and isinstance(first.value, str):
            details = {word.arg for word in call.keywords if word.arg}
            found[first.value] = details if _is_super_init(call) or name == "Problem" else None
    return found


@pytest.mark.parametrize("code", sorted(set(codes()) - SAID_ELSEWHERE))
def test_every_problem_the_source_raises_has_words(code: str) -> None:
    assert code in all_words()


@pytest.mark.parametrize("code", sorted(set(codes()) - SAID_ELSEWHERE))
def test_every_gap_of_a_sentence_is_a_detail_of_its_problem(code: str) -> None:
    details = codes()[code]
    gaps = set(re.findall(r"{(\w+)}", " ".join(all_words()[code]))) - {"held"}

    assert details is None or gaps <= details


@pytest.mark.parametrize("code", sorted(all_words()))
def test_every_problem_is_said_in_three_whole_sentences(code: str) -> None:
    sentence = sentence_for(Problem(code))

    for part in (sentence.happened, sentence.means, sentence.next):
        assert part[0].isupper() or part[0] in "({"
        assert "!" not in part
    assert sentence.happened.endswith((".", "(faults)"))


def test_details_are_written_for_people() -> None:
    problem = Problem("no_such_kind", kind=date(2026, 9, 30), known=("activity", 1_200, AT))

    sentence = sentence_for(problem)

    assert "30 September 2026" in sentence.happened
    assert "activity, 1,200, 30 September 2026, 16:52" in sentence.next


def test_sizes_are_written_to_be_compared() -> None:
    sentence = sentence_for(Problem("file_too_large", name="f", size=3_250_000, limit="some"))

    assert sentence.happened == "f is larger (3.1 MB) than any file we take in (some)."


def test_a_period_is_written_in_full() -> None:
    period = Period(date(2026, 4, 1), date(2026, 9, 30))

    sentence = sentence_for(Problem("nothing_to_export", period=period))

    assert sentence.happened == "There is nothing to put in a pack for April to September 2026."


def test_who_holds_a_workspace_is_said_if_they_left_a_note() -> None:
    known = Problem(
        "workspace_in_use", folder="w", by="kim@LAPTOP", since="2026-09-30T16:52:00+01:00"
    )
    unknown = Problem("workspace_in_use", folder="w", by="", since="")

    assert "kim@LAPTOP on 30 September 2026, 16:52." in sentence_for(known).happened
    assert sentence_for(unknown).happened.endswith("or program.")


def test_an_entrys_faults_are_named_but_not_without_end() -> None:
    faults = [Fault(f"results.{place}", "no_quantity") for place in range(9)]

    sentence = str(sentence_for(InvalidEntry(faults)))

    assert "Result 5: " in sentence
    assert "Result 6: " not in sentence
    assert "and 4 more" in sentence


def test_faults_of_a_framework_are_named_with_their_place() -> None:
    fault = FrameworkFault("a.json", "nodes[3]", "missing")

    sentence = sentence_for(Problem("invalid_framework", faults=(fault,)))

    assert "At nodes[3]: This field must be given." in sentence.happened


def test_a_problem_without_words_is_said_with_its_code() -> None:
    assert "moonstruck" in str(sentence_for(Problem("moonstruck")))


def test_our_own_fault_says_where_it_is_written_down() -> None:
    assert "error.log" in our_fault("error.log").next


def test_a_sentence_leaves_out_what_it_has_not_got() -> None:
    assert str(Sentence("It happened.", "", "Go on.")) == "It happened. Go on."
