-- The first shape of the database. Times are integer microseconds UTC, documents are JSON text.

CREATE TABLE meta (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

-- The town: rewritten by every import, rows that are gone are marked retired because cases still point at them.

CREATE TABLE grids (
    id       TEXT PRIMARY KEY,
    position INTEGER NOT NULL,
    name     TEXT NOT NULL,
    level    TEXT NOT NULL,
    parent   TEXT REFERENCES grids (id) DEFERRABLE INITIALLY DEFERRED,
    kind     TEXT NOT NULL,
    aliases  TEXT NOT NULL,
    polygon  TEXT,
    retired  INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE buildings (
    id       TEXT PRIMARY KEY,
    position INTEGER NOT NULL,
    grid     TEXT NOT NULL REFERENCES grids (id),
    name     TEXT NOT NULL,
    aliases  TEXT NOT NULL,
    units    TEXT NOT NULL,
    retired  INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE categories (
    id       TEXT PRIMARY KEY,
    position INTEGER NOT NULL,
    document TEXT NOT NULL,
    retired  INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE roles (
    id       TEXT PRIMARY KEY,
    position INTEGER NOT NULL,
    names    TEXT NOT NULL,
    standing TEXT NOT NULL,
    retired  INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE handlers (
    id       TEXT PRIMARY KEY,
    position INTEGER NOT NULL,
    names    TEXT NOT NULL,
    kind     TEXT NOT NULL,
    role     TEXT REFERENCES roles (id),
    retired  INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE responsibilities (
    category TEXT NOT NULL,
    grid     TEXT NOT NULL REFERENCES grids (id),
    handler  TEXT NOT NULL REFERENCES handlers (id),
    deputy   TEXT REFERENCES handlers (id),
    PRIMARY KEY (category, grid)
) WITHOUT ROWID;

CREATE TABLE households (
    id        INTEGER PRIMARY KEY,
    building  TEXT NOT NULL REFERENCES buildings (id),
    unit      TEXT NOT NULL,
    room      TEXT NOT NULL,
    grid      TEXT NOT NULL REFERENCES grids (id),
    area_cm2  INTEGER NOT NULL CHECK (area_cm2 >= 0),
    tenure    TEXT NOT NULL,
    owner_key TEXT NOT NULL,
    retired   INTEGER NOT NULL DEFAULT 0,
    UNIQUE (building, unit, room)
);

-- People, what they are called on the platforms, and what they are for.

CREATE TABLE people (
    id         INTEGER PRIMARY KEY,
    key        TEXT UNIQUE,
    name       TEXT NOT NULL,
    locale     TEXT NOT NULL,
    created_at INTEGER NOT NULL
);

CREATE TABLE accounts (
    channel     TEXT NOT NULL,
    external    TEXT NOT NULL,
    person      INTEGER NOT NULL REFERENCES people (id),
    unreachable TEXT,
    used_at     INTEGER NOT NULL,
    PRIMARY KEY (channel, external)
) WITHOUT ROWID;
CREATE INDEX accounts_of_person ON accounts (person, used_at);

CREATE TABLE household_members (
    household INTEGER NOT NULL REFERENCES households (id),
    person    INTEGER NOT NULL REFERENCES people (id),
    PRIMARY KEY (household, person)
) WITHOUT ROWID;
CREATE INDEX households_of_person ON household_members (person);

CREATE TABLE posts (
    id       INTEGER PRIMARY KEY,
    person   INTEGER NOT NULL REFERENCES people (id),
    role     TEXT NOT NULL REFERENCES roles (id),
    grid     TEXT NOT NULL REFERENCES grids (id),
    deputy   INTEGER NOT NULL DEFAULT 0,
    from_at  INTEGER NOT NULL,
    until_at INTEGER
);
CREATE INDEX posts_of_person ON posts (person) WHERE until_at IS NULL;
CREATE INDEX posts_of_role ON posts (role, grid) WHERE until_at IS NULL;

CREATE TABLE contacts (
    handler TEXT NOT NULL REFERENCES handlers (id),
    person  INTEGER NOT NULL REFERENCES people (id),
    PRIMARY KEY (handler, person)
) WITHOUT ROWID;
CREATE INDEX contacts_of_person ON contacts (person);

CREATE TABLE chats (
    id       INTEGER PRIMARY KEY,
    channel  TEXT NOT NULL,
    external TEXT NOT NULL,
    title    TEXT NOT NULL,
    grid     TEXT NOT NULL REFERENCES grids (id),
    purpose  TEXT NOT NULL,
    locale   TEXT NOT NULL,
    UNIQUE (channel, external)
);
CREATE INDEX chats_of_grid ON chats (grid, purpose);

-- What came in, stored raw before the platform hears "OK".

CREATE TABLE inbox (
    id           INTEGER PRIMARY KEY,
    channel      TEXT NOT NULL,
    update_id    TEXT NOT NULL,
    conversation TEXT NOT NULL,
    payload      BLOB NOT NULL,
    received_at  INTEGER NOT NULL,
    state        TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'done', 'dead')),
    tries        INTEGER NOT NULL DEFAULT 0,
    error        TEXT,
    done_at      INTEGER,
    UNIQUE (channel, update_id)
);
CREATE INDEX inbox_by_state ON inbox (state, id);
CREATE INDEX inbox_in_order ON inbox (channel, conversation, id) WHERE state = 'waiting';

-- What is to be said, written in the transaction of the change that says it.

CREATE TABLE outbox (
    id         INTEGER PRIMARY KEY,
    channel    TEXT NOT NULL,
    chat       TEXT NOT NULL,
    reader     INTEGER REFERENCES people (id),
    body       TEXT NOT NULL,
    photos     TEXT NOT NULL,
    card       TEXT,
    once       TEXT,
    reply_to   TEXT,
    edits      TEXT,
    state      TEXT NOT NULL DEFAULT 'queued'
        CHECK (state IN ('queued', 'sending', 'sent', 'uncertain', 'failed', 'dead', 'superseded')),
    attempts   INTEGER NOT NULL DEFAULT 0,
    not_before INTEGER NOT NULL,
    queued_at  INTEGER NOT NULL,
    sent_at    INTEGER,
    message_id TEXT,
    error      TEXT
);
CREATE UNIQUE INDEX outbox_once ON outbox (once, channel, chat) WHERE once IS NOT NULL;
CREATE INDEX outbox_by_state ON outbox (state, id, not_before);
CREATE INDEX outbox_in_order ON outbox (channel, chat, id, state) WHERE state IN ('queued', 'sending');
CREATE INDEX outbox_of_chat ON outbox (channel, chat, id);
CREATE INDEX outbox_of_card ON outbox (card, channel, chat, id) WHERE card IS NOT NULL;

CREATE TABLE handles (
    handle     TEXT PRIMARY KEY,
    outbox     INTEGER NOT NULL REFERENCES outbox (id),
    position   INTEGER NOT NULL,
    label      TEXT NOT NULL,
    action     TEXT NOT NULL,
    audience   INTEGER REFERENCES people (id),
    expires_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX handles_of_outbox ON handles (outbox, position);

CREATE TABLE cards (
    card       TEXT NOT NULL,
    channel    TEXT NOT NULL,
    chat       TEXT NOT NULL,
    reader     INTEGER REFERENCES people (id),
    outbox     INTEGER NOT NULL REFERENCES outbox (id),
    message_id TEXT,
    PRIMARY KEY (card, channel, chat)
) WITHOUT ROWID;
CREATE INDEX cards_of_outbox ON cards (outbox);

-- A conversation that waits for the next words of one person in one chat.

CREATE TABLE dialogues (
    person     INTEGER NOT NULL REFERENCES people (id),
    channel    TEXT NOT NULL,
    chat       TEXT NOT NULL,
    action     TEXT NOT NULL,
    choices    TEXT NOT NULL,
    notes      TEXT NOT NULL,
    expires_at INTEGER NOT NULL,
    PRIMARY KEY (person, channel, chat)
) WITHOUT ROWID;

CREATE TABLE photos (
    sha256    TEXT PRIMARY KEY,
    width     INTEGER NOT NULL,
    height    INTEGER NOT NULL,
    stored_at INTEGER NOT NULL
) WITHOUT ROWID;

-- Cases, and the log that cannot be changed.

CREATE TABLE cases (
    id                 INTEGER PRIMARY KEY,
    number             TEXT NOT NULL UNIQUE,
    year               INTEGER NOT NULL,
    serial             INTEGER NOT NULL,
    category           TEXT NOT NULL REFERENCES categories (id),
    grid               TEXT NOT NULL REFERENCES grids (id),
    building           TEXT REFERENCES buildings (id),
    unit               TEXT NOT NULL,
    room               TEXT NOT NULL,
    words              TEXT NOT NULL,
    reporter           INTEGER NOT NULL REFERENCES people (id),
    on_behalf          INTEGER NOT NULL,
    anonymous          INTEGER NOT NULL,
    state              TEXT NOT NULL,
    outcome            TEXT,
    lead_handler       TEXT NOT NULL REFERENCES handlers (id),
    lead               INTEGER REFERENCES people (id),
    deputy_handler     TEXT REFERENCES handlers (id),
    coordinator        TEXT REFERENCES handlers (id),
    finished_by        INTEGER REFERENCES people (id),
    feedback           TEXT NOT NULL,
    returns            INTEGER NOT NULL,
    designated         INTEGER NOT NULL,
    reopened           INTEGER NOT NULL,
    satisfied          INTEGER,
    review_on          TEXT,
    opened_at          INTEGER NOT NULL,
    closed_at          INTEGER,
    origin_channel     TEXT NOT NULL,
    origin_chat        TEXT NOT NULL,
    origin_message     TEXT NOT NULL,
    album              TEXT,
    UNIQUE (year, serial),
    UNIQUE (origin_channel, origin_chat, origin_message)
);
CREATE INDEX cases_by_state ON cases (state, opened_at);
CREATE INDEX cases_of_reporter ON cases (reporter, opened_at);
CREATE INDEX cases_alike ON cases (category, grid, opened_at);
CREATE INDEX cases_of_lead ON cases (lead_handler, state);
CREATE INDEX cases_of_album ON cases (origin_channel, origin_chat, album) WHERE album IS NOT NULL;

CREATE TABLE case_events (
    case_id     INTEGER NOT NULL REFERENCES cases (id),
    seq         INTEGER NOT NULL,
    at          INTEGER NOT NULL,
    actor       INTEGER REFERENCES people (id),
    action      TEXT NOT NULL,
    before      TEXT NOT NULL,
    after       TEXT NOT NULL,
    facts       TEXT NOT NULL,
    commitments TEXT NOT NULL,
    hash        TEXT NOT NULL,
    PRIMARY KEY (case_id, seq)
) WITHOUT ROWID;

CREATE TRIGGER case_events_are_never_changed BEFORE UPDATE ON case_events
BEGIN SELECT RAISE (ABORT, 'case events are never changed'); END;

CREATE TRIGGER case_events_are_never_removed BEFORE DELETE ON case_events
BEGIN SELECT RAISE (ABORT, 'case events are never removed'); END;

-- Personal words of an event: the chain holds a salted commitment, so that these rows may be deleted.
CREATE TABLE event_words (
    case_id INTEGER NOT NULL,
    seq     INTEGER NOT NULL,
    name    TEXT NOT NULL,
    salt    TEXT NOT NULL,
    words   TEXT NOT NULL,
    PRIMARY KEY (case_id, seq, name),
    FOREIGN KEY (case_id, seq) REFERENCES case_events (case_id, seq)
) WITHOUT ROWID;

CREATE TABLE case_photos (
    id      INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES cases (id),
    sha256  TEXT NOT NULL REFERENCES photos (sha256),
    purpose TEXT NOT NULL,
    at      INTEGER NOT NULL,
    UNIQUE (case_id, purpose, sha256)
);

CREATE TABLE supporters (
    case_id INTEGER NOT NULL REFERENCES cases (id),
    person  INTEGER NOT NULL REFERENCES people (id),
    at      INTEGER NOT NULL,
    PRIMARY KEY (case_id, person)
) WITHOUT ROWID;
CREATE INDEX supported_by ON supporters (person);

-- Promises with a due moment. look_at is when something happens by itself next; NULL when the clock stands still.
CREATE TABLE clocks (
    id          INTEGER PRIMARY KEY,
    case_id     INTEGER NOT NULL REFERENCES cases (id),
    kind        TEXT NOT NULL,
    started_at  INTEGER NOT NULL,
    amount      INTEGER NOT NULL,
    unit        TEXT NOT NULL,
    due_at      INTEGER NOT NULL,
    provisional INTEGER NOT NULL,
    pauses      TEXT NOT NULL DEFAULT '[]',
    rung        INTEGER NOT NULL DEFAULT 0,
    look_at     INTEGER,
    stopped_at  INTEGER
);
CREATE INDEX clocks_due ON clocks (look_at) WHERE look_at IS NOT NULL;
CREATE INDEX clocks_of_case ON clocks (case_id, id);
CREATE UNIQUE INDEX clocks_one_of_a_kind ON clocks (case_id, kind) WHERE stopped_at IS NULL;
