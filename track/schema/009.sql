-- 009.sql - what figures over the whole register are read from instead of every row: sums of item_states, and how everything stood at the
-- end of the year before. All of it is made from item_states and the events by track/states.c and kept like item_states itself.

-- Counted rows of item_states: each assignment by its body, each item by its plan and by the month of its day in force.
CREATE TABLE state_totals (
    grouping TEXT NOT NULL,            -- body, plan, month
    key      ANY NOT NULL,             -- the body as printed; the document's id; `2026-06`; '' for what has none
    total             INTEGER NOT NULL,
    on_time           INTEGER NOT NULL,
    on_time_with_day  INTEGER NOT NULL,
    late              INTEGER NOT NULL,
    dated             INTEGER NOT NULL, -- in term or overdue, by the day
    continuous        INTEGER NOT NULL,
    waiting           INTEGER NOT NULL,
    no_date           INTEGER NOT NULL,
    suspended         INTEGER NOT NULL,
    cancelled         INTEGER NOT NULL,
    started           INTEGER NOT NULL,
    without_evidence  INTEGER NOT NULL,
    by_consent        INTEGER NOT NULL,
    PRIMARY KEY (grouping, key)
) STRICT, WITHOUT ROWID;

-- The same by the month and by the year of the day in force, as far as a day decides: what is over at a day, and what fell due between two.
CREATE TABLE state_periods (
    grouping TEXT NOT NULL,            -- body, plan
    key      ANY NOT NULL,
    period   TEXT NOT NULL,            -- `2026-06`, and `2026` for all its months
    on_time  INTEGER NOT NULL,
    late     INTEGER NOT NULL,
    dated    INTEGER NOT NULL,
    PRIMARY KEY (grouping, period, key)
) STRICT, WITHOUT ROWID;

-- The counted rows at the end of the year before that have their day in force within the 366 days up to it.
CREATE TABLE closing_states (
    item     INTEGER NOT NULL REFERENCES items (id),
    position INTEGER NOT NULL,         -- as in item_states
    document INTEGER NOT NULL REFERENCES documents (id),
    body     TEXT,                     -- as printed
    in_force TEXT NOT NULL,
    due      INTEGER NOT NULL,         -- done, or overdue
    on_time  INTEGER NOT NULL,         -- done on time
    PRIMARY KEY (item, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX closing_states_by_body ON closing_states (body, in_force, due, on_time) WHERE position > 0;
CREATE INDEX closing_states_by_document ON closing_states (document, in_force, due, on_time) WHERE position = 0;

ALTER TABLE item_states_made ADD COLUMN closed_on TEXT; -- the day of which closing_states tells

DROP INDEX item_states_by_term;
CREATE INDEX item_states_by_term ON item_states (in_force, position, counted, status, timeliness, document, body)
    WHERE in_force IS NOT NULL;

-- What is due, in the order in which it is listed.
DROP INDEX item_states_by_day;
CREATE INDEX item_states_by_day ON item_states (in_force, item, position, counted, status, started_on, timeliness)
    WHERE timeliness = 'dated';
