import ast
from pathlib import Path

import pytest

import sv_evidence
from sv_evidence.domain.framework_fields import FrameworkFault
from sv_evidence.domain.problems import Fault
from sv_evidence.wording.faults import fault_text, field_label, labelled_fault
from sv_evidence.wording.framework_faults import framework_fault_message, framework_fault_text

SOURCE = Path(sv_evidence.__file__).parent


def codes_of(call: str, argument: int) -> set[str]:
    """Find the codes that the source hands to a call by name, as literal text."""
    found: set[str] = set()
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and len(node.args) > argument:
                name = node.func.id if isinstance(node.func, ast.Name) else ""
                code = node.args[argument]
                if name == call and isinstance(code, ast.Constant) and isinstance(code.value, str):
                    found.add(code.value)
    return found


@pytest.mark.parametrize("code", sorted(codes_of("Fault", 1)))
def test_every_fault_the_source_names_has_words(code: str) -> None:
    assert code not in fault_text(Fault("title", code, "3"))


def test_a_fault_is_said_with_the_name_of_its_field() -> None:
    assert labelled_fault(Fault("title", "too_long", "20000")) == (
        "Title: Please keep this under 20,000 characters."
    )
    assert labelled_fault(Fault("results.1", "not_positive")).startswith("Result 2: ")
    assert field_label("results.x") == "results.x"
    assert field_label("0.wording") == "0.wording"


def test_a_fault_without_words_is_said_with_its_code() -> None:
    assert "moonstruck" in fault_text(Fault("title", "moonstruck"))
    assert "moonstruck" in framework_fault_message(FrameworkFault("a.json", "", "moonstruck"))


def test_what_a_person_typed_is_never_taken_for_a_gap() -> None:
    fault = Fault("sort", "not_a_day", "{detail}{0}")

    assert "{detail}{0}" in fault_text(fault)


def test_a_fault_of_a_framework_file_names_its_place() -> None:
    fault = FrameworkFault("a.json", "nodes[3].parent", "unknown_parent", "9")

    assert framework_fault_text(fault) == ("At nodes[3].parent: There is no node 9 to stand under.")
    whole = FrameworkFault("a.json", "", "too_large", "5000000")
    assert framework_fault_text(whole) == "The file is larger than 5,000,000 bytes."
