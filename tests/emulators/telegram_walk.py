"""From a bot nobody knows to a case that is closed in a bound group: what people do on their phones on the way.

``docs/telegram.md`` tells it, a test follows it with the real commands, and the pictures there are taken of it.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.emulators.telegram import Group, Phone, Telegram
from tests.emulators.telegram.texts import words_of
from tests.stairwell import picture

#: The neighbour leader and the repairer, by their keys in the sample town.
LEADER, REPAIRER = "xu", "li"

_NEIGHBOURS = 38

_CODE = re.compile(r"[A-Z0-9]{4}-[A-Z0-9]{4}")


@dataclass
class Walk:
    """``settle`` lets the program do whatever it can do by now; a running one needs no help."""

    telegram: Telegram
    folder: Path
    settle: Callable[[], Awaitable[None]]
    leader: Phone = field(init=False)
    repairer: Phone = field(init=False)
    wang: Phone = field(init=False)
    group: Group = field(init=False)

    def __post_init__(self) -> None:
        self.leader, self.repairer, self.wang = map(self.telegram.private, ("徐奶奶", "小李", "王阿姨"))
        self.group = self.telegram.group("富家组居民群", self.leader.user)
        for number in range(_NEIGHBOURS):
            self.group.phone(self.telegram.person(f"邻居{number + 1}"))

    async def staff_press_start(self, invitations: Mapping[str, str]) -> None:
        """Whoever was invited opens their link. ``invitations`` are what follows "start=", by key."""
        for key, phone in ((LEADER, self.leader), (REPAIRER, self.repairer)):
            phone.start(invitations[key])
            await self.settle()
            await phone.hears("您已加入")

    async def bot_comes_into_the_group(self) -> None:
        """The leader adds the bot."""
        self.group.add_bot(self.leader.user)
        await self.settle()
        await self.in_group(self.leader).hears("还没有绑定网格")

    async def group_is_bound(self) -> None:
        """The leader gets a code in private, and answers the bot with it in the group."""
        self.leader.say("绑定")
        await self.settle()
        await self._press(self.leader, "什么群", "居民群")
        code = _CODE.search((await self.leader.hears("只能用一次。绑定以后"))["text"])
        assert code is not None
        here = self.in_group(self.leader)
        here.say(f"绑定 {code[0]}", reply_to=here.last("还没有绑定网格"))
        await self.settle()
        await here.hears("绑好了")
        await self.leader.hears("绑好了")

    async def lamp_is_reported(self) -> None:
        """A neighbour has pressed Start before, and reports the lamp in the group."""
        self.wang.start()
        await self.settle()
        await self.wang.hears("您好")
        dark = picture(self.folder / "dark.jpg", lit=False).read_bytes()
        self.in_group(self.wang).say(f"@{self.telegram.bot.user.username} 4栋2单元楼道灯坏了", photos=[dark])
        await self.settle()
        await self.in_group(self.wang).hears("-0001")
        await self.repairer.hears("-0001")

    async def lamp_is_repaired(self) -> None:
        """The repairer takes it, and shows what was done; the neighbour says that it is."""
        await self._press(self.repairer, "-0001", "签收")
        await self.repairer.hears("签收了")
        bright = picture(self.folder / "bright.jpg", lit=True).read_bytes()
        number = re.search(r"\d\d-0001", words_of(await self.repairer.hears("-0001")))
        assert number is not None
        self.repairer.say(f"办结 {number[0]} 换了灯泡", photos=[bright])
        await self.settle()
        await self.wang.hears("真的解决了吗")

    async def neighbour_is_content(self) -> None:
        """She says that it is solved, and the case is closed."""
        await self._press(self.wang, "真的解决了吗", "解决了")
        await self.wang.hears("结案了")

    def in_group(self, phone: Phone) -> Phone:
        """The same phone with the group open."""
        return self.group.phone(phone.user)

    async def _press(self, phone: Phone, under: str, label: str) -> None:
        phone.press(await phone.hears(under), label)
        await self.settle()
