-- name: give(link, channel, chat, message_id, now)!
-- A message may be answered by this link, once.
INSERT INTO answer_links (link, channel, chat, message_id, given_at)
VALUES (:link, :channel, :chat, :message_id, :now)
ON CONFLICT (link) DO NOTHING;

-- name: forget(before)!
-- Nobody takes an answer by links so old.
DELETE FROM answer_links WHERE given_at <= :before;

-- name: best(channel, chat, message_id, after)$
-- The link of the message that is answered, else the one that ends first.
SELECT link FROM answer_links
WHERE channel = :channel AND chat = :chat AND given_at > :after
ORDER BY CASE WHEN message_id = :message_id THEN 0 ELSE 1 END, given_at, link
LIMIT 1;

-- name: use(link)!
-- A link is good once.
DELETE FROM answer_links WHERE link = :link;
