"""The emulator as a whole: WeCom, the server in front of it, and the pushing of what happens."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Callable, Sequence
from datetime import datetime

from tests.emulators.loopback import Loopback
from tests.emulators.wecom.actors import InGroup, Phone, WithRobot
from tests.emulators.wecom.ledger import Ledger
from tests.emulators.wecom.pusher import Pusher
from tests.emulators.wecom.server import Api
from tests.emulators.wecom.troubles import Troubles
from tests.emulators.wecom.world import Group, Json, Member, World, real_time


class Wecom(Loopback):
    """WeCom with one organisation, one app and one robot.

    Its credentials are in ``world.py``: CORP, AGENT, SECRET, APP, ROBOT.
    """

    def __init__(self, *, now: Callable[[], datetime] = real_time) -> None:
        self.world = World(now)
        self.pusher = Pusher(self.world)
        super().__init__(Api(self.world).handle, self.world.now)

    @property
    def ledger(self) -> Ledger:
        """What was asked, answered and pushed."""
        return self.world.ledger

    @property
    def troubles(self) -> Troubles:
        """What goes wrong."""
        return self.world.troubles

    @property
    def bugs(self) -> list[Exception]:
        """What the emulator itself stumbled over."""
        return [*super().bugs, *self.pusher.bugs]

    @property
    def complaints(self) -> list[str]:
        """What WeCom took and people suffer from."""
        return self.world.complaints

    def member(self, name: str, userid: str = "") -> Member:
        """Somebody of the organisation."""
        return self.world.member(userid or f"u{self.world.next_id()}", name)

    def phone(self, member: Member | str) -> Phone:
        """Somebody's phone with the app open; somebody new when only a name is given."""
        return Phone(self.world, self.member(member) if isinstance(member, str) else member)

    def with_robot(self, member: Member) -> WithRobot:
        """Somebody's phone with the robot open."""
        return WithRobot(self.world, member)

    def group(
        self, name: str, members: Sequence[Member], *, chatid: str = "", robot: bool = False, hook: str = ""
    ) -> Group:
        """An internal group somebody made by hand: the app cannot write there."""
        chatid = chatid or f"wr{self.world.next_id()}"
        group = Group(chatid, name, [member.userid for member in members], robot=robot, hook=hook)
        self.world.groups[chatid] = group
        return group

    def in_group(self, group: Group, member: Member) -> InGroup:
        """The phone of somebody who is in the group from now on, with the group open."""
        if member.userid not in group.members:
            group.members.append(member.userid)
        return InGroup(self.world, group, member)

    def reported(self, order: Json) -> None:
        """A resident reported something to 居民上报, or somebody changed that order; ``modify_time`` tells when."""
        self.world.orders = [known for known in self.world.orders if known["order_id"] != order["order_id"]]
        self.world.orders.append(order)

    def expire_tokens(self) -> None:
        """Every token is over its time."""
        now = self.world.now()
        self.world.tokens = dict.fromkeys(self.world.tokens, now)

    def forget_tokens(self) -> None:
        """No token is known any more, whatever was said of its time."""
        self.world.tokens.clear()

    async def start(self, port: int = 0) -> None:
        """It answers from now on."""
        await self.come_back(port)
        self.world.url = self.url

    async def stop(self) -> None:
        """It answers nobody and pushes nothing."""
        await self.pusher.close()
        await self.go_away()


@contextlib.asynccontextmanager
async def emulated(*, now: Callable[[], datetime] = real_time) -> AsyncIterator[Wecom]:
    """An emulator that answers inside the block. At its end an AssertionError tells what people suffered from."""
    wecom = Wecom(now=now)
    await wecom.start()
    try:
        yield wecom
    finally:
        await wecom.stop()
    if wecom.bugs:
        raise ExceptionGroup("the emulator itself is wrong", wecom.bugs)
    assert wecom.complaints == [], wecom.complaints
