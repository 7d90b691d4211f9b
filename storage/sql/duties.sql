-- name: open(duty, kind, grid, role, person, title, given_by, part_of, opens_at, due_at, ladder, look_at)<!
-- A run opens; one of a duty at most once for a grid and a moment.
INSERT INTO duty_runs (duty, kind, grid, role, person, title, given_by, part_of, opens_at, due_at, ladder, look_at)
VALUES (:duty, :kind, :grid, :role, :person, :title, :given_by, :part_of, :opens_at, :due_at, :ladder, :look_at)
ON CONFLICT (duty, grid, opens_at) WHERE duty IS NOT NULL DO NOTHING
RETURNING id;

-- name: note_missed(duty, kind, grid, role, title, opens_at, due_at, now)!
-- A run of a duty that nobody was asked for in its time.
INSERT INTO duty_runs (duty, kind, grid, role, title, opens_at, due_at, state, done_at)
VALUES (:duty, :kind, :grid, :role, :title, :opens_at, :due_at, 'missed', :now)
ON CONFLICT (duty, grid, opens_at) WHERE duty IS NOT NULL DO NOTHING;

-- name: given_up_too_early(duty, grid, opens_at, now)$
-- A run that was given up in a time that has not come: the clock of the machine was wrong then.
SELECT id FROM duty_runs
WHERE duty = :duty AND grid = :grid AND opens_at = :opens_at AND state = 'missed' AND done_at > :now;

-- name: all_given_up_too_early(now, most)
-- Those of them whose time has begun.
SELECT * FROM duty_runs
WHERE state = 'missed' AND done_at > :now AND duty IS NOT NULL AND opens_at <= :now
ORDER BY done_at LIMIT :most + 0;

-- name: take_back(due_at, id)!
-- It is to be done after all.
UPDATE duty_runs SET state = 'open', due_at = :due_at, done_at = NULL WHERE id = :id AND state = 'missed';

-- name: do_again(due_at, id)!
-- It was not done well: it is to be done by then, by whoever had it.
UPDATE duty_runs SET state = 'open', due_at = :due_at, done_at = NULL, done_by = NULL
WHERE id = :id AND state IN ('done', 'nil', 'late');

-- name: run(id)^
-- A run.
SELECT * FROM duty_runs WHERE id = :id;

-- name: of_person(person)
-- What one person is to do, by name.
SELECT * FROM duty_runs WHERE person = :person AND state = 'open' ORDER BY due_at, id;

-- name: hanging()
-- Every notice that hangs, the newest first.
SELECT * FROM duty_runs WHERE kind = 'notice' AND state = 'open' ORDER BY id DESC;

-- name: at(grid, role)
-- What whoever holds a role in a grid is to do.
SELECT * FROM duty_runs
WHERE grid = :grid AND role = :role AND state = 'open' AND person IS NULL
ORDER BY due_at, id;

-- name: given_by(person)
-- What somebody gave others to do, and is not settled.
SELECT * FROM duty_runs WHERE given_by = :person AND state = 'open' ORDER BY due_at, id;

-- name: parts(run)
-- The parts of a sweep, in order.
SELECT * FROM duty_runs WHERE part_of = :run ORDER BY id;

-- name: counts(run)^
-- How the parts of a sweep stand: all, those answered, those of them late, those that found something.
SELECT
    count(*) AS parts,
    count(*) FILTER (WHERE state IN ('done', 'nil', 'late')) AS answered,
    count(*) FILTER (WHERE state = 'late') AS late,
    count(*) FILTER (WHERE answers <> '{}') AS found
FROM duty_runs WHERE part_of = :run;

-- name: settle(state, by, now, words, id)!
-- A run is over; the first to say counts.
UPDATE duty_runs
SET state = :state, done_by = :by, done_at = :now, words = :words, look_at = NULL
WHERE id = :id AND state = 'open';

-- name: answer(answers, id)!
-- What was found so far.
UPDATE duty_runs SET answers = :answers WHERE id = :id AND state = 'open';

-- name: look(look_at, id)!
-- When something happens by itself next beside the clock of a run.
UPDATE duty_runs SET look_at = :look_at WHERE id = :id AND state = 'open';

-- name: due_moved(due_at, id)!
-- It is to be done by another moment.
UPDATE duty_runs SET due_at = :due_at WHERE id = :id AND state = 'open';

-- name: due(now, most)
-- The runs something is to be said about now, the most urgent first.
SELECT * FROM duty_runs WHERE look_at <= :now ORDER BY look_at, id LIMIT :most + 0;

-- name: next_look()$
-- When something is to be said about a run next.
SELECT min(look_at) FROM duty_runs WHERE look_at IS NOT NULL;

-- name: overdue(duty, before, most)
-- The open runs of a duty that were due by then, the oldest first.
SELECT * FROM duty_runs
WHERE duty = :duty AND state = 'open' AND due_at <= :before
ORDER BY due_at, id LIMIT :most + 0;

-- name: sweeping(grid)$
-- Whether a full sweep of a grid is going on: an open one whose time has not run out for good.
SELECT count(*) FROM duty_runs WHERE kind = 'sweep' AND grid = :grid AND state = 'open';
