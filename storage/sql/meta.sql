-- name: get(name)$
-- One fact about the installation.
SELECT value FROM meta WHERE name = :name;

-- name: put(name, value)!
-- Remember a fact about the installation.
INSERT INTO meta (name, value) VALUES (:name, :value) ON CONFLICT (name) DO UPDATE SET value = excluded.value;
