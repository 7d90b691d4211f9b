-- name: begin_post(person, role, grid, now)!
-- Somebody holds a post from now on, unless they do already.
INSERT INTO posts (person, role, grid, deputy, from_at)
SELECT :person, :role, :grid, 0, :now
WHERE NOT EXISTS (
    SELECT 1 FROM posts AS p
    WHERE p.person = :person AND p.role = :role AND p.grid = :grid AND p.deputy = 0 AND p.until_at IS NULL);

-- name: end_post(person, role, grid, now)!
-- Somebody holds a post no longer.
UPDATE posts SET until_at = :now
WHERE person = :person AND role = :role AND grid = :grid AND deputy = 0 AND until_at IS NULL;

-- name: put(person, role, grid, poll, began)!
-- Somebody was elected to a post by this poll; began tells whether they had it from then on only.
INSERT INTO elected (person, role, grid, poll, began) VALUES (:person, :role, :grid, :poll, :began)
ON CONFLICT (person, role, grid) DO UPDATE SET poll = excluded.poll;

-- name: of_place(role, grid, building)
-- Who was elected to a role for this building of the grid; NULL is the grid as a whole.
SELECT elected.person, elected.began FROM elected JOIN polls ON polls.id = elected.poll
WHERE elected.role = :role AND elected.grid = :grid AND coalesce(polls.building, '') = coalesce(:building, '')
ORDER BY elected.person;

-- name: drop(person, role, grid)!
-- Somebody's time is over.
DELETE FROM elected WHERE person = :person AND role = :role AND grid = :grid;

-- name: standing()
-- Everybody who was elected to a post the town still has.
SELECT elected.person, elected.role, elected.grid
FROM elected JOIN roles ON roles.id = elected.role JOIN grids ON grids.id = elected.grid
WHERE roles.retired = 0 AND grids.retired = 0
ORDER BY elected.person, elected.role, elected.grid;
