-- name: counts(person)^
-- What goes when a person is forgotten.
SELECT
    (SELECT count(*) FROM accounts WHERE person = :person) AS accounts,
    (SELECT count(*) FROM household_members WHERE person = :person) AS doors,
    (SELECT count(*) FROM cases WHERE reporter = :person) AS cases,
    (SELECT count(*) FROM supporters WHERE person = :person) AS supported,
    (SELECT count(*) FROM case_photos AS p JOIN cases AS c ON c.id = p.case_id
     WHERE c.reporter = :person AND p.purpose = 'report') AS photos,
    (SELECT count(*) FROM case_recordings AS r JOIN cases AS c ON c.id = r.case_id
     WHERE c.reporter = :person OR EXISTS (
        SELECT 1 FROM case_events AS e
        WHERE e.case_id = r.case_id AND e.at = r.at AND e.actor = :person)) AS recordings,
    (SELECT count(*) FROM inbox AS i JOIN accounts AS a ON a.channel = i.channel AND a.external = i.conversation
       OR i.channel = 'web' AND i.conversation = a.channel || ':' || a.external
     WHERE a.person = :person) AS payloads,
    (SELECT count(*) FROM outbox AS o JOIN accounts AS a ON a.channel = o.channel AND a.external = o.chat
     WHERE a.person = :person) AS messages;

-- name: offices(person)$
-- How many posts the person holds and organisations they hear for.
SELECT (SELECT count(*) FROM posts WHERE person = :person AND until_at IS NULL)
     + (SELECT count(*) FROM contacts WHERE person = :person);

-- name: everybody()
-- Who there is, as tombstones know them.
SELECT id, created_at FROM people;

-- name: person(id)^
-- What the register and the rest know a person by.
SELECT key, name, created_at FROM people WHERE id = :id;

-- name: accounts_of(person)
-- What a person is called on the platforms.
SELECT channel, external FROM accounts WHERE person = :person;

-- name: cases_of(person)
-- The cases a person reported, with their words.
SELECT id, words FROM cases WHERE reporter = :person ORDER BY id;

-- name: words_of(person)
-- What a person wrote into the logs of cases, whoever reported them, and about what is to be done.
SELECT w.words
FROM event_words AS w JOIN case_events AS e ON e.case_id = w.case_id AND e.seq = w.seq
WHERE e.actor = :person
UNION ALL
SELECT title FROM duty_runs WHERE given_by = :person AND kind <> 'sweep'
UNION ALL
SELECT words FROM duty_runs WHERE done_by = :person AND words <> '';

-- name: unhandled_payloads(person)
-- What a person sent in private, or on a page, and nobody has dealt with yet.
SELECT i.payload
FROM inbox AS i JOIN accounts AS a ON a.channel = i.channel AND a.external = i.conversation
  OR i.channel = 'web' AND i.conversation = a.channel || ':' || a.external
WHERE a.person = :person AND i.state <> 'done';

-- name: notes_of(person)
-- What open conversations of a person keep in mind.
SELECT notes FROM dialogues WHERE person = :person;

-- name: lab_pictures_of(person)
-- The pictures a person showed in the lab.
SELECT p.name
FROM lab_photos AS p
JOIN lab_messages AS m ON m.id = p.message
JOIN accounts AS a ON a.channel = 'lab' AND a.external = m.sender
WHERE a.person = :person;

-- name: empty_private_payloads(now, person)!
-- Nothing is left of what a person sent in private, or on a page; what waited is not handled any more.
UPDATE inbox SET payload = x'', conversation = '', state = 'done', done_at = coalesce(done_at, :now), error = NULL
WHERE (channel, conversation) IN (
    SELECT a.channel, a.external FROM accounts AS a WHERE a.person = :person
    UNION ALL
    SELECT 'web', a.channel || ':' || a.external FROM accounts AS a WHERE a.person = :person);

-- name: payloads(after, most)
-- The next payloads of which something is left.
SELECT id, payload FROM inbox WHERE id > :after AND length(payload) > 0 ORDER BY id LIMIT :most + 0;

-- name: empty_payload(now, id)!
-- Nothing is left of a payload that was dealt with, or given up.
UPDATE inbox SET payload = x'', state = 'done', done_at = coalesce(done_at, :now), error = NULL
WHERE id = :id AND state <> 'waiting';

