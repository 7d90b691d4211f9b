-- name: blank_own_ideas(person)!
-- What a person had an idea of goes; who else is for it stays with nothing to be for.
UPDATE ideas SET words = '' WHERE person = :person;

-- name: drop_supports(person)!
-- A person is for nothing.
DELETE FROM idea_supporters WHERE person = :person;

-- name: blank_messages_of_ideas(gone, person)!
-- What was said about a person's ideas says nothing now.
UPDATE outbox SET body = :gone
WHERE card IN (
    SELECT 'idea:' || i.id || ':' || v.viewer
    FROM ideas AS i CROSS JOIN (SELECT 'staff' AS viewer UNION ALL SELECT 'neighbours') AS v
    WHERE i.person = :person);

-- name: keep_parties(person, name)!
-- Somebody was there for the party; who, nobody knows any more.
INSERT INTO attendances (meeting, party, name)
SELECT meeting, party, '' FROM attendances WHERE person = :person OR (name = :name AND name <> '')
ON CONFLICT (meeting, party, name) DO NOTHING;

-- name: drop_attendances(person, name)!
-- A person was at no meeting.
DELETE FROM attendances WHERE person = :person OR (name = :name AND name <> '');

-- name: leave_checks(person)!
-- A task was looked at, by nobody in particular.
UPDATE resolution_tasks SET verified_by = NULL WHERE verified_by = :person;

-- name: pictures_of(person)
-- The pictures of the steps a person noted.
SELECT photo FROM procedure_steps WHERE actor = :person AND photo <> '';

-- name: drop_pictures(person)!
-- Steps a person noted are shown by nothing.
UPDATE procedure_steps SET photo = '' WHERE actor = :person;

-- name: leave_steps(person)!
-- A step was taken; the words of whoever noted it go.
UPDATE procedure_steps SET words = '' WHERE actor = :person;

-- name: topics(after, most)
-- The next topics, in words.
SELECT id, title || ' ' || words AS words FROM topics WHERE id > :after ORDER BY id LIMIT :most + 0;

-- name: blank_topics(id)!
-- One of these mentions somebody; its words go.
UPDATE topics SET title = '', words = '' WHERE id = :id;

-- name: items(after, most)
-- What was said about the next topics of meetings.
SELECT id, words FROM meeting_topics WHERE id > :after ORDER BY id LIMIT :most + 0;

-- name: blank_items(id)!
-- One of these goes.
UPDATE meeting_topics SET words = '' WHERE id = :id;

-- name: resolutions(after, most)
-- The next resolutions, in words.
SELECT id, words FROM resolutions WHERE id > :after ORDER BY id LIMIT :most + 0;

-- name: blank_resolutions(id)!
-- One of these goes.
UPDATE resolutions SET words = '' WHERE id = :id;

-- name: steps(after, most)
-- What was said of the next steps.
SELECT id, words FROM procedure_steps WHERE id > :after ORDER BY id LIMIT :most + 0;

-- name: blank_steps(id)!
-- One of these goes.
UPDATE procedure_steps SET words = '' WHERE id = :id;

-- name: ideas(after, most)
-- The next ideas.
SELECT id, words FROM ideas WHERE id > :after ORDER BY id LIMIT :most + 0;

-- name: blank_ideas(id)!
-- One of these goes.
UPDATE ideas SET words = '' WHERE id = :id;

-- name: words_of(person)
-- What a person wrote for the council in their own words.
SELECT words FROM ideas WHERE person = :person AND words <> ''
UNION ALL
SELECT words FROM procedure_steps WHERE actor = :person AND words <> '';
