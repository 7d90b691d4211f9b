"""Towns to read places in: two communities, yards with and without numbered entrances, names that occur twice."""

from __future__ import annotations

from collections.abc import Iterable

from domain.clocks.limits import CaseClass
from domain.message import Local
from domain.places.place import PlaceReader
from domain.places.spelling import PlaceWords
from domain.town import Building, Category, Grid, Handler, HandlerKind, Town

WORDS = PlaceWords(
    building=("栋", "幢", "号楼", "号院", "座", "#", "#楼", "楼栋"),
    unit=("单元",),
    entrance=("门",),
    floor=("楼", "层", "f"),
    room=("室", "房", "号房"),
    joins=("、", "和", "与", "跟", "到", "至", "及"),
    between=("的", "第", "、"),
    counts=("这", "那", "哪", "每", "同", "整", "某", "几", "月"),
    measures=("元", "块", "人", "个", "户", "次", "度", "年", "天", "米", "斤", "v", "分"),
    compounds=("楼道", "楼梯", "座位", "座椅", "座机", "座谈", "栋楼都", "门课", "门心思"),
)


def town(grids: Iterable[Grid], buildings: Iterable[Building] = (), categories: Iterable[Category] = ()) -> Town:
    """A town with these grids, buildings and categories, and one handler for everything."""
    street = Handler("street", Local({"zh-Hans": "街道"}), HandlerKind.ORGANISATION)
    return Town(
        id="here",
        name="这里",
        zone="Asia/Shanghai",
        locale="zh-Hans",
        grids={grid.id: grid for grid in grids},
        buildings={house.id: house for house in buildings},
        categories={category.id: category for category in categories},
        roles={},
        handlers={street.id: street},
        responsibilities=(),
        fallback=street.id,
    )


def category(id_: str, *keywords: str) -> Category:
    return Category(id_, Local({"zh-Hans": id_}), CaseClass.ORDINARY, keywords=keywords)


GRIDS = (
    Grid("baizi", "柏梓社区", "社区", aliases=("柏梓",)),
    Grid("fujia", "富家组", "微网格", parent="baizi", aliases=("富家院子", "二期")),
    Grid("tower", "锦绣苑", "微网格", parent="baizi"),
    Grid("baizi-3", "三组", "微网格", parent="baizi"),
    Grid("lianhua", "莲花社区", "社区"),
    Grid("east", "东苑", "微网格", parent="lianhua"),
    Grid("lianhua-3", "三组", "微网格", parent="lianhua"),
    Grid("lianhua-13", "十三组", "微网格", parent="lianhua"),
    Grid("east-7-1", "七栋一单元", "邻", parent="east"),
    Grid("empty", "新桥村", "微网格", parent="lianhua"),
)

BUILDINGS = (
    Building("fujia-4", "fujia", "4栋", units=("1单元", "2单元", "3单元")),
    Building("fujia-5", "fujia", "5栋", units=("1", "2")),
    Building("fujia-12", "fujia", "12栋"),
    Building("fujia-a", "fujia", "A栋"),
    Building("fujia-hall", "fujia", "党群服务中心", aliases=("服务中心", "老供销社")),
    Building("tower-1", "tower", "锦绣苑1号楼", units=("1", "2")),
    Building("east-4", "east", "4号楼", units=("1", "2")),
    Building("east-5", "east", "5号楼"),
    Building("east-7", "east", "7号楼", units=("1", "2")),
    Building("east-123", "east", "123号楼"),
)

TOWN = town(GRIDS, BUILDINGS)
READER = PlaceReader(TOWN, WORDS)
