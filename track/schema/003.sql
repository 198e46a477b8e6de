-- 003.sql - looking up: full text search and what it needs.
-- Two columns, as printed (folded by base/text: case, composition, tone placement) and without any mark; FTS5's own folding would keep
-- đ. The row id is the item's, or that of a document with a minus before it.
CREATE VIRTUAL TABLE search_index USING fts5 (printed, folded, tokenize = 'unicode61 remove_diacritics 0');

-- What changed since it was indexed: emptied before each commit (track/search_index.c), so that readers never find anything here.
CREATE TABLE search_pending (id INTEGER PRIMARY KEY) STRICT;
INSERT INTO search_pending SELECT id FROM items UNION ALL SELECT -id FROM documents;

CREATE TRIGGER search_items_new AFTER INSERT ON items
BEGIN INSERT OR IGNORE INTO search_pending VALUES (new.id); END;
CREATE TRIGGER search_items_changed AFTER UPDATE ON items
BEGIN INSERT OR IGNORE INTO search_pending VALUES (new.id); END;
CREATE TRIGGER search_items_gone AFTER DELETE ON items
BEGIN INSERT OR IGNORE INTO search_pending VALUES (old.id); END;
CREATE TRIGGER search_bodies_new AFTER INSERT ON item_bodies
BEGIN INSERT OR IGNORE INTO search_pending VALUES (new.item); END;
CREATE TRIGGER search_bodies_changed AFTER UPDATE ON item_bodies
BEGIN INSERT OR IGNORE INTO search_pending VALUES (new.item); END;
CREATE TRIGGER search_bodies_gone AFTER DELETE ON item_bodies
BEGIN INSERT OR IGNORE INTO search_pending VALUES (old.item); END;
CREATE TRIGGER search_documents_new AFTER INSERT ON documents
BEGIN INSERT OR IGNORE INTO search_pending VALUES (-new.id); END;
CREATE TRIGGER search_documents_changed AFTER UPDATE OF number, title, issuer ON documents
BEGIN
    INSERT OR IGNORE INTO search_pending VALUES (-new.id);
    INSERT OR IGNORE INTO search_pending SELECT id FROM items WHERE document = new.id;
END;
CREATE TRIGGER search_documents_gone AFTER DELETE ON documents
BEGIN INSERT OR IGNORE INTO search_pending VALUES (-old.id); END;
CREATE TRIGGER search_addressees_new AFTER INSERT ON addressees
BEGIN INSERT OR IGNORE INTO search_pending VALUES (-new.document); END;
-- A correction or an assignment is an event; it may change the words by which an item is found.
CREATE TRIGGER search_events_new AFTER INSERT ON events WHEN new.item IS NOT NULL
BEGIN INSERT OR IGNORE INTO search_pending VALUES (new.item); END;
