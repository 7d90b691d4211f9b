-- name: next_serial()$
-- The number the next poll gets.
SELECT coalesce(max(serial), 0) + 1 FROM polls;

-- name: add(serial, grid, building, question, details, options, method, picks, seats_min, seats_max, preset, rule, effect, secrecy, live, roll_kind, roll_role, state, proposed_by, drafted_at, opens_at, closes_at, batch, stage_after, runoff_of, topic)<!
-- A new poll.
INSERT INTO polls (
    serial, grid, building, question, details, options, method, picks, seats_min, seats_max, preset, rule, effect,
    secrecy, live, roll_kind, roll_role, state, proposed_by, drafted_at, opens_at, closes_at, batch, stage_after, runoff_of,
    topic)
VALUES (
    :serial, :grid, :building, :question, :details, :options, :method, :picks, :seats_min, :seats_max, :preset, :rule,
    :effect, :secrecy, :live, :roll_kind, :roll_role, :state, :proposed_by, :drafted_at, :opens_at, :closes_at, :batch,
    :stage_after, :runoff_of, :topic)
RETURNING id;

-- name: get(id)^
-- One poll.
SELECT * FROM polls WHERE id = :id;

-- name: by_serial(serial)^
-- The poll with the number people type.
SELECT * FROM polls WHERE serial = :serial;

-- name: redraft(id, question, details, options, opens_at, closes_at)!
-- What is asked, while nobody has seen it.
UPDATE polls
SET question = :question, details = :details, options = :options, opens_at = :opens_at, closes_at = :closes_at
WHERE id = :id AND state = 'draft';

-- name: save(id, state, approved_by, opens_at, closes_at, extended_by, closed_at, roll_hash, verdict)!
-- What happens to a poll after it was drafted.
UPDATE polls SET
    state = :state, approved_by = :approved_by, opens_at = :opens_at, closes_at = :closes_at,
    extended_by = :extended_by, closed_at = :closed_at, roll_hash = :roll_hash, verdict = :verdict
WHERE id = :id;

-- name: set_result(id, result)!
-- What it came to, as JSON.
UPDATE polls SET result = :result WHERE id = :id;

-- name: result(id)$
-- What it came to, as JSON; NULL until it was counted.
SELECT result FROM polls WHERE id = :id;

-- name: shown(id, at)!
-- When its tally was last put on the card in the groups.
UPDATE polls SET shown_at = :at WHERE id = :id;

-- name: put_up(id, options)!
-- Whoever stands for election, put up once.
UPDATE polls SET options = :options WHERE id = :id AND state = 'noticed' AND options = '[]';

-- name: called(person)$
-- What a candidate is called.
SELECT name FROM people WHERE id = :person;

-- name: drop_draft(id)!
-- A draft nobody has seen is gone.
DELETE FROM polls WHERE id = :id AND state = 'draft';

-- name: in_state(state, most)
-- The polls of one state, the newest first.
SELECT * FROM polls WHERE state = :state ORDER BY id DESC LIMIT :most + 0;

-- name: of_grid(grid, most)
-- The polls of one grid, the newest first, drafts left out.
SELECT * FROM polls WHERE grid = :grid AND state <> 'draft' ORDER BY drafted_at DESC, id DESC LIMIT :most + 0;

-- name: going_on(grid, most)
-- The polls of one grid that are noticed or open, the newest first.
SELECT * FROM polls WHERE grid = :grid AND state IN ('noticed', 'open') ORDER BY id DESC LIMIT :most + 0;

-- name: of_voter(person, most)
-- The polls somebody has a voice in, their own or as an agent, the newest first.
SELECT polls.* FROM polls JOIN (
    SELECT poll FROM poll_voters WHERE person = :person
    UNION
    SELECT poll FROM poll_proxies WHERE agent = :person) AS mine ON mine.poll = polls.id
ORDER BY polls.id DESC LIMIT :most + 0;

-- name: of_batch(batch)
-- The polls of one template, in their order.
SELECT * FROM polls WHERE batch = :batch ORDER BY id;

-- name: next_stages(id)
-- The polls that open only when this one has passed.
SELECT * FROM polls WHERE stage_after = :id ORDER BY id;

-- name: set_moment(poll, kind, at, progress)!
-- Something will happen by itself to the poll then, or go on; each kind once at a time, the last word counts.
INSERT INTO poll_moments (poll, kind, at, progress) VALUES (:poll, :kind, :at, :progress)
ON CONFLICT (poll, kind) DO UPDATE SET at = excluded.at, progress = excluded.progress;

-- name: set_moment_once(poll, kind, at)!
-- As set_moment, but one that is set already stays.
INSERT INTO poll_moments (poll, kind, at) VALUES (:poll, :kind, :at) ON CONFLICT (poll, kind) DO NOTHING;

-- name: drop_moment(poll, kind)!
-- It has happened, or never will.
DELETE FROM poll_moments WHERE poll = :poll AND kind = :kind;

-- name: drop_moments(poll)!
-- Nothing more happens by itself to the poll.
DELETE FROM poll_moments WHERE poll = :poll;

-- name: moments(poll)
-- What will happen by itself to the poll, the next first.
SELECT kind, at, progress FROM poll_moments WHERE poll = :poll ORDER BY at, kind;

-- name: due(now, most)
-- What should have happened by now, what has waited longest first.
SELECT poll, kind, at, progress FROM poll_moments WHERE at <= :now ORDER BY at, poll, kind LIMIT :most + 0;

-- name: moment(poll, kind)$
-- When one kind of thing happens by itself to the poll.
SELECT at FROM poll_moments WHERE poll = :poll AND kind = :kind;

-- name: next_look(watch)$
-- When something happens by itself next, but for watching.
SELECT min(at) FROM poll_moments WHERE kind <> :watch;

-- name: next_watch(watch)$
-- When it is written down next that somebody looks.
SELECT min(at) FROM poll_moments WHERE kind = :watch;
