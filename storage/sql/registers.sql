-- name: grids_in_use()
-- The grids as the last register has them.
SELECT id, position, name, level, parent, kind, aliases, polygon FROM grids WHERE retired = 0;

-- name: buildings_in_use()
-- The buildings as the last register has them.
SELECT id, position, grid, name, aliases, units FROM buildings WHERE retired = 0;

-- name: categories_in_use()
-- The categories as the last register has them.
SELECT id, position, document FROM categories WHERE retired = 0;

-- name: roles_in_use()
-- The roles as the last register has them.
SELECT id, position, names, standing FROM roles WHERE retired = 0;

-- name: handlers_in_use()
-- The handlers as the last register has them.
SELECT id, position, names, kind, role FROM handlers WHERE retired = 0;

-- name: responsibilities()
-- Who answers for what, as the last register has it.
SELECT category, grid, handler, deputy FROM responsibilities;

-- name: households_in_use()
-- The doors as the last register has them.
SELECT building, unit, room, grid, area_cm2, tenure, owner_key, adults FROM households WHERE retired = 0;

-- name: retire_grid(id)*!
-- The register no longer has the grid; old cases still point at it.
UPDATE grids SET retired = 1 WHERE id = :id;

-- name: retire_building(id)*!
-- The register no longer has the building.
UPDATE buildings SET retired = 1 WHERE id = :id;

-- name: retire_category(id)*!
-- The register no longer has the category.
UPDATE categories SET retired = 1 WHERE id = :id;

-- name: retire_role(id)*!
-- The register no longer has the role.
UPDATE roles SET retired = 1 WHERE id = :id;

-- name: retire_handler(id)*!
-- The register no longer has the handler.
UPDATE handlers SET retired = 1 WHERE id = :id;

-- name: retire_household(building, unit, room)*!
-- The register no longer has the door.
UPDATE households SET retired = 1 WHERE building = :building AND unit = :unit AND room = :room;

-- name: forget_responsibility(category, grid)*!
-- The town file no longer has the line; nothing points at it.
DELETE FROM responsibilities WHERE category = :category AND grid = :grid;

-- name: put_grid(id, position, name, level, parent, kind, aliases, polygon)*!
-- A grid as the town file has it.
INSERT INTO grids (id, position, name, level, parent, kind, aliases, polygon)
VALUES (:id, :position, :name, :level, :parent, :kind, :aliases, :polygon)
ON CONFLICT (id) DO UPDATE SET
    position = excluded.position, name = excluded.name, level = excluded.level, parent = excluded.parent,
    kind = excluded.kind, aliases = excluded.aliases, polygon = excluded.polygon, retired = 0;

-- name: put_building(id, position, grid, name, aliases, units)*!
-- A building as the town file has it.
INSERT INTO buildings (id, position, grid, name, aliases, units)
VALUES (:id, :position, :grid, :name, :aliases, :units)
ON CONFLICT (id) DO UPDATE SET
    position = excluded.position, grid = excluded.grid, name = excluded.name, aliases = excluded.aliases,
    units = excluded.units, retired = 0;

-- name: put_category(id, position, document)*!
-- A category as the town file has it.
INSERT INTO categories (id, position, document) VALUES (:id, :position, :document)
ON CONFLICT (id) DO UPDATE SET position = excluded.position, document = excluded.document, retired = 0;

-- name: put_role(id, position, names, standing)*!
-- A role as the town file has it.
INSERT INTO roles (id, position, names, standing) VALUES (:id, :position, :names, :standing)
ON CONFLICT (id) DO UPDATE SET
    position = excluded.position, names = excluded.names, standing = excluded.standing, retired = 0;

-- name: put_handler(id, position, names, kind, role)*!
-- A handler as the town file has it.
INSERT INTO handlers (id, position, names, kind, role) VALUES (:id, :position, :names, :kind, :role)
ON CONFLICT (id) DO UPDATE SET
    position = excluded.position, names = excluded.names, kind = excluded.kind, role = excluded.role, retired = 0;

-- name: put_responsibility(category, grid, handler, deputy)*!
-- A line of the list of who answers for what.
INSERT INTO responsibilities (category, grid, handler, deputy)
VALUES (:category, :grid, :handler, :deputy)
ON CONFLICT (category, grid) DO UPDATE SET handler = excluded.handler, deputy = excluded.deputy;

