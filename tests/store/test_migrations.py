"""Steps: whole or not at all, with a backup first, and never on a file from later."""

import shutil
from pathlib import Path

import pytest
from sqlalchemy import Connection

from sv_evidence.store.connecting import NAME, NEWEST
from sv_evidence.store.database import APPLICATION_ID, Database
from sv_evidence.store.keys import WorkspaceIsNewer, open_header, subkey
from sv_evidence.store.migrations import STEPS, bring_up_to_date, from_file
from sv_evidence.store.workspace import Workspace
from tests.builders import a_uid, new_workspace, still


def pragma(database: Database, name: str) -> int:
    with database.reading() as connection:
        return int(connection.exec_driver_sql(f"PRAGMA {name}").scalar_one())


def add_table(connection: Connection) -> None:
    connection.exec_driver_sql("CREATE TABLE later (word TEXT) STRICT")


def nothing(_: Connection) -> None:
    pass


def fail(connection: Connection) -> None:
    connection.exec_driver_sql("CREATE TABLE half (word TEXT) STRICT")
    raise RuntimeError


def test_a_new_file_gets_every_step_and_its_marks(workspace: Workspace) -> None:
    assert pragma(workspace.database, "user_version") == len(STEPS)
    assert pragma(workspace.database, "application_id") == APPLICATION_ID


def test_only_missing_steps_run_after_one_backup(workspace: Workspace) -> None:
    backups: list[int] = []

    def before_first() -> None:
        backups.append(pragma(workspace.database, "user_version"))

    steps = (*STEPS, add_table, nothing)
    bring_up_to_date(workspace.database, before_first, steps)
    bring_up_to_date(workspace.database, before_first, steps)

    assert backups == [len(STEPS)]
    assert pragma(workspace.database, "user_version") == len(steps)


def test_a_step_that_fails_leaves_the_step_before_it(workspace: Workspace) -> None:
    steps = (*STEPS, add_table, fail)
    with pytest.raises(RuntimeError):
        bring_up_to_date(workspace.database, lambda: None, steps)

    assert pragma(workspace.database, "user_version") == len(STEPS) + 1
    with workspace.database.reading() as connection:
        names = connection.exec_driver_sql("SELECT name FROM sqlite_schema").scalars().all()
    assert "later" in names
    assert "half" not in names


def test_no_backup_no_upgrade(workspace: Workspace) -> None:
    def before_first() -> None:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        bring_up_to_date(workspace.database, before_first, (*STEPS, add_table))
    assert pragma(workspace.database, "user_version") == len(STEPS)


def test_a_newer_workspace_is_refused_and_not_a_byte_changes(tmp_path: Path) -> None:
    new_workspace(tmp_path).close()
    folder = tmp_path / "workspace"
    database = Database(folder / NAME, subkey(open_header(folder), "database key"))
    bring_up_to_date(database, lambda: None, (*STEPS, add_table))
    database.close()
    before = {each.name: each.read_bytes() for each in folder.iterdir() if NAME in each.name}

    with pytest.raises(WorkspaceIsNewer) as caught:
        Workspace.open(folder, author="Amina", clock=still())

    assert caught.value.details == {"folder": folder, "needs": len(STEPS) + 1}
    assert before == {
        each.name: each.read_bytes() for each in folder.iterdir() if NAME in each.name
    }


def test_a_newer_workspace_that_was_cut_off_is_refused_too(tmp_path: Path) -> None:
    workspace = new_workspace(tmp_path)
    bring_up_to_date(workspace.database, lambda: None, (*STEPS, add_table))
    cut_off = tmp_path / "cut off"
    shutil.copytree(workspace.folder, cut_off)
    workspace.close()
    assert (cut_off / f"{NAME}-wal").stat().st_size

    with pytest.raises(WorkspaceIsNewer):
        Workspace.open(cut_off, author="Amina", clock=still())


def test_attachments_are_kept_when_a_strength_can_be_set_on_them(tmp_path: Path) -> None:
    key = bytes(32)
    database = Database(tmp_path / NAME, key)
    bring_up_to_date(database, lambda: None, STEPS[:1])
    uid, zeros = a_uid().bytes, a_uid().bytes
    with database.writing() as connection:
        connection.exec_driver_sql(
            "INSERT INTO activities (key, uid, title, first_day, last_day, number, notes) "
            "VALUES (1, ?, 'Meal', '2026-09-30', '2026-09-30', 'A-001', '')",
            (zeros,),
        )
        connection.exec_driver_sql(
            "INSERT INTO evidence (key, uid, title, type, number, camera_place, source, consent, "
            "consent_channels, file_name, media_type, size, sha256, vault_name, vault_key, note) "
            "VALUES (1, ?, 'S', 'photo', 'E-001', '', '', 'held', '', '', '', 0, '', '', x'', '')",
            (zeros,),
        )
        connection.exec_driver_sql(
            "INSERT INTO attachments (key, uid, activity, evidence) VALUES (7, ?, 1, 1)", (uid,)
        )

    bring_up_to_date(database, lambda: None)

    with database.reading() as connection:
        sql = "SELECT key, uid, activity, evidence, strength, strength_reason FROM attachments"
        assert connection.exec_driver_sql(sql).all() == [(7, uid, 1, 1, None, "")]
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
    database.close()


