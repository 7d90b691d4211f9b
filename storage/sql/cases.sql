-- name: next_serial(year)$
-- The next number of a year.
SELECT coalesce(max(serial), 0) + 1 FROM cases WHERE year = :year;

-- name: add(number, year, serial, category, grid, building, unit, room, words, reporter, on_behalf, anonymous, state, lead_handler, deputy_handler, opened_at, origin_channel, origin_chat, origin_message, album, ladder)<!
-- A new case; nothing comes back when its message became one before.
INSERT INTO cases (
    number, year, serial, category, grid, building, unit, room, words, reporter, on_behalf, anonymous, state,
    lead_handler, deputy_handler, feedback, returns, designated, reopened, opened_at,
    origin_channel, origin_chat, origin_message, album, ladder)
VALUES (
    :number, :year, :serial, :category, :grid, :building, :unit, :room, :words, :reporter, :on_behalf, :anonymous, :state,
    :lead_handler, :deputy_handler, '', 0, 0, 0, :opened_at,
    :origin_channel, :origin_chat, :origin_message, :album, :ladder)
ON CONFLICT (origin_channel, origin_chat, origin_message) DO NOTHING
RETURNING id;

-- name: save(state, outcome, lead, finished_by, feedback, returns, reopened, satisfied, review_on, closed_at, id)!
-- What any move may change. Every index and every reference an UPDATE names costs, also when nothing differs.
UPDATE cases SET
    state = :state, outcome = :outcome, lead = :lead, finished_by = :finished_by, feedback = :feedback,
    returns = :returns, reopened = :reopened, satisfied = :satisfied, review_on = :review_on, closed_at = :closed_at
WHERE id = :id;

-- name: pass_on(lead_handler, deputy_handler, coordinator, designated, id)!
-- Who answers for it, which few moves change.
UPDATE cases SET
    lead_handler = :lead_handler, deputy_handler = :deputy_handler, coordinator = :coordinator, designated = :designated
WHERE id = :id;

-- name: correct(category, grid, building, unit, room, id)!
-- What it is about and where, which only a correction changes.
UPDATE cases SET category = :category, grid = :grid, building = :building, unit = :unit, room = :room
WHERE id = :id;

-- name: set_terms(klass, ladder, order_number, extended, id)!
-- How much time it has and who hears when that is over, which next to no move changes.
UPDATE cases SET klass = :klass, ladder = :ladder, order_number = :order_number, extended = :extended
WHERE id = :id;

-- name: get(id)^
-- A case by row id.
SELECT * FROM cases WHERE id = :id;

-- name: by_number(number)^
-- A case by its number.
SELECT * FROM cases WHERE number = :number;

-- name: of_origin(channel, chat, message)^
-- The case a message became, so that the same message never becomes two.
SELECT * FROM cases
WHERE origin_channel = :channel AND origin_chat = :chat AND origin_message = :message;

-- name: of_album(channel, chat, album)^
-- The case an album became.
SELECT * FROM cases WHERE origin_channel = :channel AND origin_chat = :chat AND album = :album;

-- name: moved(new, before, channel, old)!
-- A group has a new id: what was reported there was reported there. Messages are numbered anew, so the numbers they had
-- have something before them from now on.
UPDATE cases SET
    origin_chat = :new,
    origin_message = CASE WHEN origin_message LIKE 'moved:%' THEN origin_message ELSE :before || origin_message END
WHERE origin_channel = :channel AND origin_chat = :old;

-- name: around(category, grid, building, since, reporter, most_alike, most_others)
-- Open cases in a grid since a moment, the newest of the same category and the newest of others; those of the reporter
-- and those of another building are left out.
SELECT * FROM (
    SELECT id, category, building, unit, words FROM cases
    WHERE category = :category
      AND grid = :grid AND opened_at >= :since AND reporter <> :reporter
      AND (CAST(:building AS TEXT) IS NULL OR building IS NULL OR building = :building)
      AND state NOT IN ('closed', 'rejected', 'merged', 'withdrawn')
    ORDER BY opened_at DESC LIMIT :most_alike + 0) AS alike
