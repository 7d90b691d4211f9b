-- Several processes for one town: who of them lives, what each holds, and what only one of them may do at a time.

-- A process that runs, seen last by the database's own clock. Its number is never given again.
CREATE TABLE processes (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    name     TEXT NOT NULL,
    roles    TEXT NOT NULL,
    began_at INTEGER NOT NULL,
    seen_at  INTEGER NOT NULL
);

-- What only one process may do at a time, and who does it.
CREATE TABLE turns (
    name    TEXT PRIMARY KEY,
    held_by INTEGER NOT NULL
) WITHOUT ROWID;

-- Who works on a payload, and who takes out a message; nobody when it is NULL.
ALTER TABLE inbox ADD COLUMN held_by INTEGER;
CREATE INDEX inbox_held ON inbox (held_by) WHERE held_by IS NOT NULL;
ALTER TABLE outbox ADD COLUMN held_by INTEGER;
CREATE INDEX outbox_held ON outbox (held_by) WHERE held_by IS NOT NULL;
