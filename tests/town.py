"""One small town for all tests: 富家社区 with its grid, two yards and the people in them, built in code.

``open_town`` is the whole database with the town in it, ``a_unit`` one unit of work without a process around it. Nobody
knows the time here: a test says ``now``, and begins at ``NOON``.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from domain.casework.case import Case
from domain.clocks.calendar import DEFAULT_WEEK
from domain.clocks.counting import Limit, Unit
from domain.clocks.limits import CaseClass
from domain.message import Address, ChatKind, Incoming, Local
from domain.people import Person
from domain.places.place import Place
from domain.places.spelling import PlaceWords
from domain.register import ChatEntry, Contact, Household, PersonEntry, Phone, PostEntry, Purpose, Register
from domain.town import (
    Building,
    Category,
    Grid,
    Handler,
    HandlerKind,
    Milestone,
    Responsibility,
    Role,
    Standing,
    Town,
)
from storage.casework.cases import Report
from storage.engine.database import Database
from storage.town.towns import TownShelf
from storage.town.version import VERSION
from storage.work import Work
from tests.engines import a_connection, a_url, url_of

#: Thursday 7 May 2026, 12:00 in the town: lunch break. Saturday the 9th is a make-up working day.
NOON = datetime(2026, 5, 7, 4, 0, tzinfo=UTC)

LAB = "lab"

PLACE_WORDS = PlaceWords(
    building=("栋", "幢", "号楼", "#"),
    unit=("单元",),
    entrance=("门",),
    floor=("楼", "层"),
    room=("室", "房"),
    joins=("、", "和", "到"),
    between=("的", "第", "、"),
    counts=("这", "那", "每", "月"),
    measures=("元", "个", "户", "天"),
    compounds=("楼道", "楼梯"),
)

#: The group of the yard 富家组, in which neighbours meet.
YARD_GROUP = Address(LAB, "fujia-group")


def at(chat: str) -> Address:
    """A private chat of the lab: it has the id of the account, which is the person's key."""
    return Address(LAB, chat)


def _local(chinese: str, english: str) -> Local:
    return Local({"zh-Hans": chinese, "en": english})


GRIDS = (
    Grid("fujia", "富家社区", "社区"),
    Grid("north", "北网格", "网格", parent="fujia"),
    Grid("yard", "富家组", "微网格", parent="north", aliases=("富家院子",)),
    Grid("willow", "柳树组", "微网格", parent="north"),
)

BUILDINGS = (
    Building("yard-4", "yard", "4栋", units=("1", "2")),
    Building("yard-5", "yard", "5栋"),
    Building("willow-1", "willow", "柳树1栋", units=("1",)),
)

MILESTONES = (
    Milestone("stop", _local("停工", "Work stopped"), Limit(4, Unit.WORK_HOUR)),
    Milestone("fine", _local("处罚", "Fined"), Limit(7, Unit.WORK_DAY)),
    Milestone("demolish", _local("拆除", "Torn down"), Limit(15, Unit.WORK_DAY)),
)

CATEGORIES = (
    Category("garbage", _local("暴露垃圾", "Garbage"), CaseClass.ORDINARY, ("垃圾",)),
    Category("lamp", _local("楼道灯", "Stair lamp"), CaseClass.SIMPLE, ("楼道灯", "灯坏了")),
    Category("lift", _local("电梯困人", "Stuck in a lift"), CaseClass.EMERGENCY, ("电梯",), notice=True),
    Category("quarrel", _local("邻里纠纷", "Quarrel"), CaseClass.COMPLEX, ("吵架",), discreet=True),
    Category("other", _local("其他", "Other"), CaseClass.ORDINARY),
    Category("shed", _local("违章搭建", "Illegal building"), CaseClass.COMPLEX, ("违建",), milestones=MILESTONES),
)

ROLES = (
    Role("leader", _local("邻长", "Neighbour leader"), Standing.LEADER),
    Role("worker", _local("网格员", "Grid worker"), Standing.GRID_WORKER),
    Role("director", _local("社区主任", "Director"), Standing.COMMUNITY),
)

HANDLERS = (
    Handler("worker", _local("网格员", "Grid worker"), HandlerKind.POST, "worker"),
    Handler("director", _local("社区居委会", "Community office"), HandlerKind.POST, "director"),
    Handler("sanitation", _local("环卫所", "Sanitation"), HandlerKind.ORGANISATION),
    Handler("property", _local("物业公司", "Property firm"), HandlerKind.ORGANISATION),
)

#: Nobody answers for 其他 but the fallback.
RESPONSIBILITIES = (
    Responsibility("garbage", "fujia", "sanitation", "worker"),
    Responsibility("garbage", "willow", "property"),
    Responsibility("lamp", "fujia", "worker", "director"),
    Responsibility("lift", "fujia", "property", "worker"),
    Responsibility("quarrel", "fujia", "director"),
    Responsibility("shed", "fujia", "worker"),
)

