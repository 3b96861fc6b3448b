ALTER TABLE organisations RENAME TO organisations_before;

CREATE TABLE organisations (
    "key" INTEGER NOT NULL,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    name TEXT NOT NULL,
    area TEXT NOT NULL,
    contact_name TEXT NOT NULL,
    contact_role TEXT NOT NULL,
    pack_prefix TEXT NOT NULL,
    year_start TEXT NOT NULL,
    shows_values INTEGER NOT NULL,
    binned_at TEXT,
    PRIMARY KEY ("key"),
    UNIQUE (uid)
) STRICT;

INSERT INTO organisations
SELECT "key", uid, name, area, contact_name, contact_role, pack_prefix, year_start, 1, binned_at
FROM organisations_before;

DROP TABLE organisations_before;

DROP INDEX proxies_measure;

ALTER TABLE proxies RENAME TO proxies_before;

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
    area TEXT NOT NULL,
    binned_at TEXT,
    PRIMARY KEY ("key"),
    CHECK (rate >= 0),
    UNIQUE (uid),
    FOREIGN KEY(measure) REFERENCES measures ("key")
) STRICT;

INSERT INTO proxies
SELECT "key", uid, measure, rate, source, year, licence, entered_by, entered_on, '', binned_at
FROM proxies_before;

DROP TABLE proxies_before;

CREATE INDEX proxies_measure ON proxies (measure);

CREATE TABLE living_wages (
    "key" INTEGER NOT NULL,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    area TEXT NOT NULL CHECK (area IN ('uk', 'london')),
    rate INTEGER NOT NULL,
    first_day TEXT NOT NULL,
    source TEXT NOT NULL,
    entered_by TEXT NOT NULL,
    entered_on TEXT,
    binned_at TEXT,
    PRIMARY KEY ("key"),
    CHECK (rate > 0),
    UNIQUE (uid)
) STRICT;
