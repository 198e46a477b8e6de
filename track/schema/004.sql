-- 004.sql - the directory of bodies of this office: aliases, contacts.

-- What this office means by a name, before the built-in directory is asked. Only ever added to: the latest row of a name holds.
CREATE TABLE body_aliases (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    alias      TEXT NOT NULL,           -- as the office writes it
    alias_key  TEXT NOT NULL,           -- folded
    body       TEXT NOT NULL,           -- the body it means, by any of its names
    removed    INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
    entered_at TEXT NOT NULL,
    entered_by TEXT NOT NULL
) STRICT;
CREATE INDEX body_aliases_by_alias ON body_aliases (alias_key, id);
CREATE TRIGGER body_aliases_never_change BEFORE UPDATE ON body_aliases
BEGIN SELECT raise (ABORT, 'aliases are never changed'); END;
CREATE TRIGGER body_aliases_never_go BEFORE DELETE ON body_aliases
BEGIN SELECT raise (ABORT, 'aliases are never deleted'); END;

-- Where messages to a body go. Only ever added to: the latest row of a body holds, the earlier ones are its history.
CREATE TABLE contacts (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    body       TEXT NOT NULL,           -- as the office calls it
    body_key   TEXT NOT NULL,           -- folded
    mail       TEXT,                    -- addresses parted by commas
    officer    TEXT,                    -- who is spoken to
    phone      TEXT,
    head       TEXT,                    -- mail address of whoever heads the body
    superior   TEXT,                    -- the body above it
    removed    INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
    entered_at TEXT NOT NULL,
    entered_by TEXT NOT NULL
) STRICT;
CREATE INDEX contacts_by_body ON contacts (body_key, id);
CREATE TRIGGER contacts_never_change BEFORE UPDATE ON contacts
BEGIN SELECT raise (ABORT, 'contacts are never changed'); END;
CREATE TRIGGER contacts_never_go BEFORE DELETE ON contacts
BEGIN SELECT raise (ABORT, 'contacts are never deleted'); END;
