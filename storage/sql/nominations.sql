-- name: hold(poll, role)!
-- The poll elects people to this role, or only to what it asks about.
INSERT INTO elections (poll, role) VALUES (:poll, :role);

-- name: election(poll)^
-- What the poll elects people to.
SELECT poll, role, prolonged FROM elections WHERE poll = :poll;

-- name: prolong(poll)!
-- Nobody stood: people are nominated for a while longer, once.
UPDATE elections SET prolonged = 1 WHERE poll = :poll;

-- name: open_in_building(building)
-- The elections of a building that people are nominated for now.
SELECT polls.id FROM elections JOIN polls ON polls.id = elections.poll
WHERE polls.state = 'noticed' AND polls.building = :building AND polls.options = '[]'
ORDER BY polls.id;

-- name: open_in_grid(grid)
-- The elections of a whole grid that people are nominated for now.
SELECT polls.id FROM elections JOIN polls ON polls.id = elections.poll
WHERE polls.state = 'noticed' AND polls.building IS NULL AND polls.grid = :grid AND polls.options = '[]'
ORDER BY polls.id;

-- name: open_all()
-- Every election that people are nominated for now.
SELECT polls.id, polls.grid FROM elections JOIN polls ON polls.id = elections.poll
WHERE polls.state = 'noticed' AND polls.options = '[]'
ORDER BY polls.id;

-- name: add(poll, person, nominated_by, at, accepted)<!
-- Somebody is put up, unless they were already.
INSERT INTO nominations (poll, person, nominated_by, at, accepted, answered_at)
VALUES (:poll, :person, :nominated_by, :at, :accepted, CASE WHEN CAST(:accepted AS BIGINT) IS NULL THEN NULL ELSE CAST(:at AS BIGINT) END)
ON CONFLICT (poll, person) DO NOTHING
RETURNING id;

-- name: get(id)^
-- One nomination.
SELECT id, poll, person, nominated_by, at, accepted FROM nominations WHERE id = :id;

-- name: of_person(poll, person)^
-- Whether somebody is put up for election in a poll.
SELECT id, poll, person, nominated_by, at, accepted FROM nominations WHERE poll = :poll AND person = :person;

-- name: answer(id, accepted, at)!
-- Whoever was put up says yes or no.
UPDATE nominations SET accepted = :accepted, answered_at = :at WHERE id = :id;

-- name: of_poll(poll)
-- Everybody put up for election in a poll, in the order it was done.
SELECT id, poll, person, nominated_by, at, accepted FROM nominations WHERE poll = :poll ORDER BY id;

-- name: standing_for(person)
-- The elections somebody stands for that have not opened.
SELECT nominations.poll FROM nominations JOIN polls ON polls.id = nominations.poll
WHERE nominations.person = :person AND nominations.accepted = 1 AND polls.state = 'noticed'
ORDER BY nominations.poll;

-- name: named(person)$
-- Whether somebody stands, or stood, in an election that was not called off.
SELECT EXISTS (
    SELECT 1 FROM nominations JOIN polls ON polls.id = nominations.poll
    WHERE nominations.person = :person AND nominations.accepted = 1 AND polls.state NOT IN ('withdrawn', 'annulled'));

-- name: without_candidates(batch, grid)
-- The elections of one grid launched together that nobody stands in, while people are nominated.
SELECT polls.serial, polls.question FROM elections JOIN polls ON polls.id = elections.poll
WHERE polls.batch = :batch AND polls.grid = :grid AND polls.state = 'noticed' AND polls.options = '[]'
    AND NOT EXISTS (SELECT 1 FROM nominations WHERE nominations.poll = polls.id AND nominations.accepted = 1)
ORDER BY polls.id;
