-- name: next_payloads(after, most)^
-- How far the next so many payloads reach, and when the oldest of them came in.
SELECT max(id) AS upto, min(received_at) AS since
FROM (SELECT id, received_at FROM inbox WHERE id > :after ORDER BY id LIMIT :most + 0) AS next;

-- name: wipe_payloads(after, upto, before)!
-- What had its effect long ago is not to be read any more; that it came is still known.
UPDATE inbox SET payload = x''
WHERE id > :after AND id <= :upto AND state = 'done' AND done_at < :before AND length(payload) > 0;

-- name: drop_floods(now, after, upto, before)!
-- What was too much at once, and what nobody looked at in all that time, is given up as if by an operator.
UPDATE inbox SET state = 'done', done_at = :now, payload = x'', error = NULL
WHERE id > :after AND id <= :upto AND state = 'dead' AND reason = 'flood' AND received_at < :before;

-- name: drop_letters(now, after, upto, before)!
-- A dead letter nobody mended in all that time is given up as if by an operator.
UPDATE inbox SET state = 'done', done_at = :now, payload = x'', error = NULL
WHERE id > :after AND id <= :upto AND state = 'dead' AND received_at < :before;

-- name: forget_payloads(after, upto, before)!
-- No platform brings again what came so long ago. The newest stays, lest its number be given anew.
DELETE FROM inbox
WHERE id > :after AND id <= :upto AND state = 'done' AND done_at < :before AND id < (SELECT max(i.id) FROM inbox AS i);

-- name: next_messages(after, most)^
-- How far the next so many messages reach, and when the oldest of them was queued.
SELECT max(id) AS upto, min(queued_at) AS since
FROM (SELECT id, queued_at FROM outbox WHERE id > :after ORDER BY id LIMIT :most + 0) AS next;

-- name: drop_messages(after, upto, before, now)!
-- What was said in passing, or will never be: nothing changes it, no button of it answers, nothing that runs rests on it.
-- What is said once under a name goes where the name never comes again. The last words of each chat stay: what somebody
-- writes there may be their answer.
DELETE FROM outbox
WHERE id > :after AND id <= :upto AND state IN ('sent', 'failed', 'dead', 'superseded')
  AND queued_at < :before AND coalesce(sent_at, queued_at) < :before
  AND coalesce(expires_at, 0) <= :now AND card IS NULL
  AND (once IS NULL OR once >= 'ping:' AND once < 'ping;' OR once >= 'summary:' AND once < 'summary;'
    OR once >= 'sorry:' AND once < 'sorry;')
  AND NOT EXISTS (SELECT 1 FROM held_messages AS h WHERE h.outbox = outbox.id)
  AND NOT EXISTS (
    SELECT 1 FROM pings AS p JOIN nags AS n ON n.id = p.nag JOIN clocks AS k ON k.id = n.clock
    WHERE p.outbox = outbox.id AND (k.stopped_at IS NULL OR p.state NOT IN ('told', 'moot', 'failed')))
  AND EXISTS (
    SELECT 1 FROM outbox AS newer
    WHERE newer.channel = outbox.channel AND newer.chat = outbox.chat AND newer.id > outbox.id);

-- name: hush_last_words(after, upto, before, now, gone)!
-- What is too old to be kept and yet the last of its chat says nothing any more; a number typed there still means the same.
UPDATE outbox SET body = :gone, photos = '[]', recording = NULL, drawing = NULL
WHERE id > :after AND id <= :upto AND state IN ('sent', 'failed', 'dead', 'superseded')
  AND queued_at < :before AND coalesce(sent_at, queued_at) < :before
  AND coalesce(expires_at, 0) <= :now AND card IS NULL AND body <> :gone
  AND (once IS NULL OR once >= 'ping:' AND once < 'ping;' OR once >= 'summary:' AND once < 'summary;'
    OR once >= 'sorry:' AND once < 'sorry;')
  AND NOT EXISTS (SELECT 1 FROM held_messages AS h WHERE h.outbox = outbox.id)
  AND NOT EXISTS (
    SELECT 1 FROM pings AS p JOIN nags AS n ON n.id = p.nag JOIN clocks AS k ON k.id = n.clock
    WHERE p.outbox = outbox.id AND (k.stopped_at IS NULL OR p.state NOT IN ('told', 'moot', 'failed')));