TOWN = Town(
    id="fujia",
    name="富家社区",
    zone="Asia/Shanghai",
    locale="zh-Hans",
    grids={grid.id: grid for grid in GRIDS},
    buildings={building.id: building for building in BUILDINGS},
    categories={category.id: category for category in CATEGORIES},
    roles={role.id: role for role in ROLES},
    handlers={handler.id: handler for handler in HANDLERS},
    responsibilities=RESPONSIBILITIES,
    fallback="director",
)

#: Everybody of the register by key; the key is also the account in the lab.
NAMES: Mapping[str, str] = {
    "wang": "王阿姨",  # lives in 4栋2单元301
    "zhao": "赵大爷",  # lives in 5栋101
    "li": "李师傅",  # 邻长 of the yard
    "xu": "小徐",  # 网格员 of the north
    "yang": "杨主任",  # 社区主任
    "qin": "秦班长",  # hears for 环卫所
    "feng": "冯经理",  # hears for 物业公司
}

DOORS = {"wang": ("yard-4", "2", "301"), "zhao": ("yard-5", "", "101")}

HOUSEHOLDS = (
    Household("yard-4", "2", "301", "yard", 785_000),
    Household("yard-4", "2", "302", "yard", 785_000, owner_key="laowu"),
    Household("yard-5", "", "101", "yard", 600_000, owner_key="laowu"),
    Household("willow-1", "1", "101", "willow", 900_000),
)

POSTS = (
    PostEntry("li", "leader", "yard"),
    PostEntry("xu", "worker", "north"),
    PostEntry("yang", "director", "fujia"),
)


def small_town() -> Register:
    """The town with its register; ``dataclasses.replace`` makes another of it."""
    return Register(
        town=TOWN,
        week=DEFAULT_WEEK,
        households=HOUSEHOLDS,
        people=tuple(PersonEntry(key, name, None, (at(key),), DOORS.get(key)) for key, name in NAMES.items()),
        posts=POSTS,
        chats=(ChatEntry(YARD_GROUP, "富家组邻里群", "yard", Purpose.RESIDENTS),),
        contacts=(Contact("sanitation", "qin"), Contact("property", "feng")),
        phones=(Phone("wang", YARD_GROUP), *(Phone(key) for key in NAMES)),
    )


@asynccontextmanager
async def open_town(folder: Path | None = None) -> AsyncIterator[Database]:
    """The database of the town: a new one, or that of a folder, which is found again when opened once more."""
    url = a_url() if folder is None else url_of(folder)
    async with await Database.open(url, NOON, PLACE_WORDS) as database:
        if await is_new(database):
            await database.transact(lambda work: work.registers.bring_in(small_town(), NOON))
        yield database


async def is_new(database: Database) -> bool:
    """Whether no town was ever brought into it."""
    return await database.read(lambda work: work.meta.get(VERSION)) is None


@contextmanager
def a_unit(register: Register | None = None) -> Iterator[Work]:
    """One unit of work in the town, in memory, in this thread."""
    with a_connection(NOON) as connection:
        shelf = TownShelf(PLACE_WORDS)
        Work(connection, shelf).registers.bring_in(register or small_town(), NOON)
        yield Work(connection, shelf)


def someone(work: Work, key: str, now: datetime = NOON) -> Person:
    """The person of that key, who just spoke from their phone; any other key is a stranger of that name."""
    return work.people.meet(at(key), NAMES.get(key, key), now)


def a_case(work: Work, now: datetime = NOON, *, reporter: str = "wang", message: str = "1", **changes: object) -> Case:
    """A stair lamp reported in private, and whatever of ``storage.casework.cases.Report`` is to be otherwise."""
    who = someone(work, reporter, now).id
    place = Place("yard", "yard-4", "2")
    decided = {"anonymous": False, "on_behalf": False, "lead_handler": "worker", "deputy_handler": "director"}
    said = {"words": "楼道灯坏了", "reporter": who, "chat": at(reporter), "message_id": message}
    report: dict[str, object] = {"category": "lamp", "place": place, **decided, **said, **changes}
    return work.cases.open(Report(**report), now, year=2026)  # type: ignore[arg-type]


def says(key: str, text: str = "", now: datetime = NOON, *, message: str = "1", **changes: object) -> Incoming:
    """What somebody says to the bot in private, and whatever of ``Incoming`` is to be otherwise."""
    said = Incoming(at(key), ChatKind.PRIVATE, key, NAMES.get(key, key), message, now, text, addressed=True)
    return replace(said, **changes)  # type: ignore[arg-type]
