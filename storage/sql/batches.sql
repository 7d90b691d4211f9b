-- name: add(title, grid, proposed_by, at)<!
-- One template is launched in many places.
INSERT INTO poll_batches (title, grid, proposed_by, at) VALUES (:title, :grid, :proposed_by, :at) RETURNING id;

-- name: get(id)^
-- One batch.
SELECT id, title, grid, proposed_by, at FROM poll_batches WHERE id = :id;

-- name: places(id)
-- Every poll of a batch: where it is held and how it stands.
SELECT id, serial, grid, building, state, verdict, result, runoff_of FROM polls WHERE batch = :id ORDER BY id;
