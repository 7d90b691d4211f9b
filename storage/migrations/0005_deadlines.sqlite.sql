-- Clocks on everything that can be late, the ladder that follows them, and the people, duties and routines it needs.

-- The days of a year that differ from the week, as a notice of the State Council has them; a year that is not here is
-- as the program ships it.
CREATE TABLE year_tables (
    year      INTEGER PRIMARY KEY,
    official  INTEGER NOT NULL,
    days      TEXT NOT NULL,
    loaded_at INTEGER NOT NULL
);

-- One time a duty is to be done, or a task somebody was given, a meeting, a notice, a full sweep and its parts. words are
-- what was said to be done, such as the minutes of a meeting; look_at is when something happens by itself beside its clock.
CREATE TABLE duty_runs (
    id        INTEGER PRIMARY KEY,
    duty      TEXT,
    kind      TEXT NOT NULL,
    grid      TEXT NOT NULL REFERENCES grids (id),
    role      TEXT REFERENCES roles (id),
    person    INTEGER REFERENCES people (id),
    title     TEXT NOT NULL,
    given_by  INTEGER REFERENCES people (id),
    part_of   INTEGER REFERENCES duty_runs (id),
    opens_at  INTEGER NOT NULL,
    due_at    INTEGER NOT NULL,
    ladder    TEXT NOT NULL DEFAULT '',
    state     TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'nil', 'late', 'missed', 'called_off')),
    answers   TEXT NOT NULL DEFAULT '{}',
    words     TEXT NOT NULL DEFAULT '',
    done_by   INTEGER REFERENCES people (id),
    done_at   INTEGER,
    look_at   INTEGER
);
CREATE INDEX duty_runs_open ON duty_runs (grid, role) WHERE state = 'open';
CREATE INDEX duty_runs_of_person ON duty_runs (person) WHERE state = 'open';
CREATE INDEX duty_runs_given ON duty_runs (given_by) WHERE state = 'open';
CREATE INDEX duty_runs_of_duty ON duty_runs (duty, due_at) WHERE state = 'open';
CREATE INDEX duty_runs_of_sweep ON duty_runs (part_of) WHERE part_of IS NOT NULL;
CREATE INDEX duty_runs_said ON duty_runs (id) WHERE duty IS NULL;
CREATE INDEX duty_runs_given_up ON duty_runs (done_at) WHERE state = 'missed';
CREATE INDEX duty_runs_look ON duty_runs (look_at) WHERE look_at IS NOT NULL;
CREATE UNIQUE INDEX duty_runs_once ON duty_runs (duty, grid, opens_at) WHERE duty IS NOT NULL;

-- A clock belongs to a case or to a run of a duty. moments are when each rung of its ladder is due (a list of
-- microseconds), rung the next of them; looked_at is when a sweep acted on it last.
CREATE TABLE clocks_of_anything (
    id          INTEGER PRIMARY KEY,
    case_id     INTEGER REFERENCES cases (id),
    run_id      INTEGER REFERENCES duty_runs (id),
    kind        TEXT NOT NULL,
    name        TEXT NOT NULL DEFAULT '',
    started_at  INTEGER NOT NULL,
    amount      INTEGER NOT NULL,
    unit        TEXT NOT NULL,
    due_at      INTEGER NOT NULL,
    provisional INTEGER NOT NULL,
    pauses      TEXT NOT NULL DEFAULT '[]',
    moments     TEXT NOT NULL DEFAULT '[]',
    rung        INTEGER NOT NULL DEFAULT 0,
    snoozed     INTEGER NOT NULL DEFAULT 0,
    look_at     INTEGER,
    looked_at   INTEGER,
    stopped_at  INTEGER,
    CHECK ((case_id IS NULL) <> (run_id IS NULL))
);
INSERT INTO clocks_of_anything (
    id, case_id, kind, started_at, amount, unit, due_at, provisional, pauses, look_at, stopped_at)
