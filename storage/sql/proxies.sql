-- name: put(poll, unit, agent, recorded_by, photo, at)!
-- Who votes for a unit from now on.
INSERT INTO poll_proxies (poll, unit, agent, recorded_by, photo, at)
VALUES (:poll, :unit, :agent, :recorded_by, :photo, :at)
ON CONFLICT (poll, unit) DO UPDATE SET
    agent = excluded.agent, recorded_by = excluded.recorded_by, photo = excluded.photo, at = excluded.at;

-- name: of_poll(poll)
-- Every proxy of a poll, by unit.
SELECT unit, agent, recorded_by, photo FROM poll_proxies WHERE poll = :poll ORDER BY unit;

-- name: held(poll, agent)$
-- For how many units somebody votes as an agent.
SELECT count(*) FROM poll_proxies WHERE agent = :agent AND poll = :poll;
