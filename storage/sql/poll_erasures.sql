-- name: written_by(person)
-- What a person wrote about polls: reasons, objections, answers, notes of ballots they entered.
SELECT w.words
FROM poll_words AS w JOIN poll_events AS e ON e.poll = w.poll AND e.seq = w.seq
WHERE e.actor = :person AND w.name <> 'photo'
UNION ALL
SELECT words FROM objections WHERE person = :person AND words <> ''
UNION ALL
SELECT answer FROM objections WHERE answered_by = :person AND answer <> ''
UNION ALL
SELECT reason FROM poll_requests WHERE proposed_by = :person AND reason <> '';

-- name: photos_of(person)
-- The photos of paper ballots and of proxies by which a person voted, or which they entered; a space between names.
SELECT w.words AS names
FROM poll_words AS w JOIN poll_events AS e ON e.poll = w.poll AND e.seq = w.seq
WHERE w.name = 'photo' AND (e.actor = :person OR EXISTS (
    SELECT 1 FROM poll_voters AS v WHERE v.poll = e.poll AND v.unit = e.unit AND v.person = :person))
UNION ALL
SELECT p.photo AS names
FROM poll_proxies AS p
WHERE p.photo IS NOT NULL AND (:person IN (p.agent, p.recorded_by) OR EXISTS (
    SELECT 1 FROM poll_voters AS v WHERE v.poll = p.poll AND v.unit = p.unit AND v.person = :person));

-- name: drop_words(person)!
-- The ledgers keep their seals; a person's own words go, and those about ballots of a unit they vote for.
DELETE FROM poll_words
WHERE EXISTS (
    SELECT 1 FROM poll_events AS e
    WHERE e.poll = poll_words.poll AND e.seq = poll_words.seq AND (e.actor = :person OR EXISTS (
        SELECT 1 FROM poll_voters AS v WHERE v.poll = e.poll AND v.unit = e.unit AND v.person = :person)));

-- name: words(after, most)
-- The words beside the ledgers of the next polls that have any; all of a poll at once.
SELECT w.poll AS id, w.seq, w.name, w.words
FROM poll_words AS w
WHERE w.poll > :after AND w.poll <= (
    SELECT max(n.poll)
    FROM (SELECT poll FROM poll_words WHERE poll > :after ORDER BY poll LIMIT :most + 0) AS n)
ORDER BY w.poll;

-- name: drop_word(poll, seq, name)!
-- One of them goes.
DELETE FROM poll_words WHERE poll = :poll AND seq = :seq AND name = :name;

-- name: said_about_results(after, most)
-- The next objections and their answers.
SELECT id, words || ' ' || answer AS words FROM objections WHERE id > :after ORDER BY id LIMIT :most + 0;

-- name: blank_objection(id)!
-- What was said in one of them goes.
UPDATE objections SET words = '', answer = '' WHERE id = :id;

-- name: reasons(after, most)
-- The next reasons for what takes two people.
SELECT id, reason AS words FROM poll_requests WHERE id > :after ORDER BY id LIMIT :most + 0;

-- name: blank_reason(id)!
-- One of them goes.
UPDATE poll_requests SET reason = '' WHERE id = :id;

-- name: blank_messages_of_objections(gone, person)!
-- What the community was shown of a person's objections says nothing now.
UPDATE outbox SET body = :gone
WHERE card IN (SELECT 'run:' || o.run || ':doer' FROM objections AS o WHERE o.person = :person AND o.run IS NOT NULL);

-- name: blank_messages_of_requests(gone, person)!
-- What others were asked because a person proposed it says nothing now.
UPDATE outbox SET body = :gone
WHERE card IN (SELECT 'poll-request:' || r.id FROM poll_requests AS r WHERE r.proposed_by = :person);

-- name: blank_own_objections(person)!
-- A person has nothing to say against any result, and never answered anybody.
UPDATE objections SET
    words = CASE WHEN person = :person THEN '' ELSE words END,
    answer = CASE WHEN answered_by = :person THEN '' ELSE answer END
WHERE :person IN (person, answered_by);

-- name: call_off_requests(now, person)!
-- Nobody agrees any more to what a person proposed.
UPDATE poll_requests SET granted = 0, decided_at = :now WHERE proposed_by = :person AND decided_at IS NULL;

-- name: blank_own_reasons(person)!
-- Why a person proposed something.
UPDATE poll_requests SET reason = '', about = '{}' WHERE proposed_by = :person;

-- name: blank_drafts(person)!
-- What a person was about to ask is asked by nobody.
UPDATE polls SET question = '', details = '', options = '[]', state = 'withdrawn'
WHERE proposed_by = :person AND state = 'draft';

-- name: leave_ballots(person)!
-- The ballots stand, cast by nobody in particular.
UPDATE ballots SET cast_by = NULL WHERE cast_by = :person;

-- name: drop_proxies(person)!
-- A person votes in nobody's name.
DELETE FROM poll_proxies WHERE agent = :person;
