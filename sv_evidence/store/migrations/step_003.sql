CREATE TABLE attachments_new (
    "key" INTEGER NOT NULL,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    activity INTEGER NOT NULL,
    evidence INTEGER NOT NULL,
    strength TEXT CHECK (strength IN ('weak', 'fair', 'strong')),
    strength_reason TEXT NOT NULL,
    binned_at TEXT,
    PRIMARY KEY ("key"),
    UNIQUE (uid),
    FOREIGN KEY(activity) REFERENCES activities ("key"),
    FOREIGN KEY(evidence) REFERENCES evidence ("key")
) STRICT;

INSERT INTO attachments_new
SELECT "key", uid, activity, evidence, NULL, '', binned_at FROM attachments;

DROP TABLE attachments;

ALTER TABLE attachments_new RENAME TO attachments;

CREATE INDEX attachments_activity ON attachments (activity);

CREATE INDEX attachments_evidence ON attachments (evidence);

CREATE TABLE surveys (
    "key" INTEGER NOT NULL,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    result INTEGER NOT NULL,
    tool TEXT NOT NULL,
    asked INTEGER,
    answered INTEGER,
    baseline INTEGER,
    baseline_on TEXT,
    follow_up INTEGER,
    follow_up_on TEXT,
    note TEXT NOT NULL,
    binned_at TEXT,
    PRIMARY KEY ("key"),
    CHECK (asked >= 0),
    CHECK (answered BETWEEN 0 AND asked),
    UNIQUE (uid),
    FOREIGN KEY(result) REFERENCES results ("key")
) STRICT;

CREATE INDEX surveys_result ON surveys (result);

CREATE TABLE people (
    "key" INTEGER NOT NULL,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    reference TEXT NOT NULL,
    birth_year INTEGER,
    district TEXT NOT NULL,
    groups TEXT NOT NULL,
    consent TEXT NOT NULL CHECK (consent IN ('not_asked', 'given', 'refused', 'withdrawn')),
    keep_until TEXT,
    note TEXT NOT NULL,
    binned_at TEXT,
    PRIMARY KEY ("key"),
    UNIQUE (uid)
) STRICT;

CREATE TABLE attendances (
    "key" INTEGER NOT NULL,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    activity INTEGER NOT NULL,
    person INTEGER NOT NULL,
    day TEXT,
    binned_at TEXT,
    PRIMARY KEY ("key"),
    UNIQUE (uid),
    FOREIGN KEY(activity) REFERENCES activities ("key"),
    FOREIGN KEY(person) REFERENCES people ("key")
) STRICT;

CREATE INDEX attendances_activity ON attendances (activity, binned_at, person, day);

CREATE INDEX attendances_person ON attendances (person, binned_at, activity, day);

CREATE TABLE doubles (
    "key" INTEGER NOT NULL,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    first INTEGER NOT NULL,
    second INTEGER NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('same', 'different')),
    note TEXT NOT NULL,
    binned_at TEXT,
    PRIMARY KEY ("key"),
    CHECK (first <> second),
    UNIQUE (uid),
    FOREIGN KEY(first) REFERENCES people ("key"),
    FOREIGN KEY(second) REFERENCES people ("key")
) STRICT;

CREATE INDEX doubles_first ON doubles (first);

CREATE INDEX doubles_second ON doubles (second);
