PRAGMA defer_foreign_keys = ON;

CREATE TABLE bids_before AS SELECT * FROM bids;

DROP TABLE bids;

CREATE TABLE bids (
    "key" INTEGER NOT NULL,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    title TEXT NOT NULL,
    buyer INTEGER NOT NULL,
    number TEXT NOT NULL,
    reference TEXT NOT NULL,
    procurement_start TEXT,
    deadline TEXT,
    state TEXT NOT NULL CHECK (state IN ('writing', 'submitted', 'won', 'lost', 'withdrawn')),
    submitted_at TEXT,
    portal_megabytes INTEGER,
    file_types TEXT NOT NULL,
    attachment_pages INTEGER,
    contract INTEGER,
    binned_at TEXT,
    PRIMARY KEY ("key"),
    CHECK (portal_megabytes > 0),
    CHECK (attachment_pages >= 0),
    UNIQUE (uid),
    FOREIGN KEY(buyer) REFERENCES buyers ("key"),
    FOREIGN KEY(contract) REFERENCES contracts ("key")
) STRICT;

INSERT INTO bids
SELECT
    "key",
    uid,
    title,
    buyer,
    number,
    reference,
    procurement_start,
    deadline,
    'writing',
    NULL,
    NULL,
    '',
    NULL,
    NULL,
    binned_at
FROM bids_before;

DROP TABLE bids_before;

CREATE INDEX bids_buyer ON bids (buyer);

CREATE UNIQUE INDEX bids_by_number ON bids (number);

CREATE INDEX bids_contract ON bids (contract);

CREATE TABLE lots (
    "key" INTEGER NOT NULL,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    bid INTEGER NOT NULL,
    position INTEGER NOT NULL,
    title TEXT NOT NULL,
    is_ours INTEGER NOT NULL,
    binned_at TEXT,
    PRIMARY KEY ("key"),
    UNIQUE (uid),
    FOREIGN KEY(bid) REFERENCES bids ("key")
) STRICT;

CREATE INDEX lots_bid ON lots (bid);

CREATE TABLE questions (
    "key" INTEGER NOT NULL,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    bid INTEGER NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    position INTEGER NOT NULL,
    label TEXT NOT NULL,
    weight INTEGER,
    most INTEGER,
    unit TEXT NOT NULL CHECK (unit IN ('words', 'characters', 'characters_no_spaces')),
    counting TEXT NOT NULL CHECK (counting IN ('word', 'apart', 'box')),
    takes_attachments INTEGER NOT NULL,
    attachment_pages INTEGER,
    lot INTEGER,
    binned_at TEXT,
    PRIMARY KEY ("key"),
    CHECK (weight >= 0),
    CHECK (most > 0),
    CHECK (attachment_pages >= 0),
    UNIQUE (uid),
    FOREIGN KEY(bid) REFERENCES bids ("key"),
    FOREIGN KEY(lot) REFERENCES lots ("key")
) STRICT;

CREATE INDEX questions_bid ON questions (bid);

CREATE INDEX questions_lot ON questions (lot);

CREATE TABLE passages (
    "key" INTEGER NOT NULL,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    owner TEXT NOT NULL,
    reviewed_on TEXT,
    stated TEXT NOT NULL,
    binned_at TEXT,
    PRIMARY KEY ("key"),
    UNIQUE (uid)
) STRICT;

CREATE TABLE answers (
    "key" INTEGER NOT NULL,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    question INTEGER NOT NULL,
    text TEXT NOT NULL,
    stated TEXT NOT NULL,
    sent TEXT NOT NULL,
    binned_at TEXT,
    PRIMARY KEY ("key"),
    UNIQUE (uid),
    FOREIGN KEY(question) REFERENCES questions ("key")
) STRICT;

CREATE INDEX answers_question ON answers (question);

CREATE TABLE passage_uses (
    "key" INTEGER NOT NULL,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    answer INTEGER NOT NULL,
    passage INTEGER NOT NULL,
    binned_at TEXT,
    PRIMARY KEY ("key"),
    UNIQUE (uid),
    FOREIGN KEY(answer) REFERENCES answers ("key"),
    FOREIGN KEY(passage) REFERENCES passages ("key")
) STRICT;

