-- name: posts()
-- Every post nobody ended, the holder before the deputies.
SELECT person, role, grid, deputy, from_at FROM posts WHERE until_at IS NULL ORDER BY deputy, id;

-- name: contacts()
-- Who hears for which organisation.
SELECT handler, person FROM contacts ORDER BY handler, person;

-- name: chats()
-- The groups bound to grids.
SELECT id, channel, external, title, grid, purpose, locale, silenced FROM chats ORDER BY id;

-- name: absences(spare)
-- Who is away now or will be, and who stands in. What was long over when somebody last wrote one down is over for good.
SELECT person, stand_in, from_at, until_at FROM absences
WHERE until_at > (SELECT max(a.noted_at) - :spare FROM absences AS a)
ORDER BY from_at, id;
