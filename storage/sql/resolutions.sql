-- name: add(topic, poll, meeting, grid, words, decided_at)<!
-- A new resolution.
INSERT INTO resolutions (topic, poll, meeting, grid, words, decided_at)
VALUES (:topic, :poll, :meeting, :grid, :words, :decided_at)
RETURNING id;

-- name: get(id)^
-- One resolution.
SELECT * FROM resolutions WHERE id = :id;

-- name: of_poll(poll)^
-- What a poll decided.
SELECT * FROM resolutions WHERE poll = :poll;

-- name: of_meeting(meeting)
-- What a meeting decided, in its order.
SELECT * FROM resolutions WHERE meeting = :meeting ORDER BY id;

-- name: of_topic(topic)
-- What was decided about a topic, in its order.
SELECT * FROM resolutions WHERE topic = :topic ORDER BY id;

-- name: of_assignment(run)^
-- The resolution whose tasks are to be given out by that run.
SELECT * FROM resolutions WHERE assignment = :run;

-- name: of_task(run)^
-- The resolution a task belongs to.
SELECT r.* FROM resolutions AS r JOIN resolution_tasks AS t ON t.resolution = r.id WHERE t.run = :run;

-- name: of_grid(grid, most)
-- The newest resolutions of a grid.
SELECT * FROM resolutions WHERE grid = :grid ORDER BY decided_at DESC, id DESC LIMIT :most + 0;

-- name: save(id, notice, assignment, carried_out_at, lapsed_at)!
-- What became of a resolution.
UPDATE resolutions
SET notice = :notice, assignment = :assignment, carried_out_at = :carried_out_at, lapsed_at = :lapsed_at
WHERE id = :id;

-- name: add_task(resolution, run)!
-- The run is one of its tasks.
INSERT INTO resolution_tasks (resolution, run) VALUES (:resolution, :run);

-- name: verify_task(run, person, at)!
-- Somebody else has looked: it is done.
UPDATE resolution_tasks SET verified_by = :person, verified_at = :at WHERE run = :run AND verified_at IS NULL;

-- name: tasks(resolution)
-- How its tasks stand, in the order they were given out.
SELECT t.run, r.state, t.verified_at IS NOT NULL AS verified
FROM resolution_tasks AS t JOIN duty_runs AS r ON r.id = t.run
WHERE t.resolution = :resolution
ORDER BY t.run;

-- name: left_by(person)
-- Where something would be left undone without a person: a task they have, or gave, or tasks they are to give out.
SELECT r.id FROM resolutions AS r
WHERE r.id IN (
    SELECT t.resolution FROM resolution_tasks AS t JOIN duty_runs AS d ON d.id = t.run
    WHERE d.state = 'open' AND :person IN (d.person, d.given_by))
   OR r.assignment IN (SELECT d.id FROM duty_runs AS d WHERE d.state = 'open' AND d.person = :person)
ORDER BY r.id;

-- name: unlooked_by(person)
-- The tasks a person was to look at.
SELECT part_of AS task FROM duty_runs
WHERE kind = 'check' AND state = 'open' AND person = :person AND part_of IS NOT NULL
ORDER BY part_of;
