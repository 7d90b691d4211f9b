"""How much is done for a figure: all of it, or just enough to see that the scripts work."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Effort:
    """``rounds`` of each comparison; ``reports`` and ``replays`` of one round, by how many wait at once.

    ``district`` tells whether the town is a whole district or the sample yard; so many ``residents`` report in it.
    ``stored`` are how many cases there are already, ``clocks`` how many run, by the name of the figure, and so many
    ``sweeps`` are taken over them; ``remembered`` how many reports the memory is measured after; ``starts`` how often
    the program is started; ``readings`` how many people's texts are read. In a round so many ``ballots`` are cast by
    ``voters``. On PostgreSQL a round is a ``rush`` of so many reports, and ``claimed`` are so many of the rows that are
    ``due``. ``updates`` are sent to each bot over Telegram in a round, fewer to the ``plain`` one, and so many a
    second for ``steady_s`` seconds.
    """

    district: bool
    residents: int
    rounds: int
    reports: Mapping[int, int]
    replays: Mapping[int, int]
    stored: Mapping[str, int]
    clocks: Mapping[str, int]
    sweeps: int
    remembered: int
    starts: int
    readings: int
    voters: int
    ballots: int
    rush: int
    due: int
    claimed: int
    updates: int
    updates_of_plain: int
    steady_s: float


FULL = Effort(
    district=True,
    residents=1_500,
    rounds=5,
    reports={1: 300, 16: 1_500, 64: 3_000},
    replays={1: 60, 16: 150, 64: 150},
    stored={"1k": 1_000, "100k": 100_000, "1m": 1_000_000},
    clocks={"10k": 10_000, "1m": 1_000_000},
    sweeps=50,
    remembered=10_000,
    starts=7,
    readings=150,
    voters=10_000,
    ballots=10_000,
    rush=2_000,
    due=1_000_000,
    claimed=100_000,
    updates=1_500,
    updates_of_plain=150,
    steady_s=20,
)

QUICK = Effort(
    district=False,
    residents=500,
    rounds=3,
    reports={1: 100, 16: 400, 64: 1_000},
    replays={1: 20, 16: 40, 64: 40},
    stored={"1k": 1_000, "100k": 5_000, "1m": 20_000},
    clocks={"10k": 10_000, "1m": 20_000},
    sweeps=20,
    remembered=500,
    starts=3,
    readings=50,
    voters=500,
    ballots=1_000,
    rush=500,
    due=20_000,
    claimed=5_000,
    updates=400,
    updates_of_plain=40,
    steady_s=4,
)

#: A handful, for a test.
TINY = Effort(
    district=False,
    residents=20,
    rounds=1,
    reports={1: 2, 16: 16},
    replays={1: 2, 16: 16},
    stored={},
    clocks={},
    sweeps=0,
    remembered=0,
    starts=0,
    readings=0,
    voters=20,
    ballots=40,
    rush=20,
    due=1_000,
    claimed=500,
    updates=20,
    updates_of_plain=5,
    steady_s=0.1,
)
