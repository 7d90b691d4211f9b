"""More people for the yard of the quarter, and votes they cast in secret.

4栋: 王阿姨 (2单元301), 周家 (2单元302)     5栋: 赵大爷 (101)
长楼: 吴家, 郑家 (1单元), 冯家 (2单元)
"""

from __future__ import annotations

from domain.polls.poll import Poll
from storage.polls.rolls import Voice
from tests.handlers.play import Play

DOORS = {
    "周家": ("yard-4", "2", "302"),
    "吴家": ("long", "1", "101"),
    "郑家": ("long", "1", "102"),
    "冯家": ("long", "2", "102"),
}

#: Everybody with a door in the yard.
YARD = ("wang", "zhao", *DOORS)


def move_in(play: Play) -> None:
    """The empty doors of the yard have somebody behind them."""
    for name, (building, unit, room) in DOORS.items():
        play.write(
            "INSERT INTO household_members (household, person)"
            " SELECT id, ? FROM households WHERE building = ? AND unit = ? AND room = ?",
            *(play.person(name), building, unit, room),
        )


def poll_numbered(play: Play, serial: int) -> Poll:
    """The poll with that number."""
    found = play.work.polls.find(serial)
    assert found is not None
    return found


def candidates(play: Play, serial: int) -> list[str]:
    """Who is on the ballot, in its order."""
    return [option.text for option in poll_numbered(play, serial).options]


def voice_of(play: Play, poll: Poll, name: str) -> Voice:
    (voice,) = play.work.rolls.voices(poll.id, play.person(name))
    return voice


def votes(play: Play, serial: int, **choices: str) -> None:
    """Each of them casts a secret ballot for whoever is called so; several names are parted by a slash."""
    poll = poll_numbered(play, serial)
    names = [option.text for option in poll.options]
    for voter, chosen in choices.items():
        places = sorted(names.index(name) + 1 for name in chosen.split("/")) if chosen else [0]
        unit = voice_of(play, poll, voter).unit
        assert play.work.secret.cast(poll, [unit], ",".join(map(str, places))) == (unit,)
