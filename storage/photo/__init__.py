"""Photos and voice notes: named by their bytes, in a folder or a bucket; photos re-encoded in a child with limits."""