def test_step_4_keeps_what_was_there_and_fills_in_what_is_new(tmp_path: Path) -> None:
    database = Database(tmp_path / NAME, bytes(32))
    bring_up_to_date(database, lambda: None, (from_file("step_001.sql"),))
    with database.writing() as connection:
        for statement in _BEFORE_STEP_4:
            connection.exec_driver_sql(statement)

    with database.writing() as connection:
        from_file("step_004.sql")(connection)

    with database.reading() as connection:
        organisation = connection.exec_driver_sql("SELECT * FROM organisations").one()
        proxy = connection.exec_driver_sql("SELECT * FROM proxies").one()
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
        plan = "SELECT name FROM sqlite_schema WHERE name = 'proxies_measure'"
        assert connection.exec_driver_sql(plan).scalar_one() == "proxies_measure"
    assert organisation[2:] == ("Larkspur", "B16", "Amina", "Lead", "LK", "07-01", 1, None)
    assert proxy[2:] == (1, 62_500, "HMT", 2025, "OGL", "Amina", "2026-09-30", "", None)
    database.close()


_BEFORE_STEP_4 = (
    (
        "INSERT INTO organisations VALUES "
        "(1, zeroblob(16), 'Larkspur', 'B16', 'Amina', 'Lead', 'LK', '07-01', NULL)"
    ),
    (
        "INSERT INTO frameworks (key, uid, id, version, title, document, sha256) "
        "VALUES (1, zeroblob(16), 'f', '1', 'F', '{}', '')"
    ),
    (
        "INSERT INTO measures (key, uid, framework, code, title, unit_one, unit_many) "
        "VALUES (1, zeroblob(16), 1, 'M', 'Meals', 'meal', 'meals')"
    ),
    (
        "INSERT INTO proxies VALUES "
        "(1, zeroblob(16), 1, 62500, 'HMT', 2025, 'OGL', 'Amina', '2026-09-30', NULL)"
    ),
)


def test_step_10_indexes_notes_and_takes_the_bin_out_of_the_index(tmp_path: Path) -> None:
    database = Database(tmp_path / NAME, bytes(32))
    bring_up_to_date(database, lambda: None, STEPS[:7])
    with database.writing() as connection:
        for key, binned in ((1, None), (2, "2026-09-30T16:52:00+01:00")):
            uid = a_uid().bytes
            connection.exec_driver_sql(
                "INSERT INTO activities (key, uid, title, first_day, last_day, number, notes, "
                "binned_at) VALUES (?, ?, 'Meal', '2026-09-30', '2026-09-30', ?, '', ?)",
                (key, uid, f"A-{key}", binned),
            )
            connection.exec_driver_sql(
                "INSERT INTO evidence (key, uid, title, type, number, camera_place, source, "
                "consent, consent_channels, file_name, media_type, size, sha256, vault_name, "
                "vault_key, note, binned_at) VALUES (?, ?, 'Sheet', 'photo', ?, '', '', 'held', "
                "'', '', '', 0, '', '', x'', 'kept at lunch', ?)",
                (key, uid, f"E-{key}", binned),
            )
            connection.exec_driver_sql("INSERT INTO texts VALUES (?, 'Names')", (uid,))

    with database.writing() as connection:
        from_file("step_010.sql")(connection)

    with database.reading() as connection:
        for table, words in (
            ("search_activities", "meal"),
            ("search_evidence", "lunch"),
            ("search_evidence", "names"),
        ):
            sql = f"SELECT rowid FROM {table} WHERE {table} MATCH ?"  # noqa: S608
            assert connection.exec_driver_sql(sql, (words,)).scalars().all() == [1]
    database.close()


def test_the_newest_version_is_the_number_of_steps() -> None:
    assert len(STEPS) == NEWEST


def test_step_8_keeps_bids_and_the_packs_made_for_them(tmp_path: Path) -> None:
    database = Database(tmp_path / NAME, bytes(32))
    bring_up_to_date(database, lambda: None, STEPS[:7])
    with database.writing() as connection:
        for statement in _BEFORE_STEP_8:
            connection.exec_driver_sql(statement)

    bring_up_to_date(database, lambda: None)

    with database.reading() as connection:
        bid = connection.exec_driver_sql("SELECT * FROM bids").one()
        pack = connection.exec_driver_sql("SELECT bid FROM packs").scalar_one()
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
        gone = "SELECT count(*) FROM sqlite_schema WHERE name = 'bids_before'"
        assert connection.exec_driver_sql(gone).scalar_one() == 0
    assert bid[2:8] == ("Meals", 1, "B-001", "ITT 3", "2026-05-01", "2026-10-06T11:00:00+00:00")
    assert bid[8:] == ("writing", None, None, "", None, None, None)
    assert pack == bid[0] == 4
    database.close()


_BEFORE_STEP_8 = (
    "INSERT INTO buyers VALUES (1, zeroblob(16), 'A council', 'council', '', NULL)",
    (
        "INSERT INTO bids (key, uid, title, number, reference, procurement_start, deadline, "
        "buyer) VALUES (4, zeroblob(16), 'Meals', 'B-001', 'ITT 3', '2026-05-01', "
        "'2026-10-06T11:00:00+00:00', 1)"
    ),
    (
        "INSERT INTO packs (key, uid, number, title, made_at, first_day, last_day, pages, size, "
        "sha256, register_fingerprint, file_name, vault_name, vault_key, facts, bid) "
        "VALUES (1, zeroblob(16), 'LK-1', 'P', '2026-09-30', '2026-09-30', '2026-09-30', 1, 1, "
        "'', '', '', '', x'', '{}', 4)"
    ),
)
