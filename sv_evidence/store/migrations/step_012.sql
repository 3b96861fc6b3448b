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
    company_number TEXT NOT NULL,
    charity_number TEXT NOT NULL,
    binned_at TEXT,
    PRIMARY KEY ("key"),
    UNIQUE (uid)
) STRICT;

INSERT INTO organisations
SELECT "key", uid, name, area, contact_name, contact_role, pack_prefix, year_start, shows_values,
    '', '', binned_at
FROM organisations_before;

DROP TABLE organisations_before;

CREATE TABLE year_notes (
    "key" INTEGER NOT NULL,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    topic TEXT NOT NULL CHECK (topic IN ('title', 'headline', 'aim', 'need', 'change', 'money_in', 'money_out', 'missed', 'next', 'consultation', 'governance', 'thanks', 'directors_pay', 'assets', 'dividends', 'earlier_figure')),
    said_on TEXT NOT NULL,
    headline TEXT NOT NULL,
    text TEXT NOT NULL,
    changed TEXT NOT NULL,
    source TEXT NOT NULL,
    amount INTEGER,
    measure INTEGER,
    quantity INTEGER,
    binned_at TEXT,
    PRIMARY KEY ("key"),
    CHECK (amount >= 0),
    CHECK (quantity BETWEEN 0 AND 1000000000000000),
    UNIQUE (uid),
    FOREIGN KEY(measure) REFERENCES measures ("key")
) STRICT;

CREATE INDEX year_notes_measure ON year_notes (measure);
