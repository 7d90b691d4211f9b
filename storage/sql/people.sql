-- name: account(channel, external)^
-- The person behind an account.
SELECT p.id, p.name, p.locale
FROM accounts AS a JOIN people AS p ON p.id = a.person
WHERE a.channel = :channel AND a.external = :external;

-- name: person(id)^
-- A person by row id.
SELECT id, name, locale FROM people WHERE id = :id;

-- name: add_person(key, name, locale, now)<!
-- Somebody new.
INSERT INTO people (key, name, locale, created_at) VALUES (:key, :name, :locale, :now) RETURNING id;

-- name: add_account(channel, external, person, now)!
-- What a person is called on a channel; an account given to somebody else moves to them, whatever its owner preferred.
INSERT INTO accounts (channel, external, person, used_at) VALUES (:channel, :external, :person, :now)
ON CONFLICT (channel, external) DO UPDATE SET person = excluded.person, preferred = 0;

-- name: account_used(now, channel, external)^
-- The person who just spoke from this account, so that it can be reached again.
UPDATE accounts SET used_at = :now, unreachable = NULL WHERE channel = :channel AND external = :external
RETURNING person AS id, (SELECT p.name FROM people AS p WHERE p.id = accounts.person) AS name,
    (SELECT p.locale FROM people AS p WHERE p.id = accounts.person) AS locale;

-- name: account_unreachable(why, channel, external)!
-- The platform says this account cannot be reached, and why.
UPDATE accounts SET unreachable = :why WHERE channel = :channel AND external = :external;

-- name: reachable_account(person)^
-- The account the person used last, of those that can be reached.
SELECT channel, external FROM accounts
WHERE person = :person AND unreachable IS NULL
ORDER BY used_at DESC, channel, external LIMIT 1;

-- name: accounts_of(one, another, third, fourth, now)
-- What people are called on each channel, where they read first: what cannot be reached comes last, before it what may
-- hear nothing at the moment; of the others the one they prefer, then the one they used last.
SELECT a.person, a.channel, a.external, a.unreachable IS NULL AS reachable
FROM accounts AS a
WHERE a.person IN (:one, :another, :third, :fourth)
ORDER BY
    a.unreachable IS NOT NULL,
    EXISTS (SELECT 1 FROM reply_windows AS w WHERE w.channel = a.channel AND w.external = a.external)
        AND NOT EXISTS (
            SELECT 1 FROM reply_windows AS w
            WHERE w.channel = a.channel AND w.external = a.external AND w.until > :now AND w.room > 0),
    a.preferred DESC, a.used_at DESC, a.channel, a.external;

-- name: prefer(channel, external, person)!
-- Of all accounts of a person this one is where they want to be told things.
UPDATE accounts SET preferred = CASE WHEN channel = :channel AND external = :external THEN 1 ELSE 0 END
WHERE person = :person;

-- name: set_locale(locale, id)!
-- The person chose a language.
UPDATE people SET locale = :locale WHERE id = :id;

-- name: call(name, id)!
-- Somebody the register does not know says what they are called.
UPDATE people SET name = :name WHERE id = :id AND key IS NULL;

-- name: doors_of(person)
-- The doors a person belongs to.
SELECT h.building, h.unit, h.room, h.grid
FROM household_members AS m JOIN households AS h ON h.id = m.household
WHERE m.person = :person AND h.retired = 0
ORDER BY h.id;

-- name: doors_numbered(building, unit, room)
-- The doors of a building, or of one of its entrances, that have this number ("" leaves the entrance open).
SELECT building, unit, room, grid FROM households
WHERE building = :building AND room = :room AND (:unit = '' OR unit = :unit) AND retired = 0
ORDER BY unit;

-- name: grids_of_doors(building, unit)
-- The grids the register gives the doors of a building, or of one of its entrances ("" leaves it open).
SELECT DISTINCT grid FROM households
WHERE building = :building AND (:unit = '' OR unit = :unit) AND retired = 0
ORDER BY grid;

-- name: account_reachable(channel, external)!
-- The account can be reached again.
UPDATE accounts SET unreachable = NULL WHERE channel = :channel AND external = :external;

-- name: bind_chat(channel, external, title, grid, purpose, locale)!
-- Somebody bound the group with a code; a language it was given stays.
INSERT INTO chats (channel, external, title, grid, purpose, locale, by_code)
VALUES (:channel, :external, :title, :grid, :purpose, :locale, 1)
ON CONFLICT (channel, external) DO UPDATE SET
    title = excluded.title, grid = excluded.grid, purpose = excluded.purpose, silenced = NULL, by_code = 1;

-- name: unbind_chat(channel, external)!
-- The group belongs to no grid any more.
DELETE FROM chats WHERE channel = :channel AND external = :external;

-- name: rename_chat(title, channel, external)!
-- The group has another name.
UPDATE chats SET title = :title WHERE channel = :channel AND external = :external AND title <> :title;

-- name: silence_chat(why, channel, external)!
-- The bot cannot speak in the group; without a reason it can again.
UPDATE chats SET silenced = :why WHERE channel = :channel AND external = :external;

-- name: chat_moved(new, channel, old)!
-- The group has a new id on its platform, unless it was bound under that one already.
UPDATE chats SET external = :new
WHERE channel = :channel AND external = :old AND NOT EXISTS (
    SELECT 1 FROM chats AS there WHERE there.channel = :channel AND there.external = :new);

-- name: named(name)
-- Those of the register who are called so.
SELECT id FROM people WHERE name = :name AND key IS NOT NULL ORDER BY id;
