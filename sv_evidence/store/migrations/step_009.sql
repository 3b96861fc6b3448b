CREATE TABLE contract_terms (
    "key" INTEGER NOT NULL,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    contract INTEGER NOT NULL,
    returns TEXT NOT NULL CHECK (returns IN ('month', 'quarter', 'year')),
    due_days INTEGER,
    worth INTEGER,
    binned_at TEXT,
    PRIMARY KEY ("key"),
    CHECK (due_days BETWEEN 0 AND 366),
    CHECK (worth >= 0),
    UNIQUE (uid),
    FOREIGN KEY(contract) REFERENCES contracts ("key")
) STRICT;

CREATE INDEX contract_terms_contract ON contract_terms (contract);

CREATE TABLE commitment_terms (
    "key" INTEGER NOT NULL,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    commitment INTEGER NOT NULL,
    run TEXT NOT NULL CHECK (run IN ('whole', 'year')),
    is_kpi INTEGER NOT NULL,
    binned_at TEXT,
    PRIMARY KEY ("key"),
    UNIQUE (uid),
    FOREIGN KEY(commitment) REFERENCES commitments ("key")
) STRICT;

CREATE INDEX commitment_terms_commitment ON commitment_terms (commitment);

CREATE TABLE returns (
    "key" INTEGER NOT NULL,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL,
    contract INTEGER NOT NULL,
    story TEXT NOT NULL,
    only_contract INTEGER NOT NULL,
    only_period INTEGER NOT NULL,
    matches INTEGER NOT NULL,
    approved_by TEXT NOT NULL,
    sent_on TEXT,
    pack INTEGER,
    binned_at TEXT,
    PRIMARY KEY ("key"),
    CHECK (first_day <= last_day),
    UNIQUE (uid),
    FOREIGN KEY(contract) REFERENCES contracts ("key"),
    FOREIGN KEY(pack) REFERENCES packs ("key")
) STRICT;

CREATE INDEX returns_contract ON returns (contract);

CREATE INDEX returns_pack ON returns (pack);

CREATE TABLE return_lines (
    "key" INTEGER NOT NULL,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    report INTEGER NOT NULL,
    commitment INTEGER NOT NULL,
    cause TEXT NOT NULL,
    action TEXT NOT NULL,
    by_day TEXT,
    owner TEXT NOT NULL,
    correction TEXT NOT NULL,
    told_period INTEGER,
    told_to_date INTEGER,
    binned_at TEXT,
    PRIMARY KEY ("key"),
    UNIQUE (uid),
    FOREIGN KEY(report) REFERENCES returns ("key"),
    FOREIGN KEY(commitment) REFERENCES commitments ("key")
) STRICT;

CREATE INDEX return_lines_commitment ON return_lines (commitment);

CREATE INDEX return_lines_report ON return_lines (report);
