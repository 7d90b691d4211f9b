-- How much of a case is still kept: all of it, all but whoever it names, or what nobody can be known by. Neighbours with
-- the same problem are counted here once it is not known any more who they were.
ALTER TABLE cases ADD COLUMN kept TEXT NOT NULL DEFAULT 'whole' CHECK (kept IN ('whole', 'impersonal', 'anonymous'));
ALTER TABLE cases ADD COLUMN supported INTEGER NOT NULL DEFAULT 0;
