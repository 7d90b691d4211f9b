-- name: laid_out(poll)$
-- Whether the slips of a poll are in the urn.
SELECT EXISTS (SELECT 1 FROM secret_ballots WHERE poll = :poll);

-- name: list_units(poll)!
-- Every unit of the roll, none of which has voted.
INSERT INTO participations (poll, unit, used) SELECT poll, unit, 0 FROM poll_units WHERE poll = :poll ORDER BY unit;

-- name: lay_out(poll, id, choice)*!
-- Slips, most of them blank.
INSERT INTO secret_ballots (poll, id, choice) VALUES (:poll, :id, :choice);

-- name: use(poll, unit)!
-- The unit has voted; nothing happens when it had before.
UPDATE participations SET used = 1 WHERE poll = :poll AND unit = :unit AND used = 0;

-- name: used(poll, unit)$
-- Whether the unit has voted; NULL before the first ballot of the poll.
SELECT used FROM participations WHERE poll = :poll AND unit = :unit;

-- name: blanks(poll)$
-- How many slips are blank.
SELECT count(*) FROM secret_ballots WHERE poll = :poll AND trim(choice) = '';

-- name: blank(poll, skipped)$
-- The slip that comes after so many blank ones.
SELECT id FROM secret_ballots WHERE poll = :poll AND trim(choice) = '' ORDER BY id LIMIT 1 OFFSET :skipped + 0;

-- name: write(poll, id, choice)!
-- A choice stands on a slip from now on.
UPDATE secret_ballots SET choice = :choice WHERE poll = :poll AND id = :id;

-- name: stir(poll)!
-- Only PostgreSQL: every slip is written anew in the order of the ids, so that none tells by its age or its place when it
-- was filled in (SQLite writes over it where it lies, and keeps no age).
WITH taken AS (DELETE FROM secret_ballots WHERE poll = :poll RETURNING poll, id, choice)
INSERT INTO secret_ballots (poll, id, choice) SELECT poll, id, choice FROM taken ORDER BY id;

-- name: counted(poll)
-- How often each choice stands on a slip.
SELECT trim(choice) AS written, count(*) AS units FROM secret_ballots
WHERE poll = :poll AND trim(choice) <> '' GROUP BY trim(choice) ORDER BY written;

-- name: cast_by(poll)
-- The units that have voted.
SELECT unit FROM participations WHERE poll = :poll AND used = 1 ORDER BY unit;

-- name: written(poll)$
-- How many slips are no longer blank.
SELECT count(*) FROM secret_ballots WHERE poll = :poll AND trim(choice) <> '';

-- name: participations(poll)$
-- How many units have voted.
SELECT count(*) FROM participations WHERE poll = :poll AND used = 1;

-- name: votes_secretly(channel, account, since)$
-- Whether whoever is behind an account has a voice in a secret poll that is open, or closed later than that.
SELECT EXISTS (
    SELECT 1 FROM accounts
    JOIN (SELECT poll, person FROM poll_voters UNION ALL SELECT poll, agent FROM poll_proxies) AS voices
        ON voices.person = accounts.person
    JOIN polls ON polls.id = voices.poll
    WHERE accounts.channel = :channel AND accounts.external = :account AND polls.secrecy = 'secret'
        AND polls.state <> 'draft' AND polls.closes_at > :since);

-- name: observe(poll, person)!
-- The person watches over the poll.
INSERT INTO poll_observers (poll, person) VALUES (:poll, :person) ON CONFLICT (poll, person) DO NOTHING;

-- name: observers(poll)
-- Who watches over the poll.
SELECT person FROM poll_observers WHERE poll = :poll ORDER BY person;

-- name: all_slips()
-- Every slip of every urn.
SELECT poll, choice FROM secret_ballots;

-- name: empty_urns()!
-- No urn holds any slip.
DELETE FROM secret_ballots;

-- name: open_polls()
-- The secret polls somebody may be about to vote in.
SELECT id FROM polls WHERE secrecy = 'secret' AND state = 'open';

-- name: forget_cards(first, last, body)!
-- Of the cards of a range of names nothing is left, nor in what bared a message of them.
UPDATE outbox SET body = :body, photos = '[]', drawing = NULL, buttons = '[]', secret = NULL
WHERE card >= :first AND card < :last OR (channel, chat, edits) IN (
    SELECT o.channel, o.chat, o.message_id FROM outbox AS o
    WHERE o.card >= :first AND o.card < :last AND o.message_id IS NOT NULL);

-- name: forget_shown(first, last, text)!
-- Nor on the phones that are our own.
UPDATE lab_messages SET text = :text, choices = '[]'
WHERE CAST(id AS TEXT) IN (
    SELECT message_id FROM outbox
    WHERE card >= :first AND card < :last AND channel = 'lab' AND message_id IS NOT NULL);

-- name: forget_marks(action)!
-- Of what was marked nothing is left.
DELETE FROM dialogues WHERE action = :action;
