-- 010.sql - how everything stood before: rows that item_states had, each with the days on which it held, so that any day before today is read
-- like today. Made from the events by track/states.c in the same transaction as item_states, and compared with them by `dondoc check`.

ALTER TABLE item_states ADD COLUMN good_from TEXT NOT NULL DEFAULT ''; -- the row holds from this day on; '' from the beginning

-- In the order of the last day: what is asked of lately is near the end.
CREATE TABLE earlier_states (
    good_until TEXT NOT NULL,            -- the last day on which it held
    item       INTEGER NOT NULL REFERENCES items (id),
    position   INTEGER NOT NULL,         -- this and the next ones as in item_states
    document   INTEGER NOT NULL REFERENCES documents (id),
    body       TEXT,
    body_key   TEXT,
    status     TEXT NOT NULL,
    timeliness TEXT,
    reason     TEXT,
    counted    INTEGER NOT NULL,
    in_force   TEXT,
    occurrence TEXT,
    days_late  INTEGER NOT NULL,
    started_on TEXT,
    done_on    TEXT,
    entered_on TEXT,
    evidence   INTEGER NOT NULL,
    officer    TEXT,
    field      TEXT,
    good_from  TEXT NOT NULL,            -- the first day; '' from the beginning
    PRIMARY KEY (good_until, item, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX earlier_states_of_item ON earlier_states (item, position);

-- The rows that did not hold on an earlier day.
CREATE INDEX item_states_by_start
    ON item_states (good_from, position, counted, document, body, status, timeliness, in_force, started_on, evidence, reason)
    WHERE good_from <> '';

DROP INDEX item_states_by_term;
CREATE INDEX item_states_by_term
    ON item_states (in_force, position, counted, good_from, status, timeliness, document, body, started_on, evidence, reason)
    WHERE in_force IS NOT NULL;
DROP INDEX item_states_by_day;
CREATE INDEX item_states_by_day ON item_states (in_force, item, position, counted, status, started_on, timeliness, good_from)
    WHERE timeliness = 'dated';
