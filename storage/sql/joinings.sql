-- name: in_office()
-- Everybody the register knows who holds a post or hears for an organisation.
SELECT p.id, p.key
FROM people AS p
WHERE p.key IS NOT NULL AND (
    EXISTS (SELECT 1 FROM posts AS o WHERE o.person = p.id AND o.until_at IS NULL)
    OR EXISTS (SELECT 1 FROM contacts AS c WHERE c.person = p.id))
ORDER BY p.id;

-- name: keyed(person)$
-- What the register knows a person by.
SELECT key FROM people WHERE id = :person;

-- name: accounts_on(channel)
-- Who has an account on a channel.
SELECT DISTINCT person FROM accounts WHERE channel = :channel;

-- name: accounts_of(person)
-- What a person is called on each platform.
SELECT channel, external FROM accounts WHERE person = :person ORDER BY used_at DESC, channel, external;

-- name: cases_of(person)
-- What a person reported.
SELECT id FROM cases WHERE reporter = :person;

-- name: supported_by(person)
-- What a person said they have too.
SELECT case_id AS id FROM supporters WHERE person = :person;

-- name: doors_of(person)
-- Where a person lives.
SELECT household AS id FROM household_members WHERE person = :person;

-- name: claims_of(person)
-- Where a person said they live.
SELECT id FROM claims WHERE person = :person;

-- name: pings_of(person)
-- What a person is still to be told.
SELECT id FROM pings WHERE person = :person AND state IN ('waiting', 'held');

-- name: give_ping(owner, to, id)!
-- Somebody else is to be told.
UPDATE pings SET person = :to WHERE id = :id AND person = :owner;

-- name: give_case(owner, to, id)!
-- Somebody else reported it.
UPDATE cases SET reporter = :to WHERE id = :id AND reporter = :owner;

-- name: give_support(owner, to, id)!
-- Somebody else has the same problem, unless they said so themselves.
UPDATE supporters SET person = :to WHERE case_id = :id AND person = :owner
AND NOT EXISTS (SELECT 1 FROM supporters AS s WHERE s.case_id = :id AND s.person = :to);

-- name: give_door(owner, to, id)!
-- Somebody else lives there, unless they do already.
UPDATE household_members SET person = :to WHERE household = :id AND person = :owner
AND NOT EXISTS (SELECT 1 FROM household_members AS m WHERE m.household = :id AND m.person = :to);

-- name: give_claim(owner, to, id)!
-- Somebody else claims it, unless they do already.
UPDATE claims SET person = :to WHERE id = :id AND person = :owner
AND NOT EXISTS (
    SELECT 1 FROM claims AS c WHERE c.household = claims.household AND c.person = :to AND c.decided_at IS NULL);

-- name: nominations_of(person)
-- The elections a person was put up for.
SELECT id FROM nominations WHERE person = :person;

-- name: give_nomination(owner, to, id)!
-- Somebody else was put up, unless they were already.
UPDATE nominations SET person = :to WHERE id = :id AND person = :owner
AND NOT EXISTS (
    SELECT 1 FROM nominations AS n WHERE n.poll = nominations.poll AND n.person = :to);

-- name: elected_posts_of(person)
-- The posts a person holds because they were elected.
SELECT p.id FROM posts AS p JOIN elected AS e ON e.person = p.person AND e.role = p.role AND e.grid = p.grid
WHERE p.person = :person AND p.until_at IS NULL;

-- name: give_post(owner, to, id)!
-- Somebody else holds the post.
UPDATE posts SET person = :to WHERE id = :id AND person = :owner;

-- name: elected_of(person)
-- What a person was elected to.
SELECT id FROM elected WHERE person = :person;

-- name: give_elected(owner, to, id)!
-- Somebody else was elected, unless they were already.
UPDATE elected SET person = :to WHERE id = :id AND person = :owner
AND NOT EXISTS (
    SELECT 1 FROM elected AS e WHERE e.role = elected.role AND e.grid = elected.grid AND e.person = :to);

-- name: chats_of(person, channel, chat)
-- Where a person spoke with us: in private from their account, where they reported something, where they were asked.
SELECT :channel AS channel, :chat AS chat
UNION SELECT origin_channel, origin_chat FROM cases WHERE reporter = :person
UNION SELECT channel, chat FROM dialogues WHERE person = :person;

-- name: give_messages(owner, to, channel, chat)!
-- What one person was told there, and may press, the other was told and may.
UPDATE outbox
SET reader = CASE WHEN reader = :owner THEN :to ELSE reader END,
    audience = CASE WHEN audience = :owner THEN :to ELSE audience END
WHERE channel = :channel AND chat = :chat AND (reader = :owner OR audience = :owner);

-- name: give_dialogues(owner, to)!
-- What one person was asked the other may answer, unless they were asked something there.
UPDATE dialogues SET person = :to WHERE person = :owner AND NOT EXISTS (
    SELECT 1 FROM dialogues AS d
    WHERE d.person = :to AND d.channel = dialogues.channel AND d.chat = dialogues.chat);

-- name: reported_from(channel, chat, owner)
-- What a person reported in private from an account.
SELECT id FROM cases WHERE reporter = :owner AND origin_channel = :channel AND origin_chat = :chat;

-- name: show_no_more(at, channel, chat)!
-- What was shown in an account's private chat since then is not kept up to date there, and what waits is not said.
UPDATE outbox
SET card = NULL, state = CASE WHEN state = 'queued' THEN 'superseded' ELSE state END
WHERE channel = :channel AND chat = :chat AND queued_at >= :at AND (card IS NULL OR card NOT LIKE '%:reporter');

-- name: close_dialogue(channel, chat, owner)!
-- What was asked in an account's private chat is not asked any more.
DELETE FROM dialogues WHERE person = :owner AND channel = :channel AND chat = :chat;

-- name: acted_since(at, person)
-- The cases not ended before then in whose logs a person did something since.
SELECT c.number
FROM cases AS c
WHERE (c.closed_at IS NULL OR c.closed_at >= :at) AND EXISTS (
    SELECT 1 FROM case_events AS e WHERE e.case_id = c.id AND e.actor = :person AND e.at >= :at)
ORDER BY c.number;

-- name: add(channel, external, person, former, brought, now)<!
-- An account is another person's from now on.
INSERT INTO joinings (channel, external, person, former, brought, at)
VALUES (:channel, :external, :person, :former, :brought, :now) RETURNING id;

-- name: joining(id)^
-- How an account came to be another person's.
SELECT * FROM joinings WHERE id = :id;

-- name: undo(id)!
-- It never was.
DELETE FROM joinings WHERE id = :id;