SELECT id, case_id, kind, started_at, amount, unit, due_at, provisional, pauses, look_at, stopped_at FROM clocks;
DROP TABLE clocks;
ALTER TABLE clocks_of_anything RENAME TO clocks;
CREATE INDEX clocks_due ON clocks (look_at) WHERE look_at IS NOT NULL;
CREATE INDEX clocks_of_case ON clocks (case_id, id) WHERE case_id IS NOT NULL;
CREATE INDEX clocks_of_run ON clocks (run_id) WHERE run_id IS NOT NULL;
CREATE INDEX clocks_running ON clocks (id) WHERE stopped_at IS NULL;
CREATE UNIQUE INDEX clocks_one_of_a_kind ON clocks (case_id, kind, name) WHERE case_id IS NOT NULL AND stopped_at IS NULL;

-- What a case is besides its category: another class somebody gave it, the ladder it was opened with, the order of the
-- 12345 line it came with, by how many days its time was extended.
ALTER TABLE cases ADD COLUMN klass TEXT;
ALTER TABLE cases ADD COLUMN ladder TEXT NOT NULL DEFAULT '';
ALTER TABLE cases ADD COLUMN order_number TEXT;
ALTER TABLE cases ADD COLUMN extended INTEGER NOT NULL DEFAULT 0;

-- A rung that was fired: which one, when it was due and when it fired, how many below it were slept through.
-- addressed_at is when it was settled who hears of it; silent is why nobody does.
CREATE TABLE nags (
    id           INTEGER PRIMARY KEY,
    clock        INTEGER NOT NULL REFERENCES clocks (id),
    rung         INTEGER NOT NULL,
    due_at       INTEGER NOT NULL,
    fired_at     INTEGER NOT NULL,
    skipped      INTEGER NOT NULL DEFAULT 0,
    addressed_at INTEGER,
    silent       TEXT CHECK (silent IN ('settled', 'nobody_above', 'nobody_reached'))
);
CREATE INDEX nags_of_clock ON nags (clock, rung);
CREATE INDEX nags_unaddressed ON nags (id) WHERE addressed_at IS NULL;

-- Who hears of a nag, as what, and whom they hear it for who cannot be reached. held: said in the next digest instead;
-- moot: settled before it was said; failed: they could not be reached either. at is from when on it may be said, outbox
-- the message that says it.
CREATE TABLE pings (
    id         INTEGER PRIMARY KEY,
    nag        INTEGER NOT NULL REFERENCES nags (id),
    person     INTEGER NOT NULL REFERENCES people (id),
    part       TEXT NOT NULL,
    instead_of INTEGER REFERENCES people (id),
    urgent     INTEGER NOT NULL DEFAULT 0,
    state      TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'told', 'held', 'moot', 'failed')),
    at         INTEGER NOT NULL,
    told_at    INTEGER,
    outbox     INTEGER REFERENCES outbox (id) ON DELETE SET NULL
);
CREATE INDEX pings_of_nag ON pings (nag);
CREATE INDEX pings_to_say ON pings (at) WHERE state = 'waiting';
CREATE INDEX pings_of_person ON pings (person, state);
CREATE INDEX pings_held ON pings (person) WHERE state = 'held';
CREATE INDEX pings_told ON pings (person, told_at) WHERE told_at IS NOT NULL;
CREATE INDEX pings_of_message ON pings (outbox) WHERE outbox IS NOT NULL;

-- Whoever is named in a few words is found without looking at everybody, and so are the open cases in somebody's hands.
CREATE INDEX people_named ON people (name) WHERE key IS NOT NULL;
CREATE INDEX cases_in_hand ON cases (lead, opened_at) WHERE closed_at IS NULL;

-- Who is away, and who stands in if anybody was named.
CREATE TABLE absences (
    id       INTEGER PRIMARY KEY,
    person   INTEGER NOT NULL REFERENCES people (id),
    from_at  INTEGER NOT NULL,
    until_at INTEGER NOT NULL,
    stand_in INTEGER REFERENCES people (id),
    noted_at INTEGER NOT NULL,
    noted_by INTEGER NOT NULL REFERENCES people (id)
);
CREATE INDEX absences_of_person ON absences (person, until_at);
CREATE INDEX absences_not_over ON absences (until_at);
CREATE INDEX absences_noted ON absences (noted_at);
CREATE INDEX absences_of_stand_in ON absences (stand_in) WHERE stand_in IS NOT NULL;

