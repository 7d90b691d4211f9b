"""How fast, how large and how soon: figures anyone can reproduce with ``make bench``.

Plain scripts around the real parts of the program; nothing of the program imports them. Each comparison is interleaved
in one run, and what is told is the median of several rounds.
"""
