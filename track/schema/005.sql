-- 005.sql - reports that were frozen: what they said, so that a printed one can be held against the register later.
CREATE TABLE reports (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    identifier  TEXT NOT NULL UNIQUE,  -- as printed in the footer: id and the first digits of data_sha256
    kind        TEXT NOT NULL,         -- compliance, exceptions, bodies, follow-up, urging, cascade
    form        TEXT NOT NULL,         -- party, party-hd36, state
    number      TEXT,                  -- of the report itself, where it had one
    as_of       TEXT NOT NULL,
    question    TEXT NOT NULL,         -- JSON: all that was asked, so that it can be asked again
    data        BLOB NOT NULL,         -- the report data (XML), zlib
    data_sha256 TEXT NOT NULL,         -- of the XML
    file_sha256 TEXT NOT NULL,         -- of the file that was made
    pages       TEXT NOT NULL,         -- JSON: for each page the SHA-256 of what is drawn on it
    program     TEXT NOT NULL,         -- version that made it
    made_at     TEXT NOT NULL,         -- with +07:00
    made_by     TEXT NOT NULL
) STRICT;
CREATE TRIGGER reports_never_change BEFORE UPDATE ON reports
BEGIN SELECT raise (ABORT, 'frozen reports are never changed'); END;
CREATE TRIGGER reports_never_go BEFORE DELETE ON reports
BEGIN SELECT raise (ABORT, 'frozen reports are never deleted'); END;
