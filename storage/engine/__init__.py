"""The database itself: opening it, group commit, migrations, named queries, how values are written."""
