-- name: has_schema()$
-- Only PostgreSQL: whether any migration was made (SQLite says it with a pragma).
SELECT to_regclass('schema_version') IS NOT NULL;

-- name: schema()$
-- Only PostgreSQL: the number of the newest migration that was made (SQLite says it with a pragma).
SELECT coalesce(max(version), 0) FROM schema_version;

-- name: numbering(table_name, column_name)$
-- Only PostgreSQL: what gives the rows of a table their numbers, NULL when nothing does (SQLite has a table of it).
SELECT pg_get_serial_sequence(CAST(:table_name AS TEXT), CAST(:column_name AS TEXT));

-- name: number_on(sequence, last)$
-- Only PostgreSQL: the next number is the one after this (SQLite has a table of it).
SELECT setval(CAST(CAST(:sequence AS TEXT) AS regclass), CAST(:last AS BIGINT));

-- name: indices()
-- Only PostgreSQL: what makes each index that is not a key's (SQLite says it in its own table of everything).
SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS made
FROM pg_index AS i JOIN pg_class AS c ON c.oid = i.indrelid
WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r'
  AND NOT EXISTS (SELECT 1 FROM pg_constraint AS k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u'))
ORDER BY name;

-- name: keys_made()
-- Only PostgreSQL: what makes each key (SQLite cannot set one aside while a copy is filled).
SELECT conrelid::regclass::text AS table_name, conname AS name, pg_get_constraintdef(oid) AS made
FROM pg_constraint
WHERE contype IN ('p', 'u') AND conrelid <> 0 AND connamespace = current_schema()::regnamespace
ORDER BY table_name, name;

-- name: references_made()
-- Only PostgreSQL: what makes each foreign key (SQLite looks at none while a copy is filled).
SELECT conrelid::regclass::text AS table_name, conname AS name, confrelid::regclass::text AS parent,
    pg_get_constraintdef(oid) AS made
FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace
ORDER BY table_name, name;

-- name: size()$
-- Only PostgreSQL: how many bytes the database takes (SQLite counts its pages with a pragma).
SELECT pg_database_size(current_database());

-- name: sizes()
-- Only PostgreSQL: how many bytes each table that has any takes with its indices (SQLite writes over what it removes).
SELECT relname AS name, pg_total_relation_size(oid) AS bytes FROM pg_class
WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace AND pg_relation_size(oid) > 0
ORDER BY name;

-- name: broken_indices()
-- Only PostgreSQL: the tables that have an index nobody may rely on (SQLite's check of itself finds those).
SELECT i.indrelid::regclass::text AS table_name, i.indexrelid::regclass::text AS name
FROM pg_index AS i JOIN pg_class AS c ON c.oid = i.indrelid
WHERE c.relnamespace = current_schema()::regnamespace AND NOT (i.indisvalid AND i.indisready) ORDER BY 1, 2;

-- name: standing()^
-- Only PostgreSQL: what the server says of itself (SQLite has no server).
SELECT
    CAST(current_setting('server_version_num') AS BIGINT) AS version,
    pg_encoding_to_char(d.encoding) AS encoding,
    current_setting('fsync') AS fsync,
    current_setting('full_page_writes') AS full_page_writes,
    current_setting('synchronous_commit') AS synchronous_commit,
    CAST(extract(epoch FROM clock_timestamp()) * 1000000 AS BIGINT) AS now_us,
    pg_database_size(d.oid) AS bytes,
    CAST(current_setting('max_connections') AS BIGINT)
        - CAST(current_setting('superuser_reserved_connections') AS BIGINT)
        - (SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend') AS connections_left,
    (SELECT CAST(coalesce(sum(n_live_tup), 0) AS BIGINT) FROM pg_stat_user_tables) AS row_count,
    (SELECT CAST(coalesce(sum(n_dead_tup), 0) AS BIGINT) FROM pg_stat_user_tables) AS dead_rows,
    (SELECT CAST(max(extract(epoch FROM replay_lag)) * 1000000 AS BIGINT) FROM pg_stat_replication) AS behind_us
FROM pg_database AS d WHERE d.datname = current_database();
