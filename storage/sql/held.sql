-- name: hold(id, channel, chat, now)!
-- A message waits for its reader to speak.
INSERT INTO held_messages (outbox, channel, chat, held_at) VALUES (:id, :channel, :chat, :now)
ON CONFLICT (outbox) DO NOTHING;

-- name: trim(channel, chat, most)!
-- Only the newest wait; the others are not worth hearing any more.
DELETE FROM held_messages
WHERE channel = :channel AND chat = :chat AND outbox NOT IN (
    SELECT h.outbox FROM held_messages AS h
    WHERE h.channel = :channel AND h.chat = :chat
    ORDER BY h.outbox DESC LIMIT :most + 0);

-- name: waiting_at(person, why)^
-- The account the person used last, of those that can be reached once they speak.
SELECT channel, external FROM accounts
WHERE person = :person AND unreachable = :why
ORDER BY used_at DESC, channel, external LIMIT 1;

-- name: of_account(channel, chat)
-- What waits for somebody, oldest first.
SELECT o.id, o.body, o.card
FROM held_messages AS h JOIN outbox AS o ON o.id = h.outbox
WHERE h.channel = :channel AND h.chat = :chat
ORDER BY o.id;

-- name: renew(body, photos, buttons, secret, expires_at, card)!
-- A card that waits says what it says now.
UPDATE outbox SET body = :body, photos = :photos, buttons = :buttons,
    secret = CASE WHEN :buttons = '[]' THEN secret ELSE coalesce(secret, :secret) END,
    expires_at = CASE WHEN :buttons = '[]' THEN expires_at ELSE CAST(:expires_at AS BIGINT) END
WHERE card = :card AND id IN (SELECT h.outbox FROM held_messages AS h);

-- name: renew_of(body, photos, buttons, secret, expires_at, card, person)!
-- The same of what waits for one person. CROSS, so that SQLite begins with the few accounts.
UPDATE outbox SET body = :body, photos = :photos, buttons = :buttons,
    secret = CASE WHEN :buttons = '[]' THEN secret ELSE coalesce(secret, :secret) END,
    expires_at = CASE WHEN :buttons = '[]' THEN expires_at ELSE CAST(:expires_at AS BIGINT) END
WHERE id IN (
    SELECT o.id FROM accounts AS a CROSS JOIN held_messages AS h CROSS JOIN outbox AS o
    WHERE a.person = :person AND h.channel = a.channel AND h.chat = a.external
      AND o.id = h.outbox AND o.card = :card);

-- name: drop(id)!
-- A message waits no longer.
DELETE FROM held_messages WHERE outbox = :id;

-- name: once(id)$
-- What is said only once under this name.
SELECT once FROM outbox WHERE id = :id;

-- name: release(secret, expires_at, now, id)<!
-- What waited is said, as a new message: numbers that are typed mean what was read last. What may have arrived before
-- still says so.
INSERT INTO outbox (
    channel, chat, reader, body, photos, recording, drawing, buttons, secret, audience, expires_at,
    card, error, not_before, queued_at, rank)
SELECT o.channel, o.chat, o.reader, o.body, o.photos, o.recording, o.drawing, o.buttons,
       CASE WHEN o.buttons = '[]' THEN NULL ELSE :secret END, o.audience,
       CASE WHEN o.buttons = '[]' THEN NULL ELSE CAST(:expires_at AS BIGINT) END, o.card, o.error, :now, :now, :now
FROM outbox AS o WHERE o.id = :id
RETURNING id;

-- name: overtaken(id)!
-- Another message says it.
UPDATE outbox SET state = 'superseded', once = NULL WHERE id = :id;

-- name: said_once(once, id)!
-- This is the message that says what is said only once under that name.
UPDATE outbox SET once = :once WHERE id = :id;
