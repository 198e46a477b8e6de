-- 007.sql - indexes that hold all that is counted, so that figures over the whole register read nothing else.

DROP INDEX item_states_by_document;
CREATE INDEX item_states_by_document
    ON item_states (document, position, counted, status, timeliness, in_force, started_on, evidence, reason);
CREATE INDEX item_states_of_bodies
    ON item_states (body_key, body, counted, document, status, timeliness, in_force, started_on, evidence, reason) WHERE position > 0;
CREATE INDEX item_states_by_term ON item_states (in_force) WHERE in_force IS NOT NULL;
