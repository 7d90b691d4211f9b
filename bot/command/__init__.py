"""The command line: what an administrator types, what it does, what it says."""
