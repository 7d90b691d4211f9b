-- What each of these is for stands in the script for SQLite.
ALTER TABLE cases ADD COLUMN kept TEXT COLLATE "C" NOT NULL DEFAULT 'whole'
    CHECK (kept IN ('whole', 'impersonal', 'anonymous'));
ALTER TABLE cases ADD COLUMN supported BIGINT NOT NULL DEFAULT 0;
