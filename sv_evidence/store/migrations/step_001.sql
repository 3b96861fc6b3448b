CREATE TABLE buyers (
    "key" INTEGER NOT NULL,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    name TEXT NOT NULL,
    sort TEXT NOT NULL,
    area TEXT NOT NULL,
    binned_at TEXT,
    PRIMARY KEY ("key"),
    UNIQUE (uid)
) STRICT;

CREATE TABLE derived (
    evidence BLOB NOT NULL,
    what TEXT NOT NULL,
    name TEXT NOT NULL,
    "key" BLOB NOT NULL,
    size INTEGER NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    PRIMARY KEY (evidence, what)
) WITHOUT ROWID, STRICT;

CREATE TABLE devices (
    "key" INTEGER NOT NULL,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    letter TEXT NOT NULL,
    name TEXT NOT NULL,
    is_own INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    clock INTEGER NOT NULL,
    head BLOB NOT NULL,
    PRIMARY KEY ("key"),
    UNIQUE (uid)
) STRICT;

CREATE TABLE drafts (
    name TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (name)
) WITHOUT ROWID, STRICT;

CREATE TABLE evidence (
    "key" INTEGER NOT NULL,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    title TEXT NOT NULL,
    type TEXT NOT NULL,
    number TEXT NOT NULL,
    dated TEXT,
    camera_at TEXT,
    camera_place TEXT NOT NULL,
    source TEXT NOT NULL,
    consent TEXT NOT NULL CHECK (consent IN ('no_people', 'held', 'names_private', 'needed', 'withdrawn')),
    consent_channels TEXT NOT NULL,
    consent_from TEXT,
    consent_until TEXT,
    file_name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    size INTEGER NOT NULL,
    pages INTEGER,
    sha256 TEXT NOT NULL,
    vault_name TEXT NOT NULL,
    vault_key BLOB NOT NULL,
    note TEXT NOT NULL,
    binned_at TEXT,
    condition TEXT DEFAULT 'unchanged' NOT NULL,
    PRIMARY KEY ("key"),
    CHECK (size >= 0),
    CHECK (pages >= 0),
    UNIQUE (uid)
) STRICT;

CREATE INDEX evidence_by_kind ON evidence (type, key) WHERE binned_at IS NULL;

CREATE UNIQUE INDEX evidence_by_number ON evidence (number);

CREATE INDEX evidence_by_sha256 ON evidence (sha256);

CREATE INDEX evidence_by_title ON evidence (title COLLATE NOCASE, key) WHERE binned_at IS NULL;

CREATE INDEX evidence_faulty ON evidence (condition) WHERE condition <> 'unchanged';

CREATE TABLE frameworks (
    "key" INTEGER NOT NULL,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    id TEXT NOT NULL,
    version TEXT NOT NULL,
    title TEXT NOT NULL,
    document TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    binned_at TEXT,
    PRIMARY KEY ("key"),
    UNIQUE (uid)
) STRICT;

CREATE TABLE numbers (
    prefix TEXT NOT NULL,
    highest INTEGER NOT NULL,
    PRIMARY KEY (prefix)
) WITHOUT ROWID, STRICT;

CREATE TABLE organisations (
    "key" INTEGER NOT NULL,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    name TEXT NOT NULL,
    area TEXT NOT NULL,
    contact_name TEXT NOT NULL,
    contact_role TEXT NOT NULL,
    pack_prefix TEXT NOT NULL,
    year_start TEXT NOT NULL,
    binned_at TEXT,
    PRIMARY KEY ("key"),
    UNIQUE (uid)
) STRICT;

CREATE TABLE places (
    "key" INTEGER NOT NULL,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    name TEXT NOT NULL,
    postcode TEXT NOT NULL,
    binned_at TEXT,
    PRIMARY KEY ("key"),
    UNIQUE (uid)
) STRICT;

CREATE TABLE projects (
    "key" INTEGER NOT NULL,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    name TEXT NOT NULL,
    binned_at TEXT,
    PRIMARY KEY ("key"),
    UNIQUE (uid)
) STRICT;

CREATE TABLE texts (
    evidence BLOB NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (evidence)
) WITHOUT ROWID, STRICT;

