-- Several processes for one town: who of them lives, what each holds, and what only one of them may do at a time.

-- A process that runs; it counts on as long as it lives. Its number is never given again, so what is held by a number
-- that is not here is free.
CREATE TABLE processes (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    name     TEXT NOT NULL,
    roles    TEXT NOT NULL,
    began_at INTEGER NOT NULL,
    beats    INTEGER NOT NULL DEFAULT 0
);

-- What only one process may do at a time, and who does it.
CREATE TABLE turns (
    name    TEXT PRIMARY KEY,
    held_by INTEGER NOT NULL
) WITHOUT ROWID;

-- Which process holds a call of this chat open, so that what is said there soon is said in it.
CREATE TABLE answering (
    channel TEXT NOT NULL,
    chat    TEXT NOT NULL,
    held_by INTEGER NOT NULL,
    until   INTEGER NOT NULL,
    PRIMARY KEY (channel, chat)
) WITHOUT ROWID;

-- Who works on a payload, and who takes out a message; nobody when it is NULL.
ALTER TABLE inbox ADD COLUMN held_by INTEGER;
ALTER TABLE outbox ADD COLUMN held_by INTEGER;
