-- What each of these is for stands in the script for SQLite.
CREATE TABLE farewells (
    person   BIGINT PRIMARY KEY REFERENCES people (id),
    asked_at BIGINT NOT NULL,
    due_at   BIGINT NOT NULL
);
CREATE INDEX farewells_due ON farewells (due_at);
