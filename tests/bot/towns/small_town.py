"""A small town without a mistake, and a way to write it down with one and read what the bot says about it."""

from __future__ import annotations

import tempfile
from pathlib import Path

from bot.towns.folder import HOUSEHOLDS_FILE, TOWN_FILE, TownFile, read_town
from bot.towns.mistakes import Mistake, TownMistakes

TOML = """\
[town]
id = "lakeside"
name = "湖边社区"
zone = "Asia/Shanghai"
locale = "zh-Hans"
levels = ["社区", "网格", "微网格"]
fallback = "office"
shift_change = "08:00"
personal_data = "mainland"
forward = true
poll_reminders = false
poll_doors = false

[week]
"mon-fri" = ["09:00-12:00", "13:00-18:00"]
sat = ["09:00-12:00"]

[limits.simple]
finish = "2 work_days"

[days]
2026-07-01 = "off"
"2026-07-04" = "work"

[quiet]
hours = ["21:30-07:00", "12:30-13:30"]
pings_a_day = 4

[digests]
personal = "08:00"
summaries = ["17:30"]
agenda = "thu 15:00"

[ladders]
simple = [
    { at = "75% or 1 work_hour before", tell = ["lead"] },
    { at = "end", tell = ["lead", "deputy"] },
    { at = "+30 minutes", tell = ["first_above", "on_duty"] },
]

[[grids]]
id = "lakeside"
name = "湖边社区"
level = "社区"

[[grids]]
id = "north"
name = "北网格"
level = "网格"
parent = "lakeside"

[[grids]]
id = "willow"
name = "柳树组"
level = "微网格"
parent = "north"
aliases = ["柳树院"]
polygon = [[113.0, 29.0], [113.1, 29.0], [113.1, 29.1], [113.0, 29.0]]

[[grids]]
id = "poplar"
name = "杨树组"
level = "微网格"
parent = "north"

[[grids]]
id = "mall"
name = "湖边商场"
level = "微网格"
parent = "north"
kind = "dedicated"

[[buildings]]
grid = "willow"
from = 1
to = 2
pattern = "{n}栋"
units = 2

[[buildings]]
grid = "poplar"
names = ["1栋", "红楼"]

[[buildings]]
grid = "north"
name = "9栋"
aliases = ["长楼"]
units = ["东", "西"]

[[buildings]]
grid = "mall"
name = "商场"

[[categories]]
id = "lamp"
name = { zh-Hans = "楼道灯", en = "Stair lamp" }
class = "simple"
keywords = ["灯不亮", "灯坏了"]
limits = { finish = "4 work_hours" }
around_the_clock = true
ladder = [
    { at = "50%", tell = ["lead"] },
    { at = "+1 hour", tell = ["second_above"] },
]
milestones = [
    { id = "bought", name = "买到灯泡", limit = "2 work_hours" },
    { id = "hung", name = { zh-Hans = "装上", en = "Put up" }, limit = "3 work_hours" },
]

[[categories]]
id = "other"
name = "其他"
class = "ordinary"

[[roles]]
id = "leader"
name = "邻长"
standing = "leader"

[[roles]]
id = "staff"
name = "社区干部"
standing = "community"

[[handlers]]
id = "office"
name = "居委会"
kind = "post"
role = "staff"

[[handlers]]
id = "property"
name = "物业"
kind = "organisation"
contacts = ["li"]

[[responsibilities]]
category = ["lamp", "other"]
grid = "lakeside"
handler = "property"
deputy = "office"

[[duties]]
id = "patrol"
name = "巡逻"
role = "staff"
every = "week"
days = ["mon", "thu"]
opens = "10:00"
limit = "6 work_hours"
nil = false
checklist = [
    { id = "stairs", name = "楼道灯都亮", category = "lamp" },
    { id = "rest", name = "别的", category = "other" },
]
ladder = [{ at = "end", tell = ["lead"] }]

[[duties]]
id = "monthly"
name = "月报"
role = "staff"
grid = "lakeside"
every = "month"
days = [-1]
off_day = "before"
limit = "1 work_day"

[[people]]
key = "wang"
name = "王阿姨"
accounts = ["lab:wang", "telegram:4711"]
door = "willow:1栋/2/101"
posts = [{ role = "leader", grid = "willow" }]

[[people]]
key = "li"
name = "小李"
accounts = ["lab:li"]

[[people]]
key = "yang"
name = "杨主任"
posts = [{ role = "staff", grid = "lakeside" }]

[[chats]]
address = "lab:willow-group"
title = "柳树组居民群"
grid = "willow"
purpose = "residents"

[[lab]]
person = "wang"
chat = "lab:willow-group"

[[lab]]
person = "li"
"""

CSV = """\
building,unit,room,area_m2,tenure,owner_key,grid,adults
willow:1栋,1,101,78.5,owner,,,
willow:1栋,2,101,78.5,owner,,,
willow:1栋,2,102,80,let,laowu,,3
willow:2栋,1,101,78.4321,empty,laowu,,
willow:2栋,2,101,60,owner,,,
红楼,,101,60,owner,,,
9栋,东,101,60,owner,,willow,
长楼,西,101,60,owner,,poplar,
"""


def read(toml: str | bytes = TOML, csv: str | bytes | None = CSV) -> TownFile:
    """What comes of a town written down like this."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / TOWN_FILE).write_bytes(toml.encode() if isinstance(toml, str) else toml)
        if csv is not None:
            (folder / HOUSEHOLDS_FILE).write_bytes(csv.encode() if isinstance(csv, str) else csv)
        return read_town(folder)


def mistakes(toml: str | bytes = TOML, csv: str | bytes | None = CSV) -> tuple[Mistake, ...]:
    """What is wrong with a town written down like this; nothing if it can be taken."""
    try:
        read(toml, csv)
    except TownMistakes as refused:
        return refused.mistakes
    return ()


def said(found: tuple[Mistake, ...]) -> list[tuple[str, int, str]]:
    """File, line and key of each."""
    return [(mistake.file, mistake.line, mistake.say.key) for mistake in found]


def line_of(text: str, part: str) -> int:
    """The line of the only place where the part stands."""
    assert text.count(part) == 1, part
    return text[: text.index(part)].count("\n") + 1