-- name: drop_quotas(person)!
-- How much a person sent lately is not counted any more.
DELETE FROM quotas
WHERE (channel, external) IN (SELECT a.channel, a.external FROM accounts AS a WHERE a.person = :person);

-- name: drop_card_codes(person)!
-- No card somebody had in private is changed any more.
DELETE FROM card_codes
WHERE (channel, chat) IN (SELECT a.channel, a.external FROM accounts AS a WHERE a.person = :person);

-- name: drop_answer_links(person)!
-- Nowhere may a robot answer what a person said in private.
DELETE FROM answer_links
WHERE (channel, chat) IN (SELECT a.channel, a.external FROM accounts AS a WHERE a.person = :person);

-- name: drop_codes(person, about)!
-- No code was issued or used by a person, and none makes anybody that person.
DELETE FROM codes
WHERE issued_by = :person OR used_by = :person OR (purpose IN ('person', 'account') AND about = :about);

-- name: drop_dialogues(person)!
-- Nothing is asked of a person any more.
DELETE FROM dialogues WHERE person = :person;

-- name: drop_messages(person)!
-- Nothing is left of what was said to a person, and nothing more will be.
DELETE FROM outbox
WHERE reader = :person
   OR (channel, chat) IN (SELECT a.channel, a.external FROM accounts AS a WHERE a.person = :person);

-- name: blank_messages_of_case(gone, first, beyond)!
-- What was said to others about a case says nothing now: cards and news have the case in their names.
UPDATE outbox SET body = :gone, photos = '[]', recording = NULL
WHERE (card >= :first AND card < :beyond) OR (once >= :first AND once < :beyond);

-- name: messages(after, most)
-- The next messages.
SELECT id, body FROM outbox WHERE id > :after ORDER BY id LIMIT :most + 0;

-- name: blank_message(gone, id)!
-- A message that was said, or given up, says nothing now.
UPDATE outbox SET body = :gone, photos = '[]' WHERE id = :id AND state NOT IN ('queued', 'sending');

-- name: drop_lab_pictures(person)!
-- The lab shows nothing of what a person sent.
DELETE FROM lab_photos WHERE message IN (
    SELECT m.id FROM lab_messages AS m JOIN accounts AS a ON a.external IN (m.sender, m.chat)
    WHERE a.person = :person AND a.channel = 'lab');

-- name: drop_lab_messages(person)!
-- The lab forgets a person's own chat and what they said in groups.
DELETE FROM lab_messages WHERE id IN (
    SELECT m.id FROM lab_messages AS m JOIN accounts AS a ON a.external IN (m.sender, m.chat)
    WHERE a.person = :person AND a.channel = 'lab');

-- name: blank_lab_pictures(gone)!
-- Pictures under messages that say nothing now.
DELETE FROM lab_photos WHERE CAST(message AS TEXT) IN (
    SELECT o.message_id FROM outbox AS o WHERE o.channel = 'lab' AND o.body = :gone);

-- name: blank_lab_messages(gone)!
-- What the lab shows to others says nothing now where the bot's message does.
UPDATE lab_messages SET text = '', choices = '[]'
WHERE CAST(id AS TEXT) IN (SELECT o.message_id FROM outbox AS o WHERE o.channel = 'lab' AND o.body = :gone);

-- name: lab_texts(after, most)
-- The next texts the lab shows.
SELECT id, text FROM lab_messages WHERE id > :after ORDER BY id LIMIT :most + 0;

-- name: blank_lab_message(id)!
-- A message of the lab says nothing now.
UPDATE lab_messages SET text = '', choices = '[]' WHERE id = :id;

-- name: drop_event_words(person)!
-- The logs keep their commitments; a person's own words go, and those about what they reported. Reasons and results that
-- others gave stay.
DELETE FROM event_words
WHERE (name NOT IN ('reason', 'feedback') AND case_id IN (SELECT c.id FROM cases AS c WHERE c.reporter = :person))
   OR EXISTS (
        SELECT 1 FROM case_events AS e
        WHERE e.case_id = event_words.case_id AND e.seq = event_words.seq AND e.actor = :person);

