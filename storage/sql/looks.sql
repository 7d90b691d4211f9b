-- name: anything_due(now)$
-- Whether there is anything at all that should be done by now: one look instead of one for each kind of thing.
SELECT EXISTS (SELECT 1 FROM clocks WHERE look_at <= :now)
    OR EXISTS (SELECT 1 FROM nags WHERE addressed_at IS NULL)
    OR EXISTS (SELECT 1 FROM pings WHERE state = 'waiting' AND at <= :now)
    OR EXISTS (SELECT 1 FROM routines WHERE look_at <= :now)
    OR EXISTS (SELECT 1 FROM duty_runs WHERE look_at <= :now)
    OR EXISTS (SELECT 1 FROM poll_moments WHERE at <= :now)
    OR EXISTS (SELECT 1 FROM claims WHERE look_at <= :now)
    OR EXISTS (SELECT 1 FROM stray_groups WHERE leaves_at <= :now)
    OR EXISTS (SELECT 1 FROM dialogues WHERE expires_at <= :now);
