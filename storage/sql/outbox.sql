-- name: queue(channel, chat, reader, body, photos, recording, drawing, buttons, secret, audience, expires_at, card, once, reply_to, edits, parting, rank, apart, edit, calm, now)<!
-- One message to be said; nothing comes back when it was already said once to this chat.
-- It ranks behind what waits in its chat, each message somewhat further back: a long line lets other chats pass. Only an
-- edit waits for edits, and nothing for what was put off.
INSERT INTO outbox (
    channel, chat, reader, body, photos, recording, drawing, buttons, secret, audience, expires_at,
    card, once, reply_to, edits, parting, not_before, queued_at, rank)
VALUES (
    :channel, :chat, :reader, :body, :photos, :recording, :drawing, :buttons, :secret, :audience, :expires_at,
    :card, :once, :reply_to, :edits, :parting, :now, :now, coalesce((
        SELECT line.rank + :apart FROM outbox AS line
        WHERE line.state IN ('queued', 'sending') AND line.channel = :channel AND line.chat = :chat
          AND line.rank > :rank - :apart AND (line.edits IS NULL OR :edit = 1) AND coalesce(line.error, '') <> :calm
        ORDER BY line.rank DESC LIMIT 1), :rank))
ON CONFLICT (once, channel, chat) WHERE once IS NOT NULL DO NOTHING
RETURNING id;

-- name: again(channel, chat, secret, expires_at, now, id)<!
-- The same is said once more, elsewhere; nothing comes back when it was said there before.
INSERT INTO outbox (
    channel, chat, reader, body, photos, recording, drawing, buttons, secret, audience, expires_at,
    card, once, not_before, queued_at, rank)
SELECT :channel, :chat, reader, body, photos, recording, drawing, buttons, CASE WHEN secret IS NULL THEN NULL ELSE :secret END,
       audience, CASE WHEN secret IS NULL THEN NULL ELSE CAST(:expires_at AS BIGINT) END, card, once, :now, :now, :now
FROM outbox WHERE id = :id AND edits IS NULL AND reader IS NOT NULL
ON CONFLICT (once, channel, chat) WHERE once IS NOT NULL DO NOTHING
RETURNING id;

-- name: said(id)^
-- What a message says and shows.
SELECT body, buttons, photos, recording, drawing FROM outbox WHERE id = :id;

-- name: say_instead(body, buttons, photos, recording, drawing, id)!
-- It says something else.
UPDATE outbox
SET body = :body, buttons = :buttons, photos = :photos, recording = :recording, drawing = :drawing
WHERE id = :id;

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
-- The newest message that shows the card in this chat, or will; None when there is none, or none we know the id of.
SELECT id, message_id FROM outbox
WHERE card = :card AND channel = :channel AND chat = :chat AND edits IS NULL
  AND (state IN ('queued', 'sending') OR state = 'sent' AND message_id IS NOT NULL)
ORDER BY id DESC LIMIT 1;

-- name: where_shown(card)
-- Every place that shows the card, with the platform's id of the message once it was sent, and what the card says there
-- or will say once everything queued is said. A message that may not have arrived, or is gone, shows nothing.
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
      AND (o.state IN ('queued', 'sending') OR o.state = 'sent' AND o.message_id IS NOT NULL));

-- name: where_shown_to(card, person)
-- The same in the private talks of one person. CROSS, so that SQLite begins with the few accounts.
SELECT shown.channel, shown.chat, shown.reader, shown.message_id,
       newest.body, newest.photos, newest.buttons, newest.audience
FROM accounts AS a CROSS JOIN outbox AS shown
LEFT JOIN outbox AS newest ON newest.id = (
    SELECT max(o.id) FROM outbox AS o
    WHERE o.card = shown.card AND o.channel = shown.channel AND o.chat = shown.chat
      AND o.state IN ('queued', 'sending', 'sent'))
WHERE a.person = :person AND shown.card = :card AND shown.channel = a.channel AND shown.chat = a.external
  AND shown.edits IS NULL AND shown.id = (
    SELECT max(o.id) FROM outbox AS o
    WHERE o.card = shown.card AND o.channel = shown.channel AND o.chat = shown.chat AND o.edits IS NULL
      AND (o.state IN ('queued', 'sending') OR o.state = 'sent' AND o.message_id IS NOT NULL));

-- name: said_before(card, channel, chat, before)^
-- What a card said in a chat, or will have said, before a message of it was queued.
SELECT body, photos FROM outbox
WHERE card = :card AND channel = :channel AND chat = :chat AND state IN ('queued', 'sending', 'sent') AND id < :before
ORDER BY id DESC LIMIT 1;

