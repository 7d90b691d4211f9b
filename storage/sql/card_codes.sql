-- name: keep(code, channel, chat, message_id, now)!
-- The message can be changed once more; the same code said twice is one.
INSERT INTO card_codes (code, channel, chat, message_id, given_at)
VALUES (:code, :channel, :chat, :message_id, :now)
ON CONFLICT (code) DO NOTHING;

-- name: newest(channel, chat, message_id, since)$
-- What the message can be changed with; of several, what was given last.
SELECT code FROM card_codes
WHERE channel = :channel AND chat = :chat AND message_id = :message_id AND given_at > :since
ORDER BY given_at DESC, code LIMIT 1;

-- name: drop_code(code)!
-- The code is used.
DELETE FROM card_codes WHERE code = :code;

-- name: forget(before)!
-- Codes of that time change nothing any more.
DELETE FROM card_codes WHERE given_at <= :before;
