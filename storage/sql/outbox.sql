-- name: queue(channel, chat, reader, body, photos, buttons, secret, audience, expires_at, card, once, reply_to, edits, now)<!
-- One message to be said; nothing comes back when it was already said once to this chat.
INSERT INTO outbox (
    channel, chat, reader, body, photos, buttons, secret, audience, expires_at,
    card, once, reply_to, edits, not_before, queued_at)
VALUES (
    :channel, :chat, :reader, :body, :photos, :buttons, :secret, :audience, :expires_at,
    :card, :once, :reply_to, :edits, :now, :now)
ON CONFLICT (once, channel, chat) WHERE once IS NOT NULL DO NOTHING
RETURNING id;

-- name: with_buttons(id)^
-- A message with its buttons, and the chat it was shown in.
SELECT channel, chat, card, buttons, secret, audience, expires_at FROM outbox WHERE id = :id;

-- name: message(channel, chat, message_id)^
-- What a message the platform knows by this id was about: its card and its buttons.
SELECT card, buttons FROM outbox
WHERE channel = :channel AND chat = :chat AND message_id = :message_id
ORDER BY id LIMIT 1;

-- name: choices_of_message(channel, chat, message_id)^
-- The buttons now under a message the platform knows by this id.
SELECT id, buttons, secret FROM outbox
WHERE channel = :channel AND chat = :chat AND message_id = :message_id
ORDER BY id DESC LIMIT 1;

-- name: last_choices(channel, chat)^
-- The buttons a number typed in this chat stands for: those of the newest card or news, or of whatever was said last.
-- A card counts as last refreshed; a question or a list no longer counts once something else was said after it.
WITH newest AS (
    SELECT o.id, o.card FROM outbox AS o
    WHERE o.channel = :channel AND o.chat = :chat AND o.edits IS NULL AND o.secret IS NOT NULL
      AND (o.card IS NOT NULL OR o.once IS NOT NULL OR o.id = (
          SELECT max(l.id) FROM outbox AS l
          WHERE l.channel = :channel AND l.chat = :chat AND l.edits IS NULL))
    ORDER BY o.id DESC LIMIT 1)
SELECT id, buttons, secret FROM outbox
WHERE id = coalesce(
    (SELECT max(e.id) FROM outbox AS e JOIN newest ON e.card = newest.card
     WHERE e.channel = :channel AND e.chat = :chat AND e.state IN ('queued', 'sending', 'sent')),
    (SELECT id FROM newest));

-- name: shown(card, channel, chat)^
-- The newest message that shows the card in this chat, or will; None when none was sent there or none arrived.
SELECT id, message_id FROM outbox
WHERE card = :card AND channel = :channel AND chat = :chat AND edits IS NULL
  AND state IN ('queued', 'sending', 'sent', 'uncertain')
ORDER BY id DESC LIMIT 1;

-- name: where_shown(card)
-- Every place that shows the card, with the platform's id of the message once it was sent, and what the card says there
-- or will say once everything queued is said.
SELECT shown.channel, shown.chat, shown.reader, shown.message_id,
       newest.body, newest.photos, newest.buttons, newest.audience
FROM outbox AS shown
LEFT JOIN outbox AS newest ON newest.id = (
    SELECT max(o.id) FROM outbox AS o
    WHERE o.card = shown.card AND o.channel = shown.channel AND o.chat = shown.chat
      AND o.state IN ('queued', 'sending', 'sent'))
WHERE shown.card = :card AND shown.edits IS NULL AND shown.id = (
    SELECT max(o.id) FROM outbox AS o
    WHERE o.card = shown.card AND o.channel = shown.channel AND o.chat = shown.chat AND o.edits IS NULL
      AND o.state IN ('queued', 'sending', 'sent', 'uncertain'));

-- name: said_before(card, channel, chat, before)^
-- What a card said in a chat, or will have said, before a message of it was queued.
SELECT body, photos FROM outbox
WHERE card = :card AND channel = :channel AND chat = :chat AND state IN ('queued', 'sending', 'sent') AND id < :before
ORDER BY id DESC LIMIT 1;

-- name: supersede(card, channel, chat, id)!
-- Older words for the same card in the same chat that were not sent yet: only the newest are worth sending.
UPDATE outbox SET state = 'superseded'
WHERE card = :card AND channel = :channel AND chat = :chat AND state = 'queued' AND edits IS NOT NULL AND id < :id;

-- name: ready(now, most)
-- The oldest message of each chat that may be sent now. A chat hears things in order: while its first message has to
-- wait, so do those behind it. Looking no further than the oldest two thousand that may go keeps it quick.
SELECT id, channel, chat, reader, body, photos, buttons, secret, card, reply_to, edits, attempts
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
LIMIT :most + 0;

-- name: sending(id)!
-- It goes out now; if we die here, nobody knows whether it arrived.
UPDATE outbox SET state = 'sending', attempts = attempts + 1 WHERE id = :id AND state = 'queued';

-- name: sent(now, message_id, id)!
-- The platform has it.
UPDATE outbox SET state = 'sent', sent_at = :now, message_id = :message_id, error = NULL WHERE id = :id;

-- name: later(not_before, error, id)!
-- It did not go; try again later.
UPDATE outbox SET state = 'queued', not_before = :not_before, error = :error WHERE id = :id AND state = 'sending';

-- name: not_sent(id)!
-- It did not go, for no reason of its own: as if it had never been taken out.
UPDATE outbox SET state = 'queued', attempts = attempts - 1 WHERE id = :id AND state = 'sending';

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
UPDATE outbox SET chat = :new
WHERE channel = :channel AND chat = :old AND card IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM outbox AS there
    WHERE there.channel = :channel AND there.chat = :new AND there.card = outbox.card)
  AND NOT EXISTS (
    SELECT 1 FROM outbox AS there
    WHERE there.channel = :channel AND there.chat = :new AND there.once = outbox.once);

-- name: counts()
-- How many messages are in each state.
SELECT state, count(*) AS n FROM outbox GROUP BY state;

-- name: oldest_queued()$
-- Since when the message that waits longest could have been sent.
SELECT min(not_before) FROM outbox WHERE state = 'queued';
