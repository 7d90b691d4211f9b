-- name: used(counted, channel, external)^
-- How much was used in the span that began last.
SELECT amount, since FROM quotas WHERE counted = :counted AND channel = :channel AND external = :external;

-- name: use(counted, channel, external, amount, now, within)^
-- So much more is used in the span that runs; one that is over, or began after now, runs no longer.
INSERT INTO quotas (counted, channel, external, since, amount)
VALUES (:counted, :channel, :external, :now, :amount)
ON CONFLICT (counted, channel, external) DO UPDATE SET
    amount = excluded.amount + CASE
        WHEN quotas.since <= excluded.since AND excluded.since - quotas.since < :within THEN quotas.amount ELSE 0 END,
    since = CASE
        WHEN quotas.since <= excluded.since AND excluded.since - quotas.since < :within
        THEN quotas.since ELSE excluded.since END
RETURNING amount, since;

-- name: moved(new, channel, old)!
-- A group has a new id: what was used there counts on, unless it counts there already.
UPDATE quotas SET external = :new
WHERE channel = :channel AND external = :old AND NOT EXISTS (
    SELECT 1 FROM quotas AS there
    WHERE there.counted = quotas.counted AND there.channel = :channel AND there.external = :new);
