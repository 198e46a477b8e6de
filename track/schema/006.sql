-- 006.sql - what is to be sent and was sent: the outbox of reminders. What was planned is never changed and never goes; what became of
-- a message is told by its attempts.

-- The name of this register in what leaves it (message ids, calendar entries): random, made once.
CREATE TABLE identity (
    id   INTEGER PRIMARY KEY CHECK (id = 1),
    name TEXT NOT NULL
) STRICT;
INSERT INTO identity (id, name) VALUES (1, lower (hex (randomblob (8))));

-- One message to one reader on one day, with the bytes that are sent. The bytes are made once, so that a message sent twice (the
-- connection broke after the server had taken it) is the same message with the same id.
CREATE TABLE messages (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    day        TEXT NOT NULL,           -- the day it speaks of
    audience   TEXT NOT NULL CHECK (audience IN ('body', 'superior', 'secretariat')),
    body       TEXT,                    -- as printed; NULL for the secretariat's own
    body_key   TEXT,                    -- folded
    address    TEXT NOT NULL,           -- mail addresses, parted by commas
    subject    TEXT NOT NULL,
    message_id TEXT NOT NULL UNIQUE,
    text       TEXT NOT NULL,           -- its plain text
    bytes      BLOB NOT NULL,           -- RFC 5322, as sent
    letter     INTEGER REFERENCES letters (id),
    attempts_before INTEGER NOT NULL,   -- the last attempt at any message when this one was made
    entered_at TEXT NOT NULL,
    entered_by TEXT NOT NULL
) STRICT;

-- What a message reminds of. Nobody is told twice of the same item, at the same level, for the same deadline in force.
CREATE TABLE reminders (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    message  INTEGER NOT NULL REFERENCES messages (id),
    item     INTEGER NOT NULL REFERENCES items (id),
    audience TEXT NOT NULL,
    body_key TEXT NOT NULL,             -- '' where the body is unknown
    level    TEXT NOT NULL,             -- before-7, due, late-1, escalation-15, nudge
    deadline TEXT NOT NULL,             -- the last day that is not late; of a nudge the day it was for
    reason   TEXT NOT NULL,             -- how the item stood: a word of timeliness_name()
    UNIQUE (item, audience, body_key, level, deadline)
) STRICT;
CREATE INDEX reminders_by_message ON reminders (message);

-- `started` is written before anything is sent, the rest after; a started attempt without a later one was cut off.
CREATE TABLE attempts (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    message INTEGER NOT NULL REFERENCES messages (id),
    at      TEXT NOT NULL,
    result  TEXT NOT NULL CHECK (result IN ('started', 'sent', 'written', 'printed', 'deferred', 'refused', 'dropped')),
    detail  TEXT                        -- the server's words, the file
) STRICT;
CREATE INDEX attempts_by_message ON attempts (message, id);

-- Urging letters that went with messages: numbered within a year, kept as they were sent.
CREATE TABLE letters (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    year       INTEGER NOT NULL,
    number     INTEGER NOT NULL,
    day        TEXT NOT NULL,
    body       TEXT NOT NULL,
    body_key   TEXT NOT NULL,
    pdf        BLOB NOT NULL,
    entered_at TEXT NOT NULL,
    entered_by TEXT NOT NULL,
    UNIQUE (year, number)
) STRICT;

CREATE TRIGGER messages_never_change BEFORE UPDATE ON messages
BEGIN SELECT raise (ABORT, 'messages are never changed'); END;
CREATE TRIGGER messages_never_go BEFORE DELETE ON messages
BEGIN SELECT raise (ABORT, 'messages are never deleted'); END;
CREATE TRIGGER reminders_never_change BEFORE UPDATE ON reminders
BEGIN SELECT raise (ABORT, 'reminders are never changed'); END;
CREATE TRIGGER reminders_never_go BEFORE DELETE ON reminders
BEGIN SELECT raise (ABORT, 'reminders are never deleted'); END;
CREATE TRIGGER attempts_never_change BEFORE UPDATE ON attempts
BEGIN SELECT raise (ABORT, 'attempts are never changed'); END;
CREATE TRIGGER attempts_never_go BEFORE DELETE ON attempts
BEGIN SELECT raise (ABORT, 'attempts are never deleted'); END;
CREATE TRIGGER letters_never_change BEFORE UPDATE ON letters
BEGIN SELECT raise (ABORT, 'letters are never changed'); END;
CREATE TRIGGER letters_never_go BEFORE DELETE ON letters
BEGIN SELECT raise (ABORT, 'letters are never deleted'); END;
