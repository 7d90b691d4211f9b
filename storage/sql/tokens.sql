-- name: kept(name)^
-- The token of that name, and until when somebody asks for another.
SELECT token, expires_at, asking_until FROM platform_tokens WHERE name = :name;

-- name: begin(name)!
-- A token of that name can be asked for.
INSERT INTO platform_tokens (name) VALUES (:name) ON CONFLICT (name) DO NOTHING;

-- name: claim(asking_until, name, stale, now, latest)!
-- One caller asks for a new token: where nobody does already, and the token is the one that is good no more.
-- A claim that lies ahead by far was made by a clock that was.
UPDATE platform_tokens SET asking_until = :asking_until
WHERE name = :name AND token = :stale AND (asking_until <= :now OR asking_until > :latest);

-- name: keep(token, expires_at, name)!
-- The new token; nobody asks any more.
UPDATE platform_tokens SET token = :token, expires_at = :expires_at, asking_until = 0 WHERE name = :name;

-- name: let_go(name)!
-- Nobody asks any more, and the token is the same.
UPDATE platform_tokens SET asking_until = 0 WHERE name = :name;
