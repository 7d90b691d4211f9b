-- name: start(case_id, run_id, kind, name, started_at, amount, unit, due_at, provisional, moments, look_at)<!
-- A promise begins.
INSERT INTO clocks (
    case_id, run_id, kind, name, started_at, amount, unit, due_at, provisional, moments, look_at)
VALUES (
    :case_id, :run_id, :kind, :name, :started_at, :amount, :unit, :due_at, :provisional, :moments, :look_at)
RETURNING id;

-- name: case_terms(case_id)^
-- What decides how a promise of a case is counted and nagged about.
SELECT category, klass, ladder FROM cases WHERE id = :case_id;

-- name: run_ladder(run_id)$
-- The ladder a run of a duty climbs.
SELECT ladder FROM duty_runs WHERE id = :run_id;

-- name: find(id)^
-- One clock.
SELECT * FROM clocks WHERE id = :id;

-- name: running(case_id)
-- The clocks of a case that have not stopped.
SELECT * FROM clocks WHERE case_id = :case_id AND stopped_at IS NULL ORDER BY id;

-- name: of_case(case_id)
-- Every clock of a case, also those that stopped.
SELECT * FROM clocks WHERE case_id = :case_id ORDER BY id;

-- name: of_run(run_id)^
-- The running clock of a run of a duty.
SELECT * FROM clocks WHERE run_id = :run_id AND stopped_at IS NULL ORDER BY id DESC LIMIT 1;

-- name: due(now, most)
-- The clocks something has to be done about now, the most urgent first.
SELECT * FROM clocks WHERE look_at <= :now ORDER BY look_at, id LIMIT :most + 0;

-- name: all_running(after, most)
-- Clocks that have not stopped, by id.
SELECT * FROM clocks WHERE stopped_at IS NULL AND id > :after ORDER BY id LIMIT :most + 0;

-- name: ahead(now, most)
-- Running clocks that were looked at in a time that has not come yet.
SELECT * FROM clocks WHERE stopped_at IS NULL AND looked_at > :now ORDER BY id LIMIT :most + 0;

-- name: rewind(rung, look_at, now, id)!
-- The clock is at the rung that is true now.
UPDATE clocks SET rung = :rung, look_at = :look_at, looked_at = :now WHERE id = :id;

-- name: stop(now, case_id, kind, name)!
-- The promise was kept, or is no longer asked for.
UPDATE clocks SET stopped_at = :now, look_at = NULL
WHERE case_id = :case_id AND kind = :kind AND name = :name AND stopped_at IS NULL;

-- name: stop_all(now, case_id)!
-- No promise of this case runs any longer.
UPDATE clocks SET stopped_at = :now, look_at = NULL WHERE case_id = :case_id AND stopped_at IS NULL;

-- name: stop_for_run(now, run_id)!
-- The run of a duty was done, or is no longer asked for.
UPDATE clocks SET stopped_at = :now, look_at = NULL WHERE run_id = :run_id AND stopped_at IS NULL;

-- name: set_counted(pauses, due_at, provisional, moments, rung, look_at, id)!
-- The clock stands still, runs again, or is counted anew.
UPDATE clocks SET
    pauses = :pauses, due_at = :due_at, provisional = :provisional, moments = :moments, rung = :rung, look_at = :look_at
WHERE id = :id;

-- name: snoozed(id)!
-- Somebody knows of it and asked to be left alone once more.
UPDATE clocks SET snoozed = snoozed + 1 WHERE id = :id;

-- name: next_look()$
-- When something happens by itself next.
SELECT min(look_at) FROM clocks WHERE look_at IS NOT NULL;

-- name: next_look_of(case_id)$
-- When something happens by itself next about a case.
SELECT min(look_at) FROM clocks WHERE case_id = :case_id AND look_at IS NOT NULL;
