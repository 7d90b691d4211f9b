-- name: household(building, unit, room)$
-- A door in use, by where it is.
SELECT id FROM households WHERE building = :building AND unit = :unit AND room = :room AND retired = 0;

-- name: ask(household, person, circle, look_at, slip, now)<!
-- Somebody says that they live behind a door.
INSERT INTO claims (household, person, asked_at, circle, look_at, slip)
VALUES (:household, :person, :now, :circle, :look_at, :slip) RETURNING id;

-- name: claim(id)^
-- A claim, with the door.
SELECT c.*, h.building, h.unit, h.room, h.grid, h.retired
FROM claims AS c JOIN households AS h ON h.id = c.household
WHERE c.id = :id;

-- name: open_of(person)
-- What a person claims and nobody has decided yet.
SELECT c.*, h.building, h.unit, h.room, h.grid, h.retired
FROM claims AS c JOIN households AS h ON h.id = c.household
WHERE c.person = :person AND c.decided_at IS NULL
ORDER BY c.id;

-- name: open_in(grid, most)
-- What nobody has decided yet of the doors of a grid and below, the oldest first.
WITH RECURSIVE below (id) AS (
    SELECT id FROM grids WHERE id = :grid
    UNION ALL
    SELECT grids.id FROM grids JOIN below ON grids.parent = below.id WHERE grids.retired = 0)
SELECT c.*, h.building, h.unit, h.room, h.grid, h.retired
FROM claims AS c JOIN households AS h ON h.id = c.household JOIN below ON below.id = h.grid
WHERE c.decided_at IS NULL AND h.retired = 0
ORDER BY c.id LIMIT :most + 0;

-- name: refused_at(person)$
-- When a person was last told no.
SELECT max(decided_at) FROM claims WHERE person = :person AND granted = 0;

-- name: decide(granted, by, now, id)!
-- Somebody says yes or no; the first to say counts.
UPDATE claims SET granted = :granted, decided_by = :by, decided_at = :now, look_at = NULL
WHERE id = :id AND decided_at IS NULL;

-- name: due(now, most)
-- What nobody decided in time, the oldest first.
SELECT c.*, h.building, h.unit, h.room, h.grid, h.retired
FROM claims AS c JOIN households AS h ON h.id = c.household
WHERE c.look_at <= :now
ORDER BY c.look_at, c.id LIMIT :most + 0;

-- name: asked(circle, look_at, id)!
-- So far up it was asked now, and this is when it is looked at again.
UPDATE claims SET circle = :circle, look_at = :look_at WHERE id = :id AND decided_at IS NULL;

-- name: next_look()$
-- When something happens by itself next.
SELECT min(look_at) FROM claims WHERE look_at IS NOT NULL;

-- name: relation(household, person)$
-- What somebody is behind a door; NULL when they do not belong there.
SELECT relation FROM household_members WHERE household = :household AND person = :person;

-- name: members(household)
-- Who belongs to a door.
SELECT person FROM household_members WHERE household = :household ORDER BY person;

-- name: door(household)^
-- Where a door in use is.
SELECT grid, building, unit, room FROM households WHERE id = :household AND retired = 0;

-- name: also_owned(person)
-- The other doors of those who own the ones somebody belongs to as an owner.
SELECT DISTINCT others.id, others.grid, others.building, others.unit, others.room
FROM household_members AS mine
JOIN households AS home ON home.id = mine.household
JOIN households AS others ON others.owner_key = home.owner_key
WHERE mine.person = :person AND mine.relation = 'owner' AND home.owner_key <> '' AND others.retired = 0
    AND NOT EXISTS (
        SELECT 1 FROM household_members AS own WHERE own.household = others.id AND own.person = :person)
ORDER BY others.id;

-- name: move_in(household, person, relation)!
-- Somebody belongs to a door from now on.
INSERT INTO household_members (household, person, relation) VALUES (:household, :person, :relation)
ON CONFLICT (household, person) DO UPDATE SET relation = excluded.relation;

-- name: move_out(household, person)!
-- Somebody no longer belongs to a door.
DELETE FROM household_members WHERE household = :household AND person = :person;