-- name: drop_about(first, beyond, most)!
-- What was said about something that is over, so many at a time: cards and news have it in their names.
DELETE FROM outbox WHERE id IN (
    SELECT id FROM outbox
    WHERE (card >= :first AND card < :beyond OR once >= :first AND once < :beyond)
      AND state IN ('sent', 'failed', 'dead', 'superseded')
      AND NOT EXISTS (SELECT 1 FROM held_messages AS h WHERE h.outbox = outbox.id)
      AND EXISTS (
        SELECT 1 FROM outbox AS newer
        WHERE newer.channel = outbox.channel AND newer.chat = outbox.chat AND newer.id > outbox.id)
    LIMIT :most + 0);

-- name: next_cases(after, most)^
-- How far the next so many cases reach, and when the oldest of them was opened.
SELECT max(id) AS upto, min(opened_at) AS since
FROM (SELECT id, opened_at FROM cases WHERE id > :after ORDER BY id LIMIT :most + 0) AS next;

-- name: ended_cases(after, upto, since, before, most)
-- Cases that ended in a span of time.
SELECT id FROM cases
WHERE id > :after AND id <= :upto AND closed_at > :since AND closed_at <= :before
ORDER BY id LIMIT :most + 0;

-- name: drop_pings_of_case(case_id)!
-- Who heard that a case was late is not kept for ever.
DELETE FROM pings WHERE nag IN (
    SELECT n.id FROM clocks AS k JOIN nags AS n ON n.clock = k.id
    WHERE k.case_id = :case_id AND k.stopped_at IS NOT NULL);

-- name: drop_nags_of_case(case_id)!
-- Which rungs were fired stands in the history of the case.
DELETE FROM nags WHERE clock IN (
    SELECT k.id FROM clocks AS k WHERE k.case_id = :case_id AND k.stopped_at IS NOT NULL);

-- name: files_of_case(case_id)
-- The photos and voice notes of a case.
SELECT p.sha256 FROM case_photos AS p WHERE p.case_id = :case_id
UNION
SELECT r.sha256 FROM case_recordings AS r WHERE r.case_id = :case_id;

-- name: drop_pictures_of_case(case_id)!
-- A case has no photo any more.
DELETE FROM case_photos WHERE case_id = :case_id;

-- name: drop_recordings_of_case(case_id)!
-- A case has no voice note any more.
DELETE FROM case_recordings WHERE case_id = :case_id;

-- name: bare(first, beyond)!
-- What was said about a case shows no photo that may not be there any more.
UPDATE outbox SET photos = '[]', recording = NULL
WHERE (card >= :first AND card < :beyond OR once >= :first AND once < :beyond)
  AND (photos <> '[]' OR recording IS NOT NULL) AND state NOT IN ('queued', 'sending');

-- name: drop_photo(sha256)!
-- A photo nothing has any more: no case, no step of a council, no option and no proxy of a poll.
DELETE FROM photos
WHERE sha256 = :sha256
  AND NOT EXISTS (SELECT 1 FROM case_photos AS p WHERE p.sha256 = photos.sha256)
  AND NOT EXISTS (SELECT 1 FROM procedure_steps AS s WHERE s.photo = photos.sha256)
  AND NOT EXISTS (SELECT 1 FROM poll_proxies AS x WHERE x.photo = photos.sha256)
  AND NOT EXISTS (SELECT 1 FROM polls AS q WHERE q.options LIKE '%' || photos.sha256 || '%')
  AND NOT EXISTS (
    SELECT 1 FROM poll_words AS w WHERE w.name = 'photo' AND w.words LIKE '%' || photos.sha256 || '%')
  AND NOT EXISTS (SELECT 1 FROM dialogues AS d WHERE d.notes LIKE '%' || photos.sha256 || '%');

