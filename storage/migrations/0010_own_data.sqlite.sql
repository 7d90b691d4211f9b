-- Who asked to be forgotten, and when that is done unless they think better of it.
CREATE TABLE farewells (
    person   INTEGER PRIMARY KEY REFERENCES people (id),
    asked_at INTEGER NOT NULL,
    due_at   INTEGER NOT NULL
);
CREATE INDEX farewells_due ON farewells (due_at);
