-- name: loaded()
-- The years somebody loaded a notice for.
SELECT year, official, days FROM year_tables ORDER BY year;

-- name: load(year, official, days, now)!
-- The year as the notice has it, instead of what there was.
INSERT INTO year_tables (year, official, days, loaded_at) VALUES (:year, :official, :days, :now)
ON CONFLICT (year) DO UPDATE SET official = excluded.official, days = excluded.days, loaded_at = excluded.loaded_at;
