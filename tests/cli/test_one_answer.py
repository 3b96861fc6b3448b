"""What a rule took away is the same in claims, explanation, findings and the pack."""

import csv
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.test_double_counts import DOUBLES, WHOSE, YEAR, rows_of
from tests.cli.test_findings import HOURS, JOBS, SOLIHULL, add, framework

ASKED = ("--contract", SOLIHULL, *YEAR)


@pytest.fixture
def _counted_once(run: Run, workspace: Path, tmp_path: Path) -> None:
    del workspace
    double = DOUBLES["one person under two exclusive measures"]
    rule = {
        **WHOSE,
        "kind": double.kind,
        "measures": list(double.measures),
        "parameters": double.parameters,
    }
    assert run("framework", "add", framework(tmp_path / "f.json", rules=[rule])).code == 0
    add(run, tmp_path, rows_of(double))


@pytest.mark.usefixtures("_counted_once")
def test_claims_findings_and_explanation_agree(run: Run) -> None:
    claims = {each["measure"]: each for each in run("claims", *ASKED, "--json").json["claims"]}
    (finding,) = run("findings", *ASKED, "--json").json["findings"]
    explained = run("explain", HOURS, *ASKED, "--json").json

    assert (claims[HOURS]["counted"], claims[HOURS]["excluded"]) == ("0", "3")
    assert (claims[JOBS]["counted"], claims[JOBS]["excluded"]) == ("1", "0")
    assert finding["excluded"] == explained["excluded"] == "3"
    assert explained["sums"][HOURS] == {
        "counted": "0",
        "excluded": "3",
        "beyond": "0",
        "added": "3",
        "agree": True,
    }
    assert [each["message"] for each in explained["rule"]] == [finding["message"]]


@pytest.mark.usefixtures("_counted_once")
def test_the_pack_states_what_the_claims_count(run: Run) -> None:
    pack = run("export", "pack", "--out", "pack.pdf", *ASKED, "--json")
    verified = run("verify", "pack.pdf", "--json")
    with next(Path().glob("*claims*.csv")).open(encoding="utf-8-sig") as stream:
        stated = {each["measure"]: each["quantity"] for each in csv.DictReader(stream)}

    levels = {each["code"]: each["level"] for each in pack.json["checks"]}
    assert levels["figures_match"] == "passed"
    figures = verified.json["figures"]
    assert (verified.code, figures["agreeing"]) == (0, figures["total"])
    assert figures["total"] > 0
    assert stated == {JOBS: "1"}
