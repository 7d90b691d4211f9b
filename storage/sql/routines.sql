-- name: due(now)^
-- What the calendar says is to be done by now, the oldest first.
SELECT name, subject, look_at, progress FROM routines WHERE look_at <= :now ORDER BY look_at, name, subject LIMIT 1;

-- name: put(name, subject, look_at, progress)!
-- When it is to be done next, and how far it has come.
INSERT INTO routines (name, subject, look_at, progress) VALUES (:name, :subject, :look_at, :progress)
ON CONFLICT (name, subject) DO UPDATE SET look_at = excluded.look_at, progress = excluded.progress;

-- name: drop(name, subject)!
-- It is not done any more.
DELETE FROM routines WHERE name = :name AND subject = :subject;

-- name: all()
-- Everything the calendar knows of.
SELECT name, subject, look_at, progress FROM routines ORDER BY name, subject;

-- name: next_look()$
-- When the calendar says something next.
SELECT min(look_at) FROM routines;
