-- name: doors(grid, building)
-- The doors in use of a grid and all below it, or those of one building of it.
WITH RECURSIVE below (id) AS (
    SELECT id FROM grids WHERE id = :grid
    UNION ALL
    SELECT grids.id FROM grids JOIN below ON grids.parent = below.id WHERE grids.retired = 0)
SELECT doors.id, doors.building, doors.unit, doors.room, doors.area_cm2, doors.owner_key, doors.adults, doors.tenure
FROM households AS doors JOIN below ON below.id = doors.grid
WHERE doors.retired = 0 AND (CAST(:building AS TEXT) IS NULL OR doors.building = :building);

-- name: members(grid, building)
-- Who belongs to these doors.
WITH RECURSIVE below (id) AS (
    SELECT id FROM grids WHERE id = :grid
    UNION ALL
    SELECT grids.id FROM grids JOIN below ON grids.parent = below.id WHERE grids.retired = 0)
SELECT members.household, members.person, members.relation, people.name
FROM below
JOIN households AS doors ON doors.grid = below.id
JOIN household_members AS members ON members.household = doors.id
JOIN people ON people.id = members.person
WHERE doors.retired = 0 AND (CAST(:building AS TEXT) IS NULL OR doors.building = :building)
ORDER BY members.household, members.person;

-- name: holders(role, grid)
-- Who holds a role in a grid or below it, themselves and not for somebody else.
WITH RECURSIVE below (id) AS (
    SELECT id FROM grids WHERE id = :grid
    UNION ALL
    SELECT grids.id FROM grids JOIN below ON grids.parent = below.id WHERE grids.retired = 0)
SELECT DISTINCT people.id, people.name
FROM below
JOIN posts ON posts.grid = below.id
JOIN people ON people.id = posts.person
WHERE posts.role = :role AND posts.deputy = 0 AND posts.until_at IS NULL
ORDER BY people.id;

-- name: in_chat()
-- Everybody who can be told something in private.
SELECT DISTINCT person FROM accounts WHERE unreachable IS NULL;

-- name: homes(person)
-- The doors in use somebody belongs to, and as what.
SELECT doors.grid, doors.building, members.relation
FROM household_members AS members JOIN households AS doors ON doors.id = members.household
WHERE members.person = :person AND doors.retired = 0
ORDER BY doors.id;
