-- name: ask(person, now, due_at)!
-- A person wants to be forgotten; whoever asked before keeps the earlier moment.
INSERT INTO farewells (person, asked_at, due_at) VALUES (:person, :now, :due_at) ON CONFLICT (person) DO NOTHING;

-- name: due_at(person)$
-- When a person is forgotten who asked for it.
SELECT due_at FROM farewells WHERE person = :person;

-- name: take_back(person)!
-- A person is not to be forgotten, or is.
DELETE FROM farewells WHERE person = :person;

-- name: due(now)
-- Whose time to think better of it is over. Whoever became part of somebody else has no account left and stays.
SELECT f.person FROM farewells AS f
WHERE f.due_at <= :now AND EXISTS (SELECT 1 FROM accounts AS a WHERE a.person = f.person)
ORDER BY f.due_at, f.person;
