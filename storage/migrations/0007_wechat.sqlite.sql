-- WeChat and WeCom: signatures used once, tokens shared by all processes, reply windows, cards that can be changed once.

-- What a call was signed with is good once.
CREATE TABLE seals (
    seal    TEXT PRIMARY KEY,
    used_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX seals_by_age ON seals (used_at);

-- What a platform gives us to call it with: one for all processes. asking_until is while one of them asks for a new one.
CREATE TABLE platform_tokens (
    name         TEXT PRIMARY KEY,
    token        TEXT NOT NULL DEFAULT '',
    expires_at   INTEGER NOT NULL DEFAULT 0,
    asking_until INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;

-- How much may still be said to somebody, and until when; each thing they do opens a window of its own.
CREATE TABLE reply_windows (
    channel   TEXT NOT NULL,
    external  TEXT NOT NULL,
    opened_by TEXT NOT NULL,
    until     INTEGER NOT NULL,
    room      INTEGER NOT NULL,
    PRIMARY KEY (channel, external, opened_by)
) WITHOUT ROWID;

-- What could not be said while no window was open, and waits for its reader to speak.
CREATE TABLE held_messages (
    outbox  INTEGER PRIMARY KEY REFERENCES outbox (id) ON DELETE CASCADE,
    channel TEXT NOT NULL,
    chat    TEXT NOT NULL,
    held_at INTEGER NOT NULL
);
CREATE INDEX held_messages_of_chat ON held_messages (channel, chat);

-- What a card of WeCom can be changed with, once each.
CREATE TABLE card_codes (
    code       TEXT PRIMARY KEY,
    channel    TEXT NOT NULL,
    chat       TEXT NOT NULL,
    message_id TEXT NOT NULL,
    given_at   INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX card_codes_of_message ON card_codes (channel, chat, message_id, given_at);

-- Where a robot of WeCom may answer, once each.
CREATE TABLE answer_links (
    link       TEXT PRIMARY KEY,
    channel    TEXT NOT NULL,
    chat       TEXT NOT NULL,
    message_id TEXT NOT NULL,
    given_at   INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX answer_links_of_chat ON answer_links (channel, chat, given_at);

-- The addresses behind parametric QR codes, as long as they live; some live for ever.
CREATE TABLE entrances (
    channel    TEXT NOT NULL,
    start      TEXT NOT NULL,
    address    TEXT NOT NULL,
    expires_at INTEGER,
    PRIMARY KEY (channel, start)
) WITHOUT ROWID;

-- Where somebody wants to be told things, of several accounts.
ALTER TABLE accounts ADD COLUMN preferred INTEGER NOT NULL DEFAULT 0;

-- An edit that is worth a new message where it cannot be made.
ALTER TABLE outbox ADD COLUMN anew INTEGER NOT NULL DEFAULT 0;