CREATE INDEX passage_uses_answer ON passage_uses (answer);

CREATE INDEX passage_uses_passage ON passage_uses (passage);

CREATE TABLE snapshots (
    "key" INTEGER NOT NULL,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    answer INTEGER NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    stated TEXT NOT NULL,
    made_at TEXT,
    binned_at TEXT,
    PRIMARY KEY ("key"),
    UNIQUE (uid),
    FOREIGN KEY(answer) REFERENCES answers ("key")
) STRICT;

CREATE INDEX snapshots_answer ON snapshots (answer);

CREATE TABLE promises (
    "key" INTEGER NOT NULL,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    answer INTEGER NOT NULL,
    sentence TEXT NOT NULL,
    measure INTEGER,
    target INTEGER,
    is_yearly INTEGER NOT NULL,
    due TEXT,
    owner TEXT NOT NULL,
    commitment INTEGER,
    binned_at TEXT,
    PRIMARY KEY ("key"),
    CHECK (target BETWEEN 0 AND 1000000000000000),
    UNIQUE (uid),
    FOREIGN KEY(answer) REFERENCES answers ("key"),
    FOREIGN KEY(measure) REFERENCES measures ("key"),
    FOREIGN KEY(commitment) REFERENCES commitments ("key")
) STRICT;

CREATE INDEX promises_answer ON promises (answer);

CREATE INDEX promises_commitment ON promises (commitment);

CREATE INDEX promises_measure ON promises (measure);

CREATE TABLE quotes (
    "key" INTEGER NOT NULL,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    text TEXT NOT NULL,
    source TEXT NOT NULL,
    said_on TEXT,
    activity INTEGER,
    person INTEGER,
    evidence INTEGER,
    consent TEXT NOT NULL CHECK (consent IN ('no_people', 'held', 'names_private', 'needed', 'withdrawn')),
    consent_channels TEXT NOT NULL,
    consent_from TEXT,
    consent_until TEXT,
    binned_at TEXT,
    PRIMARY KEY ("key"),
    UNIQUE (uid),
    FOREIGN KEY(activity) REFERENCES activities ("key"),
    FOREIGN KEY(person) REFERENCES people ("key"),
    FOREIGN KEY(evidence) REFERENCES evidence ("key")
) STRICT;

CREATE INDEX quotes_activity ON quotes (activity);

CREATE INDEX quotes_evidence ON quotes (evidence);

CREATE INDEX quotes_person ON quotes (person);

CREATE TABLE case_studies (
    "key" INTEGER NOT NULL,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    title TEXT NOT NULL,
    need TEXT NOT NULL,
    what_we_did TEXT NOT NULL,
    change TEXT NOT NULL,
    proof TEXT NOT NULL,
    place INTEGER,
    activity INTEGER,
    person INTEGER,
    picture INTEGER,
    quote INTEGER,
    written_on TEXT,
    consent TEXT NOT NULL CHECK (consent IN ('no_people', 'held', 'names_private', 'needed', 'withdrawn')),
    consent_channels TEXT NOT NULL,
    consent_from TEXT,
    consent_until TEXT,
    binned_at TEXT,
    PRIMARY KEY ("key"),
    UNIQUE (uid),
    FOREIGN KEY(place) REFERENCES places ("key"),
    FOREIGN KEY(activity) REFERENCES activities ("key"),
    FOREIGN KEY(person) REFERENCES people ("key"),
    FOREIGN KEY(picture) REFERENCES evidence ("key"),
    FOREIGN KEY(quote) REFERENCES quotes ("key")
) STRICT;

CREATE INDEX case_studies_activity ON case_studies (activity);

CREATE INDEX case_studies_person ON case_studies (person);

CREATE INDEX case_studies_picture ON case_studies (picture);

CREATE INDEX case_studies_place ON case_studies (place);

CREATE INDEX case_studies_quote ON case_studies (quote);
