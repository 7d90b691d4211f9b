-- name: lesson(case_id)^
-- What a case teaches, if it teaches anything.
SELECT category, teacher FROM lessons WHERE case_id = :case_id;

-- name: put_lesson(case_id, category, teacher, at)!
-- A case teaches this from now on.
INSERT INTO lessons (case_id, category, teacher, at) VALUES (:case_id, :category, :teacher, :at)
ON CONFLICT (case_id) DO UPDATE SET category = excluded.category, teacher = excluded.teacher, at = excluded.at;

-- name: drop_lesson(case_id)!
-- A case teaches nothing any more.
DELETE FROM lessons WHERE case_id = :case_id;

-- name: of_reporter(person, teacher)$
-- How many cases of a person teach something because a teacher of that kind said so.
SELECT count(*) FROM lessons JOIN cases ON cases.id = lessons.case_id
WHERE cases.reporter = :person AND lessons.teacher = :teacher;

-- name: of_cases_reported_by(person)
-- Every case of a person that teaches something, with its words.
SELECT cases.id, cases.words FROM lessons JOIN cases ON cases.id = lessons.case_id WHERE cases.reporter = :person;

-- name: by_category()
-- How many lessons there are of each category.
SELECT category, count(*) AS n FROM lessons GROUP BY category ORDER BY category;

-- name: count_more(category, gram, times, step)*!
-- A piece of a text was seen in a category so many times more, or less.
INSERT INTO lesson_counts (category, gram, times, step) VALUES (:category, :gram, CASE WHEN :times > 0 THEN :times ELSE 0 END, :step)
ON CONFLICT (category, gram) DO UPDATE SET
    times = CASE WHEN lesson_counts.times + :times > 0 THEN lesson_counts.times + :times ELSE 0 END, step = excluded.step;

-- name: counts_since(step)
-- What changed after a step, as it is now; a piece taken back altogether was seen zero times.
SELECT category, gram, times FROM lesson_counts WHERE step > :step;

-- name: token_of(step)$
-- Which change a number stands for, if it still stands for any.
SELECT token FROM lesson_steps WHERE step = :step;

-- name: add_step(token)$
-- One more change.
INSERT INTO lesson_steps (step, token) SELECT coalesce(max(step), 0) + 1, :token FROM lesson_steps RETURNING step;

-- name: forget_steps()!
-- Whoever kept something in memory has to read everything anew.
DELETE FROM lesson_steps;

-- name: forget_zeros()!
-- What was taken back altogether leaves no trace.
DELETE FROM lesson_counts WHERE times = 0;

-- name: how_many(category)$
-- How many cases teach something about a category, or about any.
SELECT count(*) FROM lessons WHERE CAST(:category AS TEXT) IS NULL OR category = :category;

-- name: drop_lessons(category)!
-- No case teaches anything about a category, or about any.
DELETE FROM lessons WHERE CAST(:category AS TEXT) IS NULL OR category = :category;

-- name: drop_counts(category)!
-- Nothing was ever seen in a category, or in any.
DELETE FROM lesson_counts WHERE CAST(:category AS TEXT) IS NULL OR category = :category;