CREATE TABLE activities (
    "key" INTEGER NOT NULL,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    title TEXT NOT NULL,
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL,
    number TEXT NOT NULL,
    starts_at INTEGER,
    ends_at INTEGER,
    place INTEGER,
    project INTEGER,
    people INTEGER,
    volunteers INTEGER,
    staff INTEGER,
    notes TEXT NOT NULL,
    binned_at TEXT,
    mark INTEGER DEFAULT 0 NOT NULL CHECK (mark BETWEEN 0 AND 2),
    files INTEGER DEFAULT 0 NOT NULL,
    month TEXT GENERATED ALWAYS AS (substr(last_day, 1, 7)) VIRTUAL,
    PRIMARY KEY ("key"),
    CHECK (first_day <= last_day),
    CHECK (starts_at BETWEEN 0 AND 1439),
    CHECK (ends_at BETWEEN 0 AND 1440),
    CHECK (people >= 0 AND volunteers >= 0 AND staff >= 0),
    UNIQUE (uid),
    FOREIGN KEY(place) REFERENCES places ("key"),
    FOREIGN KEY(project) REFERENCES projects ("key")
) STRICT;

CREATE INDEX activities_by_day ON activities (last_day, key) WHERE binned_at IS NULL;

CREATE INDEX activities_by_files ON activities (files, key) WHERE binned_at IS NULL;

CREATE INDEX activities_by_mark ON activities (mark, last_day, key) WHERE binned_at IS NULL;

CREATE INDEX activities_by_month ON activities (month) WHERE binned_at IS NULL;

CREATE UNIQUE INDEX activities_by_number ON activities (number);

CREATE INDEX activities_by_people ON activities (people, key) WHERE binned_at IS NULL;

CREATE INDEX activities_by_title ON activities (title COLLATE NOCASE, key) WHERE binned_at IS NULL;

CREATE INDEX activities_place ON activities (place, binned_at, last_day, "key");

CREATE INDEX activities_project ON activities (project, binned_at, last_day, "key");

CREATE TABLE bids (
    "key" INTEGER NOT NULL,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    title TEXT NOT NULL,
    buyer INTEGER NOT NULL,
    number TEXT NOT NULL,
    reference TEXT NOT NULL,
    procurement_start TEXT,
    deadline TEXT,
    binned_at TEXT,
    PRIMARY KEY ("key"),
    UNIQUE (uid),
    FOREIGN KEY(buyer) REFERENCES buyers ("key")
) STRICT;

CREATE INDEX bids_buyer ON bids (buyer);

CREATE UNIQUE INDEX bids_by_number ON bids (number);

CREATE TABLE change_sets (
    "key" INTEGER NOT NULL,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    device INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    clock INTEGER NOT NULL,
    at TEXT NOT NULL,
    author TEXT NOT NULL,
    label TEXT NOT NULL,
    does TEXT NOT NULL CHECK (does IN ('change', 'undo', 'redo', 'note')),
    reverses BLOB,
    previous BLOB NOT NULL,
    hash BLOB NOT NULL,
    entries INTEGER NOT NULL,
    is_reversed INTEGER DEFAULT 0 NOT NULL,
    PRIMARY KEY ("key"),
    UNIQUE (device, sequence),
    UNIQUE (uid),
    FOREIGN KEY(device) REFERENCES devices ("key")
) STRICT;

CREATE TABLE contracts (
    "key" INTEGER NOT NULL,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    title TEXT NOT NULL,
    buyer INTEGER NOT NULL,
    number TEXT NOT NULL,
    reference TEXT NOT NULL,
    first_day TEXT,
    last_day TEXT,
    procurement_start TEXT,
    binned_at TEXT,
    PRIMARY KEY ("key"),
    UNIQUE (uid),
    FOREIGN KEY(buyer) REFERENCES buyers ("key")
) STRICT;

CREATE INDEX contracts_buyer ON contracts (buyer);

CREATE UNIQUE INDEX contracts_by_number ON contracts (number);

