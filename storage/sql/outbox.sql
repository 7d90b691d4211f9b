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
SELECT handle, label FROM handles WHERE outbox = :outbox ORDER BY position;

-- name: handle(handle)^
-- What a pressed button stands for, and the chat it was shown in.
SELECT h.action, h.audience, h.expires_at, o.channel, o.chat, o.card
FROM handles AS h JOIN outbox AS o ON o.id = h.outbox
WHERE h.handle = :handle;

-- name: choices_of_message(channel, chat, message_id)
-- The buttons now under a message the platform knows by this id.
SELECT h.handle, h.position
FROM handles AS h
WHERE h.outbox = (
    SELECT max(o.id) FROM outbox AS o
    WHERE o.channel = :channel AND o.chat = :chat AND o.message_id = :message_id);

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
SELECT h.handle, h.position
FROM handles AS h
WHERE h.outbox = coalesce(
    (SELECT max(e.id) FROM outbox AS e JOIN newest ON e.card = newest.card
     WHERE e.channel = :channel AND e.chat = :chat),
    (SELECT id FROM newest));

-- name: remember_card(card, channel, chat, reader, outbox)!
-- A new message now shows the card in this chat.
INSERT INTO cards (card, channel, chat, reader, outbox, message_id)
VALUES (:card, :channel, :chat, :reader, :outbox, NULL)
ON CONFLICT (card, channel, chat) DO UPDATE SET outbox = excluded.outbox, reader = excluded.reader, message_id = NULL;

-- name: where_shown(card)
-- Every place that shows the card, with the platform's id of the message once it was sent.
SELECT channel, chat, reader, message_id FROM cards WHERE card = :card;

-- name: card_sent(message_id, outbox)!
-- The card's message has an id on the platform.
UPDATE cards SET message_id = :message_id WHERE outbox = :outbox;

-- name: supersede(card, channel, chat, id)!
-- Older words for the same card in the same chat that were not sent yet: only the newest are worth sending.
UPDATE outbox SET state = 'superseded'
WHERE card = :card AND channel = :channel AND chat = :chat AND state = 'queued' AND edits IS NOT NULL AND id < :id;

-- name: ready(now, most)
-- The oldest message of each chat that may be sent now: a chat hears things in order.
SELECT id, channel, chat, reader, body, photos, card, reply_to, edits, attempts
FROM outbox
WHERE state = 'queued' AND not_before <= :now
  AND id IN (SELECT min(id) FROM outbox WHERE state IN ('queued', 'sending') GROUP BY channel, chat)
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
UPDATE outbox SET state = 'queued', not_before = :not_before, error = :error WHERE id = :id;

-- name: gave_up(state, error, id)!
-- It will never go.
UPDATE outbox SET state = :state, error = :error WHERE id = :id;

-- name: uncertain()!
-- Found in "sending" after a crash: it may or may not have arrived.
UPDATE outbox SET state = 'uncertain' WHERE state = 'sending';

-- name: uncertain_once()!
-- What may not have arrived is sent once more; an edit can be repeated freely.
UPDATE outbox SET state = 'queued' WHERE state = 'uncertain' AND (attempts < 2 OR edits IS NOT NULL);

-- name: moved(new, channel, old)!
-- The chat has a new id: what is still to be said goes there.
UPDATE outbox SET chat = :new WHERE channel = :channel AND chat = :old AND state IN ('queued', 'sending');

-- name: moved_cards(new, channel, old)!
-- The chat has a new id: its cards are there.
UPDATE cards SET chat = :new WHERE channel = :channel AND chat = :old;

-- name: counts()
-- How many messages are in each state.
SELECT state, count(*) AS n FROM outbox GROUP BY state;

-- name: oldest_queued()$
-- Since when the message that waits longest could have been sent.
SELECT min(not_before) FROM outbox WHERE state = 'queued';