-- name: put_household(building, unit, room, grid, area_cm2, tenure, owner_key, adults)*!
-- A door as the register has it.
INSERT INTO households (building, unit, room, grid, area_cm2, tenure, owner_key, adults)
VALUES (:building, :unit, :room, :grid, :area_cm2, :tenure, :owner_key, :adults)
ON CONFLICT (building, unit, room) DO UPDATE SET
    grid = excluded.grid, area_cm2 = excluded.area_cm2, tenure = excluded.tenure, owner_key = excluded.owner_key,
    adults = excluded.adults, retired = 0;

-- name: registered()
-- Everybody some register knew.
SELECT id, key, name FROM people WHERE key IS NOT NULL;

-- name: strangers()
-- Everybody who joined in chat and no register knew yet.
SELECT id FROM people WHERE key IS NULL;

-- name: accounts()
-- Whose every account is.
SELECT channel, external, person FROM accounts;

-- name: members()
-- Who belongs to which door, but for homes a neighbour leader said yes to: those are none of the register's.
SELECT m.person, h.building, h.unit, h.room
FROM household_members AS m JOIN households AS h ON h.id = m.household
WHERE NOT EXISTS (
    SELECT 1 FROM claims AS c WHERE c.household = m.household AND c.person = m.person AND c.granted = 1);

-- name: update_person(key, name, id)!
-- Key and name as the register has them; a language the person chose stays.
UPDATE people SET key = :key, name = :name WHERE id = :id;

-- name: standing_posts()
-- Every post held now.
SELECT id, person, role, grid, deputy FROM posts WHERE until_at IS NULL;

-- name: add_post(person, role, grid, deputy, now)*!
-- A post begins.
INSERT INTO posts (person, role, grid, deputy, from_at) VALUES (:person, :role, :grid, :deputy, :now);

-- name: end_post(now, id)!
-- A post ends.
UPDATE posts SET until_at = :now WHERE id = :id;

-- name: contacts()
-- Who hears for which organisation.
SELECT handler, person FROM contacts;

-- name: forget_contact(handler, person)*!
-- Somebody no longer hears for an organisation.
DELETE FROM contacts WHERE handler = :handler AND person = :person;

-- name: add_contact(handler, person)*!
-- Somebody hears for an organisation.
INSERT INTO contacts (handler, person) VALUES (:handler, :person);

-- name: household(building, unit, room)$
-- A door by where it is.
SELECT id FROM households WHERE building = :building AND unit = :unit AND room = :room;

-- name: leave_doors(person)!
-- Somebody belongs to no door, until the register says to which; homes a neighbour leader said yes to stay theirs.
DELETE FROM household_members
WHERE person = :person AND NOT EXISTS (
    SELECT 1 FROM claims AS c
    WHERE c.household = household_members.household AND c.person = household_members.person AND c.granted = 1);

-- name: add_member(household, person)!
-- Somebody belongs to a door: of a flat that is let as a tenant.
INSERT INTO household_members (household, person, relation)
SELECT id, :person, CASE WHEN tenure = 'let' THEN 'tenant' ELSE 'owner' END FROM households WHERE id = :household
ON CONFLICT DO NOTHING;

-- name: chats()
-- The groups as they are bound.
SELECT channel, external, title, grid, purpose, locale FROM chats;

-- name: put_chat(channel, external, title, grid, purpose, locale)*!
-- A group bound by the register; what somebody bound with a code, in the group itself, stays.
INSERT INTO chats (channel, external, title, grid, purpose, locale)
VALUES (:channel, :external, :title, :grid, :purpose, :locale)
ON CONFLICT (channel, external) DO UPDATE SET
    title = excluded.title, grid = excluded.grid, purpose = excluded.purpose, locale = excluded.locale
WHERE chats.by_code = 0;

-- name: chats_without_grid()
-- Groups of grids that are out of use.
SELECT channel, external, title FROM chats WHERE grid IN (SELECT id FROM grids WHERE retired = 1);

-- name: forget_chats()!
-- They are bound to nothing.
DELETE FROM chats WHERE grid IN (SELECT id FROM grids WHERE retired = 1);

-- name: counts()^
-- How much of everything is in use, for the report after an import.
SELECT
    (SELECT count(*) FROM grids WHERE retired = 0) AS grids,
    (SELECT count(*) FROM buildings WHERE retired = 0) AS buildings,
    (SELECT count(*) FROM households WHERE retired = 0) AS households,
    (SELECT count(*) FROM posts WHERE until_at IS NULL) AS posts;
