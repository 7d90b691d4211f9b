-- name: queue(channel, chat, reader, body, photos, card, once, reply_to, edits, now)$
-- One message to be said; nothing comes back when it was already said once to this chat.
INSERT INTO outbox (channel, chat, reader, body, photos, card, once, reply_to, edits, not_before, queued_at)
VALUES (:channel, :chat, :reader, :body, :photos, :card, :once, :reply_to, :edits, :now, :now)
ON CONFLICT (once, channel, chat) WHERE once IS NOT NULL DO NOTHING
RETURNING id;

-- name: add_handle(handle, outbox, position, label, action, audience, expires_at)!
-- A button of a message.
INSERT INTO handles (handle, outbox, position, label, action, audience, expires_at)
VALUES (:handle, :outbox, :position, :label, :action, :audience, :expires_at);

-- name: handles_of(outbox)
-- The buttons of a message, in order.
SELECT handle, label, action, audience FROM handles WHERE outbox = :outbox ORDER BY position;

-- name: handle(handle)^
-- What a pressed button stands for, and the chat it was shown in.
SELECT h.action, h.audience, h.expires_at, o.channel, o.chat, o.card
FROM handles AS h JOIN outbox AS o ON o.id = h.outbox
WHERE h.handle = :handle;

-- name: message(channel, chat, message_id)^
-- What a message the platform knows by this id was about: its card, and what its first button asks for.
SELECT o.card, h.action
FROM outbox AS o LEFT JOIN handles AS h ON h.outbox = o.id
WHERE o.channel = :channel AND o.chat = :chat AND o.message_id = :message_id
ORDER BY o.id, h.position LIMIT 1;

-- name: choices_of_message(channel, chat, message_id)
-- The buttons now under a message the platform knows by this id.
SELECT h.handle
FROM handles AS h
WHERE h.outbox = (
    SELECT max(o.id) FROM outbox AS o
    WHERE o.channel = :channel AND o.chat = :chat AND o.message_id = :message_id)
ORDER BY h.position;

-- name: last_choices(channel, chat)
-- The buttons a number typed in this chat stands for: those of the newest card or news, or of whatever was said last.
-- A card counts as last refreshed; a question or a list no longer counts once something else was said after it.
WITH newest AS (
    SELECT o.id, o.card FROM outbox AS o
    WHERE o.channel = :channel AND o.chat = :chat AND o.edits IS NULL
      AND EXISTS (SELECT 1 FROM handles AS x WHERE x.outbox = o.id)
      AND (o.card IS NOT NULL OR o.once IS NOT NULL OR o.id = (
          SELECT max(l.id) FROM outbox AS l
          WHERE l.channel = :channel AND l.chat = :chat AND l.edits IS NULL))
    ORDER BY o.id DESC LIMIT 1)
SELECT h.handle
FROM handles AS h
WHERE h.outbox = coalesce(
    (SELECT max(e.id) FROM outbox AS e JOIN newest ON e.card = newest.card
     WHERE e.channel = :channel AND e.chat = :chat AND e.state IN ('queued', 'sending', 'sent')),
    (SELECT id FROM newest))
ORDER BY h.position;

-- name: remember_card(card, channel, chat, reader, outbox)!
-- A new message now shows the card in this chat.
INSERT INTO cards (card, channel, chat, reader, outbox, message_id)
VALUES (:card, :channel, :chat, :reader, :outbox, NULL)
ON CONFLICT (card, channel, chat) DO UPDATE SET outbox = excluded.outbox, reader = excluded.reader, message_id = NULL;

-- name: where_shown(card)
-- Every place that shows the card, with the platform's id of the message once it was sent.
SELECT channel, chat, reader, message_id FROM cards WHERE card = :card;

-- name: newest_of_card(card, channel, chat)^
-- What a card says in a chat, or will say once everything queued is said.
SELECT id, body, photos FROM outbox
WHERE card = :card AND channel = :channel AND chat = :chat AND state IN ('queued', 'sending', 'sent')
ORDER BY id DESC LIMIT 1;

