-- name: over(after, upto, before)
-- The ended cases of which something may have to go; none a promise still runs for, none the council is not done with.
SELECT * FROM cases
WHERE id > :after AND id <= :upto AND kept <> 'anonymous' AND closed_at <= :before
  AND NOT EXISTS (SELECT 1 FROM clocks AS k WHERE k.case_id = cases.id AND k.look_at IS NOT NULL)
  AND NOT EXISTS (
    SELECT 1 FROM topics AS t
    WHERE t.case_id = cases.id AND (t.state NOT IN ('carried_out', 'dropped') OR t.settled_at > :before))
ORDER BY id;

-- name: merged_into(case_id)^
-- The case another became part of, as long as it is written beside the log.
SELECT c.* FROM case_events AS e
JOIN event_words AS w ON w.case_id = e.case_id AND w.seq = e.seq AND w.name = 'reason'
JOIN cases AS c ON c.number = w.words
WHERE e.case_id = :case_id AND e.action = 'merge'
ORDER BY e.seq DESC LIMIT 1;

-- name: unsay(first, beyond, gone, most)!
-- What was said about a case says nothing now and does not tell any more what it was about, so many at a time.
UPDATE outbox SET
    body = :gone, photos = '[]', recording = NULL, drawing = NULL, buttons = '[]', secret = NULL, audience = NULL,
    expires_at = NULL, card = NULL, once = NULL
WHERE id IN (
    SELECT id FROM outbox
    WHERE (card >= :first AND card < :beyond OR once >= :first AND once < :beyond) AND state <> 'sending'
    LIMIT :most + 0);

-- name: rooms(building)
-- The rooms of a building, in use or not.
SELECT DISTINCT room FROM households WHERE building = :building AND room <> '';

-- name: names(id)
-- What they are called who reported a case or had the same problem.
SELECT p.name FROM people AS p
WHERE p.id = (SELECT c.reporter FROM cases AS c WHERE c.id = :id)
   OR p.id IN (SELECT s.person FROM supporters AS s WHERE s.case_id = :id);

-- name: forget_who(id, nobody, words, feedback)!
-- Nobody in particular reported it, behind no door; where it was said names no account, and the number keeps the place.
UPDATE cases SET
    reporter = :nobody, anonymous = 1, room = '', album = NULL, order_number = NULL,
    origin_chat = '', origin_message = number, words = :words, feedback = :feedback, kept = 'impersonal',
    supported = supported + (SELECT count(*) FROM supporters AS s WHERE s.case_id = cases.id)
WHERE id = :id;

-- name: drop_supporters(id)!
-- How many had the same problem is known, but not who.
DELETE FROM supporters WHERE case_id = :id;

-- name: forget_what(id)!
-- Nothing is left of it but the number, the category, the grid, how it ended, and when.
UPDATE cases SET words = '', feedback = '', building = NULL, unit = '', kept = 'anonymous' WHERE id = :id;

-- name: drop_words(id)!
-- The log keeps its commitments; the words and their salts go.
DELETE FROM event_words WHERE case_id = :id;

-- name: forget_kind(id, category, handler)!
-- Not even what a sensitive matter was about, who dealt with it and how it ended is told any more.
UPDATE cases SET
    category = CASE WHEN EXISTS (SELECT 1 FROM categories AS o WHERE o.id = :category) THEN :category ELSE category END,
    lead_handler = :handler, deputy_handler = NULL, coordinator = NULL, lead = NULL, finished_by = NULL,
    klass = NULL, ladder = '', outcome = NULL, satisfied = NULL
WHERE id = :id;