-- name: words(after, most)
-- The words beside the logs of the next cases that have any; all of a case at once.
SELECT w.case_id AS id, w.seq, w.name, w.words
FROM event_words AS w
WHERE w.case_id > :after AND w.case_id <= (
    SELECT max(n.case_id)
    FROM (SELECT case_id FROM event_words WHERE case_id > :after ORDER BY case_id LIMIT :most + 0) AS n)
ORDER BY w.case_id;

-- name: drop_words(case_id, seq, name)!
-- One of them goes.
DELETE FROM event_words WHERE case_id = :case_id AND seq = :seq AND name = :name;

-- name: pictures_of(person)
-- The pictures a person added to cases: to their own, and to others at the moment the log has them speaking.
SELECT p.id, p.case_id, p.sha256
FROM case_photos AS p JOIN cases AS c ON c.id = p.case_id
WHERE p.purpose = 'report' AND (
    c.reporter = :person
    OR EXISTS (
        SELECT 1 FROM case_events AS e
        WHERE e.case_id = p.case_id AND e.at = p.at AND e.actor = :person));

-- name: drop_picture(id)!
-- A case has this picture no longer.
DELETE FROM case_photos WHERE id = :id;

-- name: drop_photo(sha256)!
-- A photo no case has, no step of a council and no option of a poll, is no photo of ours.
DELETE FROM photos
WHERE sha256 = :sha256 AND NOT EXISTS (SELECT 1 FROM case_photos AS p WHERE p.sha256 = photos.sha256)
  AND NOT EXISTS (SELECT 1 FROM procedure_steps AS s WHERE s.photo = photos.sha256)
  AND NOT EXISTS (SELECT 1 FROM polls AS o WHERE o.options LIKE '%' || photos.sha256 || '%');

-- name: recordings_of(person)
-- The voice notes a person spoke: for their own cases, and for others at the moment the log has them speaking.
SELECT r.id, r.sha256
FROM case_recordings AS r JOIN cases AS c ON c.id = r.case_id
WHERE c.reporter = :person
   OR EXISTS (
        SELECT 1 FROM case_events AS e
        WHERE e.case_id = r.case_id AND e.at = r.at AND e.actor = :person);

-- name: drop_recording(id)!
-- A case has this voice note no longer.
DELETE FROM case_recordings WHERE id = :id;

-- name: silence(gone, sha256)!
-- No message brings a voice note that no case has.
UPDATE outbox SET body = :gone, recording = NULL
WHERE recording = :sha256 AND NOT EXISTS (SELECT 1 FROM case_recordings AS r WHERE r.sha256 = :sha256);

-- name: pictured(after, most)
-- The photos of the next messages.
SELECT id, photos FROM outbox WHERE id > :after ORDER BY id LIMIT :most + 0;

-- name: photos_of(id)$
-- The photos of a message.
SELECT photos FROM outbox WHERE id = :id;

-- name: show(photos, id)!
-- A message shows these photos now.
UPDATE outbox SET photos = :photos WHERE id = :id;

-- name: show_no_more_in_lab(name)!
-- The lab does not show a photo any more that is none of ours.
DELETE FROM lab_photos
WHERE name = :name AND NOT EXISTS (SELECT 1 FROM photos AS p WHERE p.sha256 = lab_photos.name);

-- name: kept(sha256)$
-- Whether a photo is still ours.
SELECT count(*) FROM photos WHERE sha256 = :sha256;

-- name: add_remain(name)!
-- A file that has to go, unless something still speaks of it.
INSERT INTO remains (name) VALUES (:name) ON CONFLICT (name) DO NOTHING;

-- name: remains()
-- The files that have to go: a photo or a recording somebody else brought meanwhile stays.
SELECT name FROM remains
WHERE NOT EXISTS (SELECT 1 FROM photos AS p WHERE p.sha256 = remains.name)
  AND NOT EXISTS (SELECT 1 FROM case_recordings AS r WHERE r.sha256 = remains.name)
  AND NOT EXISTS (SELECT 1 FROM lab_photos AS l WHERE l.name = remains.name)
  AND NOT EXISTS (SELECT 1 FROM poll_proxies AS x WHERE x.photo = remains.name)
  AND NOT EXISTS (SELECT 1 FROM polls AS q WHERE q.options LIKE '%' || remains.name || '%')
  AND NOT EXISTS (
    SELECT 1 FROM poll_words AS w WHERE w.name = 'photo' AND w.words LIKE '%' || remains.name || '%')
