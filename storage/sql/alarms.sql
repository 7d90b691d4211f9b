-- name: standing()
-- What was found broken and is not mended, the oldest first.
SELECT breach, subject, raised_at, told_at FROM alarms WHERE cleared_at IS NULL ORDER BY id;

-- name: counts()
-- How many alarms of each kind stand.
SELECT breach, count(*) AS alarms FROM alarms WHERE cleared_at IS NULL GROUP BY breach ORDER BY breach;

-- name: raise_one(breach, subject, now)!
-- It is broken from now on, unless that is known already.
INSERT INTO alarms (breach, subject, raised_at, told_at) VALUES (:breach, :subject, :now, :now)
ON CONFLICT (breach, subject) WHERE cleared_at IS NULL DO NOTHING;

-- name: clear_one(now, breach, subject)!
-- It is mended.
UPDATE alarms SET cleared_at = :now WHERE breach = :breach AND subject = :subject AND cleared_at IS NULL;
