-- name: issue(token, purpose, about, issued_by, expires_at)!
-- A code that may be used once; its hash is all that is kept of it.
INSERT INTO codes (token, purpose, about, issued_by, expires_at)
VALUES (:token, :purpose, :about, :issued_by, :expires_at);

-- name: use(by, now, token)!
-- Somebody uses the code, if nobody has and it is not too late.
UPDATE codes SET used_by = :by, used_at = :now
WHERE token = :token AND used_at IS NULL AND expires_at > :now;

-- name: used(token)^
-- What a code that was just used says.
SELECT about, issued_by FROM codes WHERE token = :token;

-- name: forget(before)!
-- Codes that ended long ago are not remembered.
DELETE FROM codes WHERE expires_at < :before;
