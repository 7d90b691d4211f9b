-- name: newest(channel, chat)$
-- The row of what was said last in a chat.
SELECT coalesce(max(id), 0) FROM outbox WHERE channel = :channel AND chat = :chat;

-- name: message(id, channel, chat)^
-- A message to one person as it reads now: a card by its newest words, whether they were sent or not.
SELECT now.id, now.body, now.photos, now.buttons, now.secret
FROM outbox AS said
JOIN outbox AS now ON now.id = coalesce(
    (SELECT max(o.id) FROM outbox AS o
     WHERE o.card = said.card AND o.channel = said.channel AND o.chat = said.chat
       AND (o.state <> 'superseded' OR o.edits IS NOT NULL)),
    said.id)
WHERE said.id = :id AND said.channel = :channel AND said.chat = :chat AND said.reader IS NOT NULL;

-- name: since(channel, chat, after, most)
-- What was said to one person after a message, oldest first, each card once by its newest words. What only takes the
-- buttons off an older message says nothing.
SELECT o.id, o.body, o.photos, o.buttons, o.secret
FROM outbox AS o
WHERE o.channel = :channel AND o.chat = :chat AND o.id > :after AND o.reader IS NOT NULL
  AND (o.edits IS NULL AND o.state <> 'superseded' OR o.edits IS NOT NULL AND o.card IS NOT NULL)
  AND NOT EXISTS (
    SELECT 1 FROM outbox AS newer
    WHERE newer.card = o.card AND newer.channel = o.channel AND newer.chat = o.chat AND newer.id > o.id
      AND (newer.state <> 'superseded' OR newer.edits IS NOT NULL))
ORDER BY o.id DESC
LIMIT :most + 0;

-- name: held(channel, chat, most)
-- What could not be said to one person and waits for them, the newest first.
SELECT o.id, o.body, o.photos, o.buttons, o.secret
FROM held_messages AS held
JOIN outbox AS o ON o.id = held.outbox
WHERE held.channel = :channel AND held.chat = :chat
ORDER BY o.id DESC
LIMIT :most + 0;
