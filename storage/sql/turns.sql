-- name: take(name, holder)!
-- The turn is the holder's, if it was already, or nobody's who is there.
INSERT INTO turns (name, held_by) VALUES (:name, :holder)
ON CONFLICT (name) DO UPDATE SET held_by = excluded.held_by
WHERE turns.held_by = excluded.held_by OR turns.held_by NOT IN (SELECT id FROM processes);

-- name: let_go(name, holder)!
-- The turn is the next one's.
DELETE FROM turns WHERE name = :name AND held_by = :holder;

-- name: of(holder)
-- What the holder's turns are.
SELECT name FROM turns WHERE held_by = :holder ORDER BY name;

-- name: held()
-- Whose turn everything is.
SELECT name, held_by FROM turns WHERE held_by IN (SELECT id FROM processes) ORDER BY name;
