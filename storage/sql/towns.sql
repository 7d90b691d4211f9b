-- name: grids()
-- Every grid, parents before children; also those that are out of use, for old cases lie in them.
SELECT id, name, level, parent, kind, aliases, polygon, retired FROM grids ORDER BY position;

-- name: buildings()
-- Every building, in use or not.
SELECT id, grid, name, aliases, units, retired FROM buildings ORDER BY position;

-- name: categories()
-- Every category, in use or not, in the order people see them.
SELECT id, document, retired FROM categories ORDER BY position;

-- name: roles()
-- Every role, in use or not.
SELECT id, names, standing, retired FROM roles ORDER BY position;

-- name: handlers()
-- Every handler, in use or not.
SELECT id, names, kind, role, retired FROM handlers ORDER BY position;

-- name: responsibilities()
-- The whole list of who answers for what.
SELECT category, grid, handler, deputy FROM responsibilities ORDER BY category, grid;

-- name: retire_grids()!
-- No grid is in use, until the town file names it again; old cases still point at it.
UPDATE grids SET retired = 1;

-- name: retire_buildings()!
-- No building is in use, until the town file names it again.
UPDATE buildings SET retired = 1;

-- name: retire_categories()!
-- No category is in use, until the town file names it again.
UPDATE categories SET retired = 1;

-- name: retire_roles()!
-- No role is in use, until the town file names it again.
UPDATE roles SET retired = 1;

-- name: retire_handlers()!
-- No handler is in use, until the town file names it again.
UPDATE handlers SET retired = 1;

-- name: retire_households()!
-- No door is in use, until the register names it again.
UPDATE households SET retired = 1;

-- name: forget_responsibilities()!
-- Nobody answers for anything, until the town file says who does; nothing points at these lines.
DELETE FROM responsibilities;

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
INSERT INTO responsibilities (category, grid, handler, deputy) VALUES (:category, :grid, :handler, :deputy);

-- name: put_household(building, unit, room, grid, area_cm2, tenure, owner_key)*!
-- A door as the register has it.
INSERT INTO households (building, unit, room, grid, area_cm2, tenure, owner_key)
VALUES (:building, :unit, :room, :grid, :area_cm2, :tenure, :owner_key)
ON CONFLICT (building, unit, room) DO UPDATE SET
    grid = excluded.grid, area_cm2 = excluded.area_cm2, tenure = excluded.tenure, owner_key = excluded.owner_key,
    retired = 0;
