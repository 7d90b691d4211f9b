"""PostgreSQL, where several processes serve one town: it speaks as SQLite does, and one of them writes at a time."""
