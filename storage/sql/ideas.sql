-- name: add(grid, words, person, at)<!
-- A new idea.
INSERT INTO ideas (grid, words, person, at) VALUES (:grid, :words, :person, :at)
RETURNING id;

-- name: get(id)^
-- One idea, with how many are for it.
SELECT i.*, (SELECT count(*) FROM idea_supporters AS s WHERE s.idea = i.id) AS supporters
FROM ideas AS i WHERE i.id = :id;

-- name: top(grid, most)
-- The ideas of a grid most are for, of equals the oldest first; merged ones and those that became topics left out.
SELECT i.*, (SELECT count(*) FROM idea_supporters AS s WHERE s.idea = i.id) AS supporters
FROM ideas AS i
WHERE i.grid = :grid AND i.merged_into IS NULL AND i.topic IS NULL AND i.words <> ''
ORDER BY supporters DESC, i.at, i.id LIMIT :most + 0;

-- name: support(idea, person)!
-- Somebody is for it, once.
INSERT INTO idea_supporters (idea, person) VALUES (:idea, :person) ON CONFLICT (idea, person) DO NOTHING;

-- name: supporters(idea)
-- Who is for it.
SELECT person FROM idea_supporters WHERE idea = :idea ORDER BY person;

-- name: take_over(idea, other)!
-- Whoever was for the other is for this one, once.
INSERT INTO idea_supporters (idea, person)
SELECT :idea, person FROM idea_supporters WHERE idea = :other
ON CONFLICT (idea, person) DO NOTHING;

-- name: merge(idea, other)!
-- The other is the same, and so is whatever was merged into it.
UPDATE ideas SET merged_into = :idea WHERE id = :other OR merged_into = :other;

-- name: became(idea, topic)!
-- It is talked over as a topic now.
UPDATE ideas SET topic = :topic WHERE id = :idea OR merged_into = :idea;