CREATE TABLE measures (
    "key" INTEGER NOT NULL,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    framework INTEGER NOT NULL,
    code TEXT NOT NULL,
    title TEXT NOT NULL,
    unit_one TEXT NOT NULL,
    unit_many TEXT NOT NULL,
    binned_at TEXT,
    PRIMARY KEY ("key"),
    UNIQUE (uid),
    FOREIGN KEY(framework) REFERENCES frameworks ("key")
) STRICT;

CREATE INDEX measures_framework ON measures (framework);

CREATE TABLE attachments (
    "key" INTEGER NOT NULL,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    activity INTEGER NOT NULL,
    evidence INTEGER NOT NULL,
    binned_at TEXT,
    PRIMARY KEY ("key"),
    UNIQUE (uid),
    FOREIGN KEY(activity) REFERENCES activities ("key"),
    FOREIGN KEY(evidence) REFERENCES evidence ("key")
) STRICT;

CREATE INDEX attachments_activity ON attachments (activity);

CREATE INDEX attachments_evidence ON attachments (evidence);

CREATE TABLE commitments (
    "key" INTEGER NOT NULL,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    contract INTEGER NOT NULL,
    measure INTEGER NOT NULL,
    position INTEGER NOT NULL,
    wording TEXT NOT NULL,
    target INTEGER NOT NULL,
    due TEXT,
    owner TEXT NOT NULL,
    binned_at TEXT,
    PRIMARY KEY ("key"),
    CHECK (target BETWEEN 0 AND 1000000000000000),
    UNIQUE (uid),
    FOREIGN KEY(contract) REFERENCES contracts ("key"),
    FOREIGN KEY(measure) REFERENCES measures ("key")
) STRICT;

CREATE INDEX commitments_contract ON commitments (contract);

CREATE INDEX commitments_measure ON commitments (measure);

CREATE TABLE entries (
    change INTEGER NOT NULL,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    record BLOB NOT NULL CHECK (length(record) = 16),
    body TEXT,
    salt BLOB,
    commitment BLOB NOT NULL,
    PRIMARY KEY (change, position),
    FOREIGN KEY(change) REFERENCES change_sets ("key")
) WITHOUT ROWID, STRICT;

CREATE INDEX entries_by_record ON entries (record);

CREATE TABLE packs (
    "key" INTEGER NOT NULL,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    number TEXT NOT NULL,
    title TEXT NOT NULL,
    made_at TEXT NOT NULL,
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL,
    pages INTEGER NOT NULL,
    size INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    register_fingerprint TEXT NOT NULL,
    file_name TEXT NOT NULL,
    vault_name TEXT NOT NULL,
    vault_key BLOB NOT NULL,
    facts TEXT NOT NULL,
    bid INTEGER,
    contract INTEGER,
    binned_at TEXT,
    PRIMARY KEY ("key"),
    CHECK (first_day <= last_day),
    CHECK (size >= 0),
    CHECK (pages >= 0),
    UNIQUE (uid),
    FOREIGN KEY(bid) REFERENCES bids ("key"),
    FOREIGN KEY(contract) REFERENCES contracts ("key")
) STRICT;

CREATE INDEX packs_bid ON packs (bid);

CREATE INDEX packs_contract ON packs (contract);

CREATE TABLE proxies (
    "key" INTEGER NOT NULL,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    measure INTEGER NOT NULL,
    rate INTEGER NOT NULL,
    source TEXT NOT NULL,
    year INTEGER NOT NULL,
    licence TEXT NOT NULL,
    entered_by TEXT NOT NULL,
    entered_on TEXT,
    binned_at TEXT,
    PRIMARY KEY ("key"),
    CHECK (rate >= 0),
    UNIQUE (uid),
    FOREIGN KEY(measure) REFERENCES measures ("key")
) STRICT;

CREATE INDEX proxies_measure ON proxies (measure);

CREATE TABLE results (
    "key" INTEGER NOT NULL,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    activity INTEGER NOT NULL,
    measure INTEGER NOT NULL,
    quantity INTEGER NOT NULL,
    day TEXT,
    impact TEXT NOT NULL CHECK (impact IN ('core', 'additional')),
    note TEXT NOT NULL,
    binned_at TEXT,
    mark INTEGER DEFAULT 0 NOT NULL CHECK (mark BETWEEN 0 AND 2),
    counts_on TEXT,
    PRIMARY KEY ("key"),
    CHECK (quantity BETWEEN 0 AND 1000000000000000),
    UNIQUE (uid),
    FOREIGN KEY(activity) REFERENCES activities ("key"),
    FOREIGN KEY(measure) REFERENCES measures ("key")
) STRICT;

