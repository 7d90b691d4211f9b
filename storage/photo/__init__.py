"""Photos on disk: named by their bytes, re-encoded in a child process with limits."""
