CREATE TABLE covered_areas (
    "key" INTEGER NOT NULL,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    page INTEGER NOT NULL,
    x INTEGER NOT NULL,
    y INTEGER NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    evidence INTEGER NOT NULL,
    binned_at TEXT,
    PRIMARY KEY ("key"),
    CHECK (page >= 1),
    CHECK (x >= 0 AND width > 0 AND x + width <= 1000),
    CHECK (y >= 0 AND height > 0 AND y + height <= 1000),
    UNIQUE (uid),
    FOREIGN KEY(evidence) REFERENCES evidence ("key")
) STRICT;

CREATE INDEX covered_areas_evidence ON covered_areas (evidence);

CREATE TABLE remarks (
    evidence BLOB NOT NULL,
    remark TEXT NOT NULL,
    PRIMARY KEY (evidence)
) WITHOUT ROWID, STRICT;
