"""The only place that knows SQL: the database, its migrations, and what is kept in it.

No platform, no sentence and no rule lives here; rules are asked of ``domain``.
"""
