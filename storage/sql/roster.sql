-- name: version()$
-- Changes with every write to posts, contacts and chats.
SELECT value FROM meta WHERE name = 'roster-version';

-- name: posts()
-- Every post nobody ended, the holder before the deputies.
SELECT person, role, grid, deputy, from_at FROM posts WHERE until_at IS NULL ORDER BY deputy, id;

-- name: contacts()
-- Who hears for which organisation.
SELECT handler, person FROM contacts ORDER BY handler, person;

-- name: chats()
-- The groups bound to grids.
SELECT id, channel, external, title, grid, purpose, locale, silenced FROM chats ORDER BY id;
