-- name: last(poll)^
-- The end of a poll's chain.
SELECT seq, hash FROM poll_events WHERE poll = :poll ORDER BY seq DESC LIMIT 1;

-- name: add(poll, seq, at, kind, actor, unit, choice, origin, facts, commitments, hash)!
-- One more line.
INSERT INTO poll_events (poll, seq, at, kind, actor, unit, choice, origin, facts, commitments, hash)
VALUES (:poll, :seq, :at, :kind, :actor, :unit, :choice, :origin, :facts, :commitments, :hash);

-- name: add_words(poll, seq, name, salt, words)*!
-- Personal words of a line, which may be deleted.
INSERT INTO poll_words (poll, seq, name, salt, words) VALUES (:poll, :seq, :name, :salt, :words);

-- name: lines(poll)
-- The whole ledger in order.
SELECT poll, seq, at, kind, actor, unit, choice, origin, facts, commitments, hash FROM poll_events
WHERE poll = :poll ORDER BY seq;

-- name: first(poll)^
-- How a ledger begins.
SELECT poll, seq, at, kind, actor, unit, choice, origin, facts, commitments, hash FROM poll_events
WHERE poll = :poll AND seq = 1;

-- name: of_kind(poll, kind)
-- The lines of a ledger that tell of one kind of thing, in order.
SELECT poll, seq, at, kind, actor, unit, choice, origin, facts, commitments, hash FROM poll_events
WHERE poll = :poll AND kind = :kind ORDER BY seq;

-- name: words(poll)
-- What was not deleted of the words of a ledger.
SELECT seq, name, words FROM poll_words WHERE poll = :poll ORDER BY seq, name;
