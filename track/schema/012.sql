-- 012.sql - writing what costs less: SQLite makes a table for each IN of more than two words, anew for every row that is written.

CREATE TABLE deadlines_12 (
    item     INTEGER NOT NULL REFERENCES items (id),
    position INTEGER NOT NULL,
    kind     TEXT NOT NULL CHECK (kind = 'date' OR kind = 'period' OR kind = 'recurring' OR kind = 'continuous' OR kind = 'relative'
                                  OR kind = 'conditional'),
    text     TEXT NOT NULL,            -- as printed
    relation TEXT CHECK (relation = 'before' OR relation = 'by' OR relation = 'within' OR relation = 'on' OR relation = 'from'
                         OR relation = 'after'),
    due TEXT, rrule TEXT, condition TEXT,
    base     TEXT CHECK (base = 'issue' OR base = 'sign' OR base = 'receipt' OR base = 'event'),
    span TEXT, confidence REAL NOT NULL,
    PRIMARY KEY (item, position)
) STRICT, WITHOUT ROWID;
INSERT INTO deadlines_12 SELECT item, position, kind, text, relation, due, rrule, condition, base, span, confidence FROM deadlines;
DROP TABLE deadlines;
ALTER TABLE deadlines_12 RENAME TO deadlines;

DROP INDEX events_of_being;
CREATE INDEX events_of_being ON events (item, document)
    WHERE (type = 'added' OR type = 'dropped' OR type = 'split' OR type = 'joined' OR type = 'withdrawn' OR type = 'corrected');

-- An event without words, as most completions are, finds nothing new. Those of a document are found with it (track/search_index.c).
DROP TRIGGER search_events_new;
CREATE TRIGGER search_events_new AFTER INSERT ON events
    WHEN new.item IS NOT NULL
    AND (new.data IS NOT NULL OR new.note IS NOT NULL OR new.evidence IS NOT NULL OR new.granted_by IS NOT NULL)
BEGIN INSERT OR IGNORE INTO search_pending VALUES (new.item); END;
CREATE TRIGGER search_document_events_new AFTER INSERT ON events
    WHEN new.document IS NOT NULL AND (new.note IS NOT NULL OR new.number IS NOT NULL)
BEGIN INSERT OR IGNORE INTO search_pending VALUES (-new.document); END;
INSERT OR IGNORE INTO search_pending SELECT DISTINCT item FROM events WHERE item IS NOT NULL
    AND (data IS NOT NULL OR note IS NOT NULL OR evidence IS NOT NULL OR granted_by IS NOT NULL);
INSERT OR IGNORE INTO search_pending SELECT DISTINCT -document FROM events WHERE document IS NOT NULL AND (note IS NOT NULL OR number IS NOT NULL);
