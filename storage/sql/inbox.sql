-- name: store(channel, update_id, conversation, payload, received_at, not_before)!
-- One stored payload; none when the platform sent this update before.
INSERT INTO inbox (channel, update_id, conversation, payload, received_at, not_before)
VALUES (:channel, :update_id, :conversation, :payload, :received_at, :not_before)
ON CONFLICT (channel, update_id) DO NOTHING;

-- name: waits(channel, conversation)$
-- Whether anything of a conversation waits.
SELECT count(*) FROM inbox WHERE state = 'waiting' AND channel = :channel AND conversation = :conversation;

-- name: waiting(most, now)
-- The oldest payload of each conversation that still waits: a conversation is taken in order, so one that failed and
-- rests holds up the others of its conversation and nobody else. Looking no further than
-- the oldest two thousand keeps it quick when a platform delivers a night's worth at once.
SELECT id, channel, update_id, conversation, payload, received_at, tries, reason
FROM inbox
WHERE state = 'waiting' AND not_before <= :now
  AND id <= (SELECT max(id) FROM (SELECT id FROM inbox WHERE state = 'waiting' ORDER BY id LIMIT 2000) AS oldest)
  AND NOT EXISTS (
    SELECT 1 FROM inbox AS before
    WHERE before.state = 'waiting' AND before.channel = inbox.channel
      AND before.conversation = inbox.conversation AND before.id < inbox.id)
ORDER BY id
LIMIT :most + 0;

-- name: claim(holder, most, now)
-- Only PostgreSQL: as ``waiting``, held from now on by one process; what another one holds is passed over, and so is what
-- another one is about to hold. (SQLite's file is one process's alone, and knows no rows that are locked.)
UPDATE inbox SET held_by = :holder
WHERE id IN (
    SELECT next.id FROM inbox AS next
    WHERE next.state = 'waiting' AND next.not_before <= :now
      AND next.id <= (
        SELECT max(id) FROM (SELECT id FROM inbox WHERE state = 'waiting' ORDER BY id LIMIT 2000) AS oldest)
      AND (next.held_by IS NULL OR next.held_by = :holder OR next.held_by NOT IN (SELECT id FROM processes))
      AND NOT EXISTS (
        SELECT 1 FROM inbox AS before
        WHERE before.state = 'waiting' AND before.channel = next.channel
          AND before.conversation = next.conversation AND before.id < next.id)
    ORDER BY next.id
    LIMIT :most + 0
    FOR UPDATE OF next SKIP LOCKED)
RETURNING id, channel, update_id, conversation, payload, received_at, tries, reason;

-- name: behind(channel, conversation, id, most)
-- What waits behind a payload in its conversation, in order, also what rests.
SELECT id, channel, update_id, conversation, payload, received_at, tries, reason
FROM inbox
WHERE state = 'waiting' AND channel = :channel AND conversation = :conversation AND id > :id
ORDER BY id
LIMIT :most + 0;

-- name: done(now, id)!
-- The payload has had its effect.
UPDATE inbox SET state = 'done', done_at = :now WHERE id = :id AND state = 'waiting';

-- name: done_in_turn(now, id)!
-- The payload has had its effect, and nothing of its conversation waits before it: one that two doors let in at the same
-- moment may have come to light only after this was taken.
UPDATE inbox SET state = 'done', done_at = :now
WHERE id = :id AND state = 'waiting' AND NOT EXISTS (
    SELECT 1 FROM inbox AS before
    WHERE before.state = 'waiting' AND before.channel = inbox.channel
      AND before.conversation = inbox.conversation AND before.id < inbox.id);

-- name: failed(error, kind, not_before, most, id)$
-- Handling it went wrong once more; after too many tries it is dead. Gives the state it is in now.
UPDATE inbox
SET tries = tries + 1, error = :error, kind = :kind, not_before = :not_before, held_by = NULL,
    state = CASE WHEN tries + 1 >= :most THEN 'dead' ELSE state END,
    reason = CASE WHEN tries + 1 >= :most THEN 'failing' ELSE reason END
WHERE id = :id AND state = 'waiting'
RETURNING state;

-- name: put_off(not_before, id)!
-- What it needs is out of reach: it rests, and that was no try.
UPDATE inbox SET not_before = :not_before, held_by = NULL WHERE id = :id AND state = 'waiting';

-- name: unreadable(error, kind, id)!
-- Nobody can read it: dead at once.
UPDATE inbox SET tries = tries + 1, error = :error, kind = :kind, state = 'dead', reason = 'unreadable'
WHERE id = :id AND state = 'waiting';

-- name: overheard(id)!
-- It was not meant for us: nothing stays but that it came, so that it is not stored a second time.
UPDATE inbox SET payload = x'' WHERE id = :id AND state = 'done';

-- name: wipe(now, id)!
-- Nobody may ever read it again: nothing stays but that it came.
UPDATE inbox SET payload = x'', state = 'done', done_at = coalesce(done_at, :now), reason = NULL, error = NULL
WHERE id = :id AND state <> 'waiting';

-- name: held(id)!
-- It was too much at once: kept without any effect.
UPDATE inbox SET state = 'dead', reason = 'flood', done_at = NULL WHERE id = :id AND state = 'done';

-- name: dead(reason)
-- What an operator has to look at, oldest first: everything but floods, or what is dead for one reason.
SELECT id, channel, update_id, conversation, payload, received_at, tries, reason, kind, error FROM inbox
WHERE state = 'dead' AND (reason = :reason OR (:reason IS NULL AND reason <> 'flood'))
ORDER BY id;

-- name: letter(id)^
-- One dead letter.
SELECT id, channel, update_id, conversation, payload, received_at, tries, reason, kind, error FROM inbox
WHERE id = :id AND state = 'dead';

-- name: reasons()
-- How many are dead for which reason.
SELECT reason, count(*) AS n FROM inbox WHERE state = 'dead' GROUP BY reason;

-- name: failing()$
-- How many failed and are to be tried again.
SELECT count(*) FROM inbox WHERE state = 'waiting' AND tries > 0;

-- name: retry(id)!
-- Let a dead payload be taken again.
UPDATE inbox SET state = 'waiting', tries = 0, error = NULL, kind = NULL, not_before = 0, held_by = NULL
WHERE id = :id AND state = 'dead';

-- name: drop(now, id)!
-- An operator gives a dead letter up: nothing stays but that it came, so that it is not stored a second time.
UPDATE inbox SET state = 'done', done_at = :now, payload = x'' WHERE id = :id AND state = 'dead';

-- name: counts()
-- How many payloads are in each state. What was done is by far the most, and what is left when the others are counted.
SELECT state, count(*) AS n FROM inbox WHERE state IN ('waiting', 'dead') GROUP BY state
UNION ALL
SELECT 'done', (SELECT count(*) FROM inbox) - (SELECT count(*) FROM inbox WHERE state IN ('waiting', 'dead'));

-- name: waiting_before(moment)$
-- Whether anything waits that came in before that moment.
SELECT EXISTS (SELECT 1 FROM inbox WHERE state = 'waiting' AND received_at < :moment);

-- name: oldest_waiting()$
-- When the payload that waits longest came in.
SELECT min(received_at) FROM inbox WHERE state = 'waiting';
