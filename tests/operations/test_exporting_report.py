"""The annual report on its way out: written, kept with its facts, and compared the next time."""

import json
from datetime import timedelta
from pathlib import Path

import docx
import pytest

from sv_evidence.domain.activities import Activity, Result
from sv_evidence.domain.annual import Topic, YearNote
from sv_evidence.domain.contracts import Pack
from sv_evidence.domain.evidence import ConsentState
from sv_evidence.domain.measures import Period, Thousandths
from sv_evidence.domain.organisations import Organisation
from sv_evidence.domain.stories import CaseStudy, Quote
from sv_evidence.operations.exporting_report import export_report
from sv_evidence.operations.exporting_year import export_cic34, export_open_data
from sv_evidence.operations.problems import AlreadyThere, TargetUnwritable
from sv_evidence.operations.references import measure_of
from sv_evidence.reports.facts import NothingToExport
from sv_evidence.reports.gathering_annual import gather_annual
from sv_evidence.store.workspace import Workspace
from tests.builders import MEALS, NOW, TODAY, a_uid
from tests.operations.packing import names, packs
from tests.reports.reading import texts

YEAR = Period(TODAY.replace(month=4, day=1), TODAY)
EMPTY = Period(TODAY.replace(year=2020), TODAY.replace(year=2020))


def _earlier(workspace: Workspace) -> None:
    """Move all that was done a year back."""
    with workspace.change("Edit activity") as unit:
        for each in unit.all(Activity):
            back = each.first_day.replace(year=each.first_day.year - 1)
            unit.amend(Activity, each.uid, first_day=back, last_day=back)


def _again(workspace: Workspace) -> None:
    """Do this year what was done the year before."""
    with workspace.change("Log activity") as unit:
        (meals,) = unit.all(Result)
        uid = unit.add(Activity(a_uid(), "Lunch club", TODAY, TODAY)).uid
        unit.add(Result(a_uid(), uid, meals.measure, Thousandths(50_000)))


def test_both_files_are_written_and_the_report_is_kept_with_what_it_told(
    worked: Workspace, out: Path
) -> None:
    receipt = export_report(worked, YEAR, out / "report.pdf")

    (row,) = packs(worked)
    assert names(out) == ["report.docx", "report.pdf"]
    assert row.uid == receipt.uid
    assert (row.title, row.number) == (
        "Impact report, 1 April to 30 September 2026",
        receipt.number,
    )
    assert worked.vault.read(row.vault_name, row.vault_key) == (out / "report.pdf").read_bytes()
    told = json.loads(row.facts)
    assert told["channel"] == "published"
    assert told["outcomes"][0]["claims"][0]["quantity"] == 46_000
    pages = texts((out / "report.pdf").read_bytes())
    assert len(pages) == receipt.pages
    said = [each.text for each in docx.Document(str(out / "report.docx")).paragraphs]
    assert "What changed" in said


def test_a_figure_that_has_changed_since_is_restated_on_the_next_report(
    worked: Workspace, out: Path
) -> None:
    _earlier(worked)
    before = Period(YEAR.first.replace(year=2025), YEAR.last.replace(year=2025))
    first = export_report(worked, before, out / "first.pdf")
    _again(worked)

    same = export_report(worked, YEAR, out / "same.pdf")
    with worked.change("Edit activity") as unit:
        earlier = next(each for each in unit.all(Result) if each.quantity == Thousandths(46_000))
        unit.amend(Result, earlier.uid, quantity=Thousandths(44_000))
    later = export_report(worked, YEAR, out / "later.pdf")

    assert same.facts.restated == ()
    assert list(same.facts.before.values()) == [46_000]
    (restated,) = later.facts.restated
    assert (restated.pack, restated.told, restated.now) == (first.number, 46_000, 44_000)
    words = " ".join(" ".join(texts((out / "later.pdf").read_bytes())).split())
    assert "told 46 meals; by our records it is 44 meals" in words


def test_what_was_told_before_is_known_though_its_records_are_gone(
    worked: Workspace, out: Path
) -> None:
    _earlier(worked)
    before = Period(YEAR.first.replace(year=2025), YEAR.last.replace(year=2025))
    export_report(worked, before, out / "first.pdf")
    _again(worked)
    with worked.change("Bin") as unit:
        (old,) = (each for each in unit.all(Activity) if each.last_day in before)
        unit.bin(Activity, old.uid)

    receipt = export_report(worked, YEAR, out / "later.pdf")

    assert [(each.told, each.now) for each in receipt.facts.restated] == [(46_000, 0)]
    assert list(receipt.facts.before.values()) == [46_000]


