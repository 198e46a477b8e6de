-- 002.sql - the model of the register: every kind of event with what it carries, evidence as documents, the derived table of how the
-- items stand. What each type of event means for the state is told in track/state.h.

-- A document that proves something. Only ever added to; the same document proving several things has one row.
CREATE TABLE evidence_files (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    sha256 TEXT NOT NULL UNIQUE,
    name   TEXT NOT NULL,              -- as given when it was first added
    size   INTEGER NOT NULL,
    bytes  BLOB NOT NULL
) STRICT;
CREATE TABLE evidence (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    number     TEXT NOT NULL,          -- as entered
    number_key TEXT NOT NULL,          -- as documents.number_key
    date       TEXT,                   -- as precise as known
    issuer     TEXT,
    level      TEXT,                   -- whom it was sent to: the body or level that receives the result
    file       INTEGER REFERENCES evidence_files (id)
) STRICT;
CREATE INDEX evidence_by_number ON evidence (number_key);

-- The events of 001 with the columns that the other types need. What happened is copied as it stands.
CREATE TABLE events_2 (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    type       TEXT NOT NULL,
    document   INTEGER REFERENCES documents (id), -- what it concerns: a document and so all its items, or
    item       INTEGER REFERENCES items (id),     -- an item
    body       TEXT,                   -- whose state it is, where it is that of one of several; NULL: of all
    body_key   TEXT,                   -- folded, as item_bodies.folded
    on_date    TEXT CHECK (on_date IS NULL OR on_date GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    entered_at TEXT NOT NULL,
    entered_by TEXT NOT NULL,
    note       TEXT,                   -- a remark; of an extension its reason
    occurrence TEXT,                   -- the day of the occurrence that it is about; NULL: the whole item
    until      TEXT,                   -- extended: the new last day
    granted_by TEXT,                   -- extended: who granted it
    number     TEXT,                   -- received: the number in the incoming register
    evidence   INTEGER REFERENCES evidence (id),
    target     INTEGER REFERENCES events_2 (id), -- undone: the event that is taken back
    cause      INTEGER REFERENCES events_2 (id), -- it came with that event, and is taken back with it
    by_document INTEGER REFERENCES documents (id), -- fulfilled, superseded, proposed, copy-linked: the document that does so
    by_item    INTEGER REFERENCES items (id),      -- joined, split, superseded: the item that goes on with it
    data       TEXT -- JSON: what only some types have, see track/state.h
) STRICT;

INSERT INTO evidence (number, number_key, date, issuer)
    SELECT DISTINCT evidence_number, number_key (evidence_number), evidence_date, evidence_issuer
    FROM events WHERE evidence_number IS NOT NULL ORDER BY id;
INSERT INTO events_2 (id, type, document, item, on_date, entered_at, entered_by, note, occurrence, evidence)
    SELECT e.id, e.type, e.document, e.item, e.on_date, e.entered_at, e.entered_by, e.note, e.data ->> '$.occurrence',
           (SELECT min (v.id) FROM evidence v WHERE v.number = e.evidence_number AND v.date IS e.evidence_date
            AND v.issuer IS e.evidence_issuer)
    FROM events e ORDER BY e.id;
DROP TABLE events;
ALTER TABLE events_2 RENAME TO events;
CREATE INDEX events_by_item ON events (item, id) WHERE item IS NOT NULL;
CREATE INDEX events_by_document ON events (document, id) WHERE document IS NOT NULL;
CREATE INDEX events_by_day ON events (on_date, item, document, type) WHERE on_date IS NOT NULL;
CREATE INDEX events_of_proposal ON events (item) WHERE type = 'proposed';
CREATE INDEX events_of_withdrawal ON events (document) WHERE type = 'withdrawn';
CREATE INDEX events_of_assignment ON events (item, document) WHERE type IN ('assigned', 'corrected');
CREATE INDEX events_by_target ON events (target) WHERE target IS NOT NULL;
CREATE INDEX events_by_cause ON events (cause) WHERE cause IS NOT NULL;
-- What may have made items come, go or change their kind: few, and asked for by every search.
CREATE INDEX events_of_being ON events (item, document)
    WHERE type IN ('added', 'dropped', 'split', 'joined', 'withdrawn', 'corrected');
CREATE TRIGGER events_never_change BEFORE UPDATE ON events
BEGIN SELECT raise (ABORT, 'events are never changed'); END;
CREATE TRIGGER events_never_go BEFORE DELETE ON events
BEGIN SELECT raise (ABORT, 'events are never deleted'); END;
CREATE TRIGGER evidence_never_changes BEFORE UPDATE ON evidence
BEGIN SELECT raise (ABORT, 'evidence is never changed'); END;
CREATE TRIGGER evidence_never_goes BEFORE DELETE ON evidence
BEGIN SELECT raise (ABORT, 'evidence is never deleted'); END;

ALTER TABLE items ADD COLUMN by_hand INTEGER NOT NULL DEFAULT 0 CHECK (by_hand IN (0, 1));
    -- it was not extracted: it is there where an event `added` says so
ALTER TABLE items ADD COLUMN consent INTEGER NOT NULL DEFAULT 0 CHECK (consent IN (0, 1));
    -- no answer by its date means consent: it closes then
CREATE INDEX items_by_kind ON items (document, kind);
CREATE INDEX items_by_consent ON items (consent) WHERE consent = 1;
UPDATE items SET consent = 1 WHERE text LIKE '%kiến%' AND means_consent (text);
UPDATE items SET consent = 1 WHERE asks_opinion (text) AND document IN (
    SELECT d.id FROM documents d JOIN file_contents c ON c.file = d.file
    WHERE d.type = 'CV' AND (SELECT count (*) FROM documents o WHERE o.file = d.file) = 1 AND means_consent (c.text));

-- How each item stands today: made from the tables above by track/states.c, never read for another day. A row at position 0 is the
-- item, those from 1 on are its assignments: one for each body that answers for it, or one without a body where nobody knows who.
CREATE TABLE item_states (
    item       INTEGER NOT NULL REFERENCES items (id),
    position   INTEGER NOT NULL,
    document   INTEGER NOT NULL REFERENCES documents (id),
    body       TEXT,                   -- as printed
    body_key   TEXT,                   -- folded
    status     TEXT NOT NULL,          -- open, done, suspended, cancelled
    timeliness TEXT,                   -- `dated`: in-term, due-soon or overdue, by in_force and the day; else as in the lists
    reason     TEXT,
    counted    INTEGER NOT NULL,       -- in the totals
    in_force   TEXT,                   -- the last day that is not late
    occurrence TEXT,                   -- the printed day that decides
    days_late  INTEGER NOT NULL,       -- done late
    started_on TEXT,
    done_on    TEXT,
    entered_on TEXT,
    evidence   INTEGER NOT NULL,       -- it is done and a document proves it, or it closed by consent
    officer    TEXT,
    field      TEXT,                   -- field of work
    good_until TEXT,                   -- after that day the row has to be made anew though nothing happened; NULL: never
    PRIMARY KEY (item, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX item_states_by_body ON item_states (body_key, item) WHERE position > 0;
CREATE INDEX item_states_by_day ON item_states (in_force) WHERE timeliness = 'dated';
CREATE INDEX item_states_by_end ON item_states (good_until) WHERE good_until IS NOT NULL;
CREATE INDEX item_states_by_document ON item_states (document);

-- Under which settings the rows above were made; none: they have to be made first.
CREATE TABLE item_states_made (
    settings TEXT NOT NULL,            -- state_settings_fingerprint()
    made_on  TEXT NOT NULL             -- the day
) STRICT;
