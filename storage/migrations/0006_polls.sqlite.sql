-- Polls (院坝议事): the roll, the ledger of ballots, what is decided and what becomes of it. Council meetings, ideas.

-- How many adults live behind a door, as the register has it; 0 where nobody counted.
ALTER TABLE households ADD COLUMN adults INTEGER NOT NULL DEFAULT 0;
CREATE INDEX households_of_grid ON households (grid) WHERE retired = 0;

-- Whether somebody belongs to a door as its owner (or the owner's family) or as a tenant.
ALTER TABLE household_members ADD COLUMN relation TEXT NOT NULL DEFAULT 'owner';
UPDATE household_members SET relation = 'tenant'
WHERE household IN (SELECT id FROM households WHERE tenure = 'let');

-- A code also makes two accounts one person, and names the door its slip was left at.
CREATE TABLE codes_of_four_purposes (
    token      TEXT PRIMARY KEY,
    purpose    TEXT NOT NULL CHECK (purpose IN ('group', 'person', 'account', 'household')),
    about      TEXT NOT NULL,
    issued_by  INTEGER REFERENCES people (id),
    expires_at INTEGER NOT NULL,
    used_by    INTEGER REFERENCES people (id),
    used_at    INTEGER
) WITHOUT ROWID;
INSERT INTO codes_of_four_purposes SELECT token, purpose, about, issued_by, expires_at, used_by, used_at FROM codes;
DROP TABLE codes;
ALTER TABLE codes_of_four_purposes RENAME TO codes;

-- Whoever claims a home had the slip that was left at that door.
ALTER TABLE claims ADD COLUMN slip INTEGER NOT NULL DEFAULT 0;

-- One template launched in many grids at once, with one roll-up.
CREATE TABLE poll_batches (
    id          INTEGER PRIMARY KEY,
    title       TEXT NOT NULL,
    grid        TEXT NOT NULL REFERENCES grids (id),
    proposed_by INTEGER NOT NULL REFERENCES people (id),
    at          INTEGER NOT NULL
);

-- serial is what people type (议12). options and rule are JSON, as they were when the poll opened. shown_at is when its
-- tally was last put on the card in the groups; only of live ones is that done before they close. result is JSON once it
-- was counted.
CREATE TABLE polls (
    id          INTEGER PRIMARY KEY,
    serial      INTEGER NOT NULL UNIQUE,
    grid        TEXT NOT NULL REFERENCES grids (id),
    building    TEXT REFERENCES buildings (id),
    question    TEXT NOT NULL,
    details     TEXT NOT NULL DEFAULT '',
    options     TEXT NOT NULL,
    method      TEXT NOT NULL,
    picks       INTEGER NOT NULL DEFAULT 1,
    seats_min   INTEGER NOT NULL DEFAULT 1,
    seats_max   INTEGER NOT NULL DEFAULT 1,
    preset      TEXT NOT NULL,
    rule        TEXT NOT NULL,
    effect      TEXT NOT NULL,
    secrecy     TEXT NOT NULL,
    live        INTEGER NOT NULL DEFAULT 1,
    roll_kind   TEXT NOT NULL,
    roll_role   TEXT REFERENCES roles (id),
    state       TEXT NOT NULL,
    proposed_by INTEGER NOT NULL REFERENCES people (id),
    approved_by INTEGER REFERENCES people (id),
    drafted_at  INTEGER NOT NULL,
    opens_at    INTEGER NOT NULL,
    closes_at   INTEGER NOT NULL,
    extended_by INTEGER NOT NULL DEFAULT 0,
    closed_at   INTEGER,
    roll_hash   TEXT NOT NULL DEFAULT '',
    verdict     TEXT,
    result      TEXT,
    shown_at    INTEGER,
    batch       INTEGER REFERENCES poll_batches (id),
    stage_after INTEGER REFERENCES polls (id) ON DELETE CASCADE,
    runoff_of   INTEGER REFERENCES polls (id),
    topic       INTEGER REFERENCES topics (id)
);
CREATE INDEX polls_by_state ON polls (state, closes_at);
CREATE INDEX polls_of_grid ON polls (grid, drafted_at);
CREATE INDEX polls_of_batch ON polls (batch) WHERE batch IS NOT NULL;
CREATE INDEX polls_next_stage ON polls (stage_after) WHERE stage_after IS NOT NULL;
CREATE INDEX polls_runoff ON polls (runoff_of) WHERE runoff_of IS NOT NULL;
CREATE INDEX polls_of_topic ON polls (topic) WHERE topic IS NOT NULL;
CREATE INDEX polls_of_proposer ON polls (proposed_by, drafted_at);

-- Once a poll has been seen by anybody, what is asked and how it is counted never changes.
CREATE TRIGGER polls_stay_as_they_opened BEFORE UPDATE OF
    serial, grid, building, question, details, method, picks, seats_min, seats_max, preset, rule, effect, secrecy,
    live, roll_kind, roll_role ON polls WHEN OLD.state <> 'draft'
BEGIN SELECT RAISE (ABORT, 'a poll that was shown stays as it is'); END;
-- Whoever stands for election is put up once, when nobody is nominated any more.
CREATE TRIGGER poll_options_stay_as_they_opened BEFORE UPDATE OF options ON polls
WHEN OLD.state <> 'draft' AND NOT (OLD.state = 'noticed' AND OLD.options = '[]')
BEGIN SELECT RAISE (ABORT, 'a poll that was shown stays as it is'); END;
CREATE TRIGGER polls_are_never_removed BEFORE DELETE ON polls WHEN OLD.state <> 'draft'
BEGIN SELECT RAISE (ABORT, 'a poll that was shown stays'); END;

-- What happens by itself to a poll, and when: it opens, reminds, is shown anew, closes, its objection period ends.
-- progress is how far telling everybody has come: the row of the last person who was told, 0 before anybody was.
CREATE TABLE poll_moments (
    poll     INTEGER NOT NULL REFERENCES polls (id),
    kind     TEXT NOT NULL,
    at       INTEGER NOT NULL,
    progress INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (poll, kind)
) WITHOUT ROWID;
CREATE INDEX poll_moments_due ON poll_moments (at);

-- The roll (选民册): frozen when the poll opens. key is what the hash covers and holds nothing personal, label how the
-- unit is named to neighbours.
CREATE TABLE poll_units (
    poll      INTEGER NOT NULL REFERENCES polls (id),
    unit      INTEGER NOT NULL,
    key       TEXT NOT NULL,
    label     TEXT NOT NULL,
    household INTEGER REFERENCES households (id),
    person    INTEGER REFERENCES people (id),
    area_cm2  INTEGER NOT NULL DEFAULT 0,
    added     INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (poll, unit)
) WITHOUT ROWID;
CREATE INDEX poll_units_of_household ON poll_units (household) WHERE household IS NOT NULL;
CREATE INDEX poll_units_of_person ON poll_units (person) WHERE person IS NOT NULL;

-- The doors behind a unit that stands for several: all rooms of one buyer, the homes of one adult.
CREATE TABLE poll_doors (
    poll      INTEGER NOT NULL,
    unit      INTEGER NOT NULL,
    household INTEGER NOT NULL REFERENCES households (id),
    PRIMARY KEY (poll, unit, household),
    FOREIGN KEY (poll, unit) REFERENCES poll_units (poll, unit)
) WITHOUT ROWID;
CREATE INDEX poll_doors_of_household ON poll_doors (household);

-- Whom a poll among named people asks, until it opens and they are on its roll.
CREATE TABLE poll_listed (
    poll   INTEGER NOT NULL REFERENCES polls (id) ON DELETE CASCADE,
    person INTEGER NOT NULL REFERENCES people (id),
    PRIMARY KEY (poll, person)
) WITHOUT ROWID;
CREATE INDEX poll_listed_person ON poll_listed (person);

-- Who may vote for which unit.
CREATE TABLE poll_voters (
    poll   INTEGER NOT NULL REFERENCES polls (id),
    person INTEGER NOT NULL REFERENCES people (id),
    unit   INTEGER NOT NULL,
    PRIMARY KEY (poll, person, unit)
) WITHOUT ROWID;
CREATE INDEX poll_voters_of_unit ON poll_voters (poll, unit);
CREATE INDEX poll_voters_of_person ON poll_voters (person);

-- The ledger: everything that happened to a poll, each line chained to the one before. facts hold nothing personal;
-- choice is NULL in every line of a secret poll.
CREATE TABLE poll_events (
    poll        INTEGER NOT NULL REFERENCES polls (id),
    seq         INTEGER NOT NULL,
    at          INTEGER NOT NULL,
    kind        TEXT NOT NULL,
    actor       INTEGER REFERENCES people (id),
    unit        INTEGER,
    choice      TEXT,
    origin      TEXT,
    facts       TEXT NOT NULL,
    commitments TEXT NOT NULL,
    hash        TEXT NOT NULL,
    PRIMARY KEY (poll, seq)
) WITHOUT ROWID;
CREATE TRIGGER poll_events_are_never_changed BEFORE UPDATE ON poll_events
BEGIN SELECT RAISE (ABORT, 'poll events are never changed'); END;
CREATE TRIGGER poll_events_are_never_removed BEFORE DELETE ON poll_events
BEGIN SELECT RAISE (ABORT, 'poll events are never removed'); END;

-- Personal words of a line: reasons, notes of a recorder, the name of a photo of a paper ballot.
CREATE TABLE poll_words (
    poll  INTEGER NOT NULL,
    seq   INTEGER NOT NULL,
    name  TEXT NOT NULL,
    salt  TEXT NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (poll, seq, name),
    FOREIGN KEY (poll, seq) REFERENCES poll_events (poll, seq)
) WITHOUT ROWID;

-- The standing ballot of each unit in an open poll (记名): the last one counts.
CREATE TABLE ballots (
    poll     INTEGER NOT NULL,
    unit     INTEGER NOT NULL,
    choice   TEXT NOT NULL,
    origin   TEXT NOT NULL,
    cast_by  INTEGER REFERENCES people (id),
    recorder INTEGER REFERENCES people (id),
    seq      INTEGER NOT NULL,
    receipt  TEXT NOT NULL,
    PRIMARY KEY (poll, unit),
    FOREIGN KEY (poll, unit) REFERENCES poll_units (poll, unit)
) WITHOUT ROWID;

-- A secret poll (无记名): who has voted, without when; what was voted, without by whom. They share nothing but the poll.
-- Every slip lies in the urn from the first ballot on, blank and as long as it will be: a ballot is written onto a slip
-- drawn by lot, a vote into a row that is there, so that neither the rows nor their places in the file keep an order.
CREATE TABLE participations (
    poll INTEGER NOT NULL,
    unit INTEGER NOT NULL,
    used INTEGER NOT NULL,
    PRIMARY KEY (poll, unit),
    FOREIGN KEY (poll, unit) REFERENCES poll_units (poll, unit)
) WITHOUT ROWID;
CREATE TABLE secret_ballots (
    poll   INTEGER NOT NULL REFERENCES polls (id),
    id     TEXT NOT NULL,
    choice TEXT NOT NULL,
    PRIMARY KEY (poll, id)
) WITHOUT ROWID;

-- Who votes for a unit in its name, by a written proxy; at most three for one agent.
CREATE TABLE poll_proxies (
    poll        INTEGER NOT NULL,
    unit        INTEGER NOT NULL,
    agent       INTEGER NOT NULL REFERENCES people (id),
    recorded_by INTEGER NOT NULL REFERENCES people (id),
    photo       TEXT,
    at          INTEGER NOT NULL,
    PRIMARY KEY (poll, unit),
    FOREIGN KEY (poll, unit) REFERENCES poll_units (poll, unit)
) WITHOUT ROWID;
CREATE INDEX poll_proxies_of_agent ON poll_proxies (agent, poll);

-- What takes two people: one proposes it with a reason, another of a different role says yes or no. about is JSON.
CREATE TABLE poll_requests (
    id          INTEGER PRIMARY KEY,
    poll        INTEGER NOT NULL REFERENCES polls (id),
    act         TEXT NOT NULL,
    reason      TEXT NOT NULL,
    about       TEXT NOT NULL DEFAULT '{}',
    proposed_by INTEGER NOT NULL REFERENCES people (id),
    proposed_at INTEGER NOT NULL,
    decided_by  INTEGER REFERENCES people (id),
    decided_at  INTEGER,
    granted     INTEGER
);
CREATE INDEX poll_requests_of_poll ON poll_requests (poll);
CREATE INDEX poll_requests_open ON poll_requests (id) WHERE decided_at IS NULL;

-- A poll that elects people: to which role, whether its nominations were prolonged because nobody stood.
CREATE TABLE elections (
    poll      INTEGER PRIMARY KEY REFERENCES polls (id),
    role      TEXT REFERENCES roles (id),
    prolonged INTEGER NOT NULL DEFAULT 0
);

-- Who is put up for election, by whom, and whether they accept.
CREATE TABLE nominations (
    id           INTEGER PRIMARY KEY,
    poll         INTEGER NOT NULL REFERENCES polls (id),
    person       INTEGER NOT NULL REFERENCES people (id),
    nominated_by INTEGER NOT NULL REFERENCES people (id),
    at           INTEGER NOT NULL,
    accepted     INTEGER,
    answered_at  INTEGER,
    UNIQUE (poll, person)
);
CREATE INDEX nominations_of_person ON nominations (person);

-- Who holds a post because they were elected to it: no import takes it from them. began is 0 for whoever held it before.
CREATE TABLE elected (
    id     INTEGER PRIMARY KEY,
    person INTEGER NOT NULL REFERENCES people (id),
    role   TEXT NOT NULL REFERENCES roles (id),
    grid   TEXT NOT NULL REFERENCES grids (id),
    poll   INTEGER NOT NULL REFERENCES polls (id),
    began  INTEGER NOT NULL,
    UNIQUE (person, role, grid)
);
CREATE INDEX elected_to ON elected (role, grid);

-- What somebody on the roll has against a result, and what was answered; run is the task to answer it.
CREATE TABLE objections (
    id          INTEGER PRIMARY KEY,
    poll        INTEGER NOT NULL REFERENCES polls (id),
    person      INTEGER NOT NULL REFERENCES people (id),
    words       TEXT NOT NULL,
    at          INTEGER NOT NULL,
    answer      TEXT NOT NULL DEFAULT '',
    answered_by INTEGER REFERENCES people (id),
    answered_at INTEGER,
    run         INTEGER REFERENCES duty_runs (id)
);
CREATE INDEX objections_of_poll ON objections (poll);
CREATE INDEX objections_of_person ON objections (person);
CREATE INDEX objections_of_run ON objections (run) WHERE run IS NOT NULL;

-- Who watches over a poll (监票人), named before it opened.
CREATE TABLE poll_observers (
    poll   INTEGER NOT NULL REFERENCES polls (id),
    person INTEGER NOT NULL REFERENCES people (id),
    PRIMARY KEY (poll, person)
) WITHOUT ROWID;
CREATE INDEX poll_observers_of_person ON poll_observers (person);

-- The council: topics, meetings, resolutions, and the tasks they become.

CREATE TABLE topics (
    id         INTEGER PRIMARY KEY,
    grid       TEXT NOT NULL REFERENCES grids (id),
    title      TEXT NOT NULL,
    words      TEXT NOT NULL DEFAULT '',
    case_id    INTEGER REFERENCES cases (id),
    raised_by  INTEGER NOT NULL REFERENCES people (id),
    raised_at  INTEGER NOT NULL,
    state      TEXT NOT NULL,
    settled_at INTEGER
);
CREATE INDEX topics_of_grid ON topics (grid, state);
CREATE INDEX topics_of_case ON topics (case_id) WHERE case_id IS NOT NULL;

-- A council meeting is a run of its own (duty_runs of kind meeting, whose words are the minutes) with a type, parties
-- and an agenda.
CREATE TABLE council_meetings (
    run     INTEGER PRIMARY KEY REFERENCES duty_runs (id),
    type    TEXT NOT NULL,
    grid    TEXT NOT NULL REFERENCES grids (id),
    held_at INTEGER
);
CREATE INDEX council_meetings_ahead ON council_meetings (grid) WHERE held_at IS NULL;
CREATE TABLE meeting_topics (
    id      INTEGER PRIMARY KEY,
    meeting INTEGER NOT NULL REFERENCES council_meetings (run),
    topic   INTEGER NOT NULL REFERENCES topics (id),
    words   TEXT NOT NULL DEFAULT '',
    outcome TEXT,
    UNIQUE (meeting, topic)
);
CREATE INDEX meeting_topics_of_topic ON meeting_topics (topic);
CREATE TABLE attendances (
    id      INTEGER PRIMARY KEY,
    meeting INTEGER NOT NULL REFERENCES council_meetings (run),
    party   TEXT NOT NULL,
    person  INTEGER REFERENCES people (id),
    name    TEXT NOT NULL DEFAULT '',
    UNIQUE (meeting, party, name)
);
CREATE INDEX attendances_of_person ON attendances (person) WHERE person IS NOT NULL;

-- What was decided, by a poll or at a meeting. notice is the run that hangs it out, assignment the one by which somebody
-- is asked to give out its tasks; lapsed_at is when what it rests on was annulled.
CREATE TABLE resolutions (
    id             INTEGER PRIMARY KEY,
    topic          INTEGER REFERENCES topics (id),
    poll           INTEGER REFERENCES polls (id),
    meeting        INTEGER REFERENCES council_meetings (run),
    grid           TEXT NOT NULL REFERENCES grids (id),
    words          TEXT NOT NULL,
    decided_at     INTEGER NOT NULL,
    notice         INTEGER REFERENCES duty_runs (id),
    assignment     INTEGER REFERENCES duty_runs (id),
    carried_out_at INTEGER,
    lapsed_at      INTEGER
);
CREATE INDEX resolutions_of_topic ON resolutions (topic);
CREATE INDEX resolutions_of_grid ON resolutions (grid, decided_at);
CREATE UNIQUE INDEX resolutions_of_poll ON resolutions (poll) WHERE poll IS NOT NULL;
CREATE UNIQUE INDEX resolutions_assigned ON resolutions (assignment) WHERE assignment IS NOT NULL;
CREATE TABLE resolution_tasks (
    resolution  INTEGER NOT NULL REFERENCES resolutions (id),
    run         INTEGER NOT NULL REFERENCES duty_runs (id),
    verified_by INTEGER REFERENCES people (id),
    verified_at INTEGER,
    PRIMARY KEY (resolution, run)
) WITHOUT ROWID;
CREATE INDEX resolution_tasks_of_run ON resolution_tasks (run);

-- 一征三议两公开: six steps of one topic, in their order, each with its day, who noted it and what shows it.
CREATE TABLE procedure_steps (
    id     INTEGER PRIMARY KEY,
    topic  INTEGER NOT NULL REFERENCES topics (id),
    step   TEXT NOT NULL,
    at     INTEGER NOT NULL,
    actor  INTEGER NOT NULL REFERENCES people (id),
    words  TEXT NOT NULL DEFAULT '',
    photo  TEXT NOT NULL DEFAULT '',
    UNIQUE (topic, step)
);

-- 金点子: suggestions; whoever supports one does so once.
CREATE TABLE ideas (
    id          INTEGER PRIMARY KEY,
    grid        TEXT NOT NULL REFERENCES grids (id),
    words       TEXT NOT NULL,
    person      INTEGER NOT NULL REFERENCES people (id),
    at          INTEGER NOT NULL,
    merged_into INTEGER REFERENCES ideas (id),
    topic       INTEGER REFERENCES topics (id)
);
CREATE INDEX ideas_of_grid ON ideas (grid, at);
CREATE INDEX ideas_of_person ON ideas (person);
CREATE TABLE idea_supporters (
    idea   INTEGER NOT NULL REFERENCES ideas (id),
    person INTEGER NOT NULL REFERENCES people (id),
    PRIMARY KEY (idea, person)
) WITHOUT ROWID;
CREATE INDEX idea_supporters_of_person ON idea_supporters (person);
