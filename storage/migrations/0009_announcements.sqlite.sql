-- What everybody with a voice in a poll is told where no group reads it, a part of them after the other; gone once all
-- of them were.
CREATE TABLE poll_announcements (
    id      INTEGER PRIMARY KEY,
    poll    INTEGER NOT NULL REFERENCES polls (id),
    body    TEXT NOT NULL,
    drawing TEXT,
    once    TEXT NOT NULL
);
CREATE INDEX poll_announcements_of_poll ON poll_announcements (poll, id);
