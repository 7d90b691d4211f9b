"""Who belongs here: people and groups, how they come in, and where they live."""