-- name: wipe(body, card)!
-- Nothing of what a card said before is left in any row, nor of its buttons; nor in those that bared a message of it.
UPDATE outbox SET body = :body, photos = '[]', drawing = NULL, buttons = '[]', secret = NULL
WHERE card = :card OR (channel, chat, edits) IN (
    SELECT o.channel, o.chat, o.message_id FROM outbox AS o WHERE o.card = :card AND o.message_id IS NOT NULL);

-- name: standing(first, last, until)
-- The cards of a range of names with buttons that stood there by a moment.
SELECT card FROM outbox
WHERE card >= :first AND card < :last AND edits IS NULL AND secret IS NOT NULL AND queued_at <= :until
GROUP BY card ORDER BY card;

-- name: owed(card, channel, chat, edits, id)$
-- Whether older words for the same card that were not sent yet were worth a message of their own.
SELECT max(anew) FROM outbox
WHERE card = :card AND channel = :channel AND chat = :chat AND state = 'queued' AND edits IN ('', :edits) AND id < :id;

-- name: mark(anew, id)!
-- Whether it is worth a message of its own where nothing can be changed.
UPDATE outbox SET anew = :anew WHERE id = :id AND anew <> :anew;

-- name: newer_words(id)$
-- How many newer words for the same card in the same chat wait to be said.
SELECT count(*) FROM outbox AS newer JOIN outbox AS this
    ON this.card = newer.card AND this.channel = newer.channel AND this.chat = newer.chat AND this.id < newer.id
WHERE this.id = :id AND newer.state = 'queued';

-- name: owe(id)!
-- Newer words for the same card are worth a message because these were.
UPDATE outbox SET anew = 1
WHERE state = 'queued' AND edits IS NOT NULL AND id > :id
  AND (card, channel, chat) = (SELECT this.card, this.channel, this.chat FROM outbox AS this WHERE this.id = :id);

-- name: say_anew(now, id)!
-- What could not be changed is said: the card moves to a new message.
UPDATE outbox SET state = 'queued', edits = NULL, attempts = 0, error = NULL, not_before = :now WHERE id = :id;

-- name: supersede(card, channel, chat, edits, id)!
-- Older words for the same card in the same message that were not sent yet: only the newest are worth sending.
UPDATE outbox SET state = 'superseded'
WHERE card = :card AND channel = :channel AND chat = :chat AND state = 'queued' AND edits IN ('', :edits) AND id < :id;

-- name: stands(edits, why, id)!
-- The message it was to change stands as it was.
UPDATE outbox SET state = 'superseded', edits = :edits, error = :why WHERE id = :id;

-- name: catch_up(pressed, channel, chat, message_id, why, rank, now)!
-- The newest words of the card whose button was pressed go out once more, if its message could not be changed to them.
UPDATE outbox SET state = 'queued', error = NULL, attempts = 0, not_before = :now, queued_at = :now, rank = :rank
WHERE state = 'superseded' AND error = :why AND edits = :message_id AND id = (
    SELECT max(newest.id) FROM outbox AS pressed
    JOIN outbox AS newest
        ON newest.card = pressed.card AND newest.channel = pressed.channel AND newest.chat = pressed.chat
    WHERE pressed.id = :pressed AND pressed.channel = :channel AND pressed.chat = :chat
      AND (newest.state IN ('queued', 'sending', 'sent') OR newest.state = 'superseded' AND newest.error = :why));

-- name: as_it_stands(card, channel, chat, why)!
-- What a card could not be changed to is not what it says any more.
UPDATE outbox SET error = NULL
WHERE card = :card AND channel = :channel AND chat = :chat AND state = 'superseded' AND error = :why;

-- name: gone(card, channel, chat, message_id)!
-- The platform does not have the message any more: the card is not shown by it.
UPDATE outbox SET message_id = NULL
WHERE card = :card AND channel = :channel AND chat = :chat AND message_id = :message_id AND edits IS NULL;

-- name: next_channel(after)$
-- The next channel by name for which something is queued.
SELECT min(channel) FROM outbox WHERE state = 'queued' AND channel > :after;

-- name: ready(channel, holder, now, most)
-- The next message of each chat that may be sent now, by rank. A chat hears one thing after another: while its first
-- message has to wait, so do those behind it. Looking at no more than a thousand that may go keeps it quick. A chat that
-- another process holds a call open for is left to that one.
SELECT id, channel, chat, reader, body, photos, recording, drawing, buttons, secret, card, once, reply_to, edits, parting,
       attempts, error, anew
