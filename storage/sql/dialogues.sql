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

-- name: drafts_elsewhere(person, channel, chat, now)$
-- In how many other chats the person has begun a report and not finished it.
SELECT count(*) FROM dialogues
WHERE person = :person AND (channel <> :channel OR chat <> :chat) AND expires_at > :now AND notes LIKE '%"draft":%';

-- name: close_dialogue(person, channel, chat)!
-- The conversation is over.
DELETE FROM dialogues WHERE person = :person AND channel = :channel AND chat = :chat;

-- name: expire(now)!
-- Forget conversations nobody went on with.
DELETE FROM dialogues WHERE expires_at <= :now;
