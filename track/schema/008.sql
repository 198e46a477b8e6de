-- 008.sql - feeds: addresses under which `dondoc serve` gives the calendar away. Kept like all history: a feed is entered, and revoked
-- by a row of its own. The secret part of an address is shown once; only its SHA-256 stands here, so nobody who reads the register or a
-- copy of it can subscribe.

CREATE TABLE feeds (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    token_hash TEXT NOT NULL UNIQUE CHECK (length (token_hash) = 64), -- SHA-256, lower-case hexadecimal
    body       TEXT,                    -- whose deadlines: part of a body's name, as `calendar --body`; NULL for all
    note       TEXT,                    -- who subscribes with it
    entered_at TEXT NOT NULL,
    entered_by TEXT NOT NULL
) STRICT;

CREATE TABLE feed_revocations (
    feed       INTEGER PRIMARY KEY REFERENCES feeds (id),
    entered_at TEXT NOT NULL,
    entered_by TEXT NOT NULL
) STRICT;

CREATE TRIGGER feeds_never_change BEFORE UPDATE ON feeds
BEGIN SELECT raise (ABORT, 'feeds are never changed'); END;
CREATE TRIGGER feeds_never_go BEFORE DELETE ON feeds
BEGIN SELECT raise (ABORT, 'feeds are never deleted'); END;
CREATE TRIGGER feed_revocations_never_change BEFORE UPDATE ON feed_revocations
BEGIN SELECT raise (ABORT, 'revocations of feeds are never changed'); END;
CREATE TRIGGER feed_revocations_never_go BEFORE DELETE ON feed_revocations
BEGIN SELECT raise (ABORT, 'revocations of feeds are never deleted'); END;
