-- name: household(building, unit, room)$
-- A door in use, by where it is.
SELECT id FROM households WHERE building = :building AND unit = :unit AND room = :room AND retired = 0;

-- name: ask(household, person, circle, look_at, now)<!
-- Somebody says that they live behind a door.
INSERT INTO claims (household, person, asked_at, circle, look_at)
VALUES (:household, :person, :now, :circle, :look_at) RETURNING id;

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

-- name: belongs(household, person)$
-- Whether somebody belongs to a door.
SELECT count(*) FROM household_members WHERE household = :household AND person = :person;

-- name: move_in(household, person)!
-- Somebody belongs to a door from now on.
INSERT INTO household_members (household, person) VALUES (:household, :person) ON CONFLICT DO NOTHING;

-- name: move_out(household, person)!
-- Somebody no longer belongs to a door.
DELETE FROM household_members WHERE household = :household AND person = :person;
