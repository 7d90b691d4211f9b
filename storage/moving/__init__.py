"""A town on its way from one database to another, whichever engine each is: there whole or not at all. No words."""
