-- What the phones of the lab page show: the lab is its own platform, so it keeps its own messages.

CREATE TABLE lab_messages (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    chat        TEXT NOT NULL,
    sender      TEXT NOT NULL,
    sender_name TEXT NOT NULL,
    text        TEXT NOT NULL,
    choices     TEXT NOT NULL,
    reply_to    TEXT,
    at          INTEGER NOT NULL,
    edited_at   INTEGER,
    version     INTEGER NOT NULL UNIQUE
);
CREATE INDEX lab_messages_of_chat ON lab_messages (chat, id);

-- A picture under a message: an upload until it was looked at, then the photo it became, or nothing that can be shown.
CREATE TABLE lab_photos (
    message  INTEGER NOT NULL REFERENCES lab_messages (id),
    position INTEGER NOT NULL,
    name     TEXT NOT NULL,
    state    TEXT NOT NULL CHECK (state IN ('upload', 'photo', 'refused')),
    PRIMARY KEY (message, position)
) WITHOUT ROWID;
CREATE INDEX lab_uploads ON lab_photos (name) WHERE state = 'upload';
