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
