CREATE TABLE sealing_keys (
    "key" INTEGER NOT NULL,
    private BLOB NOT NULL,
    certificate BLOB NOT NULL,
    PRIMARY KEY ("key")
) STRICT;
