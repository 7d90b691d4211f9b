-- name: open_dialogue(person, channel, chat, action, choices, notes, expires_at)!
-- From now on the next words of this person in this chat belong to this conversation.
INSERT INTO dialogues (person, channel, chat, action, choices, notes, expires_at)
VALUES (:person, :channel, :chat, :action, :choices, :notes, :expires_at)
ON CONFLICT (person, channel, chat) DO UPDATE
SET action = excluded.action, choices = excluded.choices, notes = excluded.notes, expires_at = excluded.expires_at;

-- name: dialogue(person, channel, chat, now)^
-- The open conversation of a person in a chat.
SELECT action, choices, notes FROM dialogues
WHERE person = :person AND channel = :channel AND chat = :chat AND expires_at > :now;

-- name: waits_for(channel, account, chat, now)$
-- Whether something was asked of whoever is behind an account, in a chat of the same platform.
SELECT EXISTS (
    SELECT 1 FROM accounts JOIN dialogues ON dialogues.person = accounts.person
    WHERE accounts.channel = :channel AND accounts.external = :account
      AND dialogues.channel = :channel AND dialogues.chat = :chat AND dialogues.expires_at > :now);

-- name: drafts_elsewhere(person, channel, chat, now)$
-- In how many other chats the person has begun a report and not finished it.
SELECT count(*) FROM dialogues
WHERE person = :person AND (channel <> :channel OR chat <> :chat) AND expires_at > :now AND notes LIKE '%"draft":%';

-- name: close_dialogue(person, channel, chat)!
-- The conversation is over.
DELETE FROM dialogues WHERE person = :person AND channel = :channel AND chat = :chat;

-- name: close_about(person, action)!
-- The person's conversations about that are over.
DELETE FROM dialogues WHERE person = :person AND action = :action;

-- name: moved(new, channel, old)!
-- The chat has a new id: its conversations go on there, unless one was begun there already.
UPDATE dialogues SET chat = :new
WHERE channel = :channel AND chat = :old AND NOT EXISTS (
    SELECT 1 FROM dialogues AS there
    WHERE there.person = dialogues.person AND there.channel = :channel AND there.chat = :new);

-- name: expire(now)!
-- Forget conversations nobody went on with.
DELETE FROM dialogues WHERE expires_at <= :now;