-- Who is away, and who stands in, is part of who holds which post.
CREATE TRIGGER absences_added AFTER INSERT ON absences
BEGIN UPDATE meta SET value = lower(hex(randomblob(8))) WHERE name = 'roster-version'; END;
CREATE TRIGGER absences_changed AFTER UPDATE ON absences
BEGIN UPDATE meta SET value = lower(hex(randomblob(8))) WHERE name = 'roster-version'; END;
CREATE TRIGGER absences_removed AFTER DELETE ON absences
BEGIN UPDATE meta SET value = lower(hex(randomblob(8))) WHERE name = 'roster-version'; END;

-- Who is on duty in a grid, shift after shift (值班).
CREATE TABLE shifts (
    id       INTEGER PRIMARY KEY,
    grid     TEXT NOT NULL REFERENCES grids (id),
    person   INTEGER NOT NULL REFERENCES people (id),
    from_at  INTEGER NOT NULL,
    until_at INTEGER NOT NULL,
    put_by   INTEGER REFERENCES people (id)
);
CREATE INDEX shifts_of_grid ON shifts (grid, until_at);
CREATE INDEX shifts_of_person ON shifts (person);
CREATE INDEX shifts_ahead ON shifts (until_at);

-- Everything somebody had, given to another in one act (交接); what came along is a JSON document.
CREATE TABLE handovers (
    id          INTEGER PRIMARY KEY,
    giver       INTEGER NOT NULL REFERENCES people (id),
    taker       INTEGER NOT NULL REFERENCES people (id),
    proposed_by INTEGER NOT NULL REFERENCES people (id),
    proposed_at INTEGER NOT NULL,
    approved_by INTEGER REFERENCES people (id),
    done_at     INTEGER,
    called_off_at INTEGER,
    brought     TEXT NOT NULL DEFAULT '{}'
);
CREATE INDEX handovers_of_giver ON handovers (giver);
CREATE INDEX handovers_of_taker ON handovers (taker);

-- What is done by the calendar: digests, weekly agendas, monthly figures, opening the runs of duties, looking for gaps.
-- progress is how far one that takes many transactions has come.
CREATE TABLE routines (
    name     TEXT NOT NULL,
    subject  TEXT NOT NULL,
    look_at  INTEGER NOT NULL,
    progress TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (name, subject)
) WITHOUT ROWID;
CREATE INDEX routines_due ON routines (look_at);

-- Conversations nobody went on with are looked for at every sweep.
CREATE INDEX dialogues_by_end ON dialogues (expires_at);

-- What the auditor found broken, until it is mended.
CREATE TABLE alarms (
    id         INTEGER PRIMARY KEY,
    breach     TEXT NOT NULL,
    subject    TEXT NOT NULL,
    raised_at  INTEGER NOT NULL,
    told_at    INTEGER,
    cleared_at INTEGER
);
CREATE UNIQUE INDEX alarms_standing ON alarms (breach, subject) WHERE cleared_at IS NULL;

-- Who is to read of which promise in the morning, until they have been told; above: as the last one above who heard of it.
CREATE TABLE digest_lines (
    person INTEGER NOT NULL REFERENCES people (id),
    clock  INTEGER NOT NULL REFERENCES clocks (id),
    above  INTEGER NOT NULL,
    PRIMARY KEY (person, clock)
) WITHOUT ROWID;
CREATE INDEX digest_lines_of_clock ON digest_lines (clock);

-- What summaries and figures are made of is found by its moment.
CREATE INDEX case_events_that_count ON case_events (at) WHERE action IN ('accept', 'finish', 'close');

-- A picture drawn for its reader when a message goes out, as a sentence has it.
ALTER TABLE outbox ADD COLUMN drawing TEXT;
