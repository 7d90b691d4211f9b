-- name: hold(channel, chat, holder, until)!
-- A process holds a call of this chat open until then.
INSERT INTO answering (channel, chat, held_by, until) VALUES (:channel, :chat, :holder, :until)
ON CONFLICT (channel, chat) DO UPDATE SET held_by = excluded.held_by, until = excluded.until;

-- name: forget(now)!
-- Calls that are over.
DELETE FROM answering WHERE until <= :now;
