-- name: store(channel, update_id, conversation, payload, received_at)$
-- One stored payload; nothing comes back when the platform sent this update before.
INSERT INTO inbox (channel, update_id, conversation, payload, received_at)
VALUES (:channel, :update_id, :conversation, :payload, :received_at)
ON CONFLICT (channel, update_id) DO NOTHING
RETURNING id;

-- name: waiting(most)
-- The oldest payload of each conversation that still waits: a conversation is taken in order. Looking no further than
-- the oldest two thousand keeps it quick when a platform delivers a night's worth at once.
SELECT id, channel, update_id, conversation, payload, received_at, tries
FROM inbox
WHERE state = 'waiting'
  AND id <= (SELECT max(id) FROM (SELECT id FROM inbox WHERE state = 'waiting' ORDER BY id LIMIT 2000) AS oldest)
  AND NOT EXISTS (
    SELECT 1 FROM inbox AS before
    WHERE before.state = 'waiting' AND before.channel = inbox.channel
      AND before.conversation = inbox.conversation AND before.id < inbox.id)
ORDER BY id
LIMIT :most;

-- name: done(now, id)!
-- The payload has had its effect.
UPDATE inbox SET state = 'done', done_at = :now WHERE id = :id AND state = 'waiting';

-- name: failed(error, most, id)$
-- Handling it went wrong once more; after too many tries it is dead. Gives the state it is in now.
UPDATE inbox
SET tries = tries + 1, error = :error, state = CASE WHEN tries + 1 >= :most THEN 'dead' ELSE state END
WHERE id = :id AND state = 'waiting'
RETURNING state;

-- name: dead()
-- What an operator has to look at, oldest first.
SELECT id, channel, update_id, conversation, payload, received_at, tries, error FROM inbox WHERE state = 'dead' ORDER BY id;

-- name: retry(id)!
-- Let a dead payload be taken again.
UPDATE inbox SET state = 'waiting', tries = 0, error = NULL WHERE id = :id AND state = 'dead';

-- name: counts()
-- How many payloads are in each state.
SELECT state, count(*) AS n FROM inbox GROUP BY state;

-- name: oldest_waiting()$
-- When the payload that waits longest came in.
SELECT min(received_at) FROM inbox WHERE state = 'waiting';
