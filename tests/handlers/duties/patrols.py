"""The quarter with duties of its own: a patrol each working day, and a checklist on the last of the month."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

from domain.clocks.counting import Limit, Unit
from domain.duties.duty import Duty, Every, Item, OffDay, Recurrence
from domain.message import Address, Local
from domain.register import ChatEntry, Purpose
from handlers import routines
from tests.handlers.play import Play
from tests.handlers.quarter import quarter

STAFF_GROUP = Address("lab", "fujia-staff")

PATROL = Duty(
    id="patrol",
    name=Local({"zh-Hans": "巡逻", "en": "Patrol"}),
    role="worker",
    recurrence=Recurrence(Every.WORK_DAY),
    limit=Limit(4, Unit.WORK_HOUR),
)

CHECK = Duty(
    id="check",
    name=Local({"zh-Hans": "月排查", "en": "Monthly check"}),
    role="leader",
    recurrence=Recurrence(Every.MONTH, (-1,), OffDay.BEFORE),
    limit=Limit(1, Unit.WORK_DAY),
    opens=time(9),
    grid="yard",
    checklist=(
        Item("lamp", Local({"zh-Hans": "楼道灯", "en": "Stair lamps"}), "lamp"),
        Item("way", Local({"zh-Hans": "消防通道", "en": "Escape ways"}), "garbage"),
        Item("lift", Local({"zh-Hans": "电梯", "en": "Lifts"}), "lift"),
    ),
)


def bring_in(play: Play, *duties: Duty) -> None:
    """The quarter has these duties from now on, and its staff a group."""
    register = quarter()
    town = replace(register.town, duties={duty.id: duty for duty in duties})
    staff = ChatEntry(STAFF_GROUP, "富家社区工作群", "fujia", Purpose.STAFF)
    play.work.registers.bring_in(replace(register, town=town, chats=(*register.chats, staff)), play.now)
    routines.settle(play.work, play.now)