-- name: card_sent(message_id, outbox)!
-- The card's message has an id on the platform.
UPDATE cards SET message_id = :message_id WHERE outbox = :outbox;

-- name: forget_card(outbox)!
-- The message that was to show the card never arrived.
DELETE FROM cards WHERE outbox = :outbox;

-- name: supersede(card, channel, chat, id)!
-- Older words for the same card in the same chat that were not sent yet: only the newest are worth sending.
UPDATE outbox SET state = 'superseded'
WHERE card = :card AND channel = :channel AND chat = :chat AND state = 'queued' AND edits IS NOT NULL AND id < :id;

-- name: ready(now, most)
-- The oldest message of each chat that may be sent now. A chat hears things in order: while its first message has to
-- wait, so do those behind it. Looking no further than the oldest two thousand that may go keeps it quick.
SELECT id, channel, chat, reader, body, photos, card, reply_to, edits, attempts
FROM outbox
WHERE state = 'queued' AND not_before <= :now
  AND id <= (
    SELECT max(id) FROM (
        SELECT id FROM outbox WHERE state = 'queued' AND not_before <= :now ORDER BY id LIMIT 2000) AS oldest)
  AND NOT EXISTS (
    SELECT 1 FROM outbox AS before
    WHERE before.state IN ('queued', 'sending') AND before.channel = outbox.channel
      AND before.chat = outbox.chat AND before.id < outbox.id)
ORDER BY id
LIMIT :most;

-- name: sending(id)!
-- It goes out now; if we die here, nobody knows whether it arrived.
UPDATE outbox SET state = 'sending', attempts = attempts + 1 WHERE id = :id AND state = 'queued';

-- name: sent(now, message_id, id)!
-- The platform has it.
UPDATE outbox SET state = 'sent', sent_at = :now, message_id = :message_id, error = NULL WHERE id = :id;

-- name: later(not_before, error, id)!
-- It did not go; try again later.
UPDATE outbox SET state = 'queued', not_before = :not_before, error = :error WHERE id = :id AND state = 'sending';

-- name: wait_behind(not_before, id)!
-- What its chat is to hear after it waits as long.
UPDATE outbox SET not_before = :not_before
WHERE state = 'queued' AND not_before < :not_before
  AND (channel, chat) = (SELECT o.channel, o.chat FROM outbox AS o WHERE o.id = :id);

-- name: gave_up(state, error, id)!
-- It will never go.
UPDATE outbox SET state = :state, error = :error WHERE id = :id;

-- name: recover(lost)!
-- Found half-way after a crash: it may or may not have arrived. It is sent once more; lost a second time, it stays so.
UPDATE outbox
SET state = CASE WHEN error = :lost THEN 'uncertain' ELSE 'queued' END, error = :lost
WHERE state = 'sending';

-- name: said_there_too(new, channel, old)!
-- The chat has a new id, and what was to be said only once was said there before.
UPDATE outbox SET state = 'superseded'
WHERE channel = :channel AND chat = :old AND state IN ('queued', 'sending') AND EXISTS (
    SELECT 1 FROM outbox AS there
    WHERE there.once = outbox.once AND there.channel = :channel AND there.chat = :new);

-- name: moved(new, channel, old)!
-- The chat has a new id: what is still to be said goes there.
UPDATE outbox SET chat = :new WHERE channel = :channel AND chat = :old AND state IN ('queued', 'sending');

-- name: moved_cards(new, channel, old)!
-- The chat has a new id: its cards are there, except those it shows already.
UPDATE cards SET chat = :new
WHERE channel = :channel AND chat = :old AND NOT EXISTS (
    SELECT 1 FROM cards AS there WHERE there.card = cards.card AND there.channel = :channel AND there.chat = :new);

-- name: counts()
-- How many messages are in each state.
SELECT state, count(*) AS n FROM outbox GROUP BY state;

-- name: oldest_queued()$
-- Since when the message that waits longest could have been sent.
SELECT min(not_before) FROM outbox WHERE state = 'queued';
