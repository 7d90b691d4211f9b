-- name: logs(after, most)
-- The logs of the next cases after one, case by case; a case without a log comes with nothing behind its state.
SELECT c.id, c.number, c.state, e.seq, e.at, e.actor, e.action, e.before, e.after, e.facts, e.commitments, e.hash
FROM (SELECT id, number, state FROM cases WHERE id > :after ORDER BY id LIMIT :most + 0) AS c
LEFT JOIN case_events AS e ON e.case_id = c.id
ORDER BY c.id, e.seq;

-- name: log_of(case_id)
-- The log of one case.
SELECT seq, at, actor, action, before, after, facts, commitments, hash
FROM case_events WHERE case_id = :case_id ORDER BY seq;

-- name: without_lead()
-- Cases nobody answers for.
SELECT number FROM cases
WHERE NOT EXISTS (SELECT 1 FROM handlers AS h WHERE h.id = cases.lead_handler) ORDER BY id;

-- name: without_next_moment()
-- Open cases nothing will ever happen to by itself.
SELECT number FROM cases
WHERE state NOT IN ('closed', 'rejected', 'merged', 'withdrawn')
  AND NOT EXISTS (SELECT 1 FROM clocks AS k WHERE k.case_id = cases.id AND k.look_at IS NOT NULL)
ORDER BY id;

-- name: ended_and_running()
-- Ended cases that a clock still runs for: only whoever reported a closed one may be asked once more.
SELECT DISTINCT c.number
FROM clocks AS k JOIN cases AS c ON c.id = k.case_id
WHERE k.look_at IS NOT NULL AND c.state IN ('closed', 'rejected', 'merged', 'withdrawn')
  AND NOT (c.state = 'closed' AND k.kind = 'follow_up')
ORDER BY c.number;

-- name: photos(after, most)
-- The next photos that are ours to show.
SELECT sha256 FROM photos WHERE sha256 > :after ORDER BY sha256 LIMIT :most + 0;

-- name: recordings(after, most)
-- The next recordings a case has.
SELECT DISTINCT sha256 FROM case_recordings WHERE sha256 > :after ORDER BY sha256 LIMIT :most + 0;

-- name: tables()
-- Only SQLite: every table of the database (PostgreSQL has the same ones, and names them elsewhere).
SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name;

-- name: pictured(sha256)$
-- The number of a case with this photo.
SELECT min(c.number) FROM case_photos AS p JOIN cases AS c ON c.id = p.case_id WHERE p.sha256 = :sha256;

-- name: recorded(sha256)$
-- The number of a case with this recording.
SELECT min(c.number) FROM case_recordings AS r JOIN cases AS c ON c.id = r.case_id WHERE r.sha256 = :sha256;

-- name: unknown_states()^
-- How many payloads and messages are in a state nobody knows, or say they are done without a moment.
SELECT
    (SELECT count(*) FROM inbox WHERE state = 'done' AND done_at IS NULL) AS payloads,
    (SELECT count(*) FROM outbox WHERE state = 'sent' AND sent_at IS NULL) AS messages;

-- name: town()$
-- The facts of the town, None before the first import.
SELECT value FROM meta WHERE name = 'town';

-- name: buried()
-- Who was forgotten, for the list beside a backup.
SELECT token, at FROM tombstones ORDER BY at, token;

-- name: standing()^
-- What waits, since when: payloads, messages, clocks; what was given up; when the newest payload came in.
SELECT
    (SELECT min(received_at) FROM inbox WHERE state = 'waiting') AS inbox_since,
    (SELECT min(not_before) FROM outbox WHERE state = 'queued') AS outbox_since,
    (SELECT min(look_at) FROM clocks WHERE look_at IS NOT NULL) AS clock_since,
    (SELECT count(*) FROM inbox WHERE state = 'dead') AS dead,
    (SELECT count(*) FROM outbox WHERE state NOT IN ('queued', 'sent') AND state IN ('failed', 'dead')) AS unsent,
    (SELECT received_at FROM inbox ORDER BY id DESC LIMIT 1) AS newest,
    (SELECT value FROM meta WHERE name = 'lab-offset-us') AS lab_offset,
    (SELECT value FROM meta WHERE name = 'audited-at-us') AS audited,
    (SELECT value FROM meta WHERE name = 'cleared-at-us') AS cleared;

-- name: alarms()
-- What the audit found broken and nobody mended.
SELECT breach, subject FROM alarms WHERE cleared_at IS NULL ORDER BY id;
