"""Whatever was changed behind the program's back is found, named and shown."""

from uuid import UUID

import pytest

from sv_evidence.domain.contracts import Pack
from sv_evidence.domain.evidence import Condition, Evidence
from sv_evidence.domain.proof import Mark
from sv_evidence.store import health
from sv_evidence.store.health import HealthReport, check, review_files
from sv_evidence.store.keys import COPIES, WorkspaceDamaged
from sv_evidence.store.vault import Kept
from sv_evidence.store.workspace import Workspace
from tests.builders import (
    MEALS,
    NOW,
    TODAY,
    a_file,
    a_result,
    a_uid,
    add_framework,
    an_activity,
    keep_file,
    log,
    still,
)


def codes(report: HealthReport) -> list[tuple[str, str]]:
    return [(each.code, each.item) for each in report.findings]


def with_files(workspace: Workspace, *contents: bytes) -> list[Evidence]:
    files = [keep_file(workspace, content) for content in contents]
    log(workspace, an_activity(), files=files)
    return files


def alter(workspace: Workspace, file: Evidence) -> None:
    path = workspace.vault.path(file.vault_name)
    raw = bytearray(path.read_bytes())
    raw[0] ^= 1
    path.write_bytes(raw)


def lose(workspace: Workspace, file: Evidence) -> None:
    workspace.vault.path(file.vault_name).unlink()


def conditions(workspace: Workspace) -> dict[UUID, Condition]:
    with workspace.read() as view:
        return dict(view.conditions())


@pytest.mark.parametrize("deep", [False, True])
def test_a_whole_workspace_is_sound_and_counted(workspace: Workspace, *, deep: bool) -> None:
    with_files(workspace, b"one", b"two")

    report = check(workspace, deep=deep)

    assert (report.state, report.findings) == ("sound", ())
    assert (report.counts["activity"], report.counts["evidence"]) == (1, 2)
    assert (report.counts["unfinished_files"], report.counts["quarantined_files"]) == (0, 0)
    assert len(report.journal_head) == 64


def test_a_missing_and_an_altered_file_are_named_and_weaken_what_they_proved(
    workspace: Workspace,
) -> None:
    with workspace.change("Add framework") as unit:
        measures = add_framework(unit)
    activity = an_activity()
    result = a_result(activity.uid, measures[MEALS])
    file = keep_file(workspace, b"signed register")
    log(workspace, activity, [result], [file])
    gone = with_files(workspace, b"gone")[0]
    alter(workspace, file)
    lose(workspace, gone)

    report = check(workspace, deep=True)

    assert report.state == "damaged"
    assert codes(report) == [("evidence_altered", "E-001"), ("evidence_missing", "E-002")]
    assert conditions(workspace) == {file.uid: Condition.ALTERED, gone.uid: Condition.MISSING}
    with workspace.read() as view:
        rows = view.activities.page([view.activities.id_of(activity.uid)])
    assert {row.mark for row in rows.values()} == {Mark.UNPROVEN}


def test_a_quick_look_notices_missing_files_and_wrong_sizes_only(workspace: Workspace) -> None:
    gone, longer, altered = with_files(workspace, b"gone", b"longer", b"altered")
    lose(workspace, gone)
    with workspace.vault.path(longer.vault_name).open("ab") as stream:
        stream.write(b"more")
    alter(workspace, altered)

    assert codes(check(workspace, deep=False)) == [
        ("evidence_missing", "E-001"),
        ("evidence_altered", "E-002"),
    ]
    assert conditions(workspace).keys() == {gone.uid, longer.uid}


def test_a_file_found_altered_stays_so_until_a_deep_look_finds_it_whole(
    workspace: Workspace,
) -> None:
    (file,) = with_files(workspace, b"whole")
    original = workspace.vault.path(file.vault_name).read_bytes()
    alter(workspace, file)
    check(workspace, deep=True)
    workspace.vault.path(file.vault_name).write_bytes(original)

    check(workspace, deep=False)
    assert conditions(workspace) == {file.uid: Condition.ALTERED}
    check(workspace, deep=True)
    assert conditions(workspace) == {}


def test_a_file_that_came_back_is_unchanged_again(workspace: Workspace) -> None:
    (file,) = with_files(workspace, b"here")
    path = workspace.vault.path(file.vault_name)
    raw = path.read_bytes()
    lose(workspace, file)
    check(workspace, deep=False)
    path.write_bytes(raw)

    assert check(workspace, deep=False).state == "sound"
    assert conditions(workspace) == {}


def test_before_an_export_only_the_named_files_are_looked_at(workspace: Workspace) -> None:
    one, two = with_files(workspace, b"one", b"two")
    lose(workspace, one)
    lose(workspace, two)

    found = review_files(workspace, [one.uid], deep=True)

    assert found == {one.uid: Condition.MISSING}
    assert conditions(workspace) == {one.uid: Condition.MISSING}


def test_a_row_without_a_vault_file_is_missing(workspace: Workspace) -> None:
    file = a_file()
    log(workspace, an_activity(), files=[file])

    assert review_files(workspace, deep=False) == {file.uid: Condition.MISSING}


