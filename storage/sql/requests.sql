-- name: add(poll, act, reason, about, proposed_by, now)<!
-- Somebody proposes what takes two people.
INSERT INTO poll_requests (poll, act, reason, about, proposed_by, proposed_at)
VALUES (:poll, :act, :reason, :about, :proposed_by, :now)
RETURNING id;

-- name: get(id)^
-- One proposal.
SELECT id, poll, act, reason, about, proposed_by, proposed_at, decided_by, decided_at, granted FROM poll_requests
WHERE id = :id;

-- name: undecided(poll)
-- What is proposed about a poll and nobody has decided, the newest first.
SELECT id, poll, act, reason, about, proposed_by, proposed_at, decided_by, decided_at, granted FROM poll_requests
WHERE poll = :poll AND decided_at IS NULL
ORDER BY id DESC;

-- name: decide(id, decided_by, now, granted)!
-- Somebody said yes or no; only the first to say counts.
UPDATE poll_requests SET decided_by = :decided_by, decided_at = :now, granted = :granted
WHERE id = :id AND decided_at IS NULL;

-- name: drop(poll)!
-- A draft nobody will see: what was proposed about it is gone.
DELETE FROM poll_requests WHERE poll = :poll;
