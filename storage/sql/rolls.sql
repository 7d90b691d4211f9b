-- name: add_units(poll, unit, key, label, household, person, area_cm2, added)*!
-- Voices on the roll.
INSERT INTO poll_units (poll, unit, key, label, household, person, area_cm2, added)
VALUES (:poll, :unit, :key, :label, :household, :person, :area_cm2, :added);

-- name: add_voters(poll, person, unit)*!
-- Who may vote for which unit.
INSERT INTO poll_voters (poll, person, unit) VALUES (:poll, :person, :unit) ON CONFLICT (poll, person, unit) DO NOTHING;

-- name: add_doors(poll, unit, household)*!
-- The doors behind a unit that stands for several.
INSERT INTO poll_doors (poll, unit, household) VALUES (:poll, :unit, :household);

-- name: list_person(poll, person)*!
-- A poll among named people asks this one.
INSERT INTO poll_listed (poll, person) VALUES (:poll, :person) ON CONFLICT (poll, person) DO NOTHING;

-- name: unlist(poll)!
-- A poll among named people asks nobody yet.
DELETE FROM poll_listed WHERE poll = :poll;

-- name: listed(poll)
-- Whom a poll among named people asks.
SELECT people.id, people.name FROM poll_listed AS listed JOIN people ON people.id = listed.person
WHERE listed.poll = :poll ORDER BY people.id;

-- name: units(poll)
-- The roll in its order.
SELECT unit, key, label, household, person, area_cm2, added FROM poll_units WHERE poll = :poll ORDER BY unit;

-- name: unit(poll, unit)^
-- One voice of the roll.
SELECT unit, key, label, household, person, area_cm2, added FROM poll_units WHERE poll = :poll AND unit = :unit;

-- name: size(poll)$
-- How many voices there are.
SELECT count(*) FROM poll_units WHERE poll = :poll;

-- name: measured(poll)^
-- How many voices there are, and their floor area.
SELECT count(*) AS units, coalesce(sum(area_cm2), 0) AS area FROM poll_units WHERE poll = :poll;

-- name: voices(poll, person)
-- The units the person may vote for: as the roll has it, unless they have left all its doors since; and as an agent.
-- In no order, and one twice that is both: to sort them here would be to go through the whole roll.
SELECT units.unit AS unit, units.key, units.label, units.household, units.person, units.area_cm2, units.added
FROM poll_voters AS voters
JOIN poll_units AS units ON units.poll = voters.poll AND units.unit = voters.unit
WHERE voters.poll = :poll AND voters.person = :person
    AND (
        EXISTS (
            SELECT 1 FROM household_members AS living
            WHERE living.household = units.household AND living.person = :person)
        OR EXISTS (
            SELECT 1 FROM poll_doors AS doors JOIN household_members AS living ON living.household = doors.household
            WHERE doors.poll = units.poll AND doors.unit = units.unit AND living.person = :person)
        OR (units.household IS NULL AND units.person = :person))
UNION ALL
SELECT units.unit AS unit, units.key, units.label, units.household, units.person, units.area_cm2, units.added
FROM poll_proxies AS proxies
JOIN poll_units AS units ON units.poll = proxies.poll AND units.unit = proxies.unit
WHERE proxies.poll = :poll AND proxies.agent = :person;

-- name: voters(poll, unit)
-- Who may vote for the unit.
SELECT person FROM poll_voters WHERE poll = :poll AND unit = :unit ORDER BY person;

-- name: silent_voters(poll, behind, most)
-- The next of those who may vote and whose unit has not: never more than whether it has.
SELECT DISTINCT voters.person FROM poll_voters AS voters
WHERE voters.poll = :poll AND voters.person > :behind
    AND NOT EXISTS (SELECT 1 FROM ballots WHERE ballots.poll = voters.poll AND ballots.unit = voters.unit)
    AND NOT EXISTS (
        SELECT 1 FROM participations
        WHERE participations.poll = voters.poll AND participations.unit = voters.unit AND participations.used = 1)
ORDER BY voters.person LIMIT :most + 0;

-- name: once_voter(poll, person)$
-- Whether somebody was a voter when the roll was made, or became one since.
SELECT count(*) FROM poll_voters WHERE poll = :poll AND person = :person;

-- name: units_of_door(poll, household)
-- The voices a door stands behind.
SELECT unit, key, label, household, person, area_cm2, added FROM poll_units
WHERE poll = :poll AND (
    household = :household
    OR unit IN (SELECT doors.unit FROM poll_doors AS doors WHERE doors.poll = :poll AND doors.household = :household))
ORDER BY unit;

-- name: silent_doors(poll)
-- The doors whose unit has not voted, with the grid each lies in: never more than that it has not.
SELECT doors.grid, units.label FROM poll_units AS units JOIN households AS doors ON doors.id = units.household
WHERE units.poll = :poll
    AND NOT EXISTS (SELECT 1 FROM ballots WHERE ballots.poll = units.poll AND ballots.unit = units.unit)
    AND NOT EXISTS (
        SELECT 1 FROM participations
        WHERE participations.poll = units.poll AND participations.unit = units.unit AND participations.used = 1)
ORDER BY units.unit;

-- name: open_voters(person)
-- The units of polls that are open the person was made a voter of.
SELECT voters.poll, voters.unit, units.person AS owner, polls.secrecy
FROM poll_voters AS voters
JOIN polls ON polls.id = voters.poll
JOIN poll_units AS units ON units.poll = voters.poll AND units.unit = voters.unit
WHERE voters.person = :person AND polls.state = 'open'
ORDER BY voters.poll, voters.unit;

-- name: own_unit(poll, person)$
-- The unit that is a person's own voice, not that of a door.
SELECT unit FROM poll_units WHERE poll = :poll AND person = :person;

-- name: drop_voter(poll, unit, person)!
-- Somebody may not vote for the unit any more.
DELETE FROM poll_voters WHERE poll = :poll AND unit = :unit AND person = :person;

-- name: give_unit(owner, to, poll, unit)!
-- The own voice of one person becomes that of another.
UPDATE poll_units SET person = :to WHERE poll = :poll AND unit = :unit AND person = :owner;

-- name: everybody(poll, behind, most)
-- Those who may vote, whose rows come behind that one, the first first.
SELECT DISTINCT person FROM poll_voters WHERE poll = :poll AND person > :behind ORDER BY person LIMIT :most + 0;

-- name: onlookers(poll, card)
-- Who was shown the card and was not given a vote by the roll: whoever asked for it, or votes for somebody else.
SELECT DISTINCT shown.reader AS person FROM outbox AS shown
WHERE shown.card = :card AND shown.edits IS NULL AND shown.reader IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM poll_voters AS voters WHERE voters.poll = :poll AND voters.person = shown.reader)
ORDER BY shown.reader;
