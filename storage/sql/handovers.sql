-- name: cases_of(person)
-- The open cases in somebody's hands, those with the nearest deadline first.
SELECT c.id FROM cases AS c
LEFT JOIN clocks AS k ON k.case_id = c.id AND k.kind = 'finish' AND k.stopped_at IS NULL
WHERE c.lead = :person AND c.closed_at IS NULL
ORDER BY k.due_at IS NULL, k.due_at, c.id;

-- name: runs_of(person)
-- The duties and tasks that are somebody's own to do and not done.
SELECT id FROM duty_runs WHERE person = :person AND done_at IS NULL AND state = 'open' ORDER BY due_at, id;

-- name: given_by(person)
-- The tasks somebody gave, also to themselves, that are not done.
SELECT id FROM duty_runs
WHERE given_by = :person AND done_at IS NULL AND state = 'open'
ORDER BY due_at, id;

-- name: shifts_of(person, now)
-- The shifts of somebody that are not over.
SELECT id FROM shifts WHERE person = :person AND until_at > :now ORDER BY from_at, id;

-- name: stand_ins_of(person, now)
-- The absences of others that somebody stands in for and that are not over.
SELECT id FROM absences WHERE stand_in = :person AND until_at > :now ORDER BY from_at, id;

-- name: posts_of(person)
-- The posts somebody holds.
SELECT id, role, grid, deputy FROM posts WHERE person = :person AND until_at IS NULL ORDER BY id;

-- name: contacts_of(person)
-- The organisations somebody hears for.
SELECT handler FROM contacts WHERE person = :person ORDER BY handler;

-- name: end_post(now, person, role, grid, deputy)!
-- Somebody holds a post no longer.
UPDATE posts SET until_at = :now
WHERE person = :person AND role = :role AND grid = :grid AND deputy = :deputy AND until_at IS NULL;

-- name: begin_post(person, role, grid, deputy, now)!
-- Somebody holds a post from now on, unless they do already.
INSERT INTO posts (person, role, grid, deputy, from_at)
SELECT :person, :role, :grid, :deputy, :now
WHERE NOT EXISTS (
    SELECT 1 FROM posts AS p
    WHERE p.person = :person AND p.role = :role AND p.grid = :grid AND p.deputy = :deputy AND p.until_at IS NULL);

-- name: end_contact(handler, person)!
-- Somebody hears for an organisation no longer.
DELETE FROM contacts WHERE handler = :handler AND person = :person;

-- name: begin_contact(handler, person)!
-- Somebody hears for an organisation, unless they do already.
INSERT INTO contacts (handler, person) VALUES (:handler, :person) ON CONFLICT DO NOTHING;

-- name: give_case(to, id, owner)!
-- An open case is in somebody else's hands.
UPDATE cases SET lead = :to WHERE id = :id AND lead = :owner AND closed_at IS NULL;

-- name: give_run(to, id, owner)!
-- A duty that is not done is somebody else's to do.
UPDATE duty_runs SET person = :to WHERE id = :id AND person = :owner AND done_at IS NULL;

-- name: give_given(to, id, owner)!
-- What becomes of a task is somebody else's to hear.
UPDATE duty_runs SET given_by = :to WHERE id = :id AND given_by = :owner AND done_at IS NULL;

-- name: give_shift(to, id, owner)!
-- Somebody else is on duty.
UPDATE shifts SET person = :to WHERE id = :id AND person = :owner;

-- name: give_stand_in(to, id, owner)!
-- Somebody else stands in; whoever is away does not stand in for themselves.
UPDATE absences SET stand_in = CASE WHEN person = :to THEN NULL ELSE :to END WHERE id = :id AND stand_in = :owner;

-- name: unsaid_pings(owner)
-- The pings to somebody as one of those who answer that were not said yet, or wait to be sent.
SELECT p.id, p.nag, p.outbox FROM pings AS p
WHERE p.person = :owner AND p.part <> 'reporter' AND p.state IN ('waiting', 'held')
UNION ALL
SELECT p.id, p.nag, p.outbox FROM pings AS p JOIN outbox AS o ON o.id = p.outbox
WHERE p.person = :owner AND p.part <> 'reporter' AND p.state = 'told' AND o.state = 'queued';

-- name: give_ping(to, id, nag)!
-- Somebody else hears of a nag, unless they do anyway.
UPDATE pings
SET person = :to, outbox = NULL, told_at = NULL,
    state = CASE
        WHEN EXISTS (SELECT 1 FROM pings AS p WHERE p.nag = :nag AND p.person = :to) THEN 'moot'
        ELSE 'waiting' END
WHERE id = :id;

-- name: withdraw(id)!
-- A message that waits is not said, and may be said there later after all.
UPDATE outbox SET state = 'superseded', once = NULL WHERE id = :id AND state = 'queued';

-- name: withdraw_work(owner)!
-- What waits to be said to somebody about duties, and about cases of others, is not said, and no card of them is kept up
-- to date.
UPDATE outbox
SET card = NULL, state = CASE WHEN state = 'queued' THEN 'superseded' ELSE state END
WHERE (channel, chat) IN (SELECT a.channel, a.external FROM accounts AS a WHERE a.person = :owner)
  AND reader = :owner
  AND (card LIKE 'run:%' OR card LIKE 'case:%' AND card NOT LIKE '%:reporter'
       OR card IS NULL AND state = 'queued' AND once LIKE 'case:%')
  AND NOT EXISTS (
    SELECT 1 FROM cases AS c
    WHERE (c.reporter = :owner OR c.id IN (SELECT s.case_id FROM supporters AS s WHERE s.person = :owner))
      AND (outbox.card LIKE 'case:' || c.id || ':%' OR outbox.once LIKE 'case:' || c.id || ':%'));

-- name: propose(giver, taker, by, now)<!
-- Somebody's offices are to go to somebody else.
INSERT INTO handovers (giver, taker, proposed_by, proposed_at) VALUES (:giver, :taker, :by, :now) RETURNING id;

-- name: handover(id)^
-- A handover.
SELECT * FROM handovers WHERE id = :id;

-- name: waiting(giver)^
-- The handover of somebody's offices that waits for a superior.
SELECT * FROM handovers
WHERE giver = :giver AND done_at IS NULL AND called_off_at IS NULL
ORDER BY id DESC LIMIT 1;

-- name: done(approved_by, now, brought, id)!
-- It is done; what came along is written down.
UPDATE handovers SET approved_by = :approved_by, done_at = :now, brought = :brought WHERE id = :id;

-- name: call_off(now, id)!
-- It is not to be, or was undone.
UPDATE handovers SET called_off_at = :now WHERE id = :id;

-- name: newest_of(person, since)^
-- The last handover somebody asked for or approved that was done since then and stands.
SELECT * FROM handovers
WHERE (proposed_by = :person OR approved_by = :person) AND done_at >= :since AND called_off_at IS NULL
ORDER BY done_at DESC, id DESC LIMIT 1;

-- name: standing()
-- Every handover that was done and stands, in order.
SELECT id, giver, taker, brought FROM handovers
WHERE done_at IS NOT NULL AND called_off_at IS NULL
ORDER BY done_at, id;

-- name: bring(brought, id)!
-- What is still left of what came along.
UPDATE handovers SET brought = :brought WHERE id = :id;