def test_when_very_many_vanish_at_once_no_mark_is_touched(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(health, "MANY", 2)
    for file in with_files(workspace, b"1", b"2", b"3", b"4"):
        lose(workspace, file)

    report = check(workspace, deep=False)

    assert codes(report) == [("many_files_missing", "")]
    assert report.findings[0].details == {"missing": 4, "of": 4}
    assert conditions(workspace) == {}


def test_a_lost_pack_and_a_lost_picture_are_named(workspace: Workspace) -> None:
    (file,) = with_files(workspace, b"one")
    pack, picture = keep_file(workspace, b"%PDF"), keep_file(workspace, b"JPEG")
    with workspace.change("Export pack") as unit:
        unit.add(
            Pack(
                uid=a_uid(),
                number="LK-2026-0001",
                title="Evidence pack",
                made_at=NOW,
                first_day=TODAY,
                last_day=TODAY,
                pages=1,
                size=pack.size,
                sha256=pack.sha256,
                register_fingerprint="",
                vault_name=pack.vault_name,
                vault_key=pack.vault_key,
            )
        )
        kept = Kept(picture.vault_name, picture.vault_key, picture.sha256, picture.size)
        unit.keep_derived(file.uid, "thumb", kept, 1, 1)
        whole = Kept(file.vault_name, file.vault_key, file.sha256, file.size)
        unit.keep_derived(file.uid, "picture", whole, 1, 1)
    lose(workspace, pack)
    alter(workspace, picture)

    assert check(workspace, deep=True).findings[0].code == "pack_missing"
    assert codes(check(workspace, deep=True)) == [
        ("pack_missing", "LK-2026-0001"),
        ("picture_altered", "E-001"),
    ]


def test_a_row_changed_behind_the_journal_is_named(workspace: Workspace) -> None:
    log(workspace, an_activity(people=12))
    with workspace.database.writing() as connection:
        connection.exec_driver_sql("UPDATE activities SET people = 1200")

    (finding,) = check(workspace, deep=False).findings

    assert finding.code == "record_altered"
    assert finding.item.startswith("activity ")
    assert finding.details == {"fields": ("people",)}


def test_a_mark_changed_behind_our_back_is_named(workspace: Workspace) -> None:
    with workspace.change("Log") as unit:
        unit.add(an_activity())
    with workspace.database.writing() as connection:
        connection.exec_driver_sql("UPDATE activities SET mark = 2")

    (finding,) = check(workspace, deep=False).findings

    assert (finding.code, finding.details) == ("marks_stale", {"count": 1})


def test_a_changed_history_is_named(workspace: Workspace) -> None:
    log(workspace, an_activity())
    with workspace.database.writing() as connection:
        connection.exec_driver_sql("UPDATE change_sets SET author = 'Somebody else'")

    assert ("history_altered", "1") in codes(check(workspace, deep=False))


def test_a_reference_to_nothing_is_named(workspace: Workspace) -> None:
    with_files(workspace, b"one")
    raw = workspace.database._writer.raw_connection()
    raw.execute("PRAGMA foreign_keys = OFF")
    raw.execute("DELETE FROM activities")
    raw.execute("PRAGMA foreign_keys = ON")
    raw.close()

    found = codes(check(workspace, deep=False))

    assert ("reference_broken", "attachments") in found


def test_a_damaged_header_copy_and_a_damaged_backup_are_named(workspace: Workspace) -> None:
    (workspace.folder / COPIES[1]).write_bytes(b"")
    (workspace.folder / "backups" / "2026-01-01T000000").mkdir(parents=True)

    assert codes(check(workspace, deep=False)) == [
        ("header_damaged", "header.copy"),
        ("backup_damaged", "2026-01-01T000000"),
    ]


def test_what_lies_about_is_counted(workspace: Workspace) -> None:
    file = keep_file(workspace, b"unused")
    workspace.vault.set_aside(file.vault_name)
    (workspace.vault.folder / "incoming" / "00.part").write_bytes(b"")

    counts = check(workspace, deep=False).counts

    assert (counts["unfinished_files"], counts["quarantined_files"]) == (1, 1)


@pytest.mark.parametrize("deep", [False, True])
def test_a_damaged_page_is_named(workspace: Workspace, *, deep: bool) -> None:
    log(workspace, an_activity(notes="What we did. " * 1500))
    folder = workspace.folder
    workspace.close()
    path = folder / "workspace.db"
    raw = bytearray(path.read_bytes())
    raw[-4000] ^= 8  # the last page holds some of the notes
    path.write_bytes(raw)

    with Workspace.open(folder, author="Amina", clock=still()) as again:
        report = check(again, deep=deep)

    assert report.state == "damaged"
    assert {code for code, _ in codes(report)} == {"database_damaged"}
    assert report.counts == {}


def test_an_emptied_or_missing_database_never_opens_as_an_empty_workspace(
    workspace: Workspace,
) -> None:
    folder = workspace.folder
    workspace.close()
    (folder / "workspace.db").write_bytes(b"")
    with pytest.raises(WorkspaceDamaged):
        Workspace.open(folder, author="Amina", clock=still())
    (folder / "workspace.db").unlink()
    with pytest.raises(WorkspaceDamaged):
        Workspace.open(folder, author="Amina", clock=still())

    assert not (folder / "workspace.db").exists()
