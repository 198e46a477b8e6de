-- 001.sql - the first schema of the register. Run by register.c inside one transaction; never changed once released: what comes
-- later is 002.sql and so on.
-- Dates are ISO 8601 with the precision they have. Spans are JSON as in the records: [[start, end], …], bytes of file_contents.text.
-- `spans` and `confidences` hold those of a row's plain fields by name; an entry of a list has a row, and so a span, of its own.

CREATE TABLE files (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    sha256    TEXT NOT NULL UNIQUE,
    name      TEXT NOT NULL,           -- as given when it was first loaded
    format    TEXT NOT NULL,
    size      INTEGER NOT NULL,
    program   TEXT NOT NULL,           -- version that extracted
    loaded_at TEXT NOT NULL,           -- with +07:00
    loaded_by TEXT NOT NULL
) STRICT;

-- Apart from files, so that walking those reads no large rows.
CREATE TABLE file_contents (
    file  INTEGER PRIMARY KEY REFERENCES files (id),
    bytes BLOB NOT NULL,               -- as read
    text  TEXT NOT NULL                -- as extracted; all spans point into it
) STRICT;

CREATE TABLE documents (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    file     INTEGER NOT NULL REFERENCES files (id),
    position INTEGER NOT NULL,         -- in its file, from 0
    within   INTEGER REFERENCES documents (id),
    copy_of  INTEGER REFERENCES documents (id), -- another copy of it; has no items of its own
    kind     TEXT NOT NULL CHECK (kind IN ('directive', 'copy', 'article')),
    type TEXT, number TEXT, issuer TEXT, superior TEXT, place TEXT, date TEXT, title TEXT,
    secrecy TEXT, urgency TEXT,
    signature_authority TEXT, signature_title TEXT, signature_signer TEXT,
    number_key TEXT,                   -- folded, without spaces: how numbers are found and compared
    issuer_key TEXT,                   -- folded
    counts_from        TEXT NOT NULL,  -- occurrences of what recurs are counted from this day
    counts_from_reason TEXT NOT NULL CHECK (counts_from_reason IN ('date', 'text', 'loaded')),
    span TEXT, spans TEXT, confidences TEXT, confidence REAL NOT NULL,
    loaded_at TEXT NOT NULL,
    loaded_by TEXT NOT NULL,
    UNIQUE (file, position)
) STRICT;
CREATE INDEX documents_by_number ON documents (number_key);
CREATE INDEX documents_by_copy ON documents (copy_of) WHERE copy_of IS NOT NULL;

CREATE TABLE addressees (
    document INTEGER NOT NULL REFERENCES documents (id), position INTEGER NOT NULL,
    name TEXT NOT NULL, folded TEXT NOT NULL,
    span TEXT, confidence REAL NOT NULL,
    PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE recipients (
    document INTEGER NOT NULL REFERENCES documents (id), position INTEGER NOT NULL,
    name TEXT NOT NULL, purpose TEXT,
    span TEXT, confidence REAL NOT NULL,
    PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE archive_parts (
    document INTEGER NOT NULL REFERENCES documents (id), position INTEGER NOT NULL,
    name TEXT NOT NULL,
    span TEXT, confidence REAL NOT NULL,
    PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE citations (               -- documents that a document names
    document INTEGER NOT NULL REFERENCES documents (id), position INTEGER NOT NULL,
    number TEXT NOT NULL, number_key TEXT NOT NULL, date TEXT, issuer TEXT, relation TEXT NOT NULL,
    span TEXT, date_span TEXT, issuer_span TEXT, confidence REAL NOT NULL,
    PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX citations_by_number ON citations (number_key);

CREATE TABLE items (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    document INTEGER NOT NULL REFERENCES documents (id),
    position INTEGER NOT NULL,         -- in its document, from 0
    path     TEXT NOT NULL,
    label TEXT, section TEXT,
    kind     TEXT NOT NULL CHECK (kind IN ('task', 'target')),
    text     TEXT NOT NULL,
    deliverable TEXT,
    asked    TEXT CHECK (asked IN ('order', 'request')),
    span TEXT, spans TEXT, confidences TEXT, confidence REAL NOT NULL
) STRICT;
CREATE INDEX items_by_place ON items (document, position);
CREATE INDEX items_by_path ON items (document, path);

CREATE TABLE item_bodies (
    item INTEGER NOT NULL REFERENCES items (id),
    role TEXT NOT NULL CHECK (role IN ('lead', 'coordinator')),
    position INTEGER NOT NULL,
    name TEXT NOT NULL, folded TEXT NOT NULL,
    span TEXT, confidence REAL NOT NULL,
    PRIMARY KEY (item, role, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX item_bodies_by_name ON item_bodies (folded, role);

CREATE TABLE deadlines (
    item     INTEGER NOT NULL REFERENCES items (id),
    position INTEGER NOT NULL,
    kind     TEXT NOT NULL CHECK (kind IN ('date', 'period', 'recurring', 'continuous', 'relative', 'conditional')),
    text     TEXT NOT NULL,            -- as printed
    relation TEXT CHECK (relation IN ('before', 'by', 'within', 'on', 'from', 'after')),
    due TEXT, rrule TEXT, condition TEXT,
    base     TEXT CHECK (base IN ('issue', 'sign', 'receipt', 'event')),
    span TEXT, confidence REAL NOT NULL,
    PRIMARY KEY (item, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE warnings (
    id       INTEGER PRIMARY KEY,
    file     INTEGER NOT NULL REFERENCES files (id),
    document INTEGER REFERENCES documents (id), -- NULL: the whole file
    code     TEXT NOT NULL,
    message  TEXT NOT NULL,
    span     TEXT
) STRICT;
CREATE INDEX warnings_by_file ON warnings (file, document);

-- What happened. Only ever added to.
CREATE TABLE events (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    type       TEXT NOT NULL,
    document   INTEGER REFERENCES documents (id),
    item       INTEGER REFERENCES items (id),
    on_date    TEXT CHECK (on_date IS NULL OR on_date GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    entered_at TEXT NOT NULL,
    entered_by TEXT NOT NULL,
    note       TEXT,
    evidence_number TEXT, evidence_date TEXT, evidence_issuer TEXT,
    data       TEXT                    -- JSON: what only some types have, for instance {"occurrence": "2026-06-30"}
) STRICT;
CREATE INDEX events_by_item ON events (item, id) WHERE item IS NOT NULL;
CREATE INDEX events_by_document ON events (document, id) WHERE document IS NOT NULL;
CREATE TRIGGER events_never_change BEFORE UPDATE ON events
BEGIN SELECT raise (ABORT, 'events are never changed'); END;
CREATE TRIGGER events_never_go BEFORE DELETE ON events
BEGIN SELECT raise (ABORT, 'events are never deleted'); END;
