"""The numbers of the locks that the processes of a town hold on the server; each is held by one at a time."""

from __future__ import annotations

#: Whoever brings the database up to date is alone with it.
UPGRADING = 0x6C7A_0001

#: Whoever writes the town is the only one who does.
TOWN = 0x6C7A_0002