CREATE INDEX results_activity ON results (activity);

CREATE INDEX results_counted ON results (measure, counts_on, mark, impact, quantity) WHERE counts_on IS NOT NULL;

CREATE INDEX results_measure ON results (measure, binned_at, activity);

CREATE TABLE allotments (
    "key" INTEGER NOT NULL,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    result INTEGER NOT NULL,
    contract INTEGER NOT NULL,
    commitment INTEGER,
    share INTEGER NOT NULL,
    binned_at TEXT,
    PRIMARY KEY ("key"),
    CHECK (share BETWEEN 0 AND 1000000),
    UNIQUE (uid),
    FOREIGN KEY(result) REFERENCES results ("key"),
    FOREIGN KEY(contract) REFERENCES contracts ("key"),
    FOREIGN KEY(commitment) REFERENCES commitments ("key")
) STRICT;

CREATE INDEX allotments_commitment ON allotments (commitment);

CREATE INDEX allotments_contract ON allotments (contract);

CREATE INDEX allotments_result ON allotments (result);

CREATE VIRTUAL TABLE search_activities USING fts5(number, title, notes, place, project, tokenize = 'porter unicode61 remove_diacritics 2');

INSERT INTO search_activities (search_activities, rank) VALUES ('secure-delete', 1);

CREATE VIRTUAL TABLE search_evidence USING fts5(number, title, source, text, tokenize = 'porter unicode61 remove_diacritics 2');

INSERT INTO search_evidence (search_evidence, rank) VALUES ('secure-delete', 1);

CREATE TRIGGER activities_made AFTER INSERT ON activities BEGIN
    INSERT INTO search_activities (rowid, number, title, notes, place, project) VALUES (
        new.key, new.number, new.title, new.notes,
        (SELECT name FROM places WHERE key = new.place),
        (SELECT name FROM projects WHERE key = new.project)
    ); END;

CREATE TRIGGER activities_reworded AFTER UPDATE OF number, title, notes, place, project
ON activities BEGIN
    UPDATE search_activities SET
        number = new.number, title = new.title, notes = new.notes,
        place = (SELECT name FROM places WHERE key = new.place),
        project = (SELECT name FROM projects WHERE key = new.project)
    WHERE rowid = new.key; END;

CREATE TRIGGER activities_removed AFTER DELETE ON activities BEGIN
    DELETE FROM search_activities WHERE rowid = old.key; END;

CREATE TRIGGER places_renamed AFTER UPDATE OF name ON places BEGIN
    UPDATE search_activities SET place = new.name
    WHERE rowid IN (SELECT key FROM activities WHERE place = new.key); END;

CREATE TRIGGER projects_renamed AFTER UPDATE OF name ON projects BEGIN
    UPDATE search_activities SET project = new.name
    WHERE rowid IN (SELECT key FROM activities WHERE project = new.key); END;

CREATE TRIGGER evidence_made AFTER INSERT ON evidence BEGIN
    INSERT INTO search_evidence (rowid, number, title, source, text) VALUES (
        new.key, new.number, new.title, new.source,
        (SELECT text FROM texts WHERE evidence = new.uid)
    ); END;

CREATE TRIGGER evidence_reworded AFTER UPDATE OF number, title, source ON evidence BEGIN
    UPDATE search_evidence SET number = new.number, title = new.title, source = new.source
    WHERE rowid = new.key; END;

CREATE TRIGGER evidence_removed AFTER DELETE ON evidence BEGIN
    DELETE FROM search_evidence WHERE rowid = old.key; END;

CREATE TRIGGER texts_made AFTER INSERT ON texts BEGIN
    UPDATE search_evidence SET text = new.text
    WHERE rowid = (SELECT key FROM evidence WHERE uid = new.evidence); END;
