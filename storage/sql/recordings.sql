-- name: add(case_id, sha256, seconds, at)!
-- A voice note belongs to a case.
INSERT INTO case_recordings (case_id, sha256, seconds, at) VALUES (:case_id, :sha256, :seconds, :at)
ON CONFLICT (case_id, sha256) DO NOTHING;

-- name: of_case(case_id)
-- The voice notes of a case, in the order they came.
SELECT sha256, seconds FROM case_recordings WHERE case_id = :case_id ORDER BY id;

-- name: in_cases(sha256)$
-- How many cases have a voice note.
SELECT count(*) FROM case_recordings WHERE sha256 = :sha256;

-- name: in_drafts(piece)$
-- How many open conversations keep a voice note in mind.
SELECT count(*) FROM dialogues WHERE notes LIKE :piece;

-- name: seconds(sha256)$
-- How long a voice note is; None when no case has it.
SELECT max(seconds) FROM case_recordings WHERE sha256 = :sha256;
