-- name: use(seal, now)!
-- A signature of a call; none when it was used before.
INSERT INTO seals (seal, used_at) VALUES (:seal, :now) ON CONFLICT (seal) DO NOTHING;

-- name: forget(before)!
-- Calls of that time are refused for their age alone.
DELETE FROM seals WHERE used_at < :before;