ORDER BY name;

-- name: forget_remain(name)!
-- A file that had to go is kept no longer.
DELETE FROM remains WHERE name = :name;

-- name: blank_cases(person)!
-- What a person reported is a matter without a person.
UPDATE cases SET words = '', room = '', anonymous = 1, album = NULL, order_number = NULL WHERE reporter = :person;

-- name: blank_origins(person)!
-- Where a person reported in private names them; the number keeps the place taken.
UPDATE cases SET origin_chat = '', origin_message = number
WHERE reporter = :person
  AND (origin_channel, origin_chat) IN (SELECT a.channel, a.external FROM accounts AS a WHERE a.person = :person);

-- name: blank_own_feedback(person)!
-- What a person said they had done.
UPDATE cases SET feedback = '' WHERE finished_by = :person AND feedback <> '';

-- name: feedback(after, most)
-- What was said to be done in the next cases.
SELECT id, feedback FROM cases WHERE id > :after ORDER BY id LIMIT :most + 0;

-- name: blank_feedback(id)!
-- One of these goes.
UPDATE cases SET feedback = '' WHERE id = :id;

-- name: blank_owner(key)!
-- Doors forget which person of the register owns them.
UPDATE households SET owner_key = '' WHERE owner_key = :key;

-- name: leave_doors(person)!
-- A person belongs to no door.
DELETE FROM household_members WHERE person = :person;

-- name: leave_posts(now, person)!
-- A person holds no post.
UPDATE posts SET until_at = :now WHERE person = :person AND until_at IS NULL;

-- name: leave_contacts(person)!
-- A person hears for nobody.
DELETE FROM contacts WHERE person = :person;

-- name: formers(person)
-- The rows of which a person has taken over the account.
SELECT former FROM joinings WHERE person = :person ORDER BY id;

-- name: drop_joinings(person)!
-- Nobody came in as this person, nor as anybody else.
DELETE FROM joinings WHERE person = :person OR former = :person;

-- name: blank_messages_of_claims(gone, person)!
-- What leaders were asked about a person's homes says nothing now.
UPDATE outbox SET body = :gone
WHERE card IN (SELECT 'claim:' || c.id FROM claims AS c WHERE c.person = :person);

-- name: drop_claims(person)!
-- A person never said where they live.
DELETE FROM claims WHERE person = :person;

-- name: drop_farewell(person)!
-- A person who was forgotten has asked for nothing.
DELETE FROM farewells WHERE person = :person;

-- name: drop_absences(person)!
-- A person was never away.
DELETE FROM absences WHERE person = :person;

-- name: leave_absences(person)!
-- A person stands in for nobody; that somebody else was away is for that one to know.
UPDATE absences SET
    stand_in = CASE WHEN stand_in = :person THEN NULL ELSE stand_in END,
    noted_by = CASE WHEN noted_by = :person THEN person ELSE noted_by END
WHERE stand_in = :person OR noted_by = :person;

-- name: drop_shifts(person)!
-- A person is on duty nowhere, and never was.
DELETE FROM shifts WHERE person = :person;

-- name: leave_shifts(person)!
-- Who else is on duty was not put down by this person.
UPDATE shifts SET put_by = NULL WHERE put_by = :person;

-- name: drop_handovers(person)!
-- A person handed nothing over and got nothing.
DELETE FROM handovers WHERE :person IN (giver, taker);

-- name: leave_handovers(person)!
-- A person had no say in what others handed over.
UPDATE handovers SET
    proposed_by = CASE WHEN proposed_by = :person THEN giver ELSE proposed_by END,
    approved_by = CASE WHEN approved_by = :person THEN NULL ELSE approved_by END
WHERE proposed_by = :person OR approved_by = :person;

-- name: blank_messages_of_handovers(gone, person)!
-- What superiors were asked about a person's handovers says nothing now.
UPDATE outbox SET body = :gone
WHERE card IN (SELECT 'handover:' || h.id FROM handovers AS h WHERE :person IN (h.giver, h.taker));

-- name: drop_nominations(person)!
-- A person was never put up for election; on ballots that were made they are a number without a name.
DELETE FROM nominations WHERE person = :person;

