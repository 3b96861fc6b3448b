"""What a rule took away is the same in claims, explanation, findings and the pack."""

import csv
from pathlib import Path

from tests.cli.conftest import Run
from tests.cli.test_double_counts import DOUBLES, WHOSE, YEAR, rows_of
from tests.cli.test_findings import HOURS, JOBS, SOLIHULL, add, framework


def test_claims_findings_explanation_and_pack_agree(
    run: Run, workspace: Path, tmp_path: Path
) -> None:
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
    asked = ("--contract", SOLIHULL, *YEAR)

    claims = {each["measure"]: each for each in run("claims", *asked, "--json").json["claims"]}
    (finding,) = run("findings", *asked, "--json").json["findings"]
    explained = run("explain", HOURS, *asked, "--json").json
    pack = run("export", "pack", "--out", "pack.pdf", *asked, "--json")

    assert pack.code == 0, pack.err
    assert (claims[HOURS]["counted"], claims[HOURS]["excluded"]) == ("0", "3")
    assert (claims[JOBS]["counted"], claims[JOBS]["excluded"]) == ("1", "0")
    assert finding["excluded"] == claims[HOURS]["excluded"]
    assert explained["excluded"] == claims[HOURS]["excluded"]
    assert explained["sums"][HOURS] == {
        "counted": "0",
        "excluded": "3",
        "beyond": "0",
        "added": "3",
        "agree": True,
    }
    assert [each["message"] for each in explained["rule"]] == [finding["message"]]
    levels = {each["code"]: each["level"] for each in pack.json["checks"]}
    assert levels["figures_match"] == "passed"
    verified = run("verify", "pack.pdf", "--json")
    assert verified.code == 0
    assert verified.json["figures"] == {"agreeing": 1, "total": 1}
    with next(Path().glob("*claims*.csv")).open(encoding="utf-8-sig") as stream:
        stated = {each["measure"]: each["quantity"] for each in csv.DictReader(stream)}
    assert stated == {JOBS: "1"}
