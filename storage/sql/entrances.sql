-- name: known(channel, start, until)$
-- The address behind a code, as long as it lives.
SELECT address FROM entrances
WHERE channel = :channel AND start = :start AND (expires_at IS NULL OR expires_at >= :until);

-- name: keep(channel, start, address, expires_at)!
-- A new code; what an older one led to is not given out any more.
INSERT INTO entrances (channel, start, address, expires_at) VALUES (:channel, :start, :address, :expires_at)
ON CONFLICT (channel, start) DO UPDATE SET address = excluded.address, expires_at = excluded.expires_at;

-- name: lasting(channel)$
-- How many codes of a channel live for ever.
SELECT count(*) FROM entrances WHERE channel = :channel AND expires_at IS NULL;