-- name: add_remain(sha256)!
-- The file has to go, unless something still speaks of it or is about to.
INSERT INTO remains (name)
SELECT CAST(:sha256 AS TEXT)
WHERE NOT EXISTS (SELECT 1 FROM dialogues AS d WHERE d.notes LIKE '%' || CAST(:sha256 AS TEXT) || '%')
ON CONFLICT (name) DO NOTHING;

-- name: next_runs(after, most)^
-- How far the next so many runs of duties reach, and when the first of them opened.
SELECT max(id) AS upto, min(opens_at) AS since
FROM (SELECT id, opens_at FROM duty_runs WHERE id > :after ORDER BY id LIMIT :most + 0) AS next;

-- name: ended_runs(after, upto, before, most)
-- Runs that came round by themselves and are long over; what people gave one another to do is kept.
SELECT id FROM duty_runs
WHERE id > :after AND id <= :upto AND duty IS NOT NULL AND part_of IS NULL AND state <> 'open'
  AND due_at < :before AND opens_at < :before AND coalesce(done_at, 0) < :before
  AND NOT EXISTS (SELECT 1 FROM clocks AS k WHERE k.run_id = duty_runs.id AND k.stopped_at IS NULL)
  AND NOT EXISTS (SELECT 1 FROM duty_runs AS p WHERE p.part_of = duty_runs.id)
  AND id < (SELECT max(r.id) FROM duty_runs AS r)
ORDER BY id LIMIT :most + 0;

-- name: drop_pings_of_run(run_id)!
-- Who heard that it was late.
DELETE FROM pings WHERE nag IN (SELECT n.id FROM clocks AS k JOIN nags AS n ON n.clock = k.id WHERE k.run_id = :run_id);

-- name: drop_nags_of_run(run_id)!
-- Which rungs were fired.
DELETE FROM nags WHERE clock IN (SELECT k.id FROM clocks AS k WHERE k.run_id = :run_id);

-- name: drop_lines_of_run(run_id)!
-- Who was to read of it in the morning.
DELETE FROM digest_lines WHERE clock IN (SELECT k.id FROM clocks AS k WHERE k.run_id = :run_id);

-- name: drop_clocks_of_run(run_id)!
-- By when it was to be done.
DELETE FROM clocks WHERE run_id = :run_id;

-- name: drop_run(run_id)!
-- One time a duty was to be done.
DELETE FROM duty_runs WHERE id = :run_id;

-- name: ended_polls(after, before, most)
-- Polls that are over for good.
SELECT id FROM polls
WHERE id > :after AND state IN ('effective', 'carried_out', 'withdrawn', 'annulled')
  AND closes_at < :before AND coalesce(closed_at, 0) < :before
ORDER BY id LIMIT :most + 0;

-- name: drop_quotas(before, ahead, most)!
-- Spans that are over count for nothing; one that began in a time that has not come was never one.
DELETE FROM quotas WHERE (counted, channel, external) IN (
    SELECT counted, channel, external FROM quotas WHERE since < :before OR since > :ahead LIMIT :most + 0);

-- name: drop_windows(before, most)!
-- Reply windows that closed.
DELETE FROM reply_windows WHERE (channel, external, opened_by) IN (
    SELECT channel, external, opened_by FROM reply_windows WHERE until < :before LIMIT :most + 0);

-- name: drop_entrances(before, most)!
-- Codes to be scanned that ended.
DELETE FROM entrances WHERE (channel, start) IN (
    SELECT channel, start FROM entrances WHERE expires_at < :before LIMIT :most + 0);

-- name: drop_codes(before, most)!
-- One-time codes that ended long ago, used or not.
DELETE FROM codes WHERE token IN (SELECT token FROM codes WHERE expires_at < :before LIMIT :most + 0);

-- name: drop_seals(before, most)!
-- Signatures of calls that are refused for their age alone.
DELETE FROM seals WHERE seal IN (SELECT seal FROM seals WHERE used_at < :before LIMIT :most + 0);

-- name: drop_alarms(before, most)!
-- Alarms that were mended long ago.
DELETE FROM alarms WHERE id IN (SELECT id FROM alarms WHERE cleared_at < :before LIMIT :most + 0);
