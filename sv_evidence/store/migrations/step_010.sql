DROP TRIGGER evidence_made;

DROP TRIGGER evidence_reworded;

DROP TRIGGER evidence_removed;

DROP TRIGGER texts_made;

DROP TABLE search_evidence;

CREATE VIRTUAL TABLE search_evidence USING fts5(number, title, source, note, text, tokenize = 'porter unicode61 remove_diacritics 2');

INSERT INTO search_evidence (search_evidence, rank) VALUES ('secure-delete', 1);

INSERT INTO search_evidence (rowid, number, title, source, note, text)
SELECT e.key, e.number, e.title, e.source, e.note, t.text
FROM evidence e LEFT JOIN texts t ON t.evidence = e.uid WHERE e.binned_at IS NULL ORDER BY e.key;

CREATE TRIGGER evidence_made AFTER INSERT ON evidence WHEN new.binned_at IS NULL BEGIN
    INSERT INTO search_evidence (rowid, number, title, source, note, text) VALUES (
        new.key, new.number, new.title, new.source, new.note,
        (SELECT text FROM texts WHERE evidence = new.uid)
    ); END;

CREATE TRIGGER evidence_reworded AFTER UPDATE OF number, title, source, note ON evidence BEGIN
    UPDATE search_evidence SET
        number = new.number, title = new.title, source = new.source, note = new.note
    WHERE rowid = new.key; END;

CREATE TRIGGER evidence_binned AFTER UPDATE OF binned_at ON evidence
WHEN old.binned_at IS NULL AND new.binned_at IS NOT NULL BEGIN
    DELETE FROM search_evidence WHERE rowid = old.key; END;

CREATE TRIGGER evidence_restored AFTER UPDATE OF binned_at ON evidence
WHEN old.binned_at IS NOT NULL AND new.binned_at IS NULL BEGIN
    INSERT INTO search_evidence (rowid, number, title, source, note, text) VALUES (
        new.key, new.number, new.title, new.source, new.note,
        (SELECT text FROM texts WHERE evidence = new.uid)
    ); END;

CREATE TRIGGER evidence_removed AFTER DELETE ON evidence WHEN old.binned_at IS NULL BEGIN
    DELETE FROM search_evidence WHERE rowid = old.key; END;

CREATE TRIGGER texts_made AFTER INSERT ON texts BEGIN
    UPDATE search_evidence SET text = new.text
    WHERE rowid = (SELECT key FROM evidence WHERE uid = new.evidence); END;

CREATE TRIGGER texts_removed AFTER DELETE ON texts BEGIN
    UPDATE search_evidence SET text = NULL
    WHERE rowid = (SELECT key FROM evidence WHERE uid = old.evidence); END;

DROP TRIGGER activities_made;

DROP TRIGGER activities_removed;

DELETE FROM search_activities
WHERE rowid IN (SELECT key FROM activities WHERE binned_at IS NOT NULL);

CREATE TRIGGER activities_made AFTER INSERT ON activities WHEN new.binned_at IS NULL BEGIN
    INSERT INTO search_activities (rowid, number, title, notes, place, project) VALUES (
        new.key, new.number, new.title, new.notes,
        (SELECT name FROM places WHERE key = new.place),
        (SELECT name FROM projects WHERE key = new.project)
    ); END;

CREATE TRIGGER activities_binned AFTER UPDATE OF binned_at ON activities
WHEN old.binned_at IS NULL AND new.binned_at IS NOT NULL BEGIN
    DELETE FROM search_activities WHERE rowid = old.key; END;

CREATE TRIGGER activities_restored AFTER UPDATE OF binned_at ON activities
WHEN old.binned_at IS NOT NULL AND new.binned_at IS NULL BEGIN
    INSERT INTO search_activities (rowid, number, title, notes, place, project) VALUES (
        new.key, new.number, new.title, new.notes,
        (SELECT name FROM places WHERE key = new.place),
        (SELECT name FROM projects WHERE key = new.project)
    ); END;

CREATE TRIGGER activities_removed AFTER DELETE ON activities WHEN old.binned_at IS NULL BEGIN
    DELETE FROM search_activities WHERE rowid = old.key; END;
