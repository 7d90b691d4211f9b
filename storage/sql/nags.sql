-- name: late(now, most)
-- The clocks something has to be done about now, the most urgent first.
SELECT clocks.id, clocks.kind, clocks.rung, clocks.moments, cases.category, cases.klass
FROM clocks LEFT JOIN cases ON cases.id = clocks.case_id
WHERE clocks.look_at <= :now
ORDER BY clocks.look_at, clocks.id
LIMIT :most + 0;

-- name: move(rung, look_at, now, id, seen)*!
-- The clocks move on: compare-and-set, so that two sweeps cannot both fire the same rung.
UPDATE clocks SET rung = :rung, look_at = :look_at, looked_at = :now
WHERE id = :id AND rung = :seen AND look_at IS NOT NULL;

-- name: fire(clock, rung, due_at, now, skipped)*!
-- A rung was fired.
INSERT INTO nags (clock, rung, due_at, fired_at, skipped) VALUES (:clock, :rung, :due_at, :now, :skipped);

-- name: fired(clock)
-- The rungs of a clock that were fired.
SELECT rung FROM nags WHERE clock = :clock;

-- name: unaddressed(most)
-- The oldest nags of which it is not settled who hears.
SELECT id, clock, rung, skipped FROM nags WHERE addressed_at IS NULL ORDER BY id LIMIT :most + 0;

-- name: nag(id)^
-- A nag.
SELECT id, clock, rung, skipped FROM nags WHERE id = :id;

-- name: addressed(now, silent, id)!
-- It is settled who hears of it.
UPDATE nags SET addressed_at = :now, silent = :silent WHERE id = :id;

-- name: ping(nag, person, part, instead_of, urgent, at)*!
-- Somebody is to hear of it.
INSERT INTO pings (nag, person, part, instead_of, urgent, at)
VALUES (:nag, :person, :part, :instead_of, :urgent, :at);

-- name: asked(nag)
-- Everybody who was to hear of a nag so far.
SELECT person FROM pings WHERE nag = :nag ORDER BY id;

-- name: heard(nag)$
-- Whether anybody who was to hear of it may still, or has.
SELECT EXISTS (SELECT 1 FROM pings WHERE nag = :nag AND state <> 'failed');

-- name: next_to_tell(now)$
-- The person whose ping has waited longest of those that may be said now.
SELECT person FROM pings WHERE state = 'waiting' AND at <= :now ORDER BY at, id LIMIT 1;

-- name: waiting(person, now)
-- What a person is to hear now, what is due longest first.
SELECT pings.id, pings.nag, nags.clock, nags.rung, pings.person, pings.part, pings.instead_of, pings.urgent
FROM pings JOIN nags ON nags.id = pings.nag JOIN clocks ON clocks.id = nags.clock
WHERE pings.person = :person AND pings.state = 'waiting' AND pings.at <= :now
ORDER BY clocks.due_at, pings.id;

-- name: settle(state, told_at, outbox, id)*!
-- What became of a ping.
UPDATE pings SET state = :state, told_at = :told_at, outbox = :outbox WHERE id = :id;

-- name: put_off(at, id)!
-- A ping waits for another moment.
UPDATE pings SET at = :at WHERE id = :id;

-- name: in_message(outbox, id)*!
-- Another message says it now.
UPDATE pings SET outbox = :outbox WHERE id = :id;

-- name: messages_since(person, since, now)$
-- In how many messages a person was nagged in a span of time, emergencies left out.
SELECT count(DISTINCT outbox) FROM pings
WHERE person = :person AND told_at >= :since AND told_at <= :now AND urgent = 0;

-- name: of_message(outbox)
-- What a message was to say.
SELECT pings.id, pings.nag, nags.clock, nags.rung, pings.person, pings.part, pings.instead_of, pings.urgent
FROM pings JOIN nags ON nags.id = pings.nag WHERE pings.outbox = :outbox ORDER BY pings.id;

-- name: of_clock(clock)
-- Everybody who heard of a promise, or is to hear.
SELECT pings.id, pings.nag, nags.clock, nags.rung, pings.person, pings.part, pings.instead_of, pings.urgent
FROM nags JOIN pings ON pings.nag = nags.id
WHERE nags.clock = :clock AND pings.state IN ('waiting', 'told', 'held')
ORDER BY pings.id;

-- name: told_about(case_id, person)
-- The running clocks of a case that somebody was pinged about, the newest ping first.
SELECT clocks.id AS clock, max(pings.id) AS newest
FROM clocks JOIN nags ON nags.clock = clocks.id JOIN pings ON pings.nag = nags.id
WHERE clocks.case_id = :case_id AND clocks.stopped_at IS NULL AND pings.person = :person
  AND pings.state IN ('told', 'held')
GROUP BY clocks.id
ORDER BY newest DESC;

-- name: cases_of(person)
-- The cases of running promises somebody was pinged about, the newest ping first.
SELECT clocks.case_id, max(pings.id) AS newest
FROM pings JOIN nags ON nags.id = pings.nag JOIN clocks ON clocks.id = nags.clock
WHERE pings.person = :person AND pings.state IN ('told', 'held')
  AND clocks.stopped_at IS NULL AND clocks.case_id IS NOT NULL
GROUP BY clocks.case_id
ORDER BY newest DESC
LIMIT 20;

-- name: bring_forward(latest, now)!
-- What was put off to a time that is too far away now.
UPDATE pings SET at = :latest WHERE state = 'waiting' AND at > :now AND at > :latest;

-- name: next_look()$
-- When something is to be said next.
SELECT min(at) FROM pings WHERE state = 'waiting';