UNION ALL
SELECT * FROM (
    SELECT id, category, building, unit, words FROM cases
    WHERE category <> :category
      AND grid = :grid AND opened_at >= :since AND reporter <> :reporter
      AND (CAST(:building AS TEXT) IS NULL OR building IS NULL OR building = :building)
      AND state NOT IN ('closed', 'rejected', 'merged', 'withdrawn')
    ORDER BY opened_at DESC LIMIT :most_others + 0) AS others;

-- name: before_opening(channel, chat, message, reporter, since, year)^
-- Whether a message became a case before, how many the reporter opened after a moment, the next number of a year.
SELECT
    EXISTS (
        SELECT 1 FROM cases WHERE origin_channel = :channel AND origin_chat = :chat AND origin_message = :message
    ) AS became,
    (SELECT count(*) FROM cases WHERE reporter = :reporter AND opened_at > :since) AS opened,
    (SELECT coalesce(max(serial), 0) + 1 FROM cases WHERE year = :year) AS serial;

-- name: of_person(person, most)
-- What a person reported or said "mine too" to, newest first.
SELECT * FROM cases
WHERE reporter = :person OR id IN (SELECT case_id FROM supporters WHERE person = :person)
ORDER BY opened_at DESC, id DESC LIMIT :most + 0;

-- name: led_by(person, most)
-- Open cases in a person's own hands, oldest first.
SELECT * FROM cases
WHERE lead = :person AND closed_at IS NULL
ORDER BY opened_at LIMIT :most + 0;

-- name: waiting_at(handler, most)
-- Open cases at a handler that nobody there has taken up, oldest first.
SELECT * FROM cases
WHERE lead_handler = :handler AND lead IS NULL AND state NOT IN ('closed', 'rejected', 'merged', 'withdrawn')
ORDER BY opened_at LIMIT :most + 0;

-- name: by_state()
-- How many cases are in each state. Closed are by far the most, and what is left when the others are counted.
SELECT state, count(*) AS n FROM cases WHERE state < 'closed' GROUP BY state
UNION ALL
SELECT state, count(*) FROM cases WHERE state > 'closed' GROUP BY state
UNION ALL
SELECT 'closed', (SELECT count(*) FROM cases) - (SELECT count(*) FROM cases WHERE state < 'closed')
    - (SELECT count(*) FROM cases WHERE state > 'closed');

-- name: newest_categories(most)
-- What the newest cases are about.
SELECT category FROM cases ORDER BY id DESC LIMIT :most + 0;

-- name: open_in(grid, most)
-- Open cases in exactly this grid, oldest first.
SELECT * FROM cases
WHERE grid = :grid AND state NOT IN ('closed', 'rejected', 'merged', 'withdrawn')
ORDER BY opened_at LIMIT :most + 0;

-- name: add_photo(case_id, sha256, purpose, at)!
-- A picture of what is broken ("report") or of what was done ("fix").
INSERT INTO case_photos (case_id, sha256, purpose, at) VALUES (:case_id, :sha256, :purpose, :at)
ON CONFLICT (case_id, purpose, sha256) DO NOTHING;

-- name: photos(case_id, purpose)
-- The pictures of a case for a purpose, in the order they came.
SELECT sha256 FROM case_photos WHERE case_id = :case_id AND purpose = :purpose ORDER BY id;

-- name: photo_stored(sha256, width, height, now)!
-- A picture is safely in the folder.
INSERT INTO photos (sha256, width, height, stored_at) VALUES (:sha256, :width, :height, :now)
ON CONFLICT (sha256) DO NOTHING;

-- name: add_supporter(case_id, person, at)$
-- One neighbour more with the same problem; nothing comes back when they had said so before.
INSERT INTO supporters (case_id, person, at) VALUES (:case_id, :person, :at)
ON CONFLICT (case_id, person) DO NOTHING RETURNING person;

-- name: supporters(case_id)
-- Everybody who said "mine too".
SELECT person FROM supporters WHERE case_id = :case_id ORDER BY at, person;
