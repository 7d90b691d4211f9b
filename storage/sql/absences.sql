-- name: add(person, from_at, until_at, stand_in, noted_at, noted_by)<!
-- Somebody will be away.
INSERT INTO absences (person, from_at, until_at, stand_in, noted_at, noted_by)
VALUES (:person, :from_at, :until_at, :stand_in, :noted_at, :noted_by) RETURNING id;

-- name: in_span(person, from_at, until_at)^
-- The first absence of a person that touches a span.
SELECT id, person, from_at, until_at, stand_in FROM absences
WHERE person = :person AND from_at < :until_at AND until_at > :from_at
ORDER BY from_at LIMIT 1;

-- name: ahead(person, now)
-- The absences of a person that are not over.
SELECT id, person, from_at, until_at, stand_in FROM absences
WHERE person = :person AND until_at > :now
ORDER BY from_at, id;

-- name: end(id, now)!
-- Somebody is back before their time.
UPDATE absences SET until_at = :now WHERE id = :id;

-- name: drop(id)!
-- Somebody will not be away after all.
DELETE FROM absences WHERE id = :id;