-- name: leave_nominations(person)!
-- Whom a person put up stands as if by themselves.
UPDATE nominations SET nominated_by = person WHERE nominated_by = :person;

-- name: drop_elected(person)!
-- A person was elected to nothing.
DELETE FROM elected WHERE person = :person;

-- name: drop_pings(person)!
-- A person was never reminded of anything.
DELETE FROM pings WHERE person = :person;

-- name: leave_pings(person)!
-- Nobody was reminded for this person.
UPDATE pings SET instead_of = NULL WHERE instead_of = :person;

-- name: blank_messages_of_runs(gone, person)!
-- What was said about what a person gave others to do says nothing now.
UPDATE outbox SET body = :gone
WHERE card IN (
    SELECT 'run:' || r.id || ':' || v.viewer
    FROM duty_runs AS r CROSS JOIN (SELECT 'doer' AS viewer UNION ALL SELECT 'giver') AS v
    WHERE r.given_by = :person);

-- name: call_off_parts(person)!
-- Nobody is asked any more for the parts of a sweep a person ordered.
UPDATE duty_runs SET state = 'called_off', look_at = NULL
WHERE state = 'open' AND part_of IN (SELECT s.id FROM duty_runs AS s WHERE s.given_by = :person);

-- name: stop_clocks_of_runs(now, person)!
-- Nobody is nagged about what a person was to do by name, or gave others to do.
UPDATE clocks SET stopped_at = :now, look_at = NULL
WHERE stopped_at IS NULL AND run_id IN (
    SELECT r.id FROM duty_runs AS r WHERE r.state = 'open' AND :person IN (r.person, r.given_by));

-- name: call_off_runs(person)!
-- What a person was to do by name, or gave others to do in words that go, is done by nobody.
UPDATE duty_runs SET state = 'called_off', look_at = NULL WHERE state = 'open' AND :person IN (person, given_by);

-- name: leave_runs(person)!
-- What a person did of their duties stays done, by nobody in particular; the words they gave or wrote go.
UPDATE duty_runs SET
    title = CASE WHEN given_by = :person THEN '' ELSE title END,
    words = CASE WHEN :person IN (given_by, done_by) THEN '' ELSE words END,
    person = CASE WHEN person = :person THEN NULL ELSE person END,
    given_by = CASE WHEN given_by = :person THEN NULL ELSE given_by END,
    done_by = CASE WHEN done_by = :person THEN NULL ELSE done_by END
WHERE :person IN (person, given_by, done_by);

-- name: runs(after, most)
-- What was given to do, and the minutes of it, run by run.
SELECT id, title || ' ' || words AS words FROM duty_runs
WHERE id > :after AND duty IS NULL
ORDER BY id LIMIT :most + 0;

-- name: blank_run(id)!
-- One of these mentions somebody; its words go.
UPDATE duty_runs SET title = '', words = '' WHERE id = :id;

-- name: drop_listed(person)!
-- No poll that has not opened asks a person by name.
DELETE FROM poll_listed WHERE person = :person;

-- name: blank_own_voices(person)!
-- On frozen rolls a person's own voice is a number without a name.
UPDATE poll_units SET label = '' WHERE person = :person;

-- name: drop_voices(person)!
-- A person may vote for nothing any more; what was voted stays.
DELETE FROM poll_voters WHERE person = :person;

-- name: drop_digest_lines(person)!
-- A person is to read of nothing in the morning.
DELETE FROM digest_lines WHERE person = :person;

-- name: drop_windows(person)!
-- Nobody remembers when a person could be answered.
DELETE FROM reply_windows
WHERE (channel, external) IN (SELECT a.channel, a.external FROM accounts AS a WHERE a.person = :person);

-- name: drop_accounts(person)!
-- A person is called nothing on any platform.
DELETE FROM accounts WHERE person = :person;

-- name: blank_person(id)!
-- A row without a name stays, because cases point at it.
UPDATE people SET key = NULL, name = '' WHERE id = :id;

-- name: add_tombstone(token, at)!
-- A person was forgotten.
INSERT INTO tombstones (token, at) VALUES (:token, :at) ON CONFLICT (token) DO NOTHING;

-- name: tombstones()
-- Everybody who was forgotten, in order.
SELECT token, at FROM tombstones ORDER BY at, token;
