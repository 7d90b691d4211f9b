-- name: put(poll, unit, choice, origin, cast_by, recorder, seq, receipt)!
-- The ballot of a unit that stands from now on.
INSERT INTO ballots (poll, unit, choice, origin, cast_by, recorder, seq, receipt)
VALUES (:poll, :unit, :choice, :origin, :cast_by, :recorder, :seq, :receipt)
ON CONFLICT (poll, unit) DO UPDATE SET
    choice = excluded.choice, origin = excluded.origin, cast_by = excluded.cast_by, recorder = excluded.recorder,
    seq = excluded.seq, receipt = excluded.receipt;

-- name: of_unit(poll, unit)^
-- The standing ballot of a unit.
SELECT unit, choice, origin, cast_by, recorder, seq, receipt FROM ballots WHERE poll = :poll AND unit = :unit;

-- name: standing(poll)
-- Every standing ballot, by unit.
SELECT unit, choice, origin, cast_by, recorder, seq, receipt FROM ballots WHERE poll = :poll ORDER BY unit;

-- name: counted(poll)
-- How often each choice stands, and with how much floor area.
SELECT ballots.choice, count(*) AS units, sum(units.area_cm2) AS area
FROM ballots JOIN poll_units AS units ON units.poll = ballots.poll AND units.unit = ballots.unit
WHERE ballots.poll = :poll GROUP BY ballots.choice;

-- name: withdraw(poll, unit)!
-- No ballot of the unit stands any more.
DELETE FROM ballots WHERE poll = :poll AND unit = :unit;

-- name: unheard(poll, most)
-- The receipts of whoever voted and has no account that can be reached, the newest first.
SELECT receipt FROM ballots
WHERE poll = :poll AND cast_by IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM accounts WHERE accounts.person = ballots.cast_by AND accounts.unreachable IS NULL)
ORDER BY seq DESC LIMIT :most + 0;
