-- name: add(poll, person, words, now)<!
-- Somebody on the roll has something against a result.
INSERT INTO objections (poll, person, words, at) VALUES (:poll, :person, :words, :now) RETURNING id;

-- name: get(id)^
-- One objection.
SELECT id, poll, person, words, at, answer, answered_by, answered_at, run FROM objections WHERE id = :id;

-- name: of_run(run)^
-- The objection a task is to answer.
SELECT id, poll, person, words, at, answer, answered_by, answered_at, run FROM objections WHERE run = :run;

-- name: of_poll(poll)
-- Every objection to a poll, in their order.
SELECT id, poll, person, words, at, answer, answered_by, answered_at, run FROM objections WHERE poll = :poll ORDER BY id;

-- name: answer(id, answer, answered_by, now)!
-- It is answered, once.
UPDATE objections SET answer = :answer, answered_by = :answered_by, answered_at = :now
WHERE id = :id AND answered_at IS NULL;

-- name: set_run(id, run)!
-- Which task it is to answer it.
UPDATE objections SET run = :run WHERE id = :id;
