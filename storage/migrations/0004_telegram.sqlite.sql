-- What a platform needs on which the bot joins groups, people find it by a link, and messages may only go so fast.

-- What is heard first when not everything may go at once (0 first), and whether the bot leaves the chat afterwards.
ALTER TABLE outbox ADD COLUMN priority INTEGER NOT NULL DEFAULT 1;
ALTER TABLE outbox ADD COLUMN parting INTEGER NOT NULL DEFAULT 0;

-- Why the bot cannot speak in a bound group at the moment; NULL when it can.
ALTER TABLE chats ADD COLUMN silenced TEXT CHECK (silenced IN ('muted', 'removed'));

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

-- Who says that they live behind a door, until a neighbour leader has said yes or no.
CREATE TABLE claims (
    id         INTEGER PRIMARY KEY,
    household  INTEGER NOT NULL REFERENCES households (id),
    person     INTEGER NOT NULL REFERENCES people (id),
    asked_at   INTEGER NOT NULL,
    decided_at INTEGER,
    decided_by INTEGER REFERENCES people (id),
    granted    INTEGER
);
CREATE UNIQUE INDEX claims_open ON claims (household, person) WHERE decided_at IS NULL;
CREATE INDEX claims_of_person ON claims (person);
