-- name: add(run, type, grid)!
-- A run is a council meeting of that type.
INSERT INTO council_meetings (run, type, grid) VALUES (:run, :type, :grid);

-- name: get(run)^
-- The council meeting of a run.
SELECT * FROM council_meetings WHERE run = :run;

-- name: ahead(grid)
-- The meetings of a grid that were not held yet, the earliest first; those called off are none.
SELECT c.* FROM council_meetings AS c JOIN duty_runs AS r ON r.id = c.run
WHERE c.grid = :grid AND c.held_at IS NULL AND r.state = 'open'
ORDER BY r.opens_at, r.id;

-- name: hold(run, held_at)!
-- It is over.
UPDATE council_meetings SET held_at = :held_at WHERE run = :run;

-- name: put_on(meeting, topic)!
-- The topic is on the agenda, once.
INSERT INTO meeting_topics (meeting, topic) VALUES (:meeting, :topic) ON CONFLICT (meeting, topic) DO NOTHING;

-- name: agenda(meeting)
-- The topics of a meeting in the order they were put on.
SELECT * FROM meeting_topics WHERE meeting = :meeting ORDER BY id;

-- name: note_item(meeting, topic, words, outcome)!
-- What was said about a topic, and what became of it.
UPDATE meeting_topics SET words = :words, outcome = :outcome WHERE meeting = :meeting AND topic = :topic;

-- name: attend(meeting, party, person, name)!
-- Somebody was there for a party; once under one name.
INSERT INTO attendances (meeting, party, person, name) VALUES (:meeting, :party, :person, :name)
ON CONFLICT (meeting, party, name) DO NOTHING;

-- name: attendances(meeting)
-- Who was there, for whom.
SELECT * FROM attendances WHERE meeting = :meeting ORDER BY id;
