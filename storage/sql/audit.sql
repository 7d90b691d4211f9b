-- name: open_cases(state, needed, also_needed, at, id, most)
-- The next open cases in a state: whether somebody answers for each, the state its history ends with, whether something
-- will happen to it by itself, and whether what its state asks for is promised.
SELECT c.id, c.number, c.opened_at,
    h.id IS NOT NULL AS led,
    (SELECT e.after FROM case_events AS e WHERE e.case_id = c.id ORDER BY e.seq DESC LIMIT 1) AS logged,
    EXISTS (
        SELECT 1 FROM clocks AS k WHERE k.case_id = c.id AND k.stopped_at IS NULL AND k.look_at IS NOT NULL) AS looked_after,
    EXISTS (SELECT 1 FROM clocks AS k WHERE k.case_id = c.id AND k.stopped_at IS NULL AND k.kind = :needed)
    AND EXISTS (SELECT 1 FROM clocks AS k WHERE k.case_id = c.id AND k.stopped_at IS NULL AND k.kind = :also_needed)
        AS promised
FROM cases AS c LEFT JOIN handlers AS h ON h.id = c.lead_handler
WHERE c.state = :state AND (c.opened_at, c.id) > (:at, :id)
ORDER BY c.opened_at, c.id LIMIT :most + 0;

-- name: newest_clock()$
-- The number of the newest clock; None before the first.
SELECT max(id) FROM clocks;

-- name: overlooked(late, most)
-- Clocks somebody should have looked at long ago.
SELECT c.number, k.run_id FROM clocks AS k LEFT JOIN cases AS c ON c.id = k.case_id
WHERE k.look_at < :late ORDER BY k.look_at LIMIT :most + 0;

-- name: looked_at_too_late(after, upto, soon)
-- Clocks that will be looked at only after their next rung is due, or after they are due where nobody counted rungs. What
-- was put off may be right: whoever asks decides.
SELECT c.number, c.category, c.klass, k.kind, k.run_id, k.snoozed, k.look_at,
    CASE WHEN k.moments = '[]' THEN k.due_at ELSE CAST(k.moments ->> k.rung AS BIGINT) END AS moment
FROM clocks AS k LEFT JOIN cases AS c ON c.id = k.case_id
WHERE k.stopped_at IS NULL AND k.id > :after AND k.id <= :upto AND k.look_at IS NOT NULL
  AND k.look_at > :soon
  AND k.look_at > CASE WHEN k.moments = '[]' THEN k.due_at ELSE CAST(k.moments ->> k.rung AS BIGINT) END;

-- name: still(after, upto)
-- Clocks that stand still though their case is not parked until a review day, or go on though it is.
SELECT c.number, k.run_id FROM clocks AS k LEFT JOIN cases AS c ON c.id = k.case_id
WHERE k.stopped_at IS NULL AND k.id > :after AND k.id <= :upto AND (
    k.look_at IS NULL AND (k.run_id IS NOT NULL OR c.state <> 'suspended' OR NOT EXISTS (
        SELECT 1 FROM clocks AS r
        WHERE r.case_id = k.case_id AND r.kind = 'review' AND r.stopped_at IS NULL AND r.look_at IS NOT NULL))
    OR k.look_at IS NOT NULL AND c.state = 'suspended'
        AND k.kind IN ('contact', 'plan', 'finish', 'milestone', 'update'));

-- name: ended(after, upto)
-- Clocks that go on though their case, or their run, has ended or is gone; a closed case may be asked about once more.
SELECT c.number, k.run_id
FROM clocks AS k LEFT JOIN cases AS c ON c.id = k.case_id LEFT JOIN duty_runs AS r ON r.id = k.run_id
WHERE k.stopped_at IS NULL AND k.id > :after AND k.id <= :upto
  AND (r.done_at IS NOT NULL OR c.id IS NULL AND r.id IS NULL OR c.state IN ('closed', 'rejected', 'merged', 'withdrawn')
    AND NOT (c.state = 'closed' AND k.kind = 'follow_up'));

-- name: unfired(after, upto)
-- Clocks that passed a rung nobody fired: neither by itself nor as one that was slept through.
SELECT c.number, k.run_id FROM clocks AS k LEFT JOIN cases AS c ON c.id = k.case_id
WHERE k.stopped_at IS NULL AND k.rung > 0 AND k.id > :after AND k.id <= :upto
  AND (NOT EXISTS (
        SELECT 1 FROM nags AS n WHERE n.clock = k.id AND n.rung >= k.rung - 1 AND n.rung - n.skipped < k.rung)
    OR EXISTS (
        SELECT 1 FROM nags AS n
        WHERE n.clock = k.id AND n.rung > n.skipped AND n.rung - n.skipped < k.rung AND NOT EXISTS (
            SELECT 1 FROM nags AS below
            WHERE below.clock = n.clock AND below.rung >= n.rung - n.skipped - 1
              AND below.rung - below.skipped < n.rung - n.skipped)));

-- name: unlogged(after, upto)
-- Nags the history of their case does not know.
SELECT c.number, k.run_id
FROM clocks AS k JOIN nags AS n ON n.clock = k.id JOIN cases AS c ON c.id = k.case_id
WHERE k.stopped_at IS NULL AND k.rung > 0 AND k.id > :after AND k.id <= :upto AND NOT EXISTS (
    SELECT 1 FROM case_events AS e
    WHERE e.case_id = c.id AND e.action = 'late-' || k.kind AND e.at = n.fired_at);

