"""A town's own files, read and checked: ``town.toml`` for the tree and its rules, ``households.csv`` for the doors.

Everything that is wrong is found in one go and named by file and line; nothing is stored here. The format is described
in ``docs/towns.md``. ``folder.py`` is the way in.
"""
