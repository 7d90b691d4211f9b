-- name: add(grid, person, from_at, until_at, put_by)!
-- Somebody is on duty in a grid.
INSERT INTO shifts (grid, person, from_at, until_at, put_by) VALUES (:grid, :person, :from_at, :until_at, :put_by);

-- name: in_span(grid, from_at, until_at)
-- The shifts of a grid that touch a span, in order.
SELECT id, grid, person, from_at, until_at FROM shifts
WHERE grid = :grid AND until_at > :from_at AND from_at < :until_at
ORDER BY from_at, id;

-- name: take_off(grid, from_at, until_at)!
-- Nobody is on duty in a grid for as long as any of these shifts.
DELETE FROM shifts WHERE grid = :grid AND until_at > :from_at AND from_at < :until_at;

-- name: ahead(grid, now, most)
-- The shifts of a grid that are not over, the next first.
SELECT id, grid, person, from_at, until_at FROM shifts
WHERE grid = :grid AND until_at > :now
ORDER BY from_at, id LIMIT :most + 0;

-- name: over_since(since, now)
-- The shifts that ended within a span, its end included.
SELECT id, grid, person, from_at, until_at FROM shifts
WHERE until_at > :since AND until_at <= :now
ORDER BY grid, from_at, id;

-- name: standing(now)
-- The shifts of this moment.
SELECT id, grid, person, from_at, until_at FROM shifts
WHERE until_at > :now AND from_at <= :now
ORDER BY grid, from_at, id;

-- name: grids_since(since)
-- The grids that had somebody on duty since then, or will have.
SELECT DISTINCT grid FROM shifts WHERE until_at > :since ORDER BY grid;
