-- name: due(after, beyond, before, most)
-- Promises that run, are late or become late before a moment, among some of all clocks, in order: of which case or which
-- run of a duty, how far they have climbed, and how far they can. Nobody but the reporter waits for a follow-up.
SELECT id, case_id, run_id, kind, rung, moments
FROM clocks
WHERE stopped_at IS NULL AND id > :after AND id <= :beyond
  AND look_at IS NOT NULL AND due_at < :before AND kind <> 'follow_up'
ORDER BY id LIMIT :most + 0;

-- name: last_clock()$
-- The newest clock there is.
SELECT coalesce(max(id), 0) FROM clocks;

-- name: note(person, clock, above)!
-- Somebody is to read of a promise: as one who owes it, or as the last one above who heard of it.
INSERT INTO digest_lines (person, clock, above) VALUES (:person, :clock, :above)
ON CONFLICT (person, clock) DO NOTHING;

-- name: next_reader(after, now, before)$
-- The next person who has something to read: promises, what they were not pinged for, a shift to come.
SELECT min(person) FROM (
    SELECT min(person) AS person FROM digest_lines WHERE person > :after
    UNION ALL
    SELECT min(person) FROM pings WHERE state = 'held' AND person > :after
    UNION ALL
    SELECT min(person) FROM shifts WHERE person > :after AND from_at > :now AND from_at < :before) AS next_ones;

-- name: lines(person)
-- The promises somebody is to read of, but for those kept meanwhile, the oldest first.
SELECT k.kind, k.name, k.due_at, l.above, c.id AS case_id, c.number, c.category, coalesce(c.grid, r.grid) AS grid,
       r.title, r.duty
FROM digest_lines AS l
JOIN clocks AS k ON k.id = l.clock
LEFT JOIN cases AS c ON c.id = k.case_id
LEFT JOIN duty_runs AS r ON r.id = k.run_id
WHERE l.person = :person AND k.stopped_at IS NULL
ORDER BY k.due_at, k.id;

-- name: held(person)
-- What somebody was to hear of and was not pinged for, because it would have been too often; the oldest first.
SELECT k.kind, k.name, k.due_at, 0 AS above, c.id AS case_id, c.number, c.category, coalesce(c.grid, r.grid) AS grid,
       r.title, r.duty
FROM pings AS p
JOIN nags AS n ON n.id = p.nag
JOIN clocks AS k ON k.id = n.clock
LEFT JOIN cases AS c ON c.id = k.case_id
LEFT JOIN duty_runs AS r ON r.id = k.run_id
WHERE p.person = :person AND p.state = 'held' AND k.stopped_at IS NULL
ORDER BY p.id;

-- name: shifts(person, now, before)
-- Where somebody comes on duty before a moment, and until when.
SELECT grid, from_at, until_at FROM shifts
WHERE person = :person AND from_at > :now AND from_at < :before ORDER BY from_at;

-- name: read_lines(person)!
-- Somebody was told.
DELETE FROM digest_lines WHERE person = :person;

-- name: settle_held(person)!
-- What was held back and is settled by now need not be told.
UPDATE pings SET state = 'moot'
WHERE person = :person AND state = 'held' AND nag IN (
    SELECT n.id FROM nags AS n JOIN clocks AS k ON k.id = n.clock WHERE k.stopped_at IS NOT NULL);

-- name: read_held(now, outbox, person)!
-- What was held back was told.
UPDATE pings SET state = 'told', told_at = :now, outbox = :outbox WHERE person = :person AND state = 'held';

-- name: let_go(person)!
-- What was held back is to be said like everything else.
UPDATE pings SET state = 'waiting' WHERE person = :person AND state = 'held';

-- name: clear()!
-- Nobody is to read of anything.
DELETE FROM digest_lines;

-- name: open_in(grid)
-- Everything open in exactly this grid, the oldest first, with the moment it is to be done by, if that runs.
SELECT c.id, c.number, c.category, c.grid, c.state, c.review_on, k.due_at
FROM cases AS c
LEFT JOIN clocks AS k
  ON k.case_id = c.id AND k.kind = 'finish' AND k.stopped_at IS NULL AND k.look_at IS NOT NULL
WHERE c.grid = :grid AND c.state NOT IN ('closed', 'rejected', 'merged', 'withdrawn')
ORDER BY c.opened_at, c.id;

-- name: happened(since, before)
-- What was opened, done and closed in a span of time, in order.
SELECT e.action, c.number, c.category, c.grid
FROM case_events AS e JOIN cases AS c ON c.id = e.case_id
WHERE e.action IN ('accept', 'finish', 'close') AND e.at >= :since AND e.at < :before
ORDER BY e.at, e.case_id, e.seq;

-- name: tallies(since, before)
-- How much was opened, done and closed in each grid in a span of time.
SELECT e.action, c.grid, count(*) AS times
FROM case_events AS e JOIN cases AS c ON c.id = e.case_id
WHERE e.action IN ('accept', 'finish', 'close') AND e.at >= :since AND e.at < :before
GROUP BY e.action, c.grid;
