-- 011.sql - what is due, by one index: it is listed by the day of the item, under each body that has to do with it, also one that has done its part.

ALTER TABLE item_states ADD COLUMN listed TEXT;    -- in_force of the item (position 0) while it is open, counted, and a day decides
ALTER TABLE earlier_states ADD COLUMN listed TEXT;

DROP INDEX item_states_by_day;
CREATE INDEX item_states_due
    ON item_states (listed, item, position, body_key, body, status, timeliness, in_force, started_on, good_from, document)
    WHERE listed IS NOT NULL;

-- item_states_of_bodies begins alike.
DROP INDEX item_states_by_body;
