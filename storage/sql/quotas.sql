-- name: used(counted, channel, external)^
-- How much was used in the span that began last.
SELECT amount, since FROM quotas WHERE counted = :counted AND channel = :channel AND external = :external;

-- name: use(counted, channel, external, amount, since)!
-- So much is used now.
INSERT INTO quotas (counted, channel, external, since, amount)
VALUES (:counted, :channel, :external, :since, :amount)
ON CONFLICT (counted, channel, external) DO UPDATE SET amount = excluded.amount, since = excluded.since;
