"""A district to read places in: 107 communities, 204 estates, some names borne twice.

A few estates are written by hand, for the reports name them; the rest are drawn from two lists and stand around them so
that a number of a building alone says nothing. Estates are entered in the three ways towns enter them: as a grid of
their own (``jinxiu``), in the names of the buildings (``tielu``), and as buildings named so in several grids
(``yangguang-a`` and ``yangguang-b``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

from domain.town import Building, Grid, Town
from tests.domain.places_town import town

COMMUNITIES, ESTATES = 107, 204


@dataclass(frozen=True, slots=True)
class Estate:
    """``pattern`` names its buildings; ``numbers`` are what stands in it."""

    grid: str
    community: str
    name: str
    pattern: str
    numbers: Iterable[int | str]
    units: int = 0
    aliases: tuple[str, ...] = ()


#: Community, its name and its street.
_KNOWN_COMMUNITIES = {
    "donghu": ("东湖社区", "chengdong"),
    "donghu-west": ("东湖社区", "chengxi"),
    "desheng": ("德胜社区", "chengxi"),
    "wulipai": ("五里牌社区", "chengdong"),
    "wangjiahe": ("王家河社区", "chengxi"),
    "baiyang": ("白杨坡社区", "chengdong"),
}

_KNOWN = (
    Estate("yangguang-a", "donghu", "东湖第一微网格", "阳光花园{}栋", range(1, 7), 2),
    Estate("yangguang-b", "donghu", "东湖第二微网格", "阳光花园{}栋", range(7, 13), 2),
    Estate("sunny", "desheng", "德胜第一微网格", "阳光花园{}栋", range(1, 6), 3),
    Estate("jinxiu", "donghu", "锦绣家园", "{}号楼", range(1, 9), 3, ("锦绣",)),
    Estate("cuihu", "wulipai", "翠湖苑", "{}座", "ABCD"),
    Estate("liyuan", "donghu", "梨园小区", "{}栋", range(1, 21), 4, ("老梨园", "梨园")),
    Estate("fangzhi", "baiyang", "白杨坡第三微网格", "纺织厂宿舍{}栋", range(1, 11), 2, ("纺织厂宿舍", "老纺织")),
    Estate("tielu", "baiyang", "白杨坡第四微网格", "铁路新村{}栋", range(1, 37), 2),
    Estate("binjiang-1", "wulipai", "滨江国际一期", "{}栋", range(1, 10), 2),
    Estate("binjiang-2", "wulipai", "滨江国际二期", "{}栋", range(1, 8), 2),
    Estate("meixi", "desheng", "梅溪街", "梅溪街{}号", range(50, 70)),
    Estate("sanyanqiao", "wulipai", "三眼桥小区", "{}栋", range(1, 8), 2, ("三眼桥",)),
    Estate("wulipai-yard", "wulipai", "五里牌小区", "{}栋", range(1, 6), 2),
    Estate("baihe-lily", "desheng", "百合苑", "{}栋", range(1, 5), 2),
    Estate("baihe-park", "baiyang", "百合园", "{}栋", range(1, 5), 2),
    Estate("xuefu-yayuan", "donghu-west", "学府雅苑", "{}栋", range(1, 9), 2),
    Estate("xuefu-yaju", "baiyang", "学府雅居", "{}栋", range(1, 9), 2),
    Estate("wangjiahe-1", "wangjiahe", "王家河一组", "{}号", ()),
    Estate("wangjiahe-2", "wangjiahe", "王家河二组", "{}号", (), aliases=("二组",)),
    Estate("donghu-west-2", "donghu-west", "东湖二组", "{}号", (), aliases=("二组",)),
)

_HEADS = (
    *("金鹗", "南湖", "东方", "巴陵", "丽景", "天伦", "香榭", "碧桂", "荣湾", "鸿城", "康乐", "枫桥"),
    *("汇金", "云梦", "星河", "玉兰", "海棠", "春晖", "和谐", "幸福", "恒泰", "世纪"),
)
_ENDS = ("花园", "家园", "小区", "苑", "里", "新村", "名都", "公馆", "雅居")
_PLACES = (
    *("柴家", "油榨", "竹荫", "塔前", "洗马", "天岳", "乾明", "观音", "羊角", "桥梓"),
    *("大井", "盐仓", "柳树", "枣树", "樟树", "石桥", "水门", "南门", "先锋", "渔都"),
)
_GROUND = tuple("岭湾坡塘冲")


def _communities() -> dict[str, tuple[str, str]]:
    """Every street has one that bears the name of another street's."""
    names = [f"{place}{ground}社区" for ground, place in product(_GROUND, _PLACES)]
    rest = COMMUNITIES - len(_KNOWN_COMMUNITIES)
    drawn = {f"c{n:03}": (names[n % (rest - 4)], f"s{n // 12}") for n in range(rest)}
    return {**_KNOWN_COMMUNITIES, **drawn}


def _estates(communities: Iterable[str]) -> Iterator[Estate]:
    """The estates nobody wrote by hand. One name in sixteen is borne by two, far from each other."""
    yield from _KNOWN
    names = [f"{head}{end}" for end, head in product(_ENDS, _HEADS)]
    drawn = [community for community in communities if community not in _KNOWN_COMMUNITIES]
    rest = ESTATES - len(_KNOWN)
    for number in range(rest):
        name = names[number % (rest - rest // 16)]
        community = drawn[number * 7 % len(drawn)]
        units = number % 4
        if number % 2:
            yield Estate(f"e{number:03}", community, name, "{}栋", range(1, 5 + number % 11), units)
        else:
            titled = f"{community}第{number}微网格"
            yield Estate(f"e{number:03}", community, titled, f"{name}{{}}栋", range(1, 5 + number % 11), units)


def _grids() -> Iterator[Grid]:
    communities = _communities()
    yield Grid("district", "示范区", "区")
    for street in dict.fromkeys(street for _, street in communities.values()):
        yield Grid(street, f"{street}街道", "街道", parent="district")
    for community, (name, street) in communities.items():
        yield Grid(community, name, "社区", parent=street)
        for number in "一二三四五六":
            short = name.removesuffix("社区")
            yield Grid(f"{community}-g{number}", f"{short}第{number}网格", "网格", parent=community)
    for estate in _estates(communities):
        parent = f"{estate.community}-g一"
        yield Grid(estate.grid, estate.name, "微网格", parent=parent, aliases=estate.aliases)


def _buildings() -> Iterator[Building]:
    for estate in _estates(_communities()):
        units = tuple(str(unit) for unit in range(1, estate.units + 1))
        for number in estate.numbers:
            name = estate.pattern.format(number)
            yield Building(f"{estate.grid}:{name}", estate.grid, name, units=units)


def district() -> Town:
    """The same district every time."""
    return town(_grids(), _buildings())
