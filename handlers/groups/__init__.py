"""The bot in groups: how it comes and goes, which grid a group belongs to, and what happens to the group itself."""
