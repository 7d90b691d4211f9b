-- name: open(channel, external, opened_by, until, room)!
-- Somebody did something that lets us answer; the same told again, or something earlier, changes nothing.
INSERT INTO reply_windows (channel, external, opened_by, until, room)
VALUES (:channel, :external, :opened_by, :until, :room)
ON CONFLICT (channel, external, opened_by) DO UPDATE SET until = excluded.until, room = excluded.room
WHERE excluded.until > reply_windows.until;

-- name: take(channel, external, now)!
-- One more is said, out of the open window that closes first.
UPDATE reply_windows SET room = room - 1
WHERE channel = :channel AND external = :external AND room > 0 AND opened_by = (
    SELECT w.opened_by FROM reply_windows AS w
    WHERE w.channel = :channel AND w.external = :external AND w.until > :now AND w.room > 0
    ORDER BY w.until, w.opened_by LIMIT 1);

-- name: room(channel, external, now)$
-- How many more may be said, over all open windows.
SELECT coalesce(sum(room), 0) FROM reply_windows
WHERE channel = :channel AND external = :external AND until > :now;

-- name: close(channel, external)!
-- Nothing more may be said.
UPDATE reply_windows SET room = 0 WHERE channel = :channel AND external = :external;
