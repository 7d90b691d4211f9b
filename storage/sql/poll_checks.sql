-- name: shown(after, most)
-- The next polls somebody has seen, with what is kept of them beside their ledger.
SELECT id, serial, secrecy, roll_hash, verdict, result FROM polls
WHERE id > :after AND state <> 'draft' ORDER BY id LIMIT :most + 0;

-- name: lines(poll)
-- The ledger of a poll.
SELECT seq, at, kind, actor, unit, choice, origin, facts, commitments, hash FROM poll_events
WHERE poll = :poll ORDER BY seq;

-- name: roll(poll)
-- The roll of a poll; who was added later comes last.
SELECT unit, key, area_cm2, added FROM poll_units WHERE poll = :poll ORDER BY unit;

-- name: standing(poll)
-- The ballots that stand.
SELECT unit, choice, seq FROM ballots WHERE poll = :poll ORDER BY unit;

-- name: urn(poll)^
-- How many have voted in a secret poll, and how many slips of it are filled in.
SELECT
    (SELECT count(*) FROM participations WHERE poll = :poll AND used = 1) AS voted,
    (SELECT count(*) FROM secret_ballots WHERE poll = :poll AND trim(choice) <> '') AS filled;
