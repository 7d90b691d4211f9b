"""Whatever happens to groups in whatever order: each belongs to one grid or none, the bot speaks only where it may, and
a group nobody bound is left.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.message import Address, Turn
from domain.register import Purpose
from storage.membership.strays import STAYS
from storage.work import Work
from tests.handlers.play import Play, a_play
from tests.handlers.test_binding import a_code
from tests.town import LAB, YARD_GROUP

#: The ids groups have, or move to.
IDS = (YARD_GROUP.chat, "group-a", "group-b", "group-c")

#: What a group may hear that belongs to no grid.
WITHOUT_GRID = {"group-joined", "group-unbound", "group-let-go", "group-farewell", "bind-wrong-code"}


@dataclass
class Known:
    """What the bot ought to know: where groups belong, where it cannot speak, until when it waits, what it left."""

    grids: dict[str, str] = field(default_factory=lambda: {YARD_GROUP.chat: "yard"})
    silenced: dict[str, Turn] = field(default_factory=dict)
    waits: dict[str, datetime] = field(default_factory=dict)
    left: list[str] = field(default_factory=list)
    moved: dict[str, str] = field(default_factory=dict)

    def now(self, id: str) -> str:
        """The id of the group in which somebody speaks under that one."""
        while id not in self.grids and id in self.moved:
            id = self.moved[id]
        return id


Step = Callable[[Play, Known, str, str], None]


def joins(play: Play, known: Known, id: str, other: str) -> None:
    play.happens(Turn.JOINED, to=Address(LAB, id), title=id)
    known.silenced.pop(id, None)
    known.moved.pop(id, None)
    if id not in known.grids:
        known.waits.setdefault(id, play.now + STAYS)


def is_removed(play: Play, known: Known, id: str, other: str) -> None:
    play.happens(Turn.REMOVED, to=Address(LAB, id))
    known.waits.pop(id, None)
    if id in known.grids:
        known.silenced[id] = Turn.REMOVED


def is_muted(play: Play, known: Known, id: str, other: str) -> None:
    play.happens(Turn.MUTED, to=Address(LAB, id))
    if id in known.grids:
        known.silenced[id] = Turn.MUTED


def is_unmuted(play: Play, known: Known, id: str, other: str) -> None:
    play.happens(Turn.UNMUTED, to=Address(LAB, id))
    known.silenced.pop(id, None)


def is_renamed(play: Play, known: Known, id: str, other: str) -> None:
    play.happens(Turn.RENAMED, f"{id} {other}", to=Address(LAB, id))


def moves(play: Play, known: Known, id: str, other: str) -> None:
    for _ in range(2):
        play.happens(Turn.MOVED, other, to=Address(LAB, id))
    if id == other:
        return
    known.moved[id] = other
    known.moved.pop(other, None)
    grid, silenced, until = known.grids.pop(id, None), known.silenced.pop(id, None), known.waits.pop(id, None)
    if other not in known.grids and grid is not None:
        known.grids[other] = grid
        if silenced is not None:
            known.silenced[other] = silenced
    if until is not None:
        known.waits[other] = min(until, known.waits.get(other, until))
    if other in known.grids:
        known.waits.pop(other, None)
        if known.silenced.get(other) is Turn.REMOVED:
            known.silenced.pop(other)


def is_bound(play: Play, known: Known, id: str, other: str) -> None:
    code = a_code(play, "xu", "柳树组" if other == IDS[0] else "富家组", Purpose.RESIDENTS)
    play.says("xu", f"/绑定 {code}", group=True, address=Address(LAB, id))
    id = known.now(id)
    known.grids[id] = "willow" if other == IDS[0] else "yard"
    known.waits.pop(id, None)
    known.silenced.pop(id, None)


def is_let_go(play: Play, known: Known, id: str, other: str) -> None:
    calls(play, known, id, other, "/解绑", "xu")
    id = known.now(id)
    if known.grids.pop(id, None) is not None:
        known.silenced.pop(id, None)
        known.waits[id] = play.now + STAYS


def calls(play: Play, known: Known, id: str, other: str, text: str = "/帮助", who: str = "wang") -> None:
    play.says(who, text, group=True, address=Address(LAB, id))
    id = known.now(id)
    if id not in known.grids:
        known.waits.setdefault(id, play.now + STAYS)


def somebody_reports(play: Play, known: Known, id: str, other: str) -> None:
    play.now += timedelta(minutes=10)
    play.says("wang", "5栋门口垃圾成堆" if id == other else "4栋2单元楼道灯坏了")
    play.says("wang", "取消")


def time_goes_by(play: Play, known: Known, id: str, other: str) -> None:
    play.waits(hours=1 if id == other else 13)
    for waiting, until in sorted(known.waits.items(), key=lambda item: item[1]):
        if until <= play.now:
            known.left.append(waiting)
            known.waits.pop(waiting)


STEPS: tuple[Step, ...] = (
    joins,
    joins,
    is_removed,
    is_muted,
    is_unmuted,
    is_renamed,
    moves,
    moves,
    is_bound,
    is_let_go,
    calls,
    somebody_reports,
    time_goes_by,
)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(STEPS), st.sampled_from(IDS), st.sampled_from(IDS)), max_size=25))
def test_whatever_happens_to_groups_the_bot_knows_where_it_is_and_where_it_may_speak(
    steps: list[tuple[Step, str, str]],
) -> None:
    with a_play() as play:
        known = Known()
        for step, id, other in steps:
            heard, silent = len(play.all_heard), set(known.silenced)
            step(play, known, id, other)
            assert_known(play, play.work, known)
            said = {(one.message.to.chat, one.key) for one in play.all_heard[heard:] if one.message.to.chat in IDS}
            assert not [chat for chat, _ in said if chat in silent and chat in known.silenced]
            without = {(chat, key) for chat, key in said if chat not in known.grids and step is not moves}
            assert {key for _, key in without} <= WITHOUT_GRID
        assert_known(play, play.restarted(), known)
        play.waits(hours=25)
        assert {group.chat for group in play.left} == {*known.left, *known.waits}
        assert play.work.strays.next_end() is None


def assert_known(play: Play, work: Work, known: Known) -> None:
    """The database knows what ought to be known."""
    chats = [chat for id in IDS if (chat := work.people.chat(Address(LAB, id))) is not None]
    assert {chat.address.chat: chat.grid for chat in chats} == known.grids
    assert {chat.address.chat: chat.silenced for chat in chats if chat.silenced} == known.silenced
    assert play.count("chats") == len(chats)
    shown = [chat for grid in ("yard", "willow") for chat in work.people.chats_of(grid, Purpose.RESIDENTS)]
    assert {chat.address.chat for chat in shown} == set(known.grids) - set(known.silenced)
    assert {id for id in IDS if work.strays.title(Address(LAB, id)) is not None} == set(known.waits)
    assert sorted(group.chat for group in play.left) == sorted(known.left)