FROM outbox
WHERE state = 'queued' AND channel = :channel AND not_before <= :now
  AND rank <= (
    SELECT max(rank) FROM (
        SELECT near.rank FROM outbox AS near
        WHERE near.state = 'queued' AND near.channel = :channel AND near.not_before <= :now
        ORDER BY near.rank, near.id LIMIT 1000) AS nearest)
  AND chat NOT IN (
    SELECT going.chat FROM outbox AS going
    WHERE going.state NOT IN ('queued', 'sent') AND going.state = 'sending' AND going.channel = :channel)
  AND chat NOT IN (
    SELECT open.chat FROM answering AS open
    WHERE open.channel = :channel AND open.until > :now
      AND open.held_by <> :holder AND open.held_by IN (SELECT id FROM processes))
  AND NOT EXISTS (
    SELECT 1 FROM outbox AS before
    WHERE before.state IN ('queued', 'sending') AND before.channel = outbox.channel AND before.chat = outbox.chat
      AND (before.rank, before.id) < (outbox.rank, outbox.id))
ORDER BY rank, id
LIMIT :most + 0;

-- name: sending(holder, id)*!
-- It goes out now; if we die here, nobody knows whether it arrived.
UPDATE outbox SET state = 'sending', attempts = attempts + 1, held_by = :holder WHERE id = :id AND state = 'queued';

-- name: going(holder)
-- What is marked as going out by one process, or by nobody who is there.
SELECT id FROM outbox
WHERE state NOT IN ('queued', 'sent') AND state = 'sending'
  AND (held_by IS NULL OR held_by = :holder OR held_by NOT IN (SELECT id FROM processes));

-- name: sent(now, message_id, id)!
-- The platform has it.
UPDATE outbox SET state = 'sent', sent_at = :now, message_id = :message_id, error = NULL WHERE id = :id;

-- name: later(not_before, lost, error, id)!
-- It did not go; try again later. That it was lost once is not forgotten.
UPDATE outbox SET
    state = 'queued', not_before = :not_before, error = CASE WHEN error = :lost THEN error ELSE :error END
WHERE id = :id AND state = 'sending';

-- name: not_sent(id)!
-- It did not go, for no reason of its own: as if it had never been taken out.
UPDATE outbox SET state = 'queued', attempts = attempts - 1 WHERE id = :id AND state = 'sending';

-- name: put_off(not_before, rank, calm, id)!
-- It was taken out too early: it goes then, and whatever is said meanwhile goes before.
UPDATE outbox SET state = 'queued', attempts = attempts - 1, not_before = :not_before, rank = :rank, error = :calm
WHERE id = :id AND state = 'sending';

-- name: wait_behind(not_before, id)!
-- What its chat is to hear after it waits as long; nothing waits for an edit.
UPDATE outbox SET not_before = :not_before
WHERE state IN ('queued', 'sending') AND not_before < :not_before
  AND (channel, chat) = (SELECT o.channel, o.chat FROM outbox AS o WHERE o.id = :id AND o.edits IS NULL);

-- name: fall_back(rank, id)!
-- An edit that did not go loses its place, and gives way to newer words for the same message.
UPDATE outbox SET
    rank = :rank,
    state = CASE
        WHEN EXISTS (
            SELECT 1 FROM outbox AS newer
            WHERE newer.state IN ('queued', 'sending')
              AND newer.channel = outbox.channel AND newer.chat = outbox.chat AND newer.id > outbox.id
              AND (newer.edits = outbox.edits OR newer.edits IS NOT NULL AND newer.card = outbox.card))
        THEN 'superseded' ELSE state END
WHERE id = :id AND state = 'queued' AND edits IS NOT NULL;

-- name: rest(not_before, channel, chat)!
-- The chat hears nothing before then.
UPDATE outbox SET not_before = :not_before
WHERE state IN ('queued', 'sending') AND channel = :channel AND chat = :chat AND not_before < :not_before;

-- name: bring_forward(now)!
-- What was queued later than now was queued by a clock that was ahead: it is as if it had been queued now.
UPDATE outbox SET not_before = :now, rank = rank - queued_at + :now, queued_at = :now
WHERE state = 'queued' AND queued_at > :now;

-- name: gave_up(state, error, id)!
-- It will never go.
UPDATE outbox SET state = :state, error = :error WHERE id = :id;

-- name: lost(not_before, lost, id)!
-- It may or may not have arrived. An edit, and leaving a chat, can be repeated. A private message is sent once more;
-- lost a second time it stays so, and so does at once what a group reads. Of a farewell only the leaving is left.
UPDATE outbox SET
    state = CASE
        WHEN edits IS NOT NULL OR parting IS NOT NULL THEN 'queued'
        WHEN reader IS NULL OR error = :lost THEN 'uncertain'
        ELSE 'queued' END,
    parting = CASE WHEN parting IS NOT NULL THEN 'leaving' END,
    not_before = :not_before,
    error = :lost