-- name: overlooked_runs(late, most)
-- Runs of duties about which something should have been said long ago.
SELECT id AS run_id FROM duty_runs WHERE look_at < :late ORDER BY look_at LIMIT :most + 0;

-- name: unaddressed(late, most)
-- Nags of which it was not settled for long who hears of them.
SELECT c.number, k.run_id
FROM nags AS n JOIN clocks AS k ON k.id = n.clock LEFT JOIN cases AS c ON c.id = k.case_id
WHERE n.addressed_at IS NULL AND n.fired_at < :late ORDER BY n.id LIMIT :most + 0;

-- name: unheard(after, upto)
-- Nags of which nobody hears, or will, though it is settled who should; known: it was found that nobody can be reached.
SELECT c.number, k.run_id, n.silent IS NOT NULL AS known
FROM clocks AS k JOIN nags AS n ON n.clock = k.id LEFT JOIN cases AS c ON c.id = k.case_id
WHERE k.stopped_at IS NULL AND k.rung > 0 AND k.id > :after AND k.id <= :upto AND n.addressed_at IS NOT NULL
  AND (n.silent IS NULL OR n.silent = 'nobody_reached' AND NOT EXISTS (
    SELECT 1 FROM nags AS later WHERE later.clock = n.clock AND later.id > n.id))
  AND NOT EXISTS (SELECT 1 FROM pings AS p WHERE p.nag = n.id AND p.state <> 'failed');

-- name: lost_words(after, upto)
-- Pings that say they were told, by a message that is not there or that failed; then somebody else should be told.
SELECT c.number, k.run_id
FROM clocks AS k JOIN nags AS n ON n.clock = k.id JOIN pings AS p ON p.nag = n.id
LEFT JOIN outbox AS o ON o.id = p.outbox LEFT JOIN cases AS c ON c.id = k.case_id
WHERE k.stopped_at IS NULL AND k.rung > 0 AND k.id > :after AND k.id <= :upto
  AND p.state = 'told' AND p.outbox IS NOT NULL AND (o.id IS NULL OR o.state IN ('failed', 'dead'));

-- name: unsaid(late, morning, most)
-- Pings nobody was told for long, or that wait for longer than the quiet lasts.
SELECT c.number, k.run_id
FROM pings AS p JOIN nags AS n ON n.id = p.nag JOIN clocks AS k ON k.id = n.clock LEFT JOIN cases AS c ON c.id = k.case_id
WHERE p.state = 'waiting' AND (p.at < :late OR p.at > :morning) ORDER BY p.id LIMIT :most + 0;

-- name: held(late, most)
-- Pings that were held back for a digest that should have been long ago.
SELECT c.number, k.run_id
FROM pings AS p JOIN nags AS n ON n.id = p.nag JOIN clocks AS k ON k.id = n.clock LEFT JOIN cases AS c ON c.id = k.case_id
WHERE p.state = 'held' AND p.at < :late ORDER BY p.id LIMIT :most + 0;

-- name: runs_without_clock(most)
-- Open runs of duties nothing will ever happen to by itself. The parts of a sweep wait for the moments of the sweep.
SELECT id AS run_id FROM duty_runs
WHERE state = 'open' AND done_at IS NULL AND look_at IS NULL AND part_of IS NULL
  AND NOT EXISTS (
    SELECT 1 FROM clocks AS k WHERE k.run_id = duty_runs.id AND k.stopped_at IS NULL AND k.look_at IS NOT NULL)
ORDER BY id LIMIT :most + 0;

-- name: polls_without_moment(state, needed, most)
-- Polls of a state that will never leave it by themselves, because the moment it ends with is not there.
SELECT serial FROM polls
WHERE state = :state AND NOT EXISTS (SELECT 1 FROM poll_moments AS m WHERE m.poll = polls.id AND m.kind = :needed)
ORDER BY id LIMIT :most + 0;

-- name: overlooked_polls(late, most)
-- Polls to which something should have happened by itself long ago.
SELECT DISTINCT p.serial FROM poll_moments AS m JOIN polls AS p ON p.id = m.poll WHERE m.at < :late
ORDER BY p.serial LIMIT :most + 0;

-- name: polls_without_result(most)
-- Polls that are over and were never counted, or were left on the way to it.
SELECT serial FROM polls
WHERE state IN ('closed', 'counted')
   OR state IN ('published', 'objection', 'effective', 'carried_out') AND (result IS NULL OR verdict IS NULL)
ORDER BY id LIMIT :most + 0;

-- name: waiting_long(late, calm)
-- Platforms for which something has waited for long that is not an edit and was not put off, and the first of it.
SELECT channel, min(id) AS first FROM outbox
WHERE state = 'queued' AND queued_at < :late AND edits IS NULL AND coalesce(error, '') <> :calm
GROUP BY channel ORDER BY channel;

-- name: went(channel, late, beyond)$
-- Whether anything went to a platform since then.
SELECT EXISTS (
    SELECT 1 FROM outbox WHERE id > :beyond AND state = 'sent' AND channel = :channel AND sent_at >= :late);

-- name: deaf(since)
-- Platforms of which a process noted since then that it hears nothing of them.
SELECT substr(name, 6) AS channel FROM meta
WHERE name >= 'deaf:' AND name < 'deaf;' AND value >= :since ORDER BY name;
