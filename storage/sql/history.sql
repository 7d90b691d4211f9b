-- name: last_event(case_id)^
-- The newest link of a case's chain.
SELECT * FROM case_events WHERE case_id = :case_id ORDER BY seq DESC LIMIT 1;

-- name: add_events(case_id, seq, at, actor, action, before, after, facts, commitments, hash)*!
-- More links.
INSERT INTO case_events (case_id, seq, at, actor, action, before, after, facts, commitments, hash)
VALUES (:case_id, :seq, :at, :actor, :action, :before, :after, :facts, :commitments, :hash);

-- name: add_event_words(case_id, seq, name, salt, words)*!
-- The personal words of events, beside the chain.
INSERT INTO event_words (case_id, seq, name, salt, words) VALUES (:case_id, :seq, :name, :salt, :words);

-- name: events(case_id)
-- A case's log in order.
SELECT * FROM case_events WHERE case_id = :case_id ORDER BY seq;

-- name: event_words(case_id)
-- The personal words of a case's log.
SELECT seq, name, words FROM event_words WHERE case_id = :case_id;