def test_a_figure_from_before_the_workspace_stands_beside_this_year(worked: Workspace) -> None:
    with worked.change("Note") as unit:
        meals = measure_of(unit, MEALS).uid
        day = TODAY.replace(year=TODAY.year - 1)
        noted = {"measure": meals, "quantity": Thousandths(30_000)}
        unit.add(YearNote(a_uid(), Topic.EARLIER_FIGURE, day, **noted))  # type: ignore[arg-type]

    with worked.read() as view:
        facts = gather_annual(view, YEAR, number="", made_at=NOW, author="Amina")

    assert list(facts.before.values()) == [30_000]


@pytest.mark.parametrize(
    ("consent", "channels", "shown"),
    [
        (ConsentState.HELD, "published", 1),
        (ConsentState.HELD, "bid_pack", 0),
        (ConsentState.WITHDRAWN, "published", 0),
    ],
)
def test_stories_and_quotes_need_consent_for_publishing(
    worked: Workspace, out: Path, consent: ConsentState, channels: str, shown: int
) -> None:
    given = {"consent": consent, "consent_channels": channels}
    with worked.change("Tell") as unit:
        unit.add(Quote(a_uid(), "We sat together.", "Guest", TODAY, **given))  # type: ignore[arg-type]
        story = CaseStudy(a_uid(), "A first job", written_on=TODAY, **given)  # type: ignore[arg-type]
        unit.add(story)
        old = TODAY - timedelta(days=400)
        unit.add(Quote(a_uid(), "Long ago.", "Guest", old, **given))  # type: ignore[arg-type]

    receipt = export_report(worked, YEAR, out / "report.pdf")

    assert len(receipt.facts.stories) == len(receipt.facts.quotes) == shown
    assert receipt.facts.held_back == 2 - 2 * shown
    words = " ".join(texts((out / "report.pdf").read_bytes()))
    assert ("We sat together." in words) == ("A first job" in words) == bool(shown)
    assert "Long ago." not in words


def test_a_live_figure_in_a_note_is_told_as_it_is_now(worked: Workspace) -> None:
    text = f"We shared {{{{figure {MEALS} 2026-04-01/2026-09-30}}}}."
    with worked.change("Note") as unit:
        unit.add(YearNote(a_uid(), Topic.AIM, TODAY, text=text))

    with worked.read() as view:
        facts = gather_annual(view, YEAR, number="", made_at=NOW, author="Amina")

    assert [each.text for each in facts.of(Topic.AIM)] == ["We shared 46 meals."]


def test_a_period_with_no_data_writes_nothing(worked: Workspace, out: Path) -> None:
    for export in (export_report, export_cic34, export_open_data):
        with pytest.raises(NothingToExport):
            export(worked, EMPTY, out / "year")
    assert names(out) == []
    assert packs(worked) == ()


def test_files_that_are_there_already_stay_as_they_are(worked: Workspace, out: Path) -> None:
    (out / "report.docx").write_text("mine", "utf-8")
    with pytest.raises(AlreadyThere):
        export_report(worked, YEAR, out / "report.pdf")
    assert (out / "report.docx").read_text("utf-8") == "mine"

    export_report(worked, YEAR, out / "report.pdf", overwrite=True)
    with pytest.raises(AlreadyThere):
        export_cic34(worked, YEAR, out / "report.docx")


def test_a_report_that_cannot_be_recorded_leaves_nothing_behind(
    worked: Workspace, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("sv_evidence.operations.exporting_report.new_uid", refused)
    with pytest.raises(OSError, match="No space"):
        export_report(worked, YEAR, out / "report.pdf")

    assert names(out) == []
    with worked.read() as view:
        assert view.all(Pack) == ()


def test_open_data_goes_into_a_folder_of_its_own(worked: Workspace, out: Path) -> None:
    with worked.change("Number") as unit:
        unit.amend(Organisation, unit.organisation.uid, company_number="9876543")
    receipt = export_open_data(worked, YEAR, out / "open")

    assert names(out / "open") == sorted(path.name for path in receipt.files)
    assert receipt.facts.ids == ("GB-COH-09876543",)
    (out / "file").write_text("mine", "utf-8")
    with pytest.raises(TargetUnwritable):
        export_open_data(worked, YEAR, out / "file")
    with pytest.raises(AlreadyThere):
        export_open_data(worked, YEAR, out / "open")


def test_the_draft_is_a_word_file_with_a_signature(worked: Workspace, out: Path) -> None:
    _, draft = export_cic34(worked, YEAR, out / "cic34.docx")

    said = [each.text for each in docx.Document(str(out / "cic34.docx")).paragraphs]
    assert "Part 2: Consultation with stakeholders" in said
    assert any(each.startswith("[Still to write:") for each in said)
    assert Topic.CONSULTATION in draft.missing
