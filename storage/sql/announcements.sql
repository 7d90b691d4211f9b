-- name: add(poll, body, drawing, once)!
-- Something everybody with a voice in the poll is yet to hear.
INSERT INTO poll_announcements (poll, body, drawing, once) VALUES (:poll, :body, :drawing, :once);

-- name: waiting(poll)
-- What not everybody has heard, in the order in which it was said.
SELECT body, drawing, once FROM poll_announcements WHERE poll = :poll ORDER BY id;

-- name: heard(poll)!
-- Everybody has heard all of it.
DELETE FROM poll_announcements WHERE poll = :poll;
