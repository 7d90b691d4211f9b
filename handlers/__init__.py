"""What the bot does: plain functions ``(work, incoming, now)`` that read and write through ``work``.

What is right is decided by ``domain``. They never wait, know no platform and no SQL, and say things only by the key of
a sentence. ``routes`` is the way in.
"""
