-- What a platform needs on which the bot joins groups, people find it by a link, and messages may only go so fast.

-- What is heard first when not everything may go at once: the lowest rank. A farewell is said, then the chat is left.
ALTER TABLE outbox ADD COLUMN rank INTEGER NOT NULL DEFAULT 0;
ALTER TABLE outbox ADD COLUMN parting TEXT CHECK (parting IN ('farewell', 'leaving'));
UPDATE outbox SET rank = queued_at WHERE state IN ('queued', 'sending');

-- What is still to be said is found among itself alone, however much was said already.
DROP INDEX outbox_by_state;
DROP INDEX outbox_in_order;
CREATE INDEX outbox_queued ON outbox (channel, rank, id, not_before) WHERE state = 'queued';
CREATE INDEX outbox_in_order ON outbox (channel, chat, rank, id) WHERE state IN ('queued', 'sending');
CREATE INDEX outbox_unsaid ON outbox (state) WHERE state NOT IN ('queued', 'sent');

-- Why the bot cannot speak in a bound group at the moment; NULL when it can.
ALTER TABLE chats ADD COLUMN silenced TEXT CHECK (silenced IN ('muted', 'removed'));

-- Whether somebody bound the group with a code, in the group itself: then no import says otherwise.
ALTER TABLE chats ADD COLUMN by_code INTEGER NOT NULL DEFAULT 0;

-- Groups the bot is in that nobody has bound to a grid. It leaves them when nobody does so in time.
CREATE TABLE stray_groups (
    channel   TEXT NOT NULL,
    external  TEXT NOT NULL,
    title     TEXT NOT NULL,
    leaves_at INTEGER NOT NULL,
    PRIMARY KEY (channel, external)
) WITHOUT ROWID;
CREATE INDEX stray_groups_by_end ON stray_groups (leaves_at);

-- One-time codes. Of the code itself only a hash is kept; what it is good for is a JSON document. NULL for issued_by:
-- the administrator, on the command line.
CREATE TABLE codes (
    token      TEXT PRIMARY KEY,
    purpose    TEXT NOT NULL CHECK (purpose IN ('group', 'person')),
    about      TEXT NOT NULL,
    issued_by  INTEGER REFERENCES people (id),
    expires_at INTEGER NOT NULL,
    used_by    INTEGER REFERENCES people (id),
    used_at    INTEGER
) WITHOUT ROWID;

-- Who says that they live behind a door, until a neighbour leader has said yes or no. circle is how far up it was asked
-- so far, look_at when the next circle is; NULL when nothing more happens by itself.
CREATE TABLE claims (
    id         INTEGER PRIMARY KEY,
    household  INTEGER NOT NULL REFERENCES households (id),
    person     INTEGER NOT NULL REFERENCES people (id),
    asked_at   INTEGER NOT NULL,
    circle     INTEGER NOT NULL,
    look_at    INTEGER,
    decided_at INTEGER,
    decided_by INTEGER REFERENCES people (id),
    granted    INTEGER
);
CREATE UNIQUE INDEX claims_open ON claims (household, person) WHERE decided_at IS NULL;
CREATE INDEX claims_of_person ON claims (person);
CREATE INDEX claims_due ON claims (look_at) WHERE look_at IS NOT NULL;

-- Accounts that became those of a person the register knows: whose they were before, and what came along (rows by table),
-- so that it can be undone, and both rows are forgotten together.
CREATE TABLE joinings (
    id       INTEGER PRIMARY KEY,
    channel  TEXT NOT NULL,
    external TEXT NOT NULL,
    person   INTEGER NOT NULL REFERENCES people (id),
    former   INTEGER NOT NULL REFERENCES people (id),
    brought  TEXT NOT NULL,
    at       INTEGER NOT NULL
);
CREATE INDEX joinings_of_person ON joinings (person);

-- Voice notes that belong to a case: the file is named by the SHA-256 of its bytes. A message brings at most one.
CREATE TABLE case_recordings (
    id      INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES cases (id),
    sha256  TEXT NOT NULL,
    seconds INTEGER NOT NULL,
    at      INTEGER NOT NULL,
    UNIQUE (case_id, sha256)
);
CREATE INDEX case_recordings_by_name ON case_recordings (sha256);
ALTER TABLE outbox ADD COLUMN recording TEXT;
CREATE INDEX outbox_recordings ON outbox (recording) WHERE recording IS NOT NULL;
