-- name: add(grid, title, words, case_id, raised_by, raised_at, state)<!
-- A new topic.
INSERT INTO topics (grid, title, words, case_id, raised_by, raised_at, state)
VALUES (:grid, :title, :words, :case_id, :raised_by, :raised_at, :state)
RETURNING id;

-- name: get(id)^
-- One topic.
SELECT * FROM topics WHERE id = :id;

-- name: of_case(case_id)^
-- The newest topic a case became.
SELECT * FROM topics WHERE case_id = :case_id ORDER BY id DESC LIMIT 1;

-- name: unsettled(grid, most)
-- What is still talked over in a grid, the oldest first.
SELECT * FROM topics
WHERE grid = :grid AND state NOT IN ('carried_out', 'dropped')
ORDER BY raised_at, id LIMIT :most + 0;

-- name: set_state(id, state, settled_at)!
-- How the topic stands now.
UPDATE topics SET state = :state, settled_at = :settled_at WHERE id = :id;

-- name: solved(since, before)
-- How many topics of each grid were carried out within a span: all their tasks are done and verified.
SELECT grid, count(*) AS topics FROM topics
WHERE state = 'carried_out' AND settled_at >= :since AND settled_at < :before
GROUP BY grid;

-- name: note_step(topic, step, at, actor, words, photo)!
-- One of the six steps was taken; each once.
INSERT INTO procedure_steps (topic, step, at, actor, words, photo)
VALUES (:topic, :step, :at, :actor, :words, :photo);

-- name: steps(topic)
-- The steps that were taken, in their order.
SELECT * FROM procedure_steps WHERE topic = :topic ORDER BY at, id;
