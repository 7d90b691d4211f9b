-- name: start(case_id, kind, started_at, amount, unit, due_at, provisional)<!
-- A promise begins.
INSERT INTO clocks (case_id, kind, started_at, amount, unit, due_at, provisional, look_at)
VALUES (:case_id, :kind, :started_at, :amount, :unit, :due_at, :provisional, :due_at)
RETURNING id;

-- name: running(case_id)
-- The clocks of a case that have not stopped.
SELECT * FROM clocks WHERE case_id = :case_id AND stopped_at IS NULL ORDER BY id;

-- name: of_case(case_id)
-- Every clock of a case, also those that stopped.
SELECT * FROM clocks WHERE case_id = :case_id ORDER BY id;

-- name: due(now, most)
-- The clocks something has to be done about now, the most urgent first.
SELECT * FROM clocks WHERE look_at <= :now ORDER BY look_at, id LIMIT :most + 0;

-- name: advance(rung, look_at, id, seen)!
-- The clock was looked at: compare-and-set, so that two sweeps cannot both act on the same rung.
UPDATE clocks SET rung = :rung, look_at = :look_at WHERE id = :id AND rung = :seen AND look_at IS NOT NULL;

-- name: stop(now, case_id, kind)!
-- The promise was kept, or is no longer asked for.
UPDATE clocks SET stopped_at = :now, look_at = NULL WHERE case_id = :case_id AND kind = :kind AND stopped_at IS NULL;

-- name: stop_all(now, case_id)!
-- No promise of this case runs any longer.
UPDATE clocks SET stopped_at = :now, look_at = NULL WHERE case_id = :case_id AND stopped_at IS NULL;

-- name: set_pauses(pauses, due_at, provisional, look_at, id)!
-- The clock stands still, or runs again towards a new due moment.
UPDATE clocks
SET pauses = :pauses, due_at = :due_at, provisional = :provisional, look_at = :look_at
WHERE id = :id;

-- name: next_look()$
-- When something happens by itself next.
SELECT min(look_at) FROM clocks WHERE look_at IS NOT NULL;

-- name: next_look_of(case_id)$
-- When something happens by itself next about a case.
SELECT min(look_at) FROM clocks WHERE case_id = :case_id AND look_at IS NOT NULL;
