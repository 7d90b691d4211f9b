-- name: counting(since, before)
-- The cases that were accepted or closed in a span of time, in order, and where each is.
SELECT DISTINCT e.case_id, c.grid
FROM case_events AS e JOIN cases AS c ON c.id = e.case_id
WHERE e.action IN ('accept', 'finish', 'close') AND e.at >= :since AND e.at < :before
ORDER BY e.case_id;

-- name: history(case_id)
-- Everything that ever happened to a case, in order.
SELECT at, actor, action, facts FROM case_events WHERE case_id = :case_id ORDER BY seq;