WHERE id = :id AND state = 'sending';

-- name: died_over(not_before, lost, most, id)!
-- The program died while it went out. Almost always it had not arrived, so it goes again, in a group too; unless it may
-- itself be what the program dies of. Of a farewell only the leaving is left.
UPDATE outbox SET
    state = CASE WHEN edits IS NULL AND parting IS NULL AND attempts >= :most THEN 'uncertain' ELSE 'queued' END,
    parting = CASE WHEN parting IS NOT NULL THEN 'leaving' END,
    not_before = :not_before,
    error = :lost
WHERE id = :id AND state = 'sending';

-- name: leave_next(id)!
-- Nothing more is said; what remains is to leave the chat.
UPDATE outbox SET state = 'queued', parting = 'leaving', attempts = 0 WHERE id = :id;

-- name: left(lost, id)!
-- The chat was left; whether the farewell was heard is another matter.
UPDATE outbox SET
    state = CASE WHEN message_id IS NOT NULL THEN 'sent' WHEN error = :lost THEN 'uncertain' ELSE 'failed' END
WHERE id = :id;

-- name: said_there_too(new, channel, old)!
-- The chat has a new id, and what was to be said only once was said there before.
UPDATE outbox SET state = 'superseded'
WHERE channel = :channel AND chat = :old AND state IN ('queued', 'sending') AND EXISTS (
    SELECT 1 FROM outbox AS there
    WHERE there.once = outbox.once AND there.channel = :channel AND there.chat = :new);

-- name: moved(new, channel, old)!
-- The chat has a new id: what is still to be said goes there, and answers no message there, for they are numbered anew.
UPDATE outbox SET chat = :new, reply_to = NULL
WHERE channel = :channel AND chat = :old AND state IN ('queued', 'sending');

-- name: stays(channel, chat)!
-- The chat is not left after all.
UPDATE outbox SET state = 'superseded'
WHERE channel = :channel AND chat = :chat AND state IN ('queued', 'sending') AND parting IS NOT NULL;

-- name: left_behind(channel, old)!
-- The chat has a new id, and what was said under the old one cannot be changed any more.
UPDATE outbox SET state = 'superseded'
WHERE channel = :channel AND chat = :old AND state IN ('queued', 'sending') AND edits <> '';

-- name: moved_cards(new, before, channel, old)!
-- The chat has a new id: its cards are there, except those it shows already, and so are the choices it was offered.
-- Messages are numbered anew there, so the numbers they had have something before them from now on.
UPDATE outbox SET
    chat = :new,
    message_id = CASE WHEN message_id LIKE 'moved:%' THEN message_id ELSE CAST(:before AS TEXT) || message_id END
WHERE channel = :channel AND chat = :old AND (card IS NOT NULL OR secret IS NOT NULL) AND NOT EXISTS (
    SELECT 1 FROM outbox AS there
    WHERE there.channel = :channel AND there.chat = :new AND there.card = outbox.card)
  AND NOT EXISTS (
    SELECT 1 FROM outbox AS there
    WHERE there.channel = :channel AND there.chat = :new AND there.once = outbox.once);

-- name: counts()
-- How many messages are in each state. What was said is by far the most, and what is left when the others are counted.
SELECT state, count(*) AS n FROM outbox WHERE state NOT IN ('queued', 'sent') GROUP BY state
UNION ALL
SELECT 'queued', count(*) FROM outbox WHERE state = 'queued'
UNION ALL
SELECT 'sent', (SELECT count(*) FROM outbox) - (SELECT count(*) FROM outbox WHERE state = 'queued')
    - (SELECT count(*) FROM outbox WHERE state NOT IN ('queued', 'sent'));

-- name: oldest_queued()$
-- Since when the message that waits longest could have been sent.
SELECT min(not_before) FROM outbox WHERE state = 'queued';

-- name: said_between(channel, chat, since, until, most)
-- When what a chat heard lately was said, the newest first, and what each brought beside its words. No more than the
-- newest are looked at, however much was said there in all those years.
SELECT sent_at, photos, recording, drawing FROM (
    SELECT id, sent_at, photos, recording, drawing FROM outbox
    WHERE channel = :channel AND chat = :chat AND edits IS NULL
    ORDER BY id DESC LIMIT :most + 0) AS newest
WHERE sent_at BETWEEN :since AND :until
ORDER BY id DESC;
