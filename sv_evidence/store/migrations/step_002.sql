CREATE TABLE contract_rules (
    "key" INTEGER NOT NULL,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    contract INTEGER NOT NULL,
    document TEXT NOT NULL,
    overrides TEXT NOT NULL,
    whose TEXT NOT NULL,
    source TEXT NOT NULL,
    valid_from TEXT,
    binned_at TEXT,
    PRIMARY KEY ("key"),
    UNIQUE (uid),
    FOREIGN KEY(contract) REFERENCES contracts ("key")
) STRICT;

CREATE INDEX contract_rules_contract ON contract_rules (contract);

CREATE TABLE details (
    "key" INTEGER NOT NULL,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    result INTEGER NOT NULL,
    persons TEXT NOT NULL,
    claimed_group TEXT NOT NULL,
    starts_on TEXT,
    ends_on TEXT,
    fte INTEGER,
    weekly_hours INTEGER,
    hours INTEGER,
    attendees INTEGER,
    trainers INTEGER,
    weeks INTEGER,
    costs INTEGER,
    contracts_served INTEGER,
    authority TEXT NOT NULL,
    ward TEXT NOT NULL,
    postcode TEXT NOT NULL,
    position TEXT NOT NULL,
    note TEXT NOT NULL,
    binned_at TEXT,
    PRIMARY KEY ("key"),
    CHECK (fte >= 0 AND weekly_hours >= 0 AND hours >= 0 AND weeks >= 0 AND costs >= 0),
    CHECK (attendees >= 0 AND trainers >= 0 AND contracts_served >= 1),
    UNIQUE (uid),
    FOREIGN KEY(result) REFERENCES results ("key")
) STRICT;

CREATE INDEX details_result ON details (result);

CREATE TABLE rulings (
    "key" INTEGER NOT NULL,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    result INTEGER NOT NULL,
    decision TEXT NOT NULL CHECK (decision IN ('count', 'leave_out')),
    reason TEXT NOT NULL,
    rule TEXT NOT NULL,
    contract INTEGER,
    decided_by TEXT NOT NULL,
    decided_on TEXT,
    binned_at TEXT,
    PRIMARY KEY ("key"),
    UNIQUE (uid),
    FOREIGN KEY(result) REFERENCES results ("key"),
    FOREIGN KEY(contract) REFERENCES contracts ("key")
) STRICT;

CREATE INDEX rulings_contract ON rulings (contract);

CREATE INDEX rulings_result ON rulings (result);
