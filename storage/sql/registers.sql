-- name: person_by_key(key)$
-- A person the register knows.
SELECT id FROM people WHERE key = :key;

-- name: stranger(channel, external)$
-- Somebody who joined in chat on this account before the register knew them.
SELECT p.id
FROM accounts AS a JOIN people AS p ON p.id = a.person
WHERE a.channel = :channel AND a.external = :external AND p.key IS NULL;

-- name: update_person(key, name, id)!
-- Key and name as the register has them; a language the person chose stays.
UPDATE people SET key = :key, name = :name WHERE id = :id;

-- name: standing_posts()
-- Every post held now.
SELECT id, person, role, grid, deputy FROM posts WHERE until_at IS NULL;

-- name: add_post(person, role, grid, deputy, now)!
-- A post begins.
INSERT INTO posts (person, role, grid, deputy, from_at) VALUES (:person, :role, :grid, :deputy, :now);

-- name: end_post(now, id)!
-- A post ends.
UPDATE posts SET until_at = :now WHERE id = :id;

-- name: forget_contacts()!
-- Nobody hears for any organisation, until the register says who does.
DELETE FROM contacts;

-- name: add_contact(handler, person)!
-- Somebody hears for an organisation.
INSERT INTO contacts (handler, person) VALUES (:handler, :person) ON CONFLICT DO NOTHING;

-- name: household(building, unit, room)$
-- A door by where it is.
SELECT id FROM households WHERE building = :building AND unit = :unit AND room = :room;

-- name: leave_doors(person)!
-- Somebody belongs to no door, until the register says to which.
DELETE FROM household_members WHERE person = :person;

-- name: add_member(household, person)!
-- Somebody belongs to a door.
INSERT INTO household_members (household, person) VALUES (:household, :person) ON CONFLICT DO NOTHING;

-- name: put_chat(channel, external, title, grid, purpose, locale)!
-- A group bound by the register.
INSERT INTO chats (channel, external, title, grid, purpose, locale)
VALUES (:channel, :external, :title, :grid, :purpose, :locale)
ON CONFLICT (channel, external) DO UPDATE SET
    title = excluded.title, grid = excluded.grid, purpose = excluded.purpose, locale = excluded.locale;

-- name: forget_chats()!
-- Groups of grids that are out of use are bound to nothing.
DELETE FROM chats WHERE grid IN (SELECT id FROM grids WHERE retired = 1);

-- name: counts()^
-- How much of everything is in use, for the report after an import.
SELECT
    (SELECT count(*) FROM grids WHERE retired = 0) AS grids,
    (SELECT count(*) FROM buildings WHERE retired = 0) AS buildings,
    (SELECT count(*) FROM households WHERE retired = 0) AS households,
    (SELECT count(*) FROM posts WHERE until_at IS NULL) AS posts;
