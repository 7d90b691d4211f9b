"""Places in what residents write: read where they are plain, asked about where they are not, never invented."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.doors import place_words
from bot.language.text import Texts
from domain.places.place import MOST_CANDIDATES, Ambiguous, Found, Place, PlaceReader, Reading, Unread
from domain.places.spelling import PlaceWords
from domain.town import Building, Grid
from tests.corpus.district_town import district
from tests.domain.numbers import FULL_WIDTH, ROOM, SMALL
from tests.domain.places_town import BUILDINGS, READER, TOWN, WORDS, town

_SHIPPED_WORDS = place_words(Texts.load())
SHIPPED = PlaceReader(TOWN, _SHIPPED_WORDS)
DISTRICT = PlaceReader(district(), _SHIPPED_WORDS)


def in_fujia(building: str, unit: str = "", room: str = "") -> Place:
    return Place("fujia", f"fujia-{building}", unit, room)


def places(reading: Reading) -> Sequence[Place]:
    match reading:
        case Found(place):
            return (place,)
        case Ambiguous(candidates):
            return candidates
        case Unread():
            return ()


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("4栋2单元501", in_fujia("4", "2单元", "501")),
        ("四栋二单元五楼", in_fujia("4", "2单元")),
        ("４号楼2门", in_fujia("4", "2单元")),
        ("4幢501室", in_fujia("4", "", "501")),
        ("4-2-501", in_fujia("4", "2单元", "501")),
        ("4—2—501漏水", in_fujia("4", "2单元", "501")),
        ("4#2-501", in_fujia("4", "2单元", "501")),
        ("4栋 2-501", in_fujia("4", "2单元", "501")),
        ("4号院2单元5楼501", in_fujia("4", "2单元", "501")),
        ("4栋的第二单元，501室", in_fujia("4", "2单元", "501")),
        ("4棟2單元", in_fujia("4", "2单元")),
        ("肆號樓貳單元", in_fujia("4", "2单元")),
        ("④栋②单元", in_fujia("4", "2单元")),
        ("4 号楼 2 单元", in_fujia("4", "2单元")),
        ("04栋", in_fujia("4")),
        ("第四栋", in_fujia("4")),
        ("十二栋1102", in_fujia("12", "", "1102")),
        ("十二栋一一零二", in_fujia("12", "", "1102")),
        ("12-501", in_fujia("12", "", "501")),
        ("12栋501a", in_fujia("12", "", "501A")),
        ("5栋楼下垃圾没人收", in_fujia("5")),
        ("a座大厅", in_fujia("a")),
        ("Ａ栋", in_fujia("a")),
        ("老供销社门口", in_fujia("hall")),
        ("黨群服務中心二楼", in_fujia("hall")),
        ("4号楼楼道灯坏了", in_fujia("4")),
        ("4栋楼道灯坏了", in_fujia("4")),
        ("住在4栋。2单元门口的灯坏了", in_fujia("4", "2单元")),
        ("4栋2单元501，请打13812345678", in_fujia("4", "2单元", "501")),
        ("4栋2单元501,13812345678", in_fujia("4", "2单元", "501")),
        ("4栋的人说4栋2单元停水", in_fujia("4", "2单元")),
        ("3、4栋停水", in_fujia("4")),  # there is no 3栋 here
    ],
)
def test_a_door_in_ones_own_group_is_read_however_it_is_written(said: str, place: Place) -> None:
    assert READER.read(said, near="fujia") == Found(place)


@pytest.mark.parametrize(
    "said",
    [
        "14栋",
        "124栋",
        "10004栋",
        "13800138004",
        "138-0000-4501",
        "028-8888",
        "4号楼道灯坏了",
        "5月4号来过",
        "垃圾费4块",
        "4.4栋",
        "4-12-100元",
        "2026-4-2",
        "26-1031",
        "下午4-501次",
        "*100#",
        "停了4 座位不够",
        "那一栋",
        "三四栋都停水",
        "两栋",
        "十几栋",
        "4栋楼都停水了",  # four buildings
        "99栋漏水",
        "2单元门口",  # this yard has several buildings
        "一门心思",
        "今天天气不错",
        "",
        "  ",
    ],
)
def test_what_is_no_door_of_this_town_is_not_read(said: str) -> None:
    assert READER.read(said, near="fujia") == Unread()


@pytest.mark.parametrize(
    ("said", "room"),
    [
        ("4栋2单元501、502都停水", ""),
        ("4栋2单元501和502", ""),
        ("4栋2单元501-503", ""),
        ("4栋2单元120来了", ""),
        ("4栋2单元 110 已到", ""),
        ("4栋2单元300元", ""),
        ("4栋2单元1号", ""),
        ("4栋2单元2026年没修过", ""),
        ("4栋2单元12345678", ""),
        ("4栋2单元1室", "1"),
        ("4栋2单元0501室", "0501"),
    ],
)
def test_a_number_that_may_be_something_else_is_not_taken_for_a_room(said: str, room: str) -> None:
    assert READER.read(said, near="fujia") == Found(in_fujia("4", "2单元", room))


def test_an_entrance_the_building_does_not_have_is_asked_about() -> None:
    assert READER.read("4栋9单元501", near="fujia") == Ambiguous(
        (in_fujia("4"), in_fujia("4", "1单元"), in_fujia("4", "2单元"), in_fujia("4", "3单元"))
    )


def test_an_entrance_is_kept_as_written_where_the_register_lists_none() -> None:
    assert READER.read("12栋2单元501", near="fujia") == Found(in_fujia("12", "2", "501"))
    assert READER.read("12栋b单元", near="fujia") == Found(in_fujia("12", "B"))


def test_two_numbers_and_a_hyphen_are_no_door_where_entrances_are_numbered() -> None:
    assert READER.read("4-501", near="fujia") == Unread()


@pytest.mark.parametrize(
    ("near", "reading"),
    [
        ("fujia", Found(in_fujia("4"))),
        ("east", Found(Place("east", "east-4"))),
        ("baizi", Found(in_fujia("4"))),
        ("lianhua", Found(Place("east", "east-4"))),
        (None, Ambiguous((in_fujia("4"), Place("east", "east-4")))),
        ("no such grid", Ambiguous((in_fujia("4"), Place("east", "east-4")))),
        # In neither yard, but in the community of one of them: asked, the nearer first.
        ("empty", Ambiguous((Place("east", "east-4"), in_fujia("4")))),
        ("tower", Ambiguous((in_fujia("4"), Place("east", "east-4")))),
    ],
)
def test_building_four_is_the_one_in_the_yard_where_it_is_said(near: str | None, reading: Reading) -> None:
    assert READER.read("4栋漏水", near=near) == reading


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("富家组4栋", in_fujia("4")),
        ("東苑四號樓2單元", Place("east", "east-4", "2")),
        ("莲花社区4栋", Place("east", "east-4")),
        ("12栋漏水", in_fujia("12")),  # there is only one
        ("123号楼", Place("east", "east-123")),
        ("二期4栋", in_fujia("4")),
        ("锦绣苑1幢", Place("tower", "tower-1")),
        ("1栋", Place("tower", "tower-1")),
        ("锦绣苑2单元门口", Place("tower", "tower-1", "2")),
    ],
)
def test_the_grid_named_in_the_text_decides_wherever_it_is_said(said: str, place: Place) -> None:
    for near in (None, "empty"):
        assert READER.read(said, near=near) == Found(place)


def test_a_named_grid_counts_more_than_the_group_it_is_said_in() -> None:
    assert READER.read("东苑4栋", near="fujia") == Found(Place("east", "east-4"))


@pytest.mark.parametrize(
    ("said", "grid"),
    [
        ("富家组垃圾没人收", "fujia"),
        ("富家院子", "fujia"),
        ("柏梓社區", "baizi"),
        ("柏梓社区富家组", "fujia"),
        ("柏梓三组路灯", "baizi-3"),
        ("莲花社区3组", "lianhua-3"),
        ("第十三组", "lianhua-13"),
        ("１３组", "lianhua-13"),
        ("富家组2单元门口", "fujia"),
    ],
)
def test_a_grid_without_a_known_building_is_a_place_too(said: str, grid: str) -> None:
    assert READER.read(said, near=None) == Found(Place(grid))


def test_a_name_two_grids_share_is_decided_by_where_it_is_said_or_asked() -> None:
    assert READER.read("三组垃圾", near="lianhua") == Found(Place("lianhua-3"))
    assert READER.read("三组垃圾", near="baizi-3") == Found(Place("baizi-3"))
    assert READER.read("三组垃圾", near="east") == Ambiguous((Place("lianhua-3"), Place("baizi-3")))
    assert READER.read("三组垃圾", near=None) == Ambiguous((Place("baizi-3"), Place("lianhua-3")))


@pytest.mark.parametrize(
    ("said", "candidates"),
    [
        ("4栋和5栋之间", (in_fujia("4"), in_fujia("5"))),
        ("4、5幢停水", (in_fujia("4"), in_fujia("5"))),
        ("四至五栋停水", (in_fujia("4"), in_fujia("5"))),
        ("4-5栋", (in_fujia("4"), in_fujia("5"))),
        ("4-2-501,5栋也漏", (in_fujia("4", "2单元", "501"), in_fujia("5"))),
        ("4栋2单元501、5栋", (in_fujia("4", "2单元", "501"), in_fujia("5"))),
        ("4栋1单元和2单元", (in_fujia("4", "1单元"), in_fujia("4", "2单元"))),
        ("4栋501，还有4栋2单元", (in_fujia("4", "", "501"), in_fujia("4", "2单元"))),
        # One of the two is a slip: there is no 12栋 in 东苑.
        ("东苑12栋", (Place("east"), in_fujia("12"))),
        ("富家组和东苑都停水", (Place("fujia"), Place("east"))),
    ],
)
def test_two_places_in_one_text_are_asked_about(said: str, candidates: tuple[Place, ...]) -> None:
    assert READER.read(said, near="fujia") == Ambiguous(candidates)


def test_a_building_the_named_yard_does_not_have_is_asked_about_beside_the_yard() -> None:
    """The register may be behind, so that the yard itself can be chosen; else the number may be a slip."""
    assert READER.read("富家组9栋", near=None) == Ambiguous((Place("fujia"), in_fujia("4"), in_fujia("5")))
    assert SHIPPED.read("富家组21栋", near=None) == Ambiguous((Place("fujia"), in_fujia("12")))
    assert places(DISTRICT.read("铁路新村52幢过道", near=None))[0] == Place("tielu")
    assert DISTRICT.read("梅溪街88号漏水", near=None) == Ambiguous(
        (Place("meixi"), Place("meixi", "meixi:梅溪街58号"), Place("meixi", "meixi:梅溪街68号"))
    )
    assert DISTRICT.read("铁路新村888栋", near=None) == Found(Place("tielu"))


@pytest.mark.parametrize(
    "said",
    [
        "我住锦绣家园3栋，翠湖苑B座楼下垃圾没人收",
        "我家在百合苑2栋，翠湖苑B座有人飞线充电",
        "我是百合苑2栋的业主，翠湖苑B座门口堵了",
        "我是百合苑的，翠湖苑B座楼下太吵",
        "我百合苑2栋的哈，去翠湖苑b座看我妈，楼梯灯不亮",
        "百合苑2栋，不对，是翠湖苑B座，灯坏了",
        "百合苑2栋……说错了，翠湖苑B座",
        "不是百合苑2栋，是翠湖苑B座漏水",
        "翠湖苑B座漏水，不是百合苑2栋",
    ],
)
def test_where_one_lives_and_what_one_takes_back_is_not_where_it_is_broken(said: str) -> None:
    assert DISTRICT.read(said, near=None) == Found(Place("cuihu", "cuihu:B座"))


@pytest.mark.parametrize(
    "said",
    [
        "我是百合苑2栋的，翠湖苑B座的狗天天跑到我们楼下拉屎",
        "我家2栋漏水，我住百合苑3栋，翠湖苑B座也漏",
        "百合苑2栋还是翠湖苑B座，不是很确定",
        "百合苑2栋不对，翠湖苑B座，到底是哪一栋我也说不清",
        "是不是百合苑2栋和翠湖苑B座都停电了",
        "我百合苑2栋的房子和翠湖苑B座都停水",
    ],
)
def test_where_it_may_be_either_of_two_places_it_is_asked(said: str) -> None:
    assert isinstance(DISTRICT.read(said, near=None), Ambiguous)


def test_a_yard_where_one_lives_is_still_that_of_the_building_next_to_it() -> None:
    assert DISTRICT.read("我家在百合苑1栋，看见2栋把阳台往外伸", near=None) == Found(
        Place("baihe-lily", "baihe-lily:2栋")
    )


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("滨江一期8栋", Place("binjiang-1", "binjiang-1:8栋")),
        ("濱江2期3棟", Place("binjiang-2", "binjiang-2:3栋")),
        ("梨园7栋B座货梯", Place("liyuan", "liyuan:7栋")),
        ("锦绣3-1，漏水", Place("jinxiu", "jinxiu:3号楼", "1")),
        ("锦绣3-1漏水", Place("jinxiu", "jinxiu:3号楼", "1")),
        ("纺之厂宿舍3栋", Place("fangzhi", "fangzhi:纺织厂宿舍3栋")),
        ("锦秀3号楼", Place("jinxiu", "jinxiu:3号楼")),
    ],
)
def test_the_name_of_an_estate_may_be_cut_short_before_a_door(said: str, place: Place) -> None:
    assert DISTRICT.read(said, near=None) == Found(place)


def test_two_numbers_after_a_name_may_be_hours() -> None:
    assert DISTRICT.read("锦绣家园3-2点停水", near=None) == Found(Place("jinxiu"))
    assert DISTRICT.read("下午3-2漏水", near=None) == Unread()


def test_an_entrance_alone_is_read_where_the_yard_has_one_building() -> None:
    assert READER.read("2单元门口", near="tower") == Found(Place("tower", "tower-1", "2"))
    assert READER.read("9单元门口", near="tower") == Unread()
    assert READER.read("2单元门口", near=None) == Unread()
    assert READER.read("2单元门口", near="empty") == Unread()


def test_a_grid_that_is_one_entrance_of_a_building_is_the_place_of_its_doors() -> None:
    for spelling in ("七栋一单元301", "7号楼1门301", "7-1-301"):
        assert READER.read(spelling, near="east") == Found(Place("east-7-1", "east-7", "1", "301"))
    assert READER.read("七栋二单元301", near="east-7-1") == Found(Place("east", "east-7", "2", "301"))


def test_a_grid_named_after_a_building_is_not_the_building() -> None:
    grids = (Grid("yard", "院子", "网格"), Grid("four", "4栋网格", "微网格", parent="yard"))
    reader = PlaceReader(town(grids, [Building("b4", "four", "4栋"), Building("b5", "four", "5栋")]), WORDS)
    assert reader.read("4号楼网格的垃圾", near=None) == Found(Place("four"))
    assert reader.read("4号楼的垃圾", near=None) == Found(Place("four", "b4"))


def test_two_yards_in_one_grid_are_told_apart_by_the_name_of_the_building() -> None:
    houses = [Building("sun", "yard", "阳光家园4栋"), Building("moon", "yard", "月亮湾4栋")]
    reader = PlaceReader(town([Grid("yard", "大院", "网格")], houses), WORDS)
    assert reader.read("月亮灣四號樓501", near=None) == Found(Place("yard", "moon", "", "501"))
    assert reader.read("四号楼501", near=None) == Ambiguous(
        (Place("yard", "sun", "", "501"), Place("yard", "moon", "", "501"))
    )


def test_a_building_entered_by_its_number_alone_is_read_only_with_the_word_for_building() -> None:
    reader = PlaceReader(town([Grid("yard", "大院", "网格")], [Building("four", "yard", "4")]), WORDS)
    assert reader.read("4号楼", near=None) == Found(Place("yard", "four"))
    assert reader.read("修了4次", near=None) == Unread()


def test_a_lane_house_called_number_four_is_not_the_fourth_of_may() -> None:
    reader = PlaceReader(town([Grid("lane", "弄堂", "网格")], [Building("four", "lane", "4号")]), WORDS)
    assert reader.read("四號501室漏水", near=None) == Found(Place("lane", "four", "", "501"))
    assert reader.read("5月4号来过", near=None) == Unread()
    assert reader.read("14号漏水", near=None) == Unread()


def test_a_grid_of_one_floor_does_not_take_the_doors_of_the_whole_entrance() -> None:
    grids = (Grid("yard", "院子", "网格"), Grid("fifth", "4栋1单元5楼", "邻", parent="yard"))
    reader = PlaceReader(town(grids, [Building("four", "yard", "4栋")]), WORDS)
    assert reader.read("4栋1单元201", near=None) == Found(Place("yard", "four", "1", "201"))
    assert reader.read("4栋1单元5楼", near=None) == Found(Place("fifth", "four", "1"))


def test_no_more_places_are_offered_than_one_can_choose_from() -> None:
    grids = [Grid("city", "城区", "街道"), *(Grid(f"g{n}", f"小区{n}", "网格", parent="city") for n in range(40))]
    reader = PlaceReader(town(grids, [Building(f"b{n}", f"g{n}", "4栋") for n in range(40)]), WORDS)
    candidates = places(reader.read("4栋", near=None))
    assert len(candidates) == MOST_CANDIDATES
    assert reader.read("小区39的4栋", near="g2") == Found(Place("g39", "b39"))


def test_a_town_may_know_hardly_any_words() -> None:
    words = PlaceWords(building=("栋",), unit=(), entrance=(), floor=(), room=())
    reader = PlaceReader(TOWN, words)
    assert reader.read("4栋2单元", near="fujia") == Found(in_fujia("4"))
    assert reader.read("12栋2-501", near="fujia") == Found(in_fujia("12", "2", "501"))


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("4/2/501", in_fujia("4", "2单元", "501")),
        ("4.2.501", in_fujia("4", "2单元", "501")),
        ("4#2#501", in_fujia("4", "2单元", "501")),
        ("4 2 501", in_fujia("4", "2单元", "501")),
        ("4栋2 501", in_fujia("4", "2单元", "501")),
        ("4栋(2单元)501", in_fujia("4", "2单元", "501")),
        ("【4栋】2单元5O1", in_fujia("4", "2单元", "501")),
        ("4号2单元501", in_fujia("4", "2单元", "501")),
        ("4东2单元", in_fujia("4", "2单元")),
        ("4-2 停水", in_fujia("4", "2单元")),
        ("4-2单元门坏了", in_fujia("4", "2单元")),
        ("4 号 楼 2 单 元", in_fujia("4", "2单元")),
        ("4栋2单", in_fujia("4", "2单元")),
        ("4栋2梯", in_fujia("4", "2单元")),
        ("4动2单园", in_fujia("4", "2单元")),
        ("四撞二但元", in_fujia("4", "2单元")),
        ("4楝2单无", in_fujia("4", "2单元")),
        ("4号搂楼道灯坏了", in_fujia("4")),
        ("4dong2danyuan", in_fujia("4", "2单元")),
        ("4栋楼2门", in_fujia("4", "2单元")),
        ("4栋501天天吵", in_fujia("4", "", "501")),
        ("4-2-501路灯坏了", in_fujia("4", "2单元", "501")),
    ],
)
def test_a_door_is_read_however_carelessly_it_is_typed(said: str, place: Place) -> None:
    assert SHIPPED.read(said, near="fujia") == Found(place)


@pytest.mark.parametrize(
    "said",
    [
        "4#电梯坏了",
        "4动不了",
        "今天4号2单元停水",
        "4-9 停水",  # no such entrance
        "4-9-501",
        "2-4单元停水",
        "一栋楼的人都停水",
        "有四栋楼停水",
        "取件码4-2-501",
        "102路公交",
        "4栋房都没水",
    ],
)
def test_what_only_looks_like_a_careless_door_is_not_read(said: str) -> None:
    assert SHIPPED.read(said, near="fujia") == Unread()


def test_several_entrances_named_at_once_are_asked_about() -> None:
    for said in ("4栋1、2单元停水", "4栋1-2单元停水"):
        assert SHIPPED.read(said, near="fujia") == Ambiguous((in_fujia("4", "1单元"), in_fujia("4", "2单元")))


def test_an_entrance_alone_is_that_of_ones_own_building() -> None:
    home = in_fujia("4", "1单元")
    assert READER.read("2单元门口", near="fujia", home=home) == Found(in_fujia("4", "2单元"))
    assert READER.read("1、2单元停水", near="fujia", home=home) == Ambiguous((home, in_fujia("4", "2单元")))
    assert READER.read("9单元门口", near="fujia", home=home) == Unread()
    assert READER.read("东苑2单元门口", near="fujia", home=home) == Found(Place("east"))


def test_the_name_of_an_estate_is_read_in_any_of_its_grids() -> None:
    assert DISTRICT.read("12栋漏水", near="yangguang-a") == Found(Place("yangguang-b", "yangguang-b:阳光花园12栋"))
    assert DISTRICT.read("阳光花园的12栋", near=None) == Found(Place("yangguang-b", "yangguang-b:阳光花园12栋"))
    assert DISTRICT.read("阳光花园3栋", near="sunny") == Found(Place("sunny", "sunny:阳光花园3栋"))
    assert DISTRICT.read("阳光花园3栋", near=None) == Ambiguous(
        (Place("yangguang-a", "yangguang-a:阳光花园3栋"), Place("sunny", "sunny:阳光花园3栋"))
    )


def test_a_name_that_only_sounds_right_is_read_and_one_that_two_could_be_is_asked_about() -> None:
    assert DISTRICT.read("锦秀加园3号楼", near="tielu") == Found(Place("jinxiu", "jinxiu:3号楼"))
    assert DISTRICT.read("纺织广宿舍3栋", near="sunny") == Found(Place("fangzhi", "fangzhi:纺织厂宿舍3栋"))
    assert DISTRICT.read("百合院3栋", near=None) == Ambiguous(
        (Place("baihe-lily", "baihe-lily:3栋"), Place("baihe-park", "baihe-park:3栋"))
    )


def test_a_part_of_an_estate_is_known_by_its_number_to_those_who_live_there() -> None:
    assert DISTRICT.read("二期2栋", near="binjiang-1") == Found(Place("binjiang-2", "binjiang-2:2栋"))
    assert DISTRICT.read("二期工程", near="tielu") == Unread()


def test_an_estate_nobody_knows_is_not_taken_for_the_one_it_is_said_in() -> None:
    assert DISTRICT.read("凤凰花园3栋", near="jinxiu") == Ambiguous((Place("jinxiu"), Place("jinxiu", "jinxiu:3号楼")))
    assert DISTRICT.read("我们小区3号楼", near="jinxiu") == Found(Place("jinxiu", "jinxiu:3号楼"))


def test_a_number_only_another_estate_has_may_be_a_slip() -> None:
    assert DISTRICT.read("36栋漏水", near="jinxiu") == Ambiguous(
        (Place("jinxiu"), Place("tielu", "tielu:铁路新村36栋"))
    )


_NUMBERS = {house.id: house.name.rstrip("栋号楼") for house in BUILDINGS}
_NUMBERED = [house for house in BUILDINGS if _NUMBERS[house.id].isdigit() and int(_NUMBERS[house.id]) <= 20]
_MARKERS = ("栋", "棟", "幢", "号楼", "號樓", "座", "号院", "#", "＃", "#楼", " 栋")
_UNIT_WORDS = ("单元", "單元", "门", "門", " 单元", "")


def _write(number: int, ways: tuple[Callable[[int], str], ...], draw: st.DrawFn) -> str:
    return draw(st.sampled_from(ways))(number)


@st.composite
def _spelled_doors(draw: st.DrawFn) -> tuple[str, Place]:
    """One of the many ways to write a door of the town, and the door."""
    house = draw(st.sampled_from(_NUMBERED))
    text = _write(int(_NUMBERS[house.id]), SMALL, draw) + draw(st.sampled_from(_MARKERS))
    room = draw(st.integers(201, 1199))
    unit = ""
    if house.units:
        unit = draw(st.sampled_from(house.units))
        word = draw(st.sampled_from(_UNIT_WORDS))
        text += _write(int(unit.removesuffix("单元")), SMALL[:3] if not word else SMALL, draw) + (word or "-")
    text += _write(room, ROOM, draw) + draw(st.sampled_from(("", "室", " 室", "漏水")))
    if draw(st.booleans()):
        text = text.translate(FULL_WIDTH)
    grid = "east-7-1" if (house.id, unit) == ("east-7", "1") else house.grid
    return text, Place(grid, house.id, unit, str(room))


@given(_spelled_doors())
def test_every_spelling_of_a_door_leads_to_the_same_door(door: tuple[str, Place]) -> None:
    text, place = door
    assert READER.read(text, near=place.grid) == Found(place)


_PIECES = st.one_of(
    st.sampled_from("4a四十两百栋#座门楼室-、和的元月。①"),
    st.sampled_from(("12", "501", "号楼", "单元", "楼道", "9栋", "老供销社")),
    st.sampled_from(("三组", "富家组", "东苑", "锦绣苑", "七栋一单元", "柏梓")),
)


@given(st.lists(_PIECES, max_size=14).map("".join), st.sampled_from([None, *TOWN.grids]))
def test_no_reading_names_what_the_town_does_not_have(text: str, near: str | None) -> None:
    reading = READER.read(text, near=near)
    found = places(reading)
    assert isinstance(reading, Ambiguous) == (len(found) > 1)
    assert len(set(found)) == len(found) <= MOST_CANDIDATES
    for place in found:
        assert place.grid in TOWN.grids
        if place.building is None:
            assert (place.unit, place.room) == ("", "")
            continue
        house = TOWN.buildings[place.building]
        assert TOWN.contains(house.grid, place.grid)
        assert not place.unit or not house.units or place.unit in house.units


@given(st.text(alphabet=st.characters(exclude_categories=())), st.sampled_from([None, "fujia"]))
def test_no_text_whatever_is_too_odd_to_read(text: str, near: str | None) -> None:
    assert isinstance(READER.read(text, near=near), Found | Ambiguous | Unread)


@pytest.mark.parametrize(
    "pattern",
    [
        "4栋",
        "4-",
        "4-2-",
        "1,",
        "4",
        "四",
        "a ",
        "4栋2单元",
        "三组",
        " ",
        "①",
        "4栋501、",
        "\ud800",
        "七栋一单元4栋",
        "富",
    ],
)
def test_a_very_long_message_takes_no_longer_than_its_length_asks_for(pattern: str) -> None:
    """Twenty thousand characters: what grew with the square of that would take minutes, ten seconds are ample."""
    text = (pattern * 20_000)[:20_000]
    begun = time.process_time()
    READER.read(text, near=None)
    assert time.process_time() - begun < 10.0
