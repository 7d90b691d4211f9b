-- name: say(chat, sender, sender_name, text, choices, reply_to, at)<!
-- One new message of a chat.
INSERT INTO lab_messages (chat, sender, sender_name, text, choices, reply_to, at, version)
VALUES (:chat, :sender, :sender_name, :text, :choices, :reply_to, :at,
        (SELECT coalesce(max(version), 0) + 1 FROM lab_messages))
RETURNING id;

-- name: edit(text, choices, at, id, chat)!
-- A message now says something else; nothing happens when the chat has no such message.
UPDATE lab_messages
SET text = :text, choices = :choices, edited_at = :at, version = (SELECT max(version) + 1 FROM lab_messages)
WHERE id = :id AND chat = :chat;

-- name: unsay(text, id, chat)!
-- What somebody typed is shown no more.
UPDATE lab_messages SET text = :text, version = (SELECT max(version) + 1 FROM lab_messages)
WHERE id = :id AND chat = :chat AND sender <> '';

-- name: touch(id)!
-- What is shown with the message has changed.
UPDATE lab_messages SET version = (SELECT max(version) + 1 FROM lab_messages) WHERE id = :id;

-- name: newest(chat, most)
-- The newest messages of a chat, newest first.
SELECT id, sender, sender_name, text, choices, reply_to, at, edited_at
FROM lab_messages
WHERE chat = :chat
ORDER BY id DESC
LIMIT :most + 0;

-- name: message(id, chat)^
-- One message of a chat.
SELECT id, sender, sender_name, text, choices, reply_to, at, edited_at FROM lab_messages WHERE id = :id AND chat = :chat;

-- name: version()$
-- Grows whenever something on a phone changes.
SELECT coalesce(max(version), 0) FROM lab_messages;

-- name: forget_photos(message)!
-- The message has no pictures; used before it gets others.
DELETE FROM lab_photos WHERE message = :message;

-- name: add_photo(message, position, name, state)!
-- A picture under a message.
INSERT INTO lab_photos (message, position, name, state) VALUES (:message, :position, :name, :state);

-- name: photos_since(chat, id)
-- The pictures of a chat from that message on.
SELECT p.message, p.name, p.state
FROM lab_photos AS p JOIN lab_messages AS m ON m.id = p.message
WHERE m.chat = :chat AND m.id >= :id
ORDER BY p.message, p.position;

-- name: settle_upload(name, state, upload)
-- The upload was looked at; gives the messages it is shown with.
UPDATE lab_photos SET name = :name, state = :state WHERE name = :upload AND state = 'upload' RETURNING message;
