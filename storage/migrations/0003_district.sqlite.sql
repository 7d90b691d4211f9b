-- What a whole district needs.

-- Buttons are part of their message: a message with five of them is one row, not six.
ALTER TABLE outbox ADD COLUMN buttons TEXT NOT NULL DEFAULT '[]';
ALTER TABLE outbox ADD COLUMN secret TEXT;
ALTER TABLE outbox ADD COLUMN audience INTEGER REFERENCES people (id);
ALTER TABLE outbox ADD COLUMN expires_at INTEGER;
UPDATE outbox SET
    buttons = (
        SELECT json_group_array(json_array(json(b.label), json(b.action)))
        FROM (SELECT label, action FROM handles WHERE outbox = outbox.id ORDER BY position) AS b),
    audience = (SELECT audience FROM handles WHERE outbox = outbox.id AND position = 1),
    expires_at = (SELECT expires_at FROM handles WHERE outbox = outbox.id AND position = 1),
    secret = lower(hex(randomblob(8)))
WHERE id IN (SELECT outbox FROM handles);
DROP TABLE handles;

-- What shows a card in a chat is the newest message of it there that did not fail. Where a chat has moved, its cards have.
UPDATE outbox SET chat = (SELECT c.chat FROM cards AS c WHERE c.outbox = outbox.id)
WHERE id IN (
    SELECT c.outbox FROM cards AS c JOIN outbox AS o ON o.id = c.outbox
    WHERE c.chat <> o.chat AND NOT EXISTS (
        SELECT 1 FROM outbox AS there
        WHERE there.once = o.once AND there.channel = c.channel AND there.chat = c.chat));
DROP TABLE cards;

-- Dead letters say why they are dead (reason) and what kind of error it was; what failed rests until not_before.
ALTER TABLE inbox ADD COLUMN reason TEXT CHECK (reason IN ('unreadable', 'failing', 'flood'));
ALTER TABLE inbox ADD COLUMN kind TEXT;
ALTER TABLE inbox ADD COLUMN not_before INTEGER NOT NULL DEFAULT 0;
UPDATE inbox SET reason = 'failing' WHERE state = 'dead';

-- How much of its quotas an account or a group has used since a moment.
CREATE TABLE quotas (
    counted  TEXT NOT NULL,
    channel  TEXT NOT NULL,
    external TEXT NOT NULL,
    since    INTEGER NOT NULL,
    amount   INTEGER NOT NULL,
    PRIMARY KEY (counted, channel, external)
) WITHOUT ROWID;

-- Posts, contacts and chats are kept in memory. Whatever writes to them, also by hand, changes the version they are kept
-- under; it is random, so that what was rolled back is never taken for what came later.
INSERT INTO meta (name, value) VALUES ('roster-version', lower(hex(randomblob(8))));
CREATE TRIGGER posts_added AFTER INSERT ON posts
BEGIN UPDATE meta SET value = lower(hex(randomblob(8))) WHERE name = 'roster-version'; END;
CREATE TRIGGER posts_changed AFTER UPDATE ON posts
BEGIN UPDATE meta SET value = lower(hex(randomblob(8))) WHERE name = 'roster-version'; END;
CREATE TRIGGER posts_removed AFTER DELETE ON posts
BEGIN UPDATE meta SET value = lower(hex(randomblob(8))) WHERE name = 'roster-version'; END;
CREATE TRIGGER contacts_added AFTER INSERT ON contacts
BEGIN UPDATE meta SET value = lower(hex(randomblob(8))) WHERE name = 'roster-version'; END;
CREATE TRIGGER contacts_changed AFTER UPDATE ON contacts
BEGIN UPDATE meta SET value = lower(hex(randomblob(8))) WHERE name = 'roster-version'; END;
CREATE TRIGGER contacts_removed AFTER DELETE ON contacts
BEGIN UPDATE meta SET value = lower(hex(randomblob(8))) WHERE name = 'roster-version'; END;
CREATE TRIGGER chats_added AFTER INSERT ON chats
BEGIN UPDATE meta SET value = lower(hex(randomblob(8))) WHERE name = 'roster-version'; END;
CREATE TRIGGER chats_changed AFTER UPDATE ON chats
BEGIN UPDATE meta SET value = lower(hex(randomblob(8))) WHERE name = 'roster-version'; END;
CREATE TRIGGER chats_removed AFTER DELETE ON chats
BEGIN UPDATE meta SET value = lower(hex(randomblob(8))) WHERE name = 'roster-version'; END;

-- Who asked to be forgotten: a hash of the row and the moment it began, nothing else. Whoever has a tombstone is forgotten
-- again when an older backup brings them back.
CREATE TABLE tombstones (
    token TEXT PRIMARY KEY,
    at    INTEGER NOT NULL
) WITHOUT ROWID;

-- Files nothing speaks of any more, until they are off the disk: what a kill leaves is taken away at the next start.
CREATE TABLE remains (
    name TEXT PRIMARY KEY
) WITHOUT ROWID;

-- What is open in a grid, for finding the same matter reported before.
CREATE INDEX cases_open_in_grid ON cases (grid, opened_at)
WHERE state NOT IN ('closed', 'rejected', 'merged', 'withdrawn');

-- What corrections taught about the words of each category: for each case the one lesson it stands for, and how often a
-- piece of a text was seen in a category. Texts are not kept here. A step is one change; its token is random, so that
-- what was rolled back is never taken for what came later.
CREATE TABLE lessons (
    case_id  INTEGER PRIMARY KEY REFERENCES cases (id),
    category TEXT NOT NULL REFERENCES categories (id),
    teacher  TEXT NOT NULL CHECK (teacher IN ('staff', 'reporter')),
    at       INTEGER NOT NULL
);
CREATE INDEX lessons_of_category ON lessons (category);
CREATE TABLE lesson_counts (
    category TEXT NOT NULL,
    gram     TEXT NOT NULL,
    times    INTEGER NOT NULL,
    step     INTEGER NOT NULL,
    PRIMARY KEY (category, gram)
) WITHOUT ROWID;
CREATE INDEX lesson_counts_by_step ON lesson_counts (step);
CREATE TABLE lesson_steps (
    step  INTEGER PRIMARY KEY,
    token TEXT NOT NULL
);
