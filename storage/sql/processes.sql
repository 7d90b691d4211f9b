-- name: begin(name, roles, began_at)<!
-- One more process serves the town.
INSERT INTO processes (name, roles, began_at) VALUES (:name, :roles, :began_at) RETURNING id;

-- name: beat(id)!
-- It lives; no row when it was buried.
UPDATE processes SET beats = beats + 1 WHERE id = :id;

-- name: living()
-- Who serves the town, oldest first.
SELECT id, name, roles, began_at, beats FROM processes ORDER BY id;

-- name: bury(id, beats)!
-- It counts on no more: what it held is free by that. Not when it did after all.
DELETE FROM processes WHERE id = :id AND beats = :beats;

-- name: end(id)!
-- It is over: what it held is free by that.
DELETE FROM processes WHERE id = :id;

-- name: bury_others(id)!
-- Nobody else is there.
DELETE FROM processes WHERE id <> :id;

-- name: forget_turns()!
-- The turns of those who are not there any more.
DELETE FROM turns WHERE held_by NOT IN (SELECT id FROM processes);

-- name: forget_answers()!
-- Calls held open by those who are not there any more.
DELETE FROM answering WHERE held_by NOT IN (SELECT id FROM processes);

-- name: held(id)^
-- How many payloads a process works on, and how many messages it takes out.
SELECT
    (SELECT count(*) FROM inbox WHERE state = 'waiting' AND held_by = :id) AS payloads,
    (SELECT count(*) FROM outbox WHERE state NOT IN ('queued', 'sent') AND state = 'sending' AND held_by = :id) AS messages;
