CREATE TABLE covered_areas (
    "key" INTEGER NOT NULL,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    evidence INTEGER NOT NULL,
    page INTEGER NOT NULL,
    "left" INTEGER NOT NULL,
    top INTEGER NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    binned_at TEXT,
    PRIMARY KEY ("key"),
    CHECK (page >= 1),
    CHECK (left_edge >= 0),
    UNIQUE (uid),
    FOREIGN KEY(evidence) REFERENCES evidence ("key")
) STRICT;
