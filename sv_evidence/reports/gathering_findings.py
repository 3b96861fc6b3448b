"""What the counting rules did to the figures of a pack, said without naming anybody."""

from sv_evidence.domain.frameworks import InstalledMeasure
from sv_evidence.domain.measures import Unit
from sv_evidence.domain.rule_findings import RuleFinding
from sv_evidence.reports.claim_facts import FindingFacts
from sv_evidence.reports.reading import Reading
from sv_evidence.wording.findings import finding_text, ruling_text


def finding_facts(reading: Reading) -> tuple[FindingFacts, ...]:
    """Return the findings about the measures of the pack, and about its rules."""
    found = (*reading.view.doubts(reading.asked), *reading.counted.findings)
    titles = {each.code: each.title for each in reading.view.all(InstalledMeasure)} if found else {}
    return tuple(
        _facts(reading, each, titles)
        for each in found
        if each.measure is None or each.measure in reading.measures
    )


def _facts(reading: Reading, finding: RuleFinding, titles: dict[str, str]) -> FindingFacts:
    code, title, unit = "", "", Unit("", "")
    if finding.measure is not None:
        installed = reading.measures[finding.measure]
        code, title = installed.code, installed.title
        unit = reading.view.framework(installed.framework).measure(code).unit
    return FindingFacts(
        rule="" if finding.rule is None else finding.rule.id,
        code=finding.code,
        whose="" if finding.rule is None else finding.rule.whose,
        claim=code,
        title=title,
        unit=unit,
        results=len(finding.results),
        counted=finding.counted,
        excluded=finding.excluded,
        added=finding.added,
        message=finding_text(finding, unit, title, titles, names=False),
        ruling="" if finding.ruling is None else ruling_text(finding.ruling),
    )
