-- name: versions(town)^
-- Of what is kept in memory: the version of the town, of its roster, and the newest of what was learnt.
SELECT
    (SELECT value FROM meta WHERE name = :town) AS town,
    (SELECT value FROM meta WHERE name = 'roster-version') AS roster,
    (SELECT step FROM lesson_steps ORDER BY step DESC LIMIT 1) AS step,
    (SELECT token FROM lesson_steps ORDER BY step DESC LIMIT 1) AS token;

-- name: grids()
-- Every grid, parents before children; also those that are out of use, for old cases lie in them.
SELECT id, name, level, parent, kind, aliases, polygon, retired FROM grids ORDER BY position;

-- name: buildings()
-- Every building, in use or not.
SELECT id, grid, name, aliases, units, retired FROM buildings ORDER BY position;

-- name: categories()
-- Every category, in use or not, in the order people see them.
SELECT id, document, retired FROM categories ORDER BY position;

-- name: roles()
-- Every role, in use or not.
SELECT id, names, standing, retired FROM roles ORDER BY position;

-- name: handlers()
-- Every handler, in use or not.
SELECT id, names, kind, role, retired FROM handlers ORDER BY position;

-- name: responsibilities()
-- The whole list of who answers for what.
SELECT category, grid, handler, deputy FROM responsibilities ORDER BY category, grid;
